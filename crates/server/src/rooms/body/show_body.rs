//! One body: what stands above it, whom to reach, and why it was closed.

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Phone};
use kernel::{Day, Error, Read, Result, Scope};
use serde::{Deserialize, Serialize};

use super::list_bodies::{BodyLine, describe};
use super::model::{BodyKind, BodyRole};
use super::store::{self, BodyId, body, is_seen};
use super::{LIST_BODIES, LIST_MEMBERS, SHOW_BODY};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::people::{self, HouseholdId, WorkerId};

/// A body by its name.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct BodyName {
    /// Its id.
    pub id: BodyId,
    /// What it is.
    pub kind: BodyKind,
    /// Its name.
    pub name: String,
}

/// What a role is called in a body.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct RoleName {
    /// The role.
    pub role: BodyRole,
    /// 角色名.
    pub zh: &'static str,
    /// Name in English.
    pub en: &'static str,
}

/// A body with what stands around it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Body {
    /// The body.
    #[serde(flatten)]
    pub line: BodyLine,
    /// The bodies above it, the highest first.
    pub above: Vec<BodyName>,
    /// Who is asked first.
    pub contact_id: Option<WorkerId>,
    /// Their name.
    pub contact_name: Option<String>,
    /// Their phone; masked for whoever does not see the members of the body.
    pub contact_phone: Option<String>,
    /// The number of its office.
    pub phone: Option<String>,
    /// The household that a member household is.
    pub household_id: Option<HouseholdId>,
    /// Its address, masked.
    pub household_address: Option<String>,
    /// Why it was closed.
    pub closed_reason: Option<String>,
    /// What its roles are called, the first named first.
    pub roles: Vec<RoleName>,
}

/// As of when.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AsOf {
    /// As it was on this day; today if not given.
    #[param(value_type = Option<String>, format = Date)]
    pub on: Option<Day>,
}

/// Shows a body of one's own areas or right above them, as it was on a day.
#[utoipa::path(get, path = "/bodies/{id}", operation_id = "showBody", tag = "body",
    params(("id" = BodyId, Path), AsOf), responses((status = 200, body = Body), Refusals), security(("session" = [])))]
pub async fn show_body(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<BodyId>,
    Params(AsOf { on }): Params<AsOf>,
) -> Result<Json<Body>> {
    let scope = person.scope(SHOW_BODY)?;
    let row = store::find(&house.store.read, id).await?.ok_or(Error::NotFound("body"))?;
    if !is_seen(&scope, &row.area.parse().map_err(Error::internal)?) {
        return Err(Error::NotFound("body"));
    }
    shown(&house, &person, row, &scope, on).await.map(Json)
}

/// Describes the body of that name as it is today.
pub async fn describe_one(house: &House, person: &SignedIn, id: BodyId) -> Result<Body> {
    let row = store::find(&house.store.read, id).await?.ok_or(Error::NotFound("body"))?;
    shown(house, person, row, &person.scope(LIST_BODIES)?, None).await
}

async fn shown(house: &House, person: &SignedIn, row: body::Model, scope: &Scope, on: Option<Day>) -> Result<Body> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let day = on.unwrap_or(house.store.clock.today());
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    let contact = people::contacts(read, vault, row.contact_id).await?.into_values().next();
    let contact_phone = contact.as_ref().and_then(|contact| contact.phone.clone());
    let household = people::addresses(read, vault, row.household_id, people::Shown::Masked).await?;
    let above = above(read, &row, scope).await?;
    let phone = row.phone.as_ref().map(|sealed| vault.open("phone", sealed)).transpose()?;
    let reason = row.closed_reason.as_ref().map(|sealed| vault.open("reason", sealed)).transpose()?;
    let (contact_id, household_id) = (row.contact_id, row.household_id);
    let line = describe(house, person, vec![row], scope, day).await?.pop().ok_or(Error::NotFound("body"))?;
    let kind = line.kind;
    Ok(Body {
        line,
        above,
        contact_id,
        contact_name: contact.map(|contact| contact.name),
        contact_phone: contact_phone.map(|phone| phone_for(person, &area, phone)),
        phone,
        household_id,
        household_address: household.into_values().next(),
        closed_reason: reason,
        roles: BodyRole::ALL.map(|role| called(role, kind)).to_vec(),
    })
}

fn called(role: BodyRole, kind: BodyKind) -> RoleName {
    let (zh, en) = role.called(kind);
    RoleName { role, zh, en }
}

/// The bodies above one, the highest first, as far as they are seen.
async fn above(from: &impl Read, row: &body::Model, scope: &Scope) -> Result<Vec<BodyName>> {
    let mut chain = vec![];
    let mut next = row.parent_id;
    // No tree is deeper than its kinds and the levels of areas together; more would be a circle.
    while let Some(id) = next.filter(|_| chain.len() < BodyKind::ALL.len() * 2) {
        let Some(parent) = store::find(from, id).await? else { break };
        next = parent.parent_id;
        if let Some(kind) = BodyKind::of_code(&parent.kind)
            && is_seen(scope, &parent.area.parse().map_err(Error::internal)?)
        {
            chain.push(BodyName { id, kind, name: parent.name });
        }
    }
    chain.reverse();
    Ok(chain)
}

/// A phone in full for those who see the members of bodies in that area, masked for all others.
pub fn phone_for(person: &SignedIn, area: &AreaCode, phone: String) -> String {
    if person.actor.may(LIST_MEMBERS, area) {
        return phone;
    }
    phone.parse::<Phone>().map(|phone| phone.mask()).unwrap_or_default()
}
