//! What was deleted, and what will be.

use axum::Json;
use axum::extract::State;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Read, Result, Stamp};
use sea_orm::{Condition, FromQueryResult, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::LIST_DELETIONS;
use super::forget::Rules;
use super::store::{Column, Entity, Model};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms;

/// A kind of record, how long it is kept and what was deleted of it so far.
#[derive(Serialize, utoipa::ToSchema)]
pub struct KeptKind {
    /// Its code.
    pub code: &'static str,
    /// 名称.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// So many days after their purpose ended; none where they go with the last record that names them.
    pub days: Option<i32>,
    /// Those whose purpose ended before this day are deleted.
    #[schema(value_type = Option<String>, format = Date)]
    pub kept_from: Option<Day>,
    /// So many were deleted, …
    pub rows: i64,
    /// … of the days from this one …
    #[schema(value_type = Option<String>, format = Date)]
    pub first: Option<Day>,
    /// … to this one.
    #[schema(value_type = Option<String>, format = Date)]
    pub last: Option<Day>,
}

/// Records of one day that were deleted.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Deletion {
    /// Code of the kind.
    pub kind: String,
    /// The day their purpose ended.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// How many.
    pub rows: i64,
    /// They were kept for so many days, as the rule said then.
    pub kept_days: i32,
    /// When the last of them was deleted.
    pub at: Stamp,
}

/// The rules, with what each deleted, and the days one by one.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Deletions {
    /// The day the emergency ended, where the policy says so: from then on everything that began before is past its purpose.
    #[schema(value_type = Option<String>, format = Date)]
    pub emergency_ended_on: Option<Day>,
    /// Each kind.
    pub kinds: Vec<KeptKind>,
    /// A page of days, the newest first.
    pub rows: Vec<Deletion>,
    /// Give this as `after` for what follows.
    pub next: Option<String>,
}

/// Which deletions are listed.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DeletionFilter {
    /// Of this kind only.
    #[param(max_length = 50)]
    pub kind: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    #[param(max_length = 200)]
    pub after: Option<String>,
}

#[derive(FromQueryResult)]
struct Total {
    kind: String,
    rows: i64,
    first: Day,
    last: Day,
}

const TOTALS: &str = "
    SELECT kind, CAST(SUM(rows) AS BIGINT) AS rows, MIN(day) AS first, MAX(day) AS last
    FROM deletion
    GROUP BY kind";

/// Lists what was deleted because its time was over, and how long what is there is kept.
#[utoipa::path(get, path = "/deletions", operation_id = "listDeletions", tag = "retention", params(DeletionFilter),
    responses((status = 200, body = Deletions), Refusals), security(("session" = [])))]
pub async fn list_deletions(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<DeletionFilter>,
) -> Result<Json<Deletions>> {
    person.scope(LIST_DELETIONS)?;
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = Entity::find().order_by_desc(Column::Day).order_by_desc(Column::Kind);
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind));
    }
    if let Some((day, kind)) = page.key::<(Day, String)>()? {
        let same_day = Condition::all().add(Column::Day.eq(day)).add(Column::Kind.lt(kind));
        select = select.filter(Condition::any().add(Column::Day.lt(day)).add(same_day));
    }
    let rows = house.store.read.all(select.limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| (row.day, row.kind.clone()));
    let totals = house.store.read.sql::<Total, _>(TOTALS, []).await?;
    let today = house.store.clock.today();
    let rules = Rules::on(&house, today)?;
    let kinds = rooms::forgotten_kinds().into_iter().map(|kind| {
        let days = rules.days_of(&kind);
        let total = totals.iter().find(|total| total.kind == kind.code);
        KeptKind {
            code: kind.code,
            zh: kind.zh,
            en: kind.en,
            days,
            kept_from: days.map(|days| today - chrono::Days::new(days.unsigned_abs().into())),
            rows: total.map_or(0, |total| total.rows),
            first: total.map(|total| total.first),
            last: total.map(|total| total.last),
        }
    });
    let Page { rows, next, .. } = page.map(Deletion::from);
    Ok(Json(Deletions { emergency_ended_on: rules.emergency_ended_on, kinds: kinds.collect(), rows, next }))
}

impl From<Model> for Deletion {
    fn from(row: Model) -> Self {
        Self { kind: row.kind, day: row.day, rows: row.rows, kept_days: row.kept_days, at: row.last_at }
    }
}
