//! What the hospital found, first to last.

use kernel::{Day, Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, entity::prelude::*};
use serde::Serialize;

use super::course::ResultKind;
use super::store::{ResultId, result};
use crate::house::House;
use crate::rooms::isolation::store::IsolationId;
use crate::rooms::people::{self, WorkerId};

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
    /// It was a mistake and was taken back.
    pub withdrawn: Option<Withdrawn>,
}

/// How a result was taken back.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Withdrawn {
    /// When.
    pub at: Stamp,
    /// By whom.
    pub by: Option<String>,
    /// Why.
    pub reason: String,
}

/// The results of an isolation that stand, as stored, first to last.
pub async fn stored(from: &impl Read, id: IsolationId) -> Result<Vec<result::Model>> {
    Ok(all(from, id).await?.into_iter().filter(|row| row.withdrawn_at.is_none()).collect())
}

async fn all(from: &impl Read, id: IsolationId) -> Result<Vec<result::Model>> {
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

/// The results of an isolation, first to last, also those that were taken back.
pub async fn results(house: &House, id: IsolationId) -> Result<Vec<ClinicalResult>> {
    let read = &house.store.read;
    let vault = &house.store.vault;
    let rows = all(read, id).await?;
    let who: Vec<WorkerId> = rows.iter().flat_map(|row| [row.worker_id, row.withdrawn_by]).flatten().collect();
    let names = people::worker_names(read, who).await?;
    let name = |id: Option<WorkerId>| id.and_then(|id| names.get(&id).cloned());
    let described = |row: result::Model| {
        let withdrawn = |(at, sealed)| {
            let reason = vault.open("result", &sealed)?;
            Ok::<_, Error>(Withdrawn { at, by: name(row.withdrawn_by), reason })
        };
        Ok(ClinicalResult {
            kind: kind(&row)?,
            id: row.id,
            isolation_id: row.isolation_id,
            day: row.day,
            hospital: row.hospital,
            note: row.note.map(|sealed| vault.open("result", &sealed)).transpose()?,
            first_confirmed: row.first_confirmed,
            at: row.at,
            by: name(row.worker_id),
            withdrawn: row.withdrawn_at.zip(row.withdrawn_reason).map(withdrawn).transpose()?,
        })
    };
    rows.into_iter().map(described).collect()
}
