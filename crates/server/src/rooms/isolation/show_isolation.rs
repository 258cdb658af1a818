//! One isolation with its orders, readings and tasks.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Stamp, task};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::SHOW_ISOLATION;
use super::call_out::{Call, calls_of};
use super::clinic::{self, ClinicalResult, SampleLine};
use super::episode::OrderKind;
use super::give_order::OrderId;
use super::messages::{Message, messages_of};
use super::model::day_of;
use super::orders::orders_of;
use super::store::{self, IsolationId, isolation, order, reading};
use super::take_reading::Reading;
use super::task_lines::{self, TaskLine};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, HouseholdId, PersonId, Shown};
use crate::rooms::screening::ArrivalId;

/// An isolation in a list; personal data is masked.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct IsolationLine {
    /// Its id.
    pub id: IsolationId,
    /// The person.
    pub person_id: PersonId,
    /// The arrival it follows from.
    pub arrival_id: ArrivalId,
    /// The household.
    pub household_id: HouseholdId,
    /// Name.
    pub name: String,
    /// `male`, `female` or `unknown`.
    pub sex: String,
    /// Phone, masked.
    pub phone: Option<String>,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// Address, masked.
    pub address: String,
    /// Why.
    pub ground: String,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub started_on: Day,
    /// Planned last day.
    #[schema(value_type = String, format = Date)]
    pub ends_on: Day,
    /// The day it ended, if it did.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended_on: Option<Day>,
    /// Today is day `day_n` …
    pub day_n: i64,
    /// … of `days`.
    pub days: i64,
    /// `isolating`, `hospital`, `released`, `lapsed`, `referred` or `withdrawn`.
    pub state: String,
    /// Whether the last reading was a fever.
    pub fever: bool,
    /// Whether the last day has come.
    pub due: bool,
    /// Changes with every change.
    pub version: i64,
}

/// An order in the history of an isolation.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
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
    /// Where the person stays after it.
    pub area_name: String,
    /// From which day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// The planned last day after it.
    #[schema(value_type = String, format = Date)]
    pub ends_on: Day,
    /// When.
    pub at: Stamp,
    /// Who.
    pub by: Option<String>,
}

/// One isolation.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Isolation {
    /// Who, where and how long.
    #[serde(flatten)]
    pub line: IsolationLine,
    /// Its orders, first to last.
    pub orders: Vec<Order>,
    /// Its readings, first to last.
    pub readings: Vec<Reading>,
    /// What the hospital found, first to last.
    pub results: Vec<ClinicalResult>,
    /// Samples taken, newest first.
    pub samples: Vec<SampleLine>,
    /// Its tasks, latest day first.
    pub tasks: Vec<TaskLine>,
    /// What the care team said at the door: nobody opened, or help was needed.
    pub calls: Vec<Call>,
    /// Messages that were sent to the person, first to last.
    pub messages: Vec<Message>,
}

/// Shows an isolation.
#[utoipa::path(get, path = "/isolations/{id}", operation_id = "showIsolation", tag = "isolation",
    params(("id" = IsolationId, Path)), responses((status = 200, body = Isolation), Refusals), security(("session" = [])))]
pub async fn show_isolation(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<IsolationId>,
) -> Result<Json<Isolation>> {
    let scope = person.scope(SHOW_ISOLATION)?;
    let row = store::find(&house.store.read, id).await?;
    let area = row.and_then(|row| row.area.parse::<AreaCode>().ok()).filter(|area| scope.contains(area));
    area.ok_or(Error::NotFound("isolation"))?;
    describe_one(&house, id).await.map(Json)
}

/// Describes isolations, a page at a time.
pub async fn describe(house: &House, rows: Vec<isolation::Model>) -> Result<Vec<IsolationLine>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let today = house.store.clock.today();
    let cards = people::cards(read, vault, rows.iter().map(|row| row.person_id)).await?;
    let addresses = people::addresses(read, vault, rows.iter().map(|row| row.household_id), Shown::Masked).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    rows.into_iter()
        .map(|row| {
            let card = cards.get(&row.person_id).ok_or(Error::internal("an isolation without its person"))?.clone();
            let (day_n, days) = day_of(row.counted_from, row.ends_on, row.ended_on.unwrap_or(today));
            Ok(IsolationLine {
                id: row.id,
                person_id: row.person_id,
                arrival_id: row.arrival_id,
                household_id: row.household_id,
                name: card.name,
                sex: card.sex,
                phone: card.phone,
                area_name: places.path(&row.area),
                area: row.area,
                address: addresses.get(&row.household_id).cloned().unwrap_or_default(),
                ground: row.ground,
                started_on: row.started_on,
                ends_on: row.ends_on,
                ended_on: row.ended_on,
                day_n,
                days,
                due: row.state == "isolating" && row.ends_on <= today,
                state: row.state,
                fever: row.fever,
                version: row.version,
            })
        })
        .collect()
}

/// Describes one isolation with all that belongs to it.
pub async fn describe_one(house: &House, id: IsolationId) -> Result<Isolation> {
    let read = &house.store.read;
    let row = store::find(read, id).await?.ok_or(Error::NotFound("isolation"))?;
    let orders = orders_of(read, id).await?;
    let readings = reading::Entity::find().filter(reading::Column::IsolationId.eq(id));
    let readings = readings.order_by_asc(reading::Column::TakenAt).order_by_asc(reading::Column::Id);
    let readings = read.all(readings.limit(1000)).await?;
    // Their own, and those of the household and its team.
    let home = task::Column::HouseholdId.eq(row.household_id.0).and(task::Column::PersonId.is_null());
    let tasks = task::Entity::find().filter(task::Column::Subject.eq(id.0).or(home));
    let tasks = tasks.order_by_desc(task::Column::Day).order_by_asc(task::Column::DueAt).limit(200);
    let tasks = task_lines::describe(house, read.all(tasks).await?, Shown::Masked).await?;
    let ordered = orders.iter().filter_map(|row| row.worker_id);
    let who: Vec<_> = ordered.chain(readings.iter().filter_map(|row| row.worker_id)).collect();
    let names = people::worker_names(read, who).await?;
    let name = |id: Option<people::WorkerId>| id.and_then(|id| names.get(&id).cloned());
    let places = area::names(read, orders.iter().map(|row| &row.area)).await?;
    let order = |row: order::Model| {
        Ok(Order {
            id: OrderId(row.id),
            kind: OrderKind::of_code(&row.kind).ok_or(Error::internal("an order of no kind"))?,
            ground: row.ground,
            reason: row.reason.map(|sealed| house.store.vault.open("reason", &sealed)).transpose()?,
            basis: row.basis,
            issuer: row.issuer,
            area_name: places.path(&row.area),
            day: row.day,
            ends_on: row.ends_on,
            at: row.at,
            by: name(row.worker_id),
        })
    };
    let mut judged = clinic::judgements(house, readings.iter().map(|row| row.id).collect()).await?;
    let reading = |row: reading::Model| {
        let (by, judgement) = (name(row.worker_id), judged.remove(&row.id));
        Reading::of(row, by).judged(judgement)
    };
    Ok(Isolation {
        orders: orders.into_iter().map(order).collect::<Result<_>>()?,
        readings: readings.into_iter().map(reading).collect(),
        results: clinic::results(house, id).await?,
        samples: clinic::samples_of(house, id).await?,
        tasks,
        calls: calls_of(house, row.household_id).await?,
        messages: messages_of(house, row.id).await?,
        line: describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("isolation"))?,
    })
}
