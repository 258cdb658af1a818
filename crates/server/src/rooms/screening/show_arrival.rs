//! One returnee.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Result, Sealed, Stamp, Store};
use serde::Serialize;

use super::SHOW_ARRIVAL;
use super::model::OriginKind;
use super::store::{self, ArrivalId, arrival};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::isolation::{self, IsolationId};
use crate::rooms::people::{self, HouseholdId, PersonId, Shown};

/// A returnee; personal data is masked.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Arrival {
    /// Its id.
    pub id: ArrivalId,
    /// The person.
    pub person_id: PersonId,
    /// The household where they stay.
    pub household_id: HouseholdId,
    /// Name.
    pub name: String,
    /// `male`, `female` or `unknown`.
    pub sex: String,
    /// Year of birth, if known.
    pub birth_year: Option<i32>,
    /// `id_card`, `passport`, `hkmt_permit` or `none`.
    pub document_type: String,
    /// Number of the document, masked.
    pub document_number: Option<String>,
    /// Phone, masked.
    pub phone: Option<String>,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// Address, masked.
    pub address: String,
    /// Where they come from.
    pub origin: String,
    /// What that is.
    pub origin_kind: OriginKind,
    /// When they left it.
    #[schema(value_type = Option<String>, format = Date)]
    pub left_origin_on: Option<Day>,
    /// When they arrived.
    #[schema(value_type = String, format = Date)]
    pub arrived_on: Day,
    /// Train, flight, coach or plate.
    pub transport: Option<String>,
    /// Whether they were in a risk area.
    pub been_to_risk_area: Option<bool>,
    /// Degrees Celsius.
    pub temperature: Option<f64>,
    /// How they feel.
    pub condition: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// `registered`, `isolating`, `released` or `withdrawn`.
    pub status: String,
    /// Their isolation, if there is one.
    pub isolation_id: Option<IsolationId>,
    /// `desk`, `field` or `sheet`.
    pub source: String,
    /// When it was registered.
    pub registered_at: Stamp,
    /// Who registered it.
    pub registered_by: Option<String>,
    /// Changes with every change.
    pub version: i64,
}

/// Shows a returnee.
#[utoipa::path(get, path = "/arrivals/{id}", operation_id = "showArrival", tag = "screening",
    params(("id" = ArrivalId, Path)), responses((status = 200, body = Arrival), Refusals), security(("session" = [])))]
pub async fn show_arrival(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ArrivalId>,
) -> Result<Json<Arrival>> {
    let scope = person.scope(SHOW_ARRIVAL)?;
    let row = store::find(&house.store.read, id).await?;
    let row = row.filter(|row| row.area.parse().is_ok_and(|area| scope.contains(&area)));
    let arrivals = describe(&house.store, row.into_iter().collect()).await?;
    arrivals.into_iter().next().map(Json).ok_or(Error::NotFound("arrival"))
}

/// Describes arrivals, a page at a time.
pub async fn describe(store: &Store, rows: Vec<arrival::Model>) -> Result<Vec<Arrival>> {
    let (read, vault) = (&store.read, &store.vault);
    let persons: Vec<_> = rows.iter().map(|row| row.person_id).collect();
    let homes: Vec<_> = rows.iter().map(|row| row.household_id).collect();
    let areas: Vec<_> = rows.iter().map(|row| row.area.clone()).collect();
    let who: Vec<_> = rows.iter().filter_map(|row| row.registered_by).collect();
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let (mut cards, addresses, places, workers, isolations) = tokio::try_join!(
        people::cards(read, vault, persons),
        people::addresses(read, vault, homes, Shown::Masked),
        area::names(read, areas),
        people::worker_names(read, who),
        isolation::of_arrivals(read, ids),
    )?;
    let open = |kind: &str, sealed: Option<Sealed>| sealed.map(|sealed| vault.open(kind, &sealed)).transpose();
    rows.into_iter()
        .map(|row| {
            let card = cards.get_mut(&row.person_id).ok_or(Error::internal("an arrival without its person"))?.clone();
            Ok(Arrival {
                id: row.id,
                person_id: row.person_id,
                household_id: row.household_id,
                name: card.name,
                sex: card.sex,
                birth_year: card.birth_year,
                document_type: card.document_type,
                document_number: card.document,
                phone: card.phone,
                area_name: places.path(&row.area),
                area: row.area,
                address: addresses.get(&row.household_id).cloned().unwrap_or_default(),
                origin: row.origin,
                origin_kind: OriginKind::of_code(&row.origin_kind),
                left_origin_on: row.left_origin_on,
                arrived_on: row.arrived_on,
                transport: row.transport,
                been_to_risk_area: row.been_to_risk_area,
                temperature: row.temperature.map(|tenths| f64::from(tenths) / 10.0),
                condition: open("condition", row.condition)?,
                note: open("note", row.note)?,
                status: row.status,
                isolation_id: isolations.get(&row.id).copied(),
                source: row.source,
                registered_at: row.registered_at,
                registered_by: row.registered_by.and_then(|id| workers.get(&id).cloned()),
                version: row.version,
            })
        })
        .collect()
}
