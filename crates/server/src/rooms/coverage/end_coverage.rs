//! Ending a coverage, or letting it end earlier.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Result, Sealed, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::list_coverages::{CoverageCard, describe_one, within_reach};
use super::store::{CoverageId, coverage, find_to_change};
use super::target::{stored, touched};
use super::{END_COVERAGE, marks};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::people;

/// The last day of a coverage.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndCoverage {
    /// The last day; yesterday ends it at once.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
    /// Why, in words; kept sealed.
    #[schema(max_length = 300)]
    pub note: Option<String>,
    /// The version the caller saw.
    pub version: i32,
}

/// Ends a coverage, or lets it end earlier; what has ended is not prolonged, for that it is assigned anew.
#[utoipa::path(post, path = "/coverages/{id}/end", operation_id = "endCoverage", tag = "coverage",
    request_body = EndCoverage, params(("id" = CoverageId, Path)),
    responses((status = 200, body = CoverageCard), Refusals), security(("session" = [])))]
pub async fn end_coverage(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CoverageId>,
    Body(given): Body<EndCoverage>,
) -> Result<Json<CoverageCard>> {
    let scope = person.scope(END_COVERAGE)?;
    let row = within_reach(&house, &scope, id).await?;
    let note = words("note", given.note.as_deref(), 300)?;
    let note = note.map(|note| house.store.vault.seal("note", &note)).transpose()?;
    let current = describe_one(&house, id).await?;
    house
        .store
        .journal
        .record(&person.actor, END_COVERAGE, &row.place()?, async |tx| {
            tx.about("coverage", id);
            tx.tell(&serde_json::json!({ "to": given.to }));
            let row = find_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            ends(tx, &house, &row, given.to, note).await
        })
        .await?;
    super::check_gaps::check_gaps(&house).await?;
    describe_one(&house, id).await.map(Json)
}

/// Lets a coverage end on a day, not later than it would.
pub async fn ends(tx: &mut Tx, house: &House, row: &coverage::Model, to: Day, note: Option<Sealed>) -> Result<()> {
    let first = row.from_day.pred_opt().unwrap_or(row.from_day);
    if to < first || row.to_day.is_some_and(|known| to > known) {
        return Err(Error::invalid("to", "date_range"));
    }
    let ended = coverage::ActiveModel {
        id: Set(row.id),
        to_day: Set(Some(to)),
        note: Set(note.or_else(|| row.note.clone())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    ended.update(tx).await?;
    let unit = match row.unit_id {
        Some(unit) => people::units_named(&house.store.read, vec![unit]).await?.remove(&unit),
        None => None,
    };
    marks::touch(tx, touched(&stored(row)?, unit.as_ref())).await
}
