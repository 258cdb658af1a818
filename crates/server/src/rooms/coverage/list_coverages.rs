//! Who answers for what, as a list.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use chrono::Days;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Error, Read, Result, Scope, Stamp};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::{CoverageKind, CoverageRules};
use super::store::{CoverageId, coverage};
use super::target::{self, Placed};
use super::{LIST_COVERAGES, LIST_KINDS};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, UnitId, WorkerId};

/// A coverage.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CoverageCard {
    /// Its id.
    pub id: CoverageId,
    /// `area`, `compound`, `household`, `checkpoint`, `venue` or `isolation`.
    pub target_kind: String,
    /// The record; none where the target is an area.
    pub target_id: Option<Uuid>,
    /// Its name; a door is masked.
    pub target_name: String,
    /// Code of the area in which it lies.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// The unit that answers.
    pub unit_id: Option<UnitId>,
    /// Its name.
    pub unit_name: Option<String>,
    /// The worker who answers.
    pub worker_id: Option<WorkerId>,
    /// Their name.
    pub worker_name: Option<String>,
    /// Kind of coverage.
    pub kind: String,
    /// 类别.
    pub kind_zh: String,
    /// The kind in English.
    pub kind_en: String,
    /// Daily hours.
    pub hours: String,
    /// From this day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// To this day inclusive, if it ends.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
    /// `active`, `coming` or `ended`.
    pub state: &'static str,
    /// Days it lasts beyond today; none where it has no end.
    pub days_left: Option<i64>,
    /// The coverage it took over from.
    pub follows: Option<CoverageId>,
    /// What was handed over, or why it ended.
    pub note: Option<String>,
    /// When it was assigned.
    pub assigned_at: Stamp,
    /// By whom.
    pub assigned_by: Option<String>,
    /// Changes with every change.
    pub version: i32,
}

/// Which coverages to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CoverageFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// By this unit.
    pub unit: Option<UnitId>,
    /// By this worker.
    pub worker: Option<WorkerId>,
    /// Of this kind.
    #[param(max_length = 30)]
    pub kind: Option<String>,
    /// `area`, `compound`, `household`, `checkpoint`, `venue` or `isolation`.
    #[param(pattern = "^(area|compound|household|checkpoint|venue|isolation)$")]
    pub target: Option<String>,
    /// Those that end within so many days.
    #[param(minimum = 0, maximum = 366)]
    pub expiring: Option<u64>,
    /// `active` (also those to come) or `ended`; `active` if not given.
    #[param(pattern = "^(active|ended)$")]
    pub state: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists coverages by area.
#[utoipa::path(get, path = "/coverages", operation_id = "listCoverages", tag = "coverage", params(CoverageFilter),
    responses((status = 200, body = Page<CoverageCard>), Refusals), security(("session" = [])))]
pub async fn list_coverages(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<CoverageFilter>,
) -> Result<Json<Page<CoverageCard>>> {
    use coverage::Column;
    let scope = person.scope(LIST_COVERAGES)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let today = house.store.clock.today();
    let mut select = coverage::Entity::find().filter(scope.on(Column::Area));
    if let Some(unit) = filter.unit {
        select = select.filter(Column::UnitId.eq(unit));
    }
    if let Some(worker) = filter.worker {
        select = select.filter(Column::WorkerId.eq(worker));
    }
    if let Some(kind) = filter.kind.filter(|kind| !kind.is_empty()) {
        select = select.filter(Column::Kind.eq(kind));
    }
    if let Some(target) = filter.target.filter(|target| !target.is_empty()) {
        select = select.filter(Column::TargetKind.eq(target));
    }
    if let Some(days) = filter.expiring {
        let last = today + Days::new(days.min(366));
        select = select.filter(Column::ToDay.gte(today)).filter(Column::ToDay.lte(last));
    }
    select = match filter.state.as_deref() {
        None | Some("active") => {
            select.filter(Condition::any().add(Column::ToDay.is_null()).add(Column::ToDay.gte(today)))
        }
        Some("ended") => select.filter(Column::ToDay.lt(today)),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some((area, id)) = page.key::<(String, CoverageId)>()? {
        let beyond = Condition::any()
            .add(Column::Area.gt(&area))
            .add(Condition::all().add(Column::Area.eq(&area)).add(Column::Id.gt(id)));
        select = select.filter(Column::Area.gte(area)).filter(beyond);
    }
    let select = select.order_by_asc(Column::Area).order_by_asc(Column::Id).limit(limit + 1);
    let rows = house.store.read.all(select).await?;
    let page = Page::cut(rows, limit, None, |row| (row.area.clone(), row.id));
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Describes one coverage.
pub async fn describe_one(house: &House, id: CoverageId) -> Result<CoverageCard> {
    let row = house.store.read.one(coverage::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("coverage"))?;
    describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("coverage"))
}

/// The coverage of that name, as far as a scope reaches.
pub async fn within_reach(house: &House, scope: &Scope, id: CoverageId) -> Result<coverage::Model> {
    let row = house.store.read.one(coverage::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("coverage"))?;
    if scope.contains(&row.place()?) { Ok(row) } else { Err(Error::NotFound("coverage")) }
}

/// Describes coverages.
pub async fn describe(house: &House, rows: Vec<coverage::Model>) -> Result<Vec<CoverageCard>> {
    let (read, today) = (&house.store.read, house.store.clock.today());
    let rules = CoverageRules::on(&house.store.policy, today)?;
    let targets: Vec<Placed> = rows.iter().map(target::stored).collect::<Result<_>>()?;
    let names = target::names(house, &targets).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let units = people::units_named(read, rows.iter().filter_map(|row| row.unit_id).collect()).await?;
    let who = rows.iter().flat_map(|row| [row.worker_id, row.assigned_by]).flatten();
    let who: BTreeMap<WorkerId, String> = people::worker_names(read, who.collect::<Vec<_>>()).await?;
    let line = |(row, target): (coverage::Model, Placed)| {
        let kind = rules.kind(&row.kind);
        let active = row.holds_on(today);
        let coming = row.from_day > today && row.to_day.is_none_or(|to| to >= row.from_day);
        Ok(CoverageCard {
            target_name: names.get(&target).cloned().unwrap_or_default(),
            target_id: Some(row.target_id).filter(|id| !id.is_nil()),
            area_name: places.path(&row.area),
            unit_name: row.unit_id.and_then(|id| units.get(&id)).map(|unit| unit.name.clone()),
            worker_name: row.worker_id.and_then(|id| who.get(&id).cloned()),
            kind_zh: kind.map(|kind| kind.zh.clone()).unwrap_or_default(),
            kind_en: kind.map(|kind| kind.en.clone()).unwrap_or_default(),
            state: if active {
                "active"
            } else if coming {
                "coming"
            } else {
                "ended"
            },
            days_left: row.to_day.map(|to| (to - today).num_days()),
            note: row.note.map(|sealed| house.store.vault.open("note", &sealed)).transpose()?,
            assigned_by: row.assigned_by.and_then(|id| who.get(&id).cloned()),
            id: row.id,
            target_kind: row.target_kind,
            area: row.area,
            unit_id: row.unit_id,
            worker_id: row.worker_id,
            kind: row.kind,
            hours: row.hours,
            from: row.from_day,
            to: row.to_day,
            follows: row.follows,
            assigned_at: row.assigned_at,
            version: row.version,
        })
    };
    rows.into_iter().zip(targets).map(line).collect()
}

/// The kinds of coverage.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CoverageKinds {
    /// In the order of the policy.
    pub kinds: Vec<CoverageKind>,
    /// A coverage that ends is told so many days before.
    pub warn_days: u64,
}

/// Lists the kinds of coverage that the policy names.
#[utoipa::path(get, path = "/coverage-kinds", operation_id = "listKinds", tag = "coverage",
    responses((status = 200, body = CoverageKinds), Refusals), security(("session" = [])))]
pub async fn list_kinds(State(house): State<House>, person: SignedIn) -> Result<Json<CoverageKinds>> {
    person.scope(LIST_KINDS)?;
    let rules = CoverageRules::on(&house.store.policy, house.store.clock.today())?;
    Ok(Json(CoverageKinds { kinds: rules.kinds, warn_days: rules.warn_days }))
}
