//! Samples: taken at the door or in hospital, received in the laboratory, and what they showed.

use kernel::{Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::store::{SampleId, sample};
use crate::house::House;
use crate::rooms::isolation::store::{IsolationId, isolation};
use crate::rooms::{area, people};

/// What was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SampleKind {
    /// 咽拭子.
    Throat,
    /// 鼻拭子.
    Nasal,
    /// 血样.
    Blood,
    /// Something else.
    Other,
}

impl SampleKind {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Throat => "throat",
            Self::Nasal => "nasal",
            Self::Blood => "blood",
            Self::Other => "other",
        }
    }
}

/// What it showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// 阴性.
    Negative,
    /// 阳性.
    Positive,
    /// 无法判定: another must be taken.
    Unclear,
}

impl Finding {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Negative => "negative",
            Self::Positive => "positive",
            Self::Unclear => "unclear",
        }
    }
}

/// A sample in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct SampleLine {
    /// Its id.
    pub id: SampleId,
    /// Whose isolation.
    pub isolation_id: IsolationId,
    /// Whose it is.
    pub name: String,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// `throat`, `nasal`, `blood` or `other`.
    pub kind: String,
    /// The number on the tube.
    pub label: String,
    /// `collected`, `received` or `done`.
    pub state: &'static str,
    /// When it was taken.
    pub collected_at: Stamp,
    /// By whom.
    pub collected_by: Option<String>,
    /// When the laboratory had it.
    pub received_at: Option<Stamp>,
    /// Who received it.
    pub received_by: Option<String>,
    /// When it showed something.
    pub result_at: Option<Stamp>,
    /// Who noted it.
    pub result_by: Option<String>,
    /// `negative`, `positive` or `unclear`.
    pub result: Option<String>,
    /// Changes with every change.
    pub version: i64,
}

/// A moment that somebody names: not in the future, and not before what came before.
///
/// # Errors
/// `time_in_future` or `time_order` on that field.
pub fn moment(field: &'static str, given: Option<Stamp>, before: Stamp, now: Stamp) -> Result<Stamp> {
    let at = given.unwrap_or(now);
    if at > now {
        return Err(Error::invalid(field, "time_in_future"));
    }
    if at < before {
        return Err(Error::invalid(field, "time_order"));
    }
    Ok(at)
}

/// The samples of an isolation, newest first.
pub async fn samples_of(house: &House, id: IsolationId) -> Result<Vec<SampleLine>> {
    let of_it = sample::Entity::find().filter(sample::Column::IsolationId.eq(id));
    describe(house, house.store.read.all(of_it.order_by_desc(sample::Column::Id)).await?).await
}

/// Describes one sample.
pub async fn describe_one(house: &House, id: SampleId) -> Result<SampleLine> {
    let row = house.store.read.one(sample::Entity::find_by_id(id)).await?;
    describe(house, row.into_iter().collect()).await?.pop().ok_or(Error::NotFound("sample"))
}

/// Describes samples.
pub async fn describe(house: &House, rows: Vec<sample::Model>) -> Result<Vec<SampleLine>> {
    let read = &house.store.read;
    let whose: Vec<IsolationId> = rows.iter().map(|row| row.isolation_id).collect();
    let whose = read.among(isolation::Entity::find(), isolation::Column::Id, whose).await?;
    let cards = people::cards(read, &house.store.vault, whose.iter().map(|row| row.person_id)).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let hands = rows.iter().flat_map(|row| [row.collected_by, row.received_by, row.result_by]);
    let hands: Vec<people::WorkerId> = hands.flatten().collect();
    let names = people::worker_names(read, hands).await?;
    let name = |id: Option<people::WorkerId>| id.and_then(|id| names.get(&id).cloned());
    let line = |row: sample::Model| {
        let whose = whose.iter().find(|whose| whose.id == row.isolation_id);
        let card = whose.and_then(|whose| cards.get(&whose.person_id));
        let state = match (row.received_at, row.result_at) {
            (_, Some(_)) => "done",
            (Some(_), None) => "received",
            (None, None) => "collected",
        };
        Ok(SampleLine {
            id: row.id,
            isolation_id: row.isolation_id,
            name: card.ok_or(Error::internal("a sample without its person"))?.name.clone(),
            area_name: places.path(&row.area),
            area: row.area,
            kind: row.kind,
            label: row.label,
            state,
            collected_at: row.collected_at,
            collected_by: name(row.collected_by),
            received_at: row.received_at,
            received_by: name(row.received_by),
            result_at: row.result_at,
            result_by: name(row.result_by),
            result: row.result,
            version: row.version,
        })
    };
    rows.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_after_the_other_and_none_tomorrow() {
        let said = |given, before| moment("received_at", given, Stamp(before), Stamp(100)).ok();
        assert_eq!(said(None, 50), Some(Stamp(100)));
        assert_eq!(said(Some(Stamp(50)), 50), Some(Stamp(50)));
        assert_eq!((said(Some(Stamp(49)), 50), said(Some(Stamp(101)), 50)), (None, None));
    }
}
