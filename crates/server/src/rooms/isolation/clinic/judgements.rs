//! What medics said of readings.

use std::collections::BTreeMap;

use kernel::{Read, Result, Stamp, Tx, Vault};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::store::{JudgementId, judgement};
use crate::house::House;
use crate::rooms::isolation::readings::{ReadingId, causes};
use crate::rooms::isolation::store::reading;
use crate::rooms::people::WorkerId;
use crate::rooms::{alert, people};

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

/// A checked judgement.
#[derive(Clone, Debug)]
pub struct NewJudgement {
    /// Its name.
    pub id: JudgementId,
    /// Fingerprint of the request; empty where the house gives it.
    pub digest: Vec<u8>,
    /// What the medic makes of the reading.
    pub verdict: Verdict,
    /// Codes of what they found.
    pub symptoms: Vec<String>,
    /// In words.
    pub note: Option<String>,
    /// Whether the alert of the reading is closed, with the note as its outcome.
    pub close_alert: bool,
}

/// Adds a judgement: the reading waits no longer, and its alert is closed if that is wanted.
pub async fn judge(tx: &mut Tx, vault: &Vault, of: &reading::Model, new: &NewJudgement) -> Result<()> {
    let row = judgement::ActiveModel {
        id: Set(new.id),
        digest: Set(new.digest.clone()),
        reading_id: Set(of.id),
        isolation_id: Set(of.isolation_id),
        area: Set(of.area.clone()),
        symptoms: Set(new.symptoms.join(" ")),
        verdict: Set(new.verdict.code().to_owned()),
        note: Set(new.note.as_ref().map(|note| vault.seal("judgement", note)).transpose()?),
        at: Set(tx.now()),
        worker_id: Set(tx.actor().map(WorkerId)),
    };
    row.insert(tx).await?;
    reading::Entity::update_many()
        .filter(reading::Column::Id.eq(of.id))
        .col_expr(reading::Column::WaitsSince, Expr::value(None::<i64>))
        .exec(tx)
        .await?;
    if let (true, Some(outcome)) = (new.close_alert, &new.note) {
        alert::close_with(tx, vault, &causes(of.isolation_id, of.day), outcome).await?;
    }
    Ok(())
}

/// All readings that wait for a medic, in the order they were taken.
pub async fn waiting(from: &impl Read) -> Result<Vec<reading::Model>> {
    let waits = reading::Entity::find().filter(reading::Column::WaitsSince.is_not_null());
    from.all(waits.order_by_asc(reading::Column::TakenAt).order_by_asc(reading::Column::Id)).await
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
