//! What medics said of readings.

use std::collections::BTreeMap;

use kernel::{Read, Result, Stamp};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::store::{JudgementId, judgement};
use crate::house::House;
use crate::rooms::isolation::readings::ReadingId;
use crate::rooms::people;

/// What a medic makes of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is as reported, or worse (属实).
    Confirmed,
    /// It was nothing (排除).
    RuledOut,
    /// It is looked at again (观察).
    Watch,
}

impl Verdict {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::RuledOut => "ruled_out",
            Self::Watch => "watch",
        }
    }
}

/// A judgement.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Judgement {
    /// Its id.
    pub id: JudgementId,
    /// Of which reading.
    pub reading_id: ReadingId,
    /// `confirmed`, `ruled_out` or `watch`.
    pub verdict: String,
    /// Codes of what the medic found.
    pub symptoms: Vec<String>,
    /// In words.
    pub note: Option<String>,
    /// When.
    pub at: Stamp,
    /// Who.
    pub by: Option<String>,
}

/// The latest judgement of each of these readings.
pub async fn judgements(house: &House, readings: Vec<ReadingId>) -> Result<BTreeMap<ReadingId, Judgement>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let mut rows = read.among(judgement::Entity::find(), judgement::Column::ReadingId, readings).await?;
    rows.sort_by_key(|row| (row.at, row.id));
    let names = people::worker_names(read, rows.iter().filter_map(|row| row.worker_id)).await?;
    let described = |row: judgement::Model| {
        let judgement = Judgement {
            id: row.id,
            reading_id: row.reading_id,
            verdict: row.verdict,
            symptoms: row.symptoms.split_whitespace().map(str::to_owned).collect(),
            note: row.note.map(|sealed| vault.open("judgement", &sealed)).transpose()?,
            at: row.at,
            by: row.worker_id.and_then(|id| names.get(&id).cloned()),
        };
        Ok((row.reading_id, judgement))
    };
    rows.into_iter().map(described).collect()
}
