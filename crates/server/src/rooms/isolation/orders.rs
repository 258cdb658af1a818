//! Giving an order: it is added, the isolation follows from all its orders, and with it stays, counts and tasks.

use std::collections::BTreeMap;

use codes::AreaCode;
use kernel::task;
use kernel::{Error, Read, Result, Sealed, Store, Tx};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use super::care_team;
use super::clinic;
use super::episode::{Episode, OrderFact, OrderKind};
use super::home::{self, Stay};
use super::lay_tasks::lay_ahead;
use super::model::IsolationRules;
use super::store::{IsolationId, isolation, order, stay};
use super::{ENDED, HOME_BEGUN, HOME_LEFT, HOUSEHOLD_ENDED, HOUSEHOLD_FIRST, HOUSEHOLD_STARTED, RELEASE, STARTED};
use crate::rooms::people::{self, HouseholdId, WorkerId};
use crate::rooms::{coverage, screening};

/// An order to be given.
#[derive(Clone, Debug)]
pub struct NewOrder {
    /// Its name.
    pub id: Uuid,
    /// Fingerprint of the request; empty where the house gives it.
    pub digest: Vec<u8>,
    /// What it does.
    pub kind: OrderKind,
    /// Why, as a code.
    pub ground: String,
    /// Why, in words.
    pub reason: Option<Sealed>,
    /// The law or rule it rests on.
    pub basis: String,
    /// The body that issues it.
    pub issuer: String,
    /// From which day; today but for a lapse.
    pub day: kernel::Day,
    /// The planned last day after it.
    pub ends_on: kernel::Day,
    /// Where the person stays after it, if they move.
    pub home: Option<(HouseholdId, AreaCode)>,
}

/// The orders of an isolation, first to last.
pub async fn orders_of(from: &impl Read, id: IsolationId) -> Result<Vec<order::Model>> {
    let orders = order::Entity::find().filter(order::Column::IsolationId.eq(id));
    from.all(orders.order_by_asc(order::Column::At).order_by_asc(order::Column::Id)).await
}

/// An order as the state depends on it.
pub fn fact(row: &order::Model) -> Option<OrderFact> {
    Some(OrderFact { kind: OrderKind::of_code(&row.kind)?, day: row.day, ends_on: row.ends_on })
}

/// The orders of an isolation as its state depends on them, first to last.
pub async fn facts_of(from: &impl Read, id: IsolationId) -> Result<Vec<OrderFact>> {
    Ok(orders_of(from, id).await?.iter().filter_map(fact).collect())
}

/// Gives an order.
///
/// # Errors
/// What [`Episode::may`] says, as a conflict; `still_ill` for a way home that the hospital's last word bars.
pub async fn give(tx: &mut Tx, store: &Store, row: &isolation::Model, new: NewOrder) -> Result<()> {
    let rules = IsolationRules::on(&store.policy, tx.today())?;
    let orders = orders_of(tx, row.id).await?;
    let mut facts: Vec<OrderFact> = orders.iter().filter_map(fact).collect();
    let order = OrderFact { kind: new.kind, day: new.day, ends_on: new.ends_on };
    let before = Episode::of(&facts).ok_or(Error::internal("an isolation without its first order"))?;
    before.may(&order, &rules).map_err(Error::conflict)?;
    if new.kind == OrderKind::Resume && clinic::still_ill(tx, row.id).await? {
        return Err(Error::conflict("still_ill"));
    }
    facts.push(order);
    let after = Episode::of(&facts).ok_or(Error::internal("an isolation without its first order"))?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    let (household_id, home_area) = new.home.unwrap_or((row.household_id, area));
    people::lock_households(tx, [row.household_id, household_id]).await?;

    let stored = order::ActiveModel {
        id: Set(new.id),
        digest: Set(new.digest),
        isolation_id: Set(row.id),
        area: Set(home_area.to_string()),
        kind: Set(new.kind.code().to_owned()),
        ground: Set(new.ground),
        reason: Set(new.reason),
        basis: Set(new.basis),
        issuer: Set(new.issuer),
        household_id: Set(household_id),
        ends_on: Set(after.ends_on),
        day: Set(new.day),
        at: Set(tx.now()),
        worker_id: Set(tx.actor().map(WorkerId)),
    };
    stored.insert(tx).await?;
    isolation::Entity::update_many()
        .filter(isolation::Column::Id.eq(row.id))
        .col_expr(isolation::Column::State, Expr::value(after.state))
        .col_expr(isolation::Column::EndsOn, Expr::value(after.ends_on))
        .col_expr(isolation::Column::EndedOn, Expr::value(after.ended_on))
        .col_expr(isolation::Column::HouseholdId, Expr::value(household_id))
        .col_expr(isolation::Column::Area, Expr::value(home_area.to_string()))
        .col_expr(isolation::Column::Version, Expr::col(isolation::Column::Version).add(1))
        .exec(tx)
        .await?;
    let now = isolation::Model {
        household_id,
        area: home_area.to_string(),
        state: after.state.to_owned(),
        ends_on: after.ends_on,
        ended_on: after.ended_on,
        version: row.version + 1,
        ..row.clone()
    };
    let was_home = before.state == "isolating";
    let is_home = after.ended_on.is_none() && after.state == "isolating";
    let moves = is_home && was_home && new.home.is_some();
    let mut touched = vec![row.household_id, household_id];
    if new.kind == OrderKind::Withdraw {
        touched.extend(forget_stays(tx, row).await?);
    } else if was_home && (!is_home || moves) {
        leave_home(tx, row, new.day).await?;
    }
    if is_home && (!was_home || moves) {
        begin_stays(tx, std::slice::from_ref(&now), new.day).await?;
    }
    recount(tx, &touched).await?;
    count_end(tx, &now, new.kind, orders.first().map_or(row.area.as_str(), |opened| &opened.area))?;
    settle_tasks(tx, store, row, &now, new.kind).await?;
    screening::set_status(tx, [row.arrival_id], arrival_status(after.state)).await
}

/// What an arrival is called whose isolation stands so. A withdrawn arrival says so itself.
fn arrival_status(state: &str) -> &'static str {
    match state {
        "isolating" | "hospital" => "isolating",
        _ => "released",
    }
}

fn count_end(tx: &mut Tx, now: &isolation::Model, kind: OrderKind, opened_in: &str) -> Result<()> {
    match (kind, now.ended_on) {
        // A mistake was never an isolation: it is taken out of what was counted, where it was counted.
        (OrderKind::Withdraw, _) => {
            tx.tally(&STARTED, opened_in.parse().map_err(Error::internal)?, now.started_on, "", -1);
        }
        (_, Some(day)) => tx.tally(&ENDED, now.area.parse().map_err(Error::internal)?, day, &now.state, 1),
        _ => {}
    }
    Ok(())
}

/// Begins the stays of isolations at the homes they name.
pub async fn begin_stays(tx: &mut Tx, rows: &[isolation::Model], day: kernel::Day) -> Result<()> {
    let mut stays = Vec::with_capacity(rows.len());
    for row in rows {
        stays.push(stay::ActiveModel {
            id: Set(kernel::id::new(tx.now())),
            isolation_id: Set(row.id),
            household_id: Set(row.household_id),
            area: Set(row.area.clone()),
            household_area: Set(row.area.clone()),
            from_day: Set(day),
            to_day: Set(None),
            first_of_household: Set(false),
            opens_household: Set(false),
            closes_household: Set(false),
        });
        tx.tally(&HOME_BEGUN, row.area.parse().map_err(Error::internal)?, day, &row.counted_from.to_string(), 1);
    }
    tx.insert_all(&stays).await
}

async fn leave_home(tx: &mut Tx, row: &isolation::Model, day: kernel::Day) -> Result<()> {
    let open = stay::Entity::find().filter(stay::Column::IsolationId.eq(row.id)).filter(stay::Column::ToDay.is_null());
    for stay in tx.all(open).await? {
        let left = stay::ActiveModel { id: Set(stay.id), to_day: Set(Some(day)), ..Default::default() };
        left.update(tx).await?;
        tx.tally(&HOME_LEFT, stay.area.parse().map_err(Error::internal)?, day, &row.counted_from.to_string(), 1);
    }
    Ok(())
}

/// Takes the stays of a mistake out of the counts. Returns the households where they were.
async fn forget_stays(tx: &mut Tx, row: &isolation::Model) -> Result<Vec<HouseholdId>> {
    let counted = row.counted_from.to_string();
    let stays = tx.all(stay::Entity::find().filter(stay::Column::IsolationId.eq(row.id))).await?;
    people::lock_households(tx, stays.iter().map(|stay| stay.household_id).collect::<Vec<_>>()).await?;
    for stay in &stays {
        let area: AreaCode = stay.area.parse().map_err(Error::internal)?;
        count(tx, stay, -1)?;
        tx.tally(&HOME_BEGUN, area, stay.from_day, &counted, -1);
        if let Some(left) = stay.to_day {
            tx.tally(&HOME_LEFT, area, left, &counted, -1);
        }
    }
    stay::Entity::delete_many().filter(stay::Column::IsolationId.eq(row.id)).exec(tx).await?;
    Ok(stays.into_iter().map(|stay| stay.household_id).collect())
}

/// Marks the stays of households anew and counts what changed.
pub async fn recount(tx: &mut Tx, households: &[HouseholdId]) -> Result<()> {
    let all = stay::Entity::find();
    let mut rows = tx.among(all, stay::Column::HouseholdId, households.iter().copied()).await?;
    rows.sort_by_key(|row| (row.household_id, row.from_day, row.id));
    rows.dedup_by_key(|row| row.id);
    touch_teams(tx, households, &rows).await?;
    let mut homes: BTreeMap<HouseholdId, Vec<stay::Model>> = BTreeMap::new();
    for row in rows {
        homes.entry(row.household_id).or_default().push(row);
    }
    for stays in homes.into_values() {
        let facts: Vec<Stay> =
            stays.iter().map(|row| Stay { area: row.area.clone(), from: row.from_day, to: row.to_day }).collect();
        for (row, marks) in stays.into_iter().zip(home::marks(&facts)) {
            let now = stay::Model {
                household_area: marks.household_area,
                first_of_household: marks.first,
                opens_household: marks.opens,
                closes_household: marks.closes,
                ..row.clone()
            };
            if now == row {
                continue;
            }
            count(tx, &row, -1)?;
            count(tx, &now, 1)?;
            stay::ActiveModel::from(now).reset_all().update(tx).await?;
        }
    }
    Ok(())
}

/// Whether their care teams are complete is looked at anew, also where nobody stayed after all.
async fn touch_teams(tx: &Tx, households: &[HouseholdId], stays: &[stay::Model]) -> Result<()> {
    let mut touched = vec![];
    for row in stays {
        touched.push(coverage::Subject::team(row.area.parse().map_err(Error::internal)?, row.household_id));
    }
    let bare = households.iter().copied().filter(|home| !stays.iter().any(|row| row.household_id == *home));
    let bare: Vec<HouseholdId> = bare.collect();
    if !bare.is_empty() {
        let homes = people::homes_named(tx, bare).await?;
        touched.extend(homes.iter().map(|home| coverage::Subject::team(home.area, home.id)));
    }
    coverage::touch(tx, touched).await
}

fn count(tx: &mut Tx, row: &stay::Model, n: i64) -> Result<()> {
    let area: AreaCode = row.household_area.parse().map_err(Error::internal)?;
    if row.first_of_household {
        tx.tally(&HOUSEHOLD_FIRST, area, row.from_day, "", n);
    }
    if row.opens_household {
        tx.tally(&HOUSEHOLD_STARTED, area, row.from_day, "", n);
    }
    if let (true, Some(left)) = (row.closes_household, row.to_day) {
        tx.tally(&HOUSEHOLD_ENDED, area, left, "", n);
    }
    Ok(())
}

/// After an order no task is open that it made pointless, and what it asks for is laid.
async fn settle_tasks(
    tx: &mut Tx,
    store: &Store,
    before: &isolation::Model,
    now: &isolation::Model,
    kind: OrderKind,
) -> Result<()> {
    let release = task::Entity::find()
        .filter(task::Column::Subject.eq(now.id.0))
        .filter(task::Column::Kind.eq(RELEASE.code))
        .filter(task::Column::State.eq("open"));
    for due in tx.all(release).await? {
        match kind {
            OrderKind::Release => drop(task::finish(tx, due.id, now.id).await?),
            // It falls due on another day.
            OrderKind::Extend | OrderKind::Shorten => task::cancel_one(tx, due.id).await?,
            _ => {}
        }
    }
    if before.state == "isolating" && (now.state != "isolating" || before.household_id != now.household_id) {
        task::cancel(tx, now.id.0).await?;
        if !anybody(tx, before.household_id, now.id, isolation::Column::State.eq("isolating")).await? {
            task::cancel(tx, before.household_id.0).await?;
        }
    }
    // Whoever is in hospital comes home again: the team waits.
    let gone = now.ended_on.is_some() || before.household_id != now.household_id;
    if gone && !anybody(tx, before.household_id, now.id, isolation::Column::EndedOn.is_null()).await? {
        care_team::dissolve(tx, before.household_id).await?;
    }
    if now.ended_on.is_none() {
        lay_ahead(tx, store, std::slice::from_ref(now)).await?;
    }
    Ok(())
}

/// Whether somebody else of a household stands so.
async fn anybody(tx: &Tx, home: HouseholdId, but: IsolationId, so: Expr) -> Result<bool> {
    let others = isolation::Entity::find()
        .filter(isolation::Column::HouseholdId.eq(home))
        .filter(isolation::Column::Id.ne(but))
        .filter(so);
    Ok(tx.one(others.limit(1)).await?.is_some())
}
