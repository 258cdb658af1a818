//! What the hospital found, first to last.

use kernel::{Day, Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, entity::prelude::*};
use serde::Serialize;

use super::course::ResultKind;
use super::store::{ResultId, result};
use crate::house::House;
use crate::rooms::isolation::store::IsolationId;
use crate::rooms::people;

/// A result of the hospital.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ClinicalResult {
    /// Its id.
    pub id: ResultId,
    /// Whose isolation.
    pub isolation_id: IsolationId,
    /// What was found.
    pub kind: ResultKind,
    /// When it was found.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// Where.
    pub hospital: String,
    /// In words.
    pub note: Option<String>,
    /// Whether it makes the person a case: the first confirmation, however often they fall ill.
    pub first_confirmed: bool,
    /// When it was noted.
    pub at: Stamp,
    /// Who noted it.
    pub by: Option<String>,
}

/// The results of an isolation as stored, first to last.
pub async fn stored(from: &impl Read, id: IsolationId) -> Result<Vec<result::Model>> {
    let of_it = result::Entity::find().filter(result::Column::IsolationId.eq(id));
    from.all(of_it.order_by_asc(result::Column::At).order_by_asc(result::Column::Id)).await
}

/// What a stored result says.
pub fn kind(row: &result::Model) -> Result<ResultKind> {
    ResultKind::of_code(&row.kind).ok_or(Error::internal("a result of no kind"))
}

/// Whether the last word of the hospital is that somebody has it or may have it: such a person is not sent home.
pub async fn still_ill(from: &impl Read, id: IsolationId) -> Result<bool> {
    let last = stored(from, id).await?.last().map(kind).transpose()?;
    Ok(last.is_some_and(ResultKind::is_ill))
}

/// The results of an isolation, first to last.
pub async fn results(house: &House, id: IsolationId) -> Result<Vec<ClinicalResult>> {
    let read = &house.store.read;
    let rows = stored(read, id).await?;
    let names = people::worker_names(read, rows.iter().filter_map(|row| row.worker_id)).await?;
    let described = |row: result::Model| {
        Ok(ClinicalResult {
            kind: kind(&row)?,
            id: row.id,
            isolation_id: row.isolation_id,
            day: row.day,
            hospital: row.hospital,
            note: row.note.map(|sealed| house.store.vault.open("result", &sealed)).transpose()?,
            first_confirmed: row.first_confirmed,
            at: row.at,
            by: row.worker_id.and_then(|id| names.get(&id).cloned()),
        })
    };
    rows.into_iter().map(described).collect()
}
