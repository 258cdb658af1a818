//! What an isolated person may always know of their own isolation: how long and why, who comes today, whom to call.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Read, Result, Stamp, Vault, task};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::SHOW_MY_ISOLATION;
use super::episode::OrderKind;
use super::helpers::{TeamMate, helpers};
use super::lay_tasks::release_window;
use super::messages::{Message, messages_of};
use super::model::day_of;
use super::orders::orders_of;
use super::page::open_until;
use super::plan::Plan;
use super::store::{self, IsolationId, isolation, order, reading};
use super::take_reading::Reading;
use crate::house::House;
use crate::http::{Refusals, Resident};
use crate::rooms::people;

/// A service of today.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MyService {
    /// Code of its kind.
    pub kind: String,
    /// 服务名称.
    pub zh: String,
    /// Its name in English.
    pub en: String,
    /// `morning`, `noon`, `evening` or `day`.
    pub slot: String,
    /// From when.
    pub opens_at: Stamp,
    /// Until when.
    pub due_at: Stamp,
    /// `open`, `done` or `missed`.
    pub state: String,
    /// When it was done.
    pub done_at: Option<Stamp>,
}

/// An order as the person it concerns reads it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MyOrder {
    /// What it does.
    pub kind: OrderKind,
    /// Why, as a code.
    pub ground: String,
    /// Why, in words.
    pub reason: Option<String>,
    /// The law or rule it rests on.
    pub basis: String,
    /// The body that issued it.
    pub issuer: String,
    /// From which day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// The planned last day after it.
    #[schema(value_type = String, format = Date)]
    pub ends_on: Day,
}

impl MyOrder {
    fn of(row: order::Model, vault: &Vault) -> Result<Self> {
        Ok(Self {
            kind: OrderKind::of_code(&row.kind).ok_or(Error::internal("an order of no kind"))?,
            ground: row.ground,
            reason: row.reason.map(|sealed| vault.open("reason", &sealed)).transpose()?,
            basis: row.basis,
            issuer: row.issuer,
            day: row.day,
            ends_on: row.ends_on,
        })
    }
}

/// One's own isolation.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MyIsolation {
    /// Its id.
    pub id: IsolationId,
    /// Name, masked: others may look on.
    pub name: String,
    /// `isolating`, `hospital`, `released`, `lapsed`, `referred` or `withdrawn`.
    pub state: String,
    /// The local day.
    #[schema(value_type = String, format = Date)]
    pub today: Day,
    /// The moment.
    pub now: Stamp,
    /// Today is day `day_n` …
    pub day_n: i64,
    /// … of `days`.
    pub days: i64,
    /// From when the days are counted.
    #[schema(value_type = String, format = Date)]
    pub counted_from: Day,
    /// Planned last day.
    #[schema(value_type = String, format = Date)]
    pub ends_on: Day,
    /// The day it ended, if it did.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Day>,
    /// From when on the last day the release is due.
    pub release_opens_at: Stamp,
    /// Until when.
    pub release_due_at: Stamp,
    /// After the end: this page opens until then.
    #[schema(value_type = Option<String>, format = Date)]
    pub page_until: Option<Day>,
    /// The orders, first to last.
    pub orders: Vec<MyOrder>,
    /// What is brought and asked today.
    pub services: Vec<MyService>,
    /// Whom to call, those on watch first.
    pub team: Vec<TeamMate>,
    /// The readings, first to last.
    pub readings: Vec<Reading>,
    /// What the team wrote, first to last.
    pub messages: Vec<Message>,
}

/// Shows one's own isolation.
#[utoipa::path(get, path = "/my/isolation", operation_id = "showMyIsolation", tag = "isolation",
    responses((status = 200, body = MyIsolation), Refusals), security(("page" = [])))]
pub async fn show_my_isolation(State(house): State<House>, me: Resident) -> Result<Json<MyIsolation>> {
    me.actor.must(SHOW_MY_ISOLATION, &me.area)?;
    let store = &house.store;
    let (read, vault, clock) = (&store.read, &store.vault, &store.clock);
    let row = store::find(read, me.isolation_id).await?.ok_or(Error::PageClosed)?;
    let cards = people::cards(read, vault, [row.person_id]).await?;
    let readings = reading::Entity::find().filter(reading::Column::IsolationId.eq(row.id));
    let readings = read.all(readings.order_by_asc(reading::Column::TakenAt).limit(1000)).await?;
    let orders = orders_of(read, row.id).await?;
    let today = clock.today();
    let (day_n, days) = day_of(row.counted_from, row.ends_on, row.ended_on.unwrap_or(today));
    let release = release_window(store, row.ends_on)?;
    Ok(Json(MyIsolation {
        id: row.id,
        name: cards.get(&row.person_id).map(|card| people::mask_name(&card.name)).unwrap_or_default(),
        today,
        now: clock.now(),
        day_n,
        days,
        counted_from: row.counted_from,
        ends_on: row.ends_on,
        ended_on: row.ended_on,
        release_opens_at: clock.at(row.ends_on, release.opens),
        release_due_at: clock.at(row.ends_on, release.due),
        page_until: open_until(store, &row)?,
        orders: orders.into_iter().map(|order| MyOrder::of(order, vault)).collect::<Result<_>>()?,
        services: services(&house, &row, today).await?,
        team: if row.ended_on.is_none() { helpers(&house, row.household_id, me.area).await? } else { vec![] },
        // Who of the staff took it is theirs to know.
        readings: readings.into_iter().map(|row| Reading::of(row, None)).collect(),
        messages: messages_of(&house, row.id).await?,
        state: row.state,
    }))
}

/// What of the service plan a day has for somebody and their household.
async fn services(house: &House, row: &isolation::Model, day: Day) -> Result<Vec<MyService>> {
    let plan = Plan::on(&house.store.policy, day)?;
    let laid = task::Entity::find()
        .filter(task::Column::Subject.is_in([row.id.0, row.household_id.0]))
        .filter(task::Column::Day.eq(day))
        .filter(task::Column::State.ne("cancelled"))
        .order_by_asc(task::Column::OpensAt)
        .order_by_asc(task::Column::DueAt);
    let service = |task: task::Model| {
        let item = plan.item(&task.kind)?;
        Some(MyService {
            zh: item.zh.clone(),
            en: item.en.clone(),
            kind: task.kind,
            slot: task.slot,
            opens_at: task.opens_at,
            due_at: task.due_at,
            done_at: task.closed_at.filter(|_| task.state == "done"),
            state: task.state,
        })
    };
    Ok(house.store.read.all(laid).await?.into_iter().filter_map(service).collect())
}
