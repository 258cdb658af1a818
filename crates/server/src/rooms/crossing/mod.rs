//! Crossings: every person and vehicle that passes a checkpoint, decided in seconds and written once.
//!
//! A stand-in with the shapes of the contract, until the room itself is here.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::task::TaskKind;
use kernel::{Act, Day, Error, Measure, Read, Result, Stamp, Unit};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;
use crate::http::{At, Body, Created, Params, Refusals, SignedIn};
use crate::rooms::checkpoint::{self, CheckpointId};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Registering a crossing.
pub const REGISTER_CROSSING: Act = Act::new("crossing.register_crossing", "登记过卡", "Register crossing");
/// Seeing crossings.
pub const LIST_CROSSINGS: Act = Act::new("crossing.list_crossings", "查看过卡记录", "List crossings");
/// Seeing who crossed before with a plate.
pub const KNOW_VEHICLE: Act = Act::new("crossing.know_vehicle", "按车牌调取登记信息", "Know vehicle");

/// Seeing how a person crossed before.
pub const KNOW_PERSON: Act = Act::new("crossing.know_person", "按证件调取登记信息", "Know person");

/// All acts of this room.
pub const ACTS: &[Act] = &[REGISTER_CROSSING, LIST_CROSSINGS, KNOW_VEHICLE, KNOW_PERSON];
/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[];
/// The work that this room lays.
pub const TASK_KINDS: &[TaskKind] = &[];

/// Crossings by day; the facet is the decision.
pub const CROSSINGS: Measure = Measure {
    code: "crossing.crossings",
    zh: "过卡",
    en: "Crossings",
    unit: Unit::Time,
    key: "crossing",
    recount: "SELECT area, day, decision AS facet, COUNT(*) AS n FROM crossing GROUP BY 1, 2, 3",
};
/// People who crossed by day; the facet is the decision.
pub const PEOPLE: Measure = Measure {
    code: "crossing.people",
    zh: "过卡人员",
    en: "People who crossed",
    unit: Unit::Time,
    key: "crossing and place",
    recount: "SELECT area, day, decision AS facet, CAST(SUM(people) AS BIGINT) AS n FROM crossing GROUP BY 1, 2, 3",
};
/// What this room counts.
pub const MEASURES: &[Measure] = &[CROSSINGS, PEOPLE];

kernel::id!(
    /// The name of a crossing.
    CrossingId
);

mod crossing {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "crossing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CrossingId,
        pub body: String,
        pub checkpoint_id: CheckpointId,
        pub area: String,
        pub at: Stamp,
        pub day: Day,
        pub direction: String,
        pub decision: String,
        pub plate: Option<String>,
        pub people: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Somebody who crosses.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CrossingPerson {
    /// Name.
    pub name: String,
    /// Kind of document.
    pub document_type: String,
    /// Its number.
    pub document_number: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Degrees.
    pub temperature: Option<f64>,
}

/// A crossing.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCrossing {
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// `in` or `out`.
    pub direction: String,
    /// Plate.
    pub plate: Option<String>,
    /// Who; the first drives or walks.
    pub people: Vec<CrossingPerson>,
    /// From where.
    pub origin: Option<String>,
    /// Its area.
    #[schema(value_type = Option<String>)]
    pub origin_area: Option<AreaCode>,
    /// Whether they were in a risk area.
    pub been_to_risk_area: Option<bool>,
    /// Where they go.
    #[schema(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// The address there.
    pub address: Option<String>,
    /// What is decided.
    pub decision: String,
    /// Why.
    pub reason: Option<String>,
    /// With which pass.
    pub pass_id: Option<uuid::Uuid>,
    /// `desk` or `field`.
    pub source: String,
}

/// A crossing as shown.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Crossing {
    /// Its id.
    pub id: CrossingId,
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// Its name.
    pub checkpoint_name: String,
    /// Code of the area.
    pub area: String,
    /// When.
    pub at: Stamp,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// `in` or `out`.
    pub direction: String,
    /// Plate, masked.
    pub plate: Option<String>,
    /// Who.
    pub people: Vec<CrossingPerson>,
    /// From where.
    pub origin: Option<String>,
    /// What was decided.
    pub decision: String,
    /// Why.
    pub reason: Option<String>,
    /// Who wrote it.
    pub worker_name: String,
    /// Arrivals it opened.
    pub arrival_ids: Vec<uuid::Uuid>,
    /// What the gate is told.
    pub notice: Option<String>,
}

/// Registers a crossing.
#[utoipa::path(put, path = "/crossings/{id}", operation_id = "registerCrossing", tag = "crossing", request_body = NewCrossing,
    params(("id" = CrossingId, Path)),
    responses((status = 201, body = Crossing), (status = 200, body = Crossing), Refusals), security(("session" = [])))]
pub async fn register_crossing(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CrossingId>,
    Body(new): Body<NewCrossing>,
) -> Result<Created<Crossing>> {
    let scope = person.scope(REGISTER_CROSSING)?;
    let place = checkpoint::find(&house.store.read, new.checkpoint_id).await?;
    let place = place.filter(|place| place.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area)));
    let place = place.ok_or(Error::invalid("checkpoint_id", "checkpoint_unknown"))?;
    let area: AreaCode = place.area.parse().map_err(Error::internal)?;
    if new.decision == "admit_isolate" && new.area.is_none() {
        return Err(Error::invalid("area", "area_missing"));
    }
    let body = serde_json::to_string(&new).map_err(Error::internal)?;
    let day = house.store.clock.day_of(Stamp(new.at));
    let made = house
        .store
        .journal
        .record(&person.actor, REGISTER_CROSSING, &area, async |tx| {
            tx.about("crossing", id);
            if let Some(known) = tx.one(crossing::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.body == body { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let people = i64::try_from(new.people.len()).unwrap_or_default();
            let row = crossing::ActiveModel {
                id: Set(id),
                body: Set(body.clone()),
                checkpoint_id: Set(place.id),
                area: Set(place.area.clone()),
                at: Set(Stamp(new.at)),
                day: Set(day),
                direction: Set(new.direction.clone()),
                decision: Set(new.decision.clone()),
                plate: Set(new.plate.clone()),
                people: Set(people),
            };
            row.insert(tx).await?;
            tx.tally(&CROSSINGS, area, day, &new.decision, 1);
            tx.tally(&PEOPLE, area, day, &new.decision, people);
            Ok(true)
        })
        .await?;
    let row = house.store.read.one(crossing::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("crossing"))?;
    let shown = shown(&house, row).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Which crossings.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CrossingFilter {
    /// At this checkpoint.
    pub checkpoint_id: Option<CheckpointId>,
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// From this day.
    #[param(value_type = Option<String>, format = Date)]
    pub day_from: Option<Day>,
    /// To this day.
    #[param(value_type = Option<String>, format = Date)]
    pub day_to: Option<Day>,
    /// Decision.
    pub decision: Option<String>,
    /// Direction.
    pub direction: Option<String>,
    /// At most so many.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists crossings.
#[utoipa::path(get, path = "/crossings", operation_id = "listCrossings", tag = "crossing", params(CrossingFilter),
    responses((status = 200, body = Page<Crossing>), Refusals), security(("session" = [])))]
pub async fn list_crossings(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<CrossingFilter>,
) -> Result<Json<Page<Crossing>>> {
    use crossing::Column;
    let scope = person.scope(LIST_CROSSINGS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = crossing::Entity::find().filter(scope.on(Column::Area));
    let texts = [(Column::Decision, filter.decision), (Column::Direction, filter.direction)];
    for (column, text) in texts.into_iter().filter_map(|(column, text)| Some((column, text?))) {
        select = select.filter(column.eq(text));
    }
    if let Some(day) = filter.day_from {
        select = select.filter(Column::Day.gte(day));
    }
    if let Some(day) = filter.day_to {
        select = select.filter(Column::Day.lte(day));
    }
    if let Some(id) = filter.checkpoint_id {
        select = select.filter(Column::CheckpointId.eq(id));
    }
    if let Some(last) = page.key::<CrossingId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let mut rows = vec![];
    for row in page.rows {
        rows.push(shown(&house, row).await?);
    }
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Which vehicle.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct KnownQuery {
    /// Plate.
    pub plate: String,
}

/// An earlier crossing, with what a form asks.
#[derive(Serialize, utoipa::ToSchema)]
pub struct KnownCrossing {
    /// That crossing.
    pub id: CrossingId,
    /// When.
    pub at: Stamp,
    /// Number plate.
    pub plate: Option<String>,
    /// Who; the first drove or walked.
    pub people: Vec<KnownPerson>,
    /// Where from.
    pub origin: Option<String>,
    /// Area they went to.
    #[schema(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Address there.
    pub address: Option<String>,
    /// What was decided.
    pub decision: String,
}

/// Somebody as they crossed before.
#[derive(Serialize, utoipa::ToSchema)]
pub struct KnownPerson {
    /// Name.
    pub name: String,
    /// Kind of document.
    pub document_type: String,
    /// Its number.
    pub document_number: Option<String>,
    /// Phone.
    pub phone: Option<String>,
}

/// Earlier crossings, the newest first.
#[derive(Serialize, utoipa::ToSchema)]
pub struct KnownCrossings {
    /// None where nothing is known.
    pub rows: Vec<KnownCrossing>,
}

/// Which person.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KnownDocument {
    /// Kind of document.
    pub document_type: String,
    /// Its number.
    pub document_number: String,
}

/// Who crossed before with a plate.
#[utoipa::path(get, path = "/crossings/known", operation_id = "knowVehicle", tag = "crossing", params(KnownQuery),
    responses((status = 200, body = KnownCrossings), Refusals), security(("session" = [])))]
pub async fn know_vehicle(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<KnownQuery>,
) -> Result<Json<KnownCrossings>> {
    known(&house, &person, KNOW_VEHICLE, crossing::Column::Plate.eq(query.plate)).await
}

/// How a person crossed before.
#[utoipa::path(post, path = "/crossings/known", operation_id = "knowPerson", tag = "crossing", request_body = KnownDocument,
    responses((status = 200, body = KnownCrossings), Refusals), security(("session" = [])))]
pub async fn know_person(
    State(house): State<House>,
    person: SignedIn,
    Body(asked): Body<KnownDocument>,
) -> Result<Json<KnownCrossings>> {
    known(&house, &person, KNOW_PERSON, crossing::Column::Body.contains(&asked.document_number)).await
}

async fn known(
    house: &House,
    person: &SignedIn,
    act: Act,
    which: sea_orm::sea_query::SimpleExpr,
) -> Result<Json<KnownCrossings>> {
    let scope = person.scope(act)?;
    let last = crossing::Entity::find().filter(scope.on(crossing::Column::Area)).filter(which);
    let row = house.store.read.one(last.order_by_desc(crossing::Column::At)).await?;
    let known = |row: crossing::Model| {
        let was: NewCrossing = serde_json::from_str(&row.body).map_err(Error::internal)?;
        let people = was.people.into_iter().map(|one| KnownPerson {
            name: one.name,
            document_type: one.document_type,
            document_number: one.document_number,
            phone: one.phone,
        });
        let (id, at, people) = (row.id, row.at, people.collect());
        let (origin, area, address, decision) = (was.origin, was.area, was.address, was.decision);
        Ok(KnownCrossing { id, at, plate: was.plate, people, origin, area, address, decision })
    };
    let rows = row.into_iter().map(known).collect::<Result<_>>()?;
    Ok(Json(KnownCrossings { rows }))
}

async fn shown(house: &House, row: crossing::Model) -> Result<Crossing> {
    let place = checkpoint::find(&house.store.read, row.checkpoint_id).await?;
    let was: NewCrossing = serde_json::from_str(&row.body).map_err(Error::internal)?;
    Ok(Crossing {
        id: row.id,
        checkpoint_id: row.checkpoint_id,
        checkpoint_name: place.map(|place| place.name).unwrap_or_default(),
        area: row.area,
        at: row.at,
        day: row.day,
        direction: row.direction,
        plate: row.plate,
        people: was.people,
        origin: was.origin,
        decision: row.decision,
        reason: was.reason,
        worker_name: String::new(),
        arrival_ids: vec![],
        notice: None,
    })
}

/// Stores a crossing for the exercise.
pub async fn insert(tx: &mut kernel::Tx, id: CrossingId, area: AreaCode, new: &NewCrossing, day: Day) -> Result<()> {
    let people = i64::try_from(new.people.len()).unwrap_or_default();
    let row = crossing::ActiveModel {
        id: Set(id),
        body: Set(serde_json::to_string(new).map_err(Error::internal)?),
        checkpoint_id: Set(new.checkpoint_id),
        area: Set(area.to_string()),
        at: Set(Stamp(new.at)),
        day: Set(day),
        direction: Set(new.direction.clone()),
        decision: Set(new.decision.clone()),
        plate: Set(new.plate.clone()),
        people: Set(people),
    };
    row.insert(tx).await?;
    tx.tally(&CROSSINGS, area, day, &new.decision, 1);
    tx.tally(&PEOPLE, area, day, &new.decision, people);
    Ok(())
}

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(register_crossing))
        .routes(routes!(list_crossings))
        .routes(routes!(know_vehicle))
        .routes(routes!(know_person))
}
