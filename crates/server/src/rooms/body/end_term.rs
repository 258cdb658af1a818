//! Ending somebody's term in a body.

use axum::Json;
use axum::extract::State;
use chrono::Days;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::list_members::{BodyMember, describe_one};
use super::store::{self, MemberId, member};
use super::{END_TERM, LEFT};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};

/// The last day of a term.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermEnd {
    /// The last day; yesterday ends it at once.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
    /// The version the caller saw.
    pub version: i32,
}

/// Ends a term, or lets it end earlier; what has ended is not prolonged, for that there is a new term.
#[utoipa::path(post, path = "/body-members/{id}/end", operation_id = "endTerm", tag = "body", request_body = TermEnd,
    params(("id" = MemberId, Path)), responses((status = 200, body = BodyMember), Refusals), security(("session" = [])))]
pub async fn end_term(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<MemberId>,
    Body(TermEnd { to, version }): Body<TermEnd>,
) -> Result<Json<BodyMember>> {
    let scope = person.scope(END_TERM)?;
    let known = house.store.read.one(member::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("term"))?;
    let area: AreaCode = known.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("term"));
    }
    let until = to.checked_add_days(Days::new(1)).ok_or(Error::invalid("to", "date_range"))?;
    let current = describe_one(&house, &person, id).await?;
    house
        .store
        .journal
        .record(&person.actor, END_TERM, &area, async |tx| {
            tx.about("body", known.body_id);
            tx.tell(&serde_json::json!({ "term": id, "to": to }));
            // The body is held as for every change of its members.
            store::find_to_change(tx, known.body_id).await?;
            let row = tx.one(member::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("term"))?;
            if row.version != version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if until < row.from_day || row.until_day.is_some_and(|planned| planned <= until) {
                return Err(Error::invalid("to", "date_range"));
            }
            if let Some(planned) = row.until_day {
                tx.tally(&LEFT, area, planned, &row.facet(), -1);
            }
            tx.tally(&LEFT, area, until, &row.facet(), 1);
            let ended = member::ActiveModel {
                id: Set(id),
                until_day: Set(Some(until)),
                version: Set(row.version + 1),
                ..Default::default()
            };
            ended.update(tx).await?;
            Ok(())
        })
        .await?;
    describe_one(&house, &person, id).await.map(Json)
}
