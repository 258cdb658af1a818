//! What nobody answers for, now or soon: one list by area.

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Stamp, tally};
use sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::check_gaps::{GAPS_CLOSED, GAPS_OPENED};
use super::model::{CoverageRules, TargetKind};
use super::owners::Above;
use super::store::{GapId, gap};
use super::target::{self, Placed};
use super::{LIST_GAP_DAYS, LIST_GAPS};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, WorkerId};

/// Whose it is to fill a gap.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct GapOwner {
    /// Who.
    pub worker_id: WorkerId,
    /// Name.
    pub name: String,
    /// Code of the area for which they answer.
    pub area: String,
    /// Its name.
    pub area_name: String,
}

/// A gap.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct GapLine {
    /// Its id.
    pub id: GapId,
    /// Code of the rule.
    pub rule: String,
    /// 缺什么.
    pub rule_zh: String,
    /// What is missing, in English.
    pub rule_en: String,
    /// `area`, `compound`, `checkpoint`, `venue` or `household`.
    pub subject_kind: String,
    /// The record; none where it is an area.
    pub subject_id: Option<Uuid>,
    /// Its name; a door is masked.
    pub subject_name: String,
    /// Code of the area in which it lies.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// `now`, `coming` or `closed`.
    pub state: &'static str,
    /// When it was found.
    pub since: Stamp,
    /// From when nobody answers.
    pub begins_at: Stamp,
    /// By when it is to be filled.
    pub due_at: Stamp,
    /// Whether that has passed.
    pub overdue: bool,
    /// Whose it is to fill it; none where nobody answers for anything above.
    pub owner: Option<GapOwner>,
    /// When it was filled.
    pub closed_at: Option<Stamp>,
}

/// Which gaps to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GapFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Code of a rule.
    #[param(max_length = 40)]
    pub rule: Option<String>,
    /// Of areas of this level.
    #[param(pattern = "^(county|township|community|grid|building)$")]
    pub level: Option<String>,
    /// `now`, `coming` or `closed`; both that are open if not given.
    #[param(pattern = "^(now|coming|closed)$")]
    pub state: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists gaps by area; their number is the tally's where nothing else is asked for.
#[utoipa::path(get, path = "/gaps", operation_id = "listGaps", tag = "coverage", params(GapFilter),
    responses((status = 200, body = Page<GapLine>), Refusals), security(("session" = [])))]
pub async fn list_gaps(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<GapFilter>,
) -> Result<Json<Page<GapLine>>> {
    use gap::Column;
    let scope = person.scope(LIST_GAPS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let (read, now) = (&house.store.read, house.store.clock.now());
    let mut select = gap::Entity::find().filter(scope.on(Column::Area));
    let state = filter.state.as_deref().filter(|state| !state.is_empty());
    let rule = filter.rule.filter(|rule| !rule.is_empty());
    select = match state {
        None => select.filter(Column::ClosedAt.is_null()),
        Some("now") => select.filter(Column::ClosedAt.is_null()).filter(Column::BeginsAt.lte(now)),
        Some("coming") => select.filter(Column::ClosedAt.is_null()).filter(Column::BeginsAt.gt(now)),
        Some("closed") => select.filter(Column::ClosedAt.is_not_null()),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(rule) = &rule {
        select = select.filter(Column::Rule.eq(rule));
    }
    let level = filter.level.filter(|level| !level.is_empty());
    let level = level.map(|level| level.parse::<Level>());
    let level = level.transpose().map_err(|e| Error::invalid_because("level", "area_level", e))?;
    if let Some(level) = level {
        let digits = i32::try_from(level.digits()).unwrap_or(0);
        let long = sea_orm::sea_query::Func::char_length(sea_orm::sea_query::Expr::col(Column::Area));
        select = select.filter(long.eq(digits));
    }
    if let Some((area, id)) = page.key::<(String, GapId)>()? {
        let beyond = Condition::any()
            .add(Column::Area.gt(&area))
            .add(Condition::all().add(Column::Area.eq(&area)).add(Column::Id.gt(id)));
        select = select.filter(Column::Area.gte(area)).filter(beyond);
    }
    let all = state.is_none() && level.is_none();
    let total = if all { Some(open_by_rule(read, &scope, rule.as_deref()).await?.values().sum()) } else { None };
    let select = select.order_by_asc(Column::Area).order_by_asc(Column::Id).limit(limit + 1);
    let page = Page::cut(read.all(select).await?, limit, total, |row| (row.area.clone(), row.id));
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total }))
}

async fn describe(house: &House, rows: Vec<gap::Model>) -> Result<Vec<GapLine>> {
    let (read, clock) = (&house.store.read, &house.store.clock);
    let now = clock.now();
    let rules = CoverageRules::on(&house.store.policy, clock.today())?;
    let placed = |row: &gap::Model| {
        let kind = TargetKind::of_code(&row.subject_kind).ok_or(Error::internal("a gap of nothing"))?;
        Ok(Placed { kind, id: row.subject_id, area: row.area.parse().map_err(Error::internal)? })
    };
    let subjects: Vec<Placed> = rows.iter().map(placed).collect::<Result<_>>()?;
    let names = target::names(house, &subjects).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let above = Above::of(read, &rules, subjects.iter().map(|subject| subject.area).collect(), clock.today()).await?;
    let owners: Vec<_> = subjects.iter().map(|subject| above.owner(&subject.area, subject.id)).collect();
    let who =
        people::worker_names(read, owners.iter().flatten().map(|(worker, _)| *worker).collect::<Vec<_>>()).await?;
    let line = |((row, subject), owner): ((gap::Model, Placed), Option<(WorkerId, AreaCode)>)| {
        let rule = rules.rule(&row.rule);
        let owner = owner.map(|(worker_id, area)| GapOwner {
            worker_id,
            name: who.get(&worker_id).cloned().unwrap_or_default(),
            area: area.to_string(),
            area_name: places.of(&area),
        });
        GapLine {
            rule_zh: rule.map(|rule| rule.zh.clone()).unwrap_or_default(),
            rule_en: rule.map(|rule| rule.en.clone()).unwrap_or_default(),
            subject_id: Some(row.subject_id).filter(|id| !id.is_nil()),
            subject_name: names.get(&subject).cloned().unwrap_or_default(),
            area_name: places.path(&row.area),
            state: if row.closed_at.is_some() {
                "closed"
            } else if row.begins_at > now {
                "coming"
            } else {
                "now"
            },
            overdue: row.closed_at.is_none() && row.due_at < now,
            id: row.id,
            rule: row.rule,
            subject_kind: row.subject_kind,
            area: row.area,
            since: row.found_at,
            begins_at: row.begins_at,
            due_at: row.due_at,
            owner,
            closed_at: row.closed_at,
        }
    };
    Ok(rows.into_iter().zip(subjects).zip(owners).map(line).collect())
}

/// Which days to look at.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TrendQuery {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// So many days up to today; 14 if not given.
    #[param(minimum = 1, maximum = 90)]
    pub days: Option<u64>,
}

/// Gaps of one day.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct GapDay {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub day: kernel::Day,
    /// Found on it.
    pub opened: i64,
    /// Filled on it.
    pub closed: i64,
    /// Open at its end.
    pub open: i64,
}

/// A rule and how many gaps of it are open.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct GapsOfRule {
    /// Code of the rule.
    pub rule: String,
    /// 缺什么.
    pub zh: String,
    /// What is missing, in English.
    pub en: String,
    /// Open now.
    pub open: i64,
}

/// How gaps came and went.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct GapTrend {
    /// Day by day.
    pub days: Vec<GapDay>,
    /// By rule, in the order of the policy.
    pub rules: Vec<GapsOfRule>,
}

/// Shows how gaps came and went, from tallies.
#[utoipa::path(get, path = "/gap-days", operation_id = "listGapDays", tag = "coverage", params(TrendQuery),
    responses((status = 200, body = GapTrend), Refusals), security(("session" = [])))]
pub async fn list_gap_days(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<TrendQuery>,
) -> Result<Json<GapTrend>> {
    let scope = person.scope(LIST_GAP_DAYS)?.narrow(query.area.as_ref());
    let today = house.store.clock.today();
    let rules = CoverageRules::on(&house.store.policy, today)?;
    let days = query.days.unwrap_or(14);
    if !(1..=90).contains(&days) {
        return Err(Error::invalid("days", "date_range"));
    }
    let (read, first) = (&house.store.read, today - chrono::Days::new(days - 1));
    let open = open_by_rule(read, &scope, None).await?;
    let found = tally::by_day(read, &GAPS_OPENED, &scope, first, today).await?;
    let filled = tally::by_day(read, &GAPS_CLOSED, &scope, first, today).await?;
    let on = |sums: &[tally::DaySum], day: kernel::Day| -> i64 {
        sums.iter().filter(|sum| sum.day == day).map(|sum| sum.n).sum()
    };
    // Backwards from what is open now.
    let mut left: i64 = open.values().sum();
    let mut shown = vec![];
    for day in first.iter_days().take_while(|day| *day <= today).collect::<Vec<_>>().into_iter().rev() {
        let (opened, closed) = (on(&found, day), on(&filled, day));
        shown.push(GapDay { day, opened, closed, open: left });
        left -= opened - closed;
    }
    shown.reverse();
    let rule = |rule: &super::model::Rule| GapsOfRule {
        rule: rule.code.clone(),
        zh: rule.zh.clone(),
        en: rule.en.clone(),
        open: open.get(&rule.code).copied().unwrap_or(0),
    };
    Ok(Json(GapTrend { days: shown, rules: rules.rules.iter().map(rule).collect() }))
}

/// How many gaps are open, by rule, from tallies.
async fn open_by_rule(
    from: &impl Read,
    scope: &kernel::Scope,
    only: Option<&str>,
) -> Result<std::collections::BTreeMap<String, i64>> {
    let mut open: std::collections::BTreeMap<String, i64> = std::collections::BTreeMap::new();
    for (measure, sign) in [(&GAPS_OPENED, 1), (&GAPS_CLOSED, -1)] {
        for part in tally::parts(from, measure, scope, 2, only.unwrap_or_default()).await? {
            *open.entry(part.facet).or_default() += sign * part.n;
        }
    }
    open.retain(|rule, _| only.is_none_or(|only| only == rule));
    Ok(open)
}
