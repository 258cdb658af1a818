//! Closing a body with a reason. Its terms end with it.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, Condition, ExprTrait, entity::prelude::*};
use serde::Deserialize;

use super::show_body::{Body as Shown, describe_one};
use super::store::{self, BodyId, body, member};
use super::{CLOSE_BODY, CLOSED, LEFT};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};

/// Why a body is closed.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseBody {
    /// The reason, in words; kept sealed.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
    /// The version the caller saw.
    pub version: i32,
}

/// Closes a body under which no other stands; from today it stands no more.
#[utoipa::path(post, path = "/bodies/{id}/close", operation_id = "closeBody", tag = "body", request_body = CloseBody,
    params(("id" = BodyId, Path)), responses((status = 200, body = Shown), Refusals), security(("session" = [])))]
pub async fn close_body(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<BodyId>,
    Body(given): Body<CloseBody>,
) -> Result<Json<Shown>> {
    let (_, area) = store::within_reach(&house, &person, CLOSE_BODY, id).await?;
    let reason = words("reason", Some(&given.reason), 200)?.ok_or(Error::invalid("reason", "text_length"))?;
    let reason = house.store.vault.seal("reason", &reason)?;
    let current = describe_one(&house, &person, id).await?;
    house
        .store
        .journal
        .record(&person.actor, CLOSE_BODY, &area, async |tx| {
            tx.about("body", id);
            let row = store::find_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if row.until_day.is_some() {
                return Err(Error::conflict_with("body_closed", &current));
            }
            let below = body::Entity::find().filter(body::Column::ParentId.eq(id));
            if tx.one(below.filter(body::Column::UntilDay.is_null())).await?.is_some() {
                return Err(Error::conflict_with("body_has_parts", &current));
            }
            end_terms(tx, id, area).await?;
            let until = std::cmp::max(tx.today(), row.from_day);
            tx.tally(&CLOSED, area, until, &row.kind, 1);
            let closed = body::ActiveModel {
                id: Set(id),
                until_day: Set(Some(until)),
                closed_reason: Set(Some(reason)),
                version: Set(row.version + 1),
                ..Default::default()
            };
            closed.update(tx).await?;
            Ok(())
        })
        .await?;
    describe_one(&house, &person, id).await.map(Json)
}

/// Ends every term that would go on; one that has not begun yet ends before it does.
async fn end_terms(tx: &mut Tx, id: BodyId, area: AreaCode) -> Result<()> {
    use member::Column;
    let today = tx.today();
    let goes_on = Condition::any().add(Column::UntilDay.is_null()).add(Column::UntilDay.gt(today));
    let going_on = member::Entity::find().filter(Column::BodyId.eq(id)).filter(goes_on.clone());
    for row in tx.all(going_on).await? {
        if let Some(planned) = row.until_day {
            tx.tally(&LEFT, area, planned, &row.facet(), -1);
        }
        tx.tally(&LEFT, area, std::cmp::max(today, row.from_day), &row.facet(), 1);
    }
    let end = member::Entity::update_many().filter(Column::BodyId.eq(id)).filter(goes_on);
    let end = end.col_expr(Column::Version, Expr::col(Column::Version).add(1));
    let begun = end.clone().filter(Column::FromDay.lte(today)).col_expr(Column::UntilDay, Expr::value(today));
    begun.exec(tx).await?;
    let to_come = end.filter(Column::FromDay.gt(today)).col_expr(Column::UntilDay, Expr::col(Column::FromDay));
    to_come.exec(tx).await?;
    Ok(())
}
