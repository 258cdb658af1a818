//! Who is there for an isolated household, as its people and whoever stands at the door may know: names, roles, phones.

use codes::AreaCode;
use kernel::{Read, Result};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use super::care_team::{Member, describe};
use super::store::team;
use crate::house::House;
use crate::rooms::people::{self, HouseholdId};

/// Somebody to call.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TeamMate {
    /// Name.
    pub name: String,
    /// Phone in full: it is there to be called.
    pub phone: Option<String>,
    /// 角色名.
    pub role_zh: String,
    /// Name of the role in English.
    pub role_en: String,
    /// 职责.
    pub duty_zh: String,
    /// What they must do, in English.
    pub duty_en: String,
    /// Whether they lead.
    pub lead: bool,
    /// Whether they are on watch now.
    pub on_watch: bool,
}

impl TeamMate {
    fn of(one: Member) -> Self {
        Self {
            name: one.name,
            phone: one.phone,
            role_zh: one.role_zh,
            role_en: one.role_en,
            duty_zh: one.duty_zh,
            duty_en: one.duty_en,
            lead: one.lead,
            on_watch: one.on_watch,
        }
    }
}

/// The team of a household, those on watch first; where there is none, whoever answers for the area.
pub async fn helpers(house: &House, home: HouseholdId, area: AreaCode) -> Result<Vec<TeamMate>> {
    let read = &house.store.read;
    let current = team::Entity::find().filter(team::Column::HouseholdId.eq(home)).filter(team::Column::ToDay.is_null());
    if let Some(row) = read.one(current).await? {
        let mut mates: Vec<TeamMate> = describe(house, row).await?.members.into_iter().map(TeamMate::of).collect();
        mates.sort_by_key(|mate| (!mate.on_watch, !mate.lead));
        return Ok(mates);
    }
    let day = house.store.clock.today();
    let Some(worker) = people::answerable(read, area, day, people::AT_THE_DOOR).await? else { return Ok(vec![]) };
    let grants = people::grants(read, worker, day).await?;
    let role = grants.iter().find(|grant| people::AT_THE_DOOR.contains(&grant.role.as_str()));
    let role = role.and_then(|grant| house.roles.get(&grant.role));
    let contacts = people::contacts(read, &house.store.vault, [worker]).await?;
    let mate = |contact: people::Contact| TeamMate {
        name: contact.name,
        phone: contact.phone,
        role_zh: role.map(|role| role.zh.clone()).unwrap_or_default(),
        role_en: role.map(|role| role.en.clone()).unwrap_or_default(),
        duty_zh: String::new(),
        duty_en: String::new(),
        lead: true,
        on_watch: false,
    };
    Ok(contacts.into_values().map(mate).collect())
}
