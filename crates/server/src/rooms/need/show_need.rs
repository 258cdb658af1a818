//! One need as those see it who deal with it.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Result, Sealed, Stamp};
use serde::Serialize;

use super::SHOW_NEED;
use super::model::{NeedCategory, NeedKind, NeedRules};
use super::store::{self, NeedId, need};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::isolation::{self, IsolationId};
use crate::rooms::people::{self, HouseholdId, PersonId, Shown, WorkerId};

/// A need; personal data is masked.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// What it is.
    pub kind: NeedKind,
    /// What an ask is for.
    pub category: Option<NeedCategory>,
    /// The isolation of whoever raised it.
    pub isolation_id: IsolationId,
    /// Their household.
    pub household_id: HouseholdId,
    /// The person.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Phone, masked.
    pub phone: Option<String>,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// Address, masked.
    pub address: String,
    /// In their own words.
    pub text: Option<String>,
    /// `open`, `taken` or `answered`.
    pub state: String,
    /// When it was raised.
    pub raised_at: Stamp,
    /// By when it is answered.
    pub due_at: Stamp,
    /// Whether that passed without an answer.
    pub overdue: bool,
    /// Who looks after it.
    pub taken_by: Option<String>,
    /// Since when.
    pub taken_at: Option<Stamp>,
    /// What came of an appeal.
    pub granted: Option<bool>,
    /// The answer.
    pub answer: Option<String>,
    /// Who answered.
    pub answered_by: Option<String>,
    /// When.
    pub answered_at: Option<Stamp>,
    /// The caller gave an order of this isolation, so that somebody else decides about the appeal.
    pub own_order: bool,
    /// Changes with every change.
    pub version: i64,
}

/// Shows a need.
#[utoipa::path(get, path = "/needs/{id}", operation_id = "showNeed", tag = "need", params(("id" = NeedId, Path)),
    responses((status = 200, body = Need), Refusals), security(("session" = [])))]
pub async fn show_need(State(house): State<House>, person: SignedIn, At(id): At<NeedId>) -> Result<Json<Need>> {
    let row = store::find(&house, &person, SHOW_NEED, id).await?;
    describe_one(&house, &person, row).await.map(Json)
}

/// Describes one need.
pub async fn describe_one(house: &House, person: &SignedIn, row: need::Model) -> Result<Need> {
    describe(house, person, vec![row]).await?.pop().ok_or(Error::NotFound("need"))
}

/// Describes needs, a page at a time.
pub async fn describe(house: &House, person: &SignedIn, rows: Vec<need::Model>) -> Result<Vec<Need>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let rules = NeedRules::on(&house.store.policy, house.store.clock.today())?;
    let cards = people::cards(read, vault, rows.iter().map(|row| row.person_id)).await?;
    let addresses = people::addresses(read, vault, rows.iter().map(|row| row.household_id), Shown::Masked).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let who: Vec<WorkerId> = rows.iter().flat_map(|row| [row.taken_by, row.answered_by]).flatten().collect();
    let names = people::worker_names(read, who).await?;
    let appeals = rows.iter().filter(|row| row.kind == NeedKind::Appeal.code());
    let appeals: Vec<IsolationId> = appeals.map(|row| row.isolation_id).collect();
    let orderers = isolation::orderers(read, appeals).await?;
    let name = |id: Option<WorkerId>| id.and_then(|id| names.get(&id).cloned());
    let open = |kind, sealed: Option<Sealed>| sealed.map(|sealed| vault.open(kind, &sealed)).transpose();
    let one = |row: need::Model| {
        let card = cards.get(&row.person_id).ok_or(Error::internal("a need without its person"))?.clone();
        let kind = NeedKind::of_code(&row.kind).ok_or(Error::internal("a need of no kind"))?;
        let gave = orderers.get(&row.isolation_id).into_iter().flatten();
        let gave = gave.into_iter().any(|worker| Some(worker.0) == person.actor.worker);
        Ok(Need {
            id: row.id,
            kind,
            category: row.category.as_deref().and_then(NeedCategory::of_code),
            isolation_id: row.isolation_id,
            household_id: row.household_id,
            person_id: row.person_id,
            name: card.name,
            phone: card.phone,
            area_name: places.path(&row.area),
            area: row.area,
            address: addresses.get(&row.household_id).cloned().unwrap_or_default(),
            text: open("need", row.text)?,
            state: row.state,
            raised_at: row.raised_at,
            due_at: row.due_at,
            overdue: row.overdue,
            taken_by: name(row.taken_by),
            taken_at: row.taken_at,
            granted: row.granted,
            answer: open("answer", row.answer)?,
            answered_by: name(row.answered_by),
            answered_at: row.answered_at,
            own_order: kind == NeedKind::Appeal && rules.not_by_orderer && gave,
            version: row.version,
        })
    };
    rows.into_iter().map(one).collect()
}
