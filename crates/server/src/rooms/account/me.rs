//! Who am I, what may I, and what day is it here.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Grant, Result, Stamp};
use serde::Serialize;
use uuid::Uuid;

use super::rules::rules;
use super::store::{AccountId, by_id};
use crate::house::House;
use crate::http::{Refusals, SignedIn};
use crate::rooms::area;

/// A role held in an area, named for people.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Held {
    /// Code of the role.
    pub role: String,
    /// 角色名.
    pub role_zh: String,
    /// Name of the role in English.
    pub role_en: String,
    /// Code of the area.
    pub area: String,
    /// Name of the area.
    pub area_name: String,
}

impl Held {
    /// Names a grant.
    pub fn of(house: &House, grant: &Grant, names: &area::Names) -> Self {
        let role = house.roles.get(&grant.role);
        Self {
            role: grant.role.clone(),
            role_zh: role.map(|role| role.zh.clone()).unwrap_or_default(),
            role_en: role.map(|role| role.en.clone()).unwrap_or_default(),
            area: grant.area.to_string(),
            area_name: names.of(&grant.area),
        }
    }
}

/// The city this house serves.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Jurisdiction {
    /// Its area code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The signed-in person.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Me {
    /// The account.
    pub account_id: Uuid,
    /// The worker who holds it.
    pub worker_id: Option<Uuid>,
    /// Their name.
    pub name: String,
    /// Their login.
    pub login: String,
    /// Nothing else is possible until the one-time password is changed.
    pub must_change_password: bool,
    /// Nothing else is possible until a second factor is set up.
    pub must_enrol: bool,
    /// A confirmation holds for so many minutes.
    pub confirm_minutes: i64,
    /// The posts they hold today.
    pub grants: Vec<Held>,
    /// Codes of all acts they may do somewhere.
    pub acts: BTreeSet<String>,
    /// The city.
    pub jurisdiction: Jurisdiction,
    /// The local day, as the house sees it.
    #[schema(value_type = String, format = Date)]
    pub today: Day,
    /// The moment, as the house sees it.
    pub now: Stamp,
    /// The session ends at this moment at the latest; it may end earlier.
    pub ends_at: Stamp,
    /// Whether all people here are invented.
    pub exercise: bool,
}

/// Describes the signed-in person.
pub async fn describe(house: &House, person: &SignedIn) -> Result<Me> {
    let account_id = person.actor.account.ok_or(Error::NotSignedIn)?;
    let account = by_id(&house.store.read, AccountId(account_id)).await?;
    let places = person.actor.grants.iter().map(|grant| grant.area).chain([house.city]);
    let names = area::names(&house.store.read, places).await?;
    Ok(Me {
        account_id,
        worker_id: person.actor.worker,
        name: person.actor.name.clone(),
        login: account.login,
        must_change_password: person.must_change_password,
        must_enrol: person.must_enrol,
        confirm_minutes: rules(house)?.confirm_minutes,
        grants: person.actor.grants.iter().map(|grant| Held::of(house, grant, &names)).collect(),
        acts: person.actor.acts().into_iter().map(str::to_owned).collect(),
        jurisdiction: Jurisdiction { code: house.city.to_string(), name: names.of(&house.city) },
        today: house.store.clock.today(),
        now: house.store.clock.now(),
        ends_at: person.ends_at,
        exercise: house.exercise,
    })
}

/// Shows who is signed in.
#[utoipa::path(get, path = "/me", operation_id = "showMe", tag = "account",
    responses((status = 200, body = Me), Refusals), security(("session" = [])))]
pub async fn show_me(State(house): State<House>, person: SignedIn) -> Result<Json<Me>> {
    describe(&house, &person).await.map(Json)
}
