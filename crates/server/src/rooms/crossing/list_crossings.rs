//! Who crossed: the newest of any scope, however many there are.

use axum::Json;
use axum::extract::State;
use chrono::{Days, NaiveTime};
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Error, Read, Result, Scope, Stamp, tally};
use sea_orm::sea_query::{Cond, Condition, Expr, ExprTrait};
use sea_orm::{QueryOrder, QuerySelect, Select, entity::prelude::*};
use serde::Deserialize;

use super::content::Crossing;
use super::model::{Decision, Direction};
use super::store::{CrossingId, crossing, describe, floor};
use super::{CROSSINGS, LIST_CROSSINGS};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::checkpoint::{self, CheckpointId};

/// Which crossings to list.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CrossingFilter {
    /// At this checkpoint.
    pub checkpoint_id: Option<CheckpointId>,
    /// At checkpoints within this area.
    #[param(value_type = Option<String>, example = "220581001")]
    pub area: Option<AreaCode>,
    /// On this day or later.
    #[param(value_type = Option<String>, format = Date)]
    pub day_from: Option<Day>,
    /// On this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub day_to: Option<Day>,
    /// In this hour of `day_to`, 0 to 23.
    #[param(minimum = 0, maximum = 23)]
    pub hour: Option<u32>,
    /// What was decided.
    pub decision: Option<Decision>,
    /// `in` or `out`.
    pub direction: Option<Direction>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists crossings by the moment at the gate, newest first.
#[utoipa::path(get, path = "/crossings", operation_id = "listCrossings", tag = "crossing", params(CrossingFilter),
    responses((status = 200, body = Page<Crossing>), Refusals), security(("session" = [])))]
pub async fn list_crossings(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<CrossingFilter>,
) -> Result<Json<Page<Crossing>>> {
    let scope = person.scope(LIST_CROSSINGS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after.clone() };
    let limit = page.rows()?;
    if filter.hour.is_some_and(|hour| hour > 23 || filter.day_to.is_none()) {
        return Err(Error::invalid("hour", "invalid_field"));
    }
    let span = Span::of(&house, &filter, page.key()?);
    let rows = newest(&house, &scope, &filter, span, limit + 1).await?;
    let page = Page::cut(rows, limit, filter.total(&house, &scope).await?, |row| (row.at, row.id));
    let rows = describe(&house.store, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: page.total }))
}

/// From when until when, and below which row.
#[derive(Clone, Copy)]
pub struct Span {
    from: Stamp,
    /// This moment no more.
    before: Stamp,
    after: Option<(Stamp, CrossingId)>,
}

impl Span {
    fn of(house: &House, filter: &CrossingFilter, after: Option<(Stamp, CrossingId)>) -> Self {
        let midnight = |day: Day| house.store.clock.at(day, NaiveTime::MIN);
        let from = filter.day_from.map_or(Stamp(0), midnight);
        let end = filter.day_to.map_or(Stamp(i64::MAX), |day| midnight(day + Days::new(1)));
        if let (Some(day), Some(hour)) =
            (filter.day_to, filter.hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0)))
        {
            let begun = house.store.clock.at(day, hour);
            return Self { from: begun, ..Self::before(begun.plus_hours(1), after) };
        }
        Self { from, ..Self::before(end, after) }
    }

    /// Everything before a moment and below a row.
    pub fn before(end: Stamp, after: Option<(Stamp, CrossingId)>) -> Self {
        let before = after.map_or(end, |(at, _)| Ord::min(end, Stamp(at.0.saturating_add(1))));
        Self { from: Stamp(0), before, after }
    }

    /// The condition on the rows.
    pub fn condition(&self) -> Condition {
        use crossing::Column::{At, Id};
        let within = Cond::all().add(At.gte(self.from)).add(At.lt(self.before));
        match self.after {
            None => within,
            Some((at, id)) => within.add(Cond::any().add(At.lt(at)).add(Cond::all().add(At.eq(at)).add(Id.lt(id)))),
        }
    }
}

/// The newest first.
pub fn in_order(select: Select<crossing::Entity>) -> Select<crossing::Entity> {
    select.order_by_desc(crossing::Column::At).order_by_desc(crossing::Column::Id)
}

/// The newest rows of a scope.
///
/// The whole city, one checkpoint and a rare decision each have an index in the order of the list. Any other scope is some
/// checkpoints, whose newest are merged: a moment is found since when they have enough, and only what came since is read.
async fn newest(
    house: &House,
    scope: &Scope,
    filter: &CrossingFilter,
    mut span: Span,
    limit: u64,
) -> Result<Vec<crossing::Model>> {
    use crossing::Column;
    let read = &house.store.read;
    let mut select = in_order(crossing::Entity::find());
    if !scope.contains(&house.city) {
        select = select.filter(scope.on(Column::Area));
    }
    if let Some(direction) = filter.direction {
        select = select.filter(Column::Direction.eq(direction.code()));
    }
    if let Some(decision) = filter.decision {
        select = select.filter(Column::Decision.eq(decision.code()));
        if decision != Decision::Admit {
            // Written out as the index has it, so that it is taken.
            select = select.filter(Expr::cust("decision <> 'admit'"));
        }
    }
    if let Some(checkpoint) = filter.checkpoint_id {
        select = select.filter(Column::CheckpointId.eq(checkpoint));
    }
    let rare = filter.decision.is_some_and(|decision| decision != Decision::Admit);
    if filter.checkpoint_id.is_some() || rare || scope.contains(&house.city) {
        return read.all(select.filter(span.condition()).limit(limit)).await;
    }
    let gates = checkpoint::within(read, scope).await?;
    if gates.is_empty() {
        return Ok(vec![]);
    }
    let select = select.filter(Expr::col(Column::CheckpointId).is_in(gates.iter().copied()));
    let (first, mut rows) = (span.from, vec![]);
    loop {
        let floor = floor(read, &gates, span.before).await?.filter(|floor| *floor > first);
        span.from = floor.unwrap_or(first);
        let wanted = limit - rows.len() as u64;
        rows.extend(read.all(select.clone().filter(span.condition()).limit(wanted)).await?);
        if floor.is_none() || rows.len() as u64 >= limit {
            return Ok(rows);
        }
        span.before = span.from;
    }
}

impl CrossingFilter {
    /// The whole list's length where the tallies know it at little cost.
    async fn total(&self, house: &House, scope: &Scope) -> Result<Option<i64>> {
        let Some(first) = self.day_from else { return Ok(None) };
        let narrow = self.checkpoint_id.is_some() || self.decision.is_some() || self.direction.is_some();
        if narrow || self.hour.is_some() {
            return Ok(None);
        }
        let last = self.day_to.unwrap_or(house.store.clock.today() + Days::new(1));
        tally::count(&house.store.read, &CROSSINGS, scope, first, last).await.map(Some)
    }
}
