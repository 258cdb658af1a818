//! The list of isolations.

use axum::Json;
use axum::extract::State;
use chrono::Days;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, tally, task};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use serde::Deserialize;

use super::show_isolation::{IsolationLine, describe};
use super::store::{IsolationId, isolation, team};
use super::{HOME_BEGUN, HOME_LEFT, LIST_ISOLATIONS, STARTED};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::people::{self, HouseholdId};

/// Which isolations to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct IsolationFilter {
    /// Within this area.
    #[param(value_type = Option<String>, example = "220581001")]
    pub area: Option<AreaCode>,
    /// `isolating`, `due` (the last day has come), `hospital`, `released`, `lapsed`, `referred`, `withdrawn`; all but the
    /// withdrawn if not given.
    #[param(pattern = "^(isolating|due|hospital|released|lapsed|referred|withdrawn)$")]
    pub state: Option<String>,
    /// Whether the last reading was a fever.
    pub fever: Option<bool>,
    /// Only those whose household has no complete care team.
    pub gaps: Option<bool>,
    /// Only those of this household.
    pub household_id: Option<HouseholdId>,
    /// Only those for whom something was missed today.
    pub late: Option<bool>,
    /// Only those on this day of their isolation or later.
    #[param(minimum = 1, maximum = 60)]
    pub day_from: Option<i64>,
    /// Only those on this day of their isolation or earlier.
    #[param(minimum = 1, maximum = 60)]
    pub day_to: Option<i64>,
    /// Name, pinyin initials, last four of the document, or phone.
    #[param(max_length = 50)]
    pub q: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists isolations, newest first.
#[utoipa::path(get, path = "/isolations", operation_id = "listIsolations", tag = "isolation", params(IsolationFilter),
    responses((status = 200, body = Page<IsolationLine>), Refusals), security(("session" = [])))]
pub async fn list_isolations(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<IsolationFilter>,
) -> Result<Json<Page<IsolationLine>>> {
    use isolation::Column;
    let scope = person.scope(LIST_ISOLATIONS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let today = house.store.clock.today();
    let mut select = isolation::Entity::find();
    // Whoever sees the whole city walks the list as it is; everybody else starts from their areas.
    if !scope.contains(&house.city) {
        select = select.filter(scope.on((isolation::Entity, Column::Area)));
    }
    select = match filter.state.as_deref() {
        None => select.filter(Column::State.ne("withdrawn")),
        Some("due") => select
            .filter(Column::EndedOn.is_null())
            .filter(Column::State.eq("isolating"))
            .filter(Column::EndsOn.lte(today)),
        Some(state @ ("isolating" | "hospital" | "released" | "lapsed" | "referred" | "withdrawn")) => {
            select.filter(Column::State.eq(state))
        }
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(household) = filter.household_id {
        select = select.filter(Column::HouseholdId.eq(household));
    }
    if let Some(fever) = filter.fever {
        select = select.filter(Column::Fever.eq(fever));
    }
    if filter.gaps == Some(true) {
        let complete = team::Entity::find()
            .filter(team::Column::ToDay.is_null())
            .filter(team::Column::Missing.eq(0))
            .filter(team::Column::Gaps.eq(0));
        let here = (team::Entity, team::Column::HouseholdId);
        let complete = complete.filter(Expr::col(here).equals((isolation::Entity, Column::HouseholdId)));
        let complete = complete.select_only().column(team::Column::Id).into_query();
        select = select.filter(Column::EndedOn.is_null()).filter(Expr::exists(complete).not());
    }
    if filter.late == Some(true) {
        let missed = |column: task::Column| {
            let missed = task::Entity::find()
                .filter(scope.on(task::Column::Area))
                .filter(task::Column::Day.eq(today))
                .filter(task::Column::State.eq("missed"))
                .filter(column.is_not_null());
            missed.select_only().column(column).into_query()
        };
        let theirs = Condition::any()
            .add(Column::Id.in_subquery(missed(task::Column::Subject)))
            .add(Column::HouseholdId.in_subquery(missed(task::Column::HouseholdId)));
        select = select.filter(Column::EndedOn.is_null()).filter(theirs);
    }
    // Day 1 is also the day on which it begins.
    let back = |field: &'static str, n: i64| match u64::try_from(n) {
        Ok(days @ 1..=60) => Ok(today - Days::new(days)),
        _ => Err(Error::invalid(field, "days_range")),
    };
    if let Some(n) = filter.day_from {
        let first = back("day_from", n)?;
        select = select.filter(Column::EndedOn.is_null());
        if n > 1 {
            select = select.filter(Column::CountedFrom.lte(first));
        }
    }
    if let Some(n) = filter.day_to {
        select = select.filter(Column::EndedOn.is_null()).filter(Column::CountedFrom.gte(back("day_to", n)?));
    }
    let text = filter.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if let Some(text) = text {
        select = people::join_person(select, Column::PersonId, text, &house.store.vault);
    }
    if let Some(last) = page.key::<IsolationId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let read = &house.store.read;
    let rows = read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    // As the tallies know it; a narrower list is not counted.
    let first = kernel::Day::from_ymd_opt(1970, 1, 1).unwrap_or_default();
    let narrower = [filter.fever, filter.gaps, filter.late].iter().any(Option::is_some)
        || filter.day_from.or(filter.day_to).is_some()
        || filter.household_id.is_some();
    let total = match (filter.state.as_deref(), narrower.then_some(()), text) {
        (None, None, None) => Some(tally::count(read, &STARTED, &scope, first, today).await?),
        (Some("isolating"), None, None) => {
            let begun = tally::count(read, &HOME_BEGUN, &scope, first, today).await?;
            Some(begun - tally::count(read, &HOME_LEFT, &scope, first, today).await?)
        }
        _ => None,
    };
    let page = Page::cut(rows, limit, total, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: page.total }))
}
