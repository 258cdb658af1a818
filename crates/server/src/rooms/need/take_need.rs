//! Saying that one looks after a need.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Result, task};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::TAKE_NEED;
use super::show_need::{Need, describe_one};
use super::store::{self, NeedId, need};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::people::WorkerId;

/// The need as the caller saw it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeNeed {
    /// The version the caller saw.
    pub version: i64,
}

/// Says that one looks after a need: its task is one's own from now on.
#[utoipa::path(post, path = "/needs/{id}/take", operation_id = "takeNeed", tag = "need", request_body = TakeNeed,
    params(("id" = NeedId, Path)), responses((status = 200, body = Need), Refusals), security(("session" = [])))]
pub async fn take_need(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<NeedId>,
    Body(given): Body<TakeNeed>,
) -> Result<Json<Need>> {
    let seen = store::find(&house, &person, TAKE_NEED, id).await?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    let current = describe_one(&house, &person, seen).await?;
    if current.own_order {
        return Err(Error::conflict("own_order"));
    }
    house
        .store
        .journal
        .record(&person.actor, TAKE_NEED, &area, async |tx| {
            tx.about("need", id);
            tx.tell(&serde_json::json!({ "kind": current.kind }));
            let row = store::find_to_change(tx, id).await?;
            match row.state.as_str() {
                _ if row.version != given.version => return Err(Error::conflict_with("version_conflict", &current)),
                "open" => {}
                "taken" => return Err(Error::conflict_with("need_taken", &current)),
                _ => return Err(Error::conflict_with("need_answered", &current)),
            }
            let taken = need::ActiveModel {
                id: Set(id),
                state: Set("taken".to_owned()),
                taken_by: Set(tx.actor().map(WorkerId)),
                taken_at: Set(Some(tx.now())),
                version: Set(row.version + 1),
                ..Default::default()
            };
            taken.update(tx).await?;
            task::Entity::update_many()
                .filter(task::Column::Subject.eq(id.0))
                .filter(task::Column::State.eq("open"))
                .col_expr(task::Column::Holder, Expr::value(tx.actor()))
                .exec(tx)
                .await?;
            Ok(())
        })
        .await?;
    let row = store::find(&house, &person, TAKE_NEED, id).await?;
    describe_one(&house, &person, row).await.map(Json)
}
