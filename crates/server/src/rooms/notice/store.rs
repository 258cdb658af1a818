//! Texts, papers and disclosures as stored.

use std::collections::BTreeMap;

use codes::{AreaCode, Level};
use kernel::{Day, Error, Read, Result, Sealed, Stamp, Tx};
use sea_orm::{QueryOrder, Statement, entity::prelude::*};

use super::model::NoticeKind;
use crate::rooms::isolation::IsolationId;
use crate::rooms::people::{HouseholdId, WorkerId};

kernel::id!(
    /// The name of a text.
    TemplateId
);
kernel::id!(
    /// The name of a paper.
    NoticeId
);
kernel::id!(
    /// The name of papers made in one go.
    BatchId
);
kernel::id!(
    /// The name of a disclosure.
    DisclosureId
);

/// A text of an area; rows are only added.
pub mod template {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice_template")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: TemplateId,
        pub digest: Vec<u8>,
        pub kind: String,
        pub area: String,
        /// None: what holds above holds here again.
        pub text: Option<String>,
        pub made_at: Stamp,
        pub made_by: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A paper: for whom, and what it said that may change later. The words are put together again when it is printed.
pub mod notice {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "notice")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: NoticeId,
        pub batch: BatchId,
        pub digest: Vec<u8>,
        pub kind: String,
        /// None on a door.
        pub isolation_id: Option<IsolationId>,
        pub household_id: HouseholdId,
        pub area: String,
        /// None: the text of the house.
        pub template_id: Option<TemplateId>,
        pub number: String,
        pub day: Day,
        pub starts_on: Day,
        pub ends_on: Day,
        pub released_on: Option<Day>,
        pub basis: String,
        pub issuer: String,
        /// Who looked after the household then, as JSON.
        pub team: String,
        pub made_at: Stamp,
        pub made_by: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What the public sees for a while beyond the counts of communities.
pub mod disclosure {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "disclosure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: DisclosureId,
        pub digest: Vec<u8>,
        pub area: String,
        pub level: String,
        pub reason: Sealed,
        pub official_id: WorkerId,
        pub from_day: Day,
        pub to_day: Day,
        pub made_at: Stamp,
        pub made_by: Option<WorkerId>,
        pub ended_at: Option<Stamp>,
        pub ended_by: Option<WorkerId>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Every text that an area or one around it has given itself, the newest first.
pub async fn texts_around(from: &impl Read, area: AreaCode) -> Result<Vec<template::Model>> {
    let chain: Vec<String> = area.chain().map(|area| area.to_string()).collect();
    let rows = template::Entity::find().filter(template::Column::Area.is_in(chain));
    from.all(rows.order_by_desc(template::Column::Id)).await
}

/// Of the texts around an area, newest first, the one that holds there: the newest of the nearest area that has its own.
pub fn in_force(texts: &[template::Model], area: AreaCode, kind: NoticeKind) -> Option<&template::Model> {
    area.chain().find_map(|area| {
        let newest = texts.iter().find(|row| row.kind == kind.code() && row.area == area.as_str());
        newest.filter(|row| row.text.is_some())
    })
}

const TAKE_NUMBERS: &str = "
    INSERT INTO notice_series (series, kind, year, last)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (series, kind, year) DO UPDATE SET last = notice_series.last + excluded.last
    RETURNING last";

/// The next numbers of some communities in a year, as many as each needs: the first of each.
///
/// A series is named by the code its community has today and goes on under that name only: when communities merge, papers of
/// before keep their numbers and nobody counts over them.
pub async fn take_numbers(
    tx: &Tx,
    kind: NoticeKind,
    year: i32,
    wanted: &BTreeMap<String, i64>,
) -> Result<BTreeMap<String, i64>> {
    let mut first = BTreeMap::new();
    for (series, n) in wanted {
        let values = [series.clone().into(), kind.code().into(), year.into(), (*n).into()];
        let take = Statement::from_sql_and_values(tx.get_database_backend(), TAKE_NUMBERS, values);
        let row = tx.query_one_raw(take).await?.ok_or(Error::internal("a series gave no number"))?;
        let last: i64 = row.try_get("", "last").map_err(Error::internal)?;
        first.insert(series.clone(), last - n + 1);
    }
    Ok(first)
}

/// The community that numbers the papers of an area.
pub fn series(area: AreaCode) -> AreaCode {
    area.within_level(Level::Community).unwrap_or(area)
}
