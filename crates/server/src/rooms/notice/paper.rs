//! Papers as they are printed: the words put together from the facts, for whoever hands them over.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::Datelike;
use codes::{AreaCode, Level};
use kernel::{Act, Day, Error, Read, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::markup::{PaperBlock, Values, fill};
use super::model::NoticeKind;
use super::pages::Pages;
use super::qr::{self, Qr};
use super::store::{NoticeId, TemplateId, notice, template};
use super::texts::Texts;
use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::area::{self, Names};
use crate::rooms::audit::{self, Look};
use crate::rooms::isolation::{self, IsolationId, Serving, Standing, day_of};
use crate::rooms::people::{self, Contact, HouseholdId, InFull, PersonId, Shown, WorkerId};

/// A sheet of a paper.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PaperSheet {
    /// From top to bottom.
    pub blocks: Vec<PaperBlock>,
}

/// A paper ready to be printed.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Paper {
    /// Its id.
    pub id: NoticeId,
    /// Which paper.
    pub kind: NoticeKind,
    /// Its number.
    pub number: String,
    /// The isolation; none on a door.
    pub isolation_id: Option<IsolationId>,
    /// The household.
    pub household_id: HouseholdId,
    /// Its sheets.
    pub sheets: Vec<PaperSheet>,
    /// The QR code, where it carries one.
    pub qr: Option<Qr>,
}

/// Who looked after the household when a paper was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Helper {
    worker_id: WorkerId,
    role: String,
    role_zh: String,
    lead: bool,
}

impl Helper {
    /// A member of a team, as a paper keeps them.
    pub fn of(one: Serving) -> Self {
        Self { worker_id: one.worker_id, role: one.role, role_zh: one.role_zh, lead: one.lead }
    }
}

/// What papers are put together from.
struct Facts {
    standings: BTreeMap<IsolationId, Standing>,
    persons: BTreeMap<PersonId, InFull>,
    addresses: BTreeMap<HouseholdId, String>,
    contacts: BTreeMap<WorkerId, Contact>,
    places: Names,
    texts: HashMap<TemplateId, String>,
}

impl Facts {
    async fn of(house: &House, rows: &[notice::Model], teams: &[Vec<Helper>]) -> Result<Self> {
        let (read, vault) = (&house.store.read, &house.store.vault);
        let isolations: Vec<IsolationId> = rows.iter().filter_map(|row| row.isolation_id).collect();
        let standings = isolation::standings(read, isolations).await?;
        let persons: Vec<PersonId> = standings.values().map(|one| one.person_id).collect();
        let mut members: Vec<WorkerId> = teams.iter().flatten().map(|one| one.worker_id).collect();
        members.sort_unstable();
        members.dedup();
        let ids: Vec<TemplateId> = rows.iter().filter_map(|row| row.template_id).collect();
        let texts = read.among(template::Entity::find(), template::Column::Id, ids).await?;
        // A door tells nothing of those behind it, so nothing of them is looked up for it.
        let homes = rows.iter().filter(|row| row.isolation_id.is_some()).map(|row| row.household_id);
        let homes: Vec<HouseholdId> = homes.collect();
        Ok(Self {
            persons: people::in_full(read, vault, persons).await?,
            addresses: people::addresses(read, vault, homes, Shown::Full).await?,
            contacts: people::contacts(read, vault, members).await?,
            places: area::names(read, rows.iter().map(|row| &row.area)).await?,
            texts: texts.into_iter().filter_map(|row| Some((row.id, row.text?))).collect(),
            standings,
        })
    }
}

/// Puts papers together with the codes of their pages.
pub async fn papers(house: &House, person: &SignedIn, act: Act, Pages(rows, paths): Pages) -> Result<Vec<Paper>> {
    let isolations: Vec<IsolationId> = rows.iter().filter_map(|row| row.isolation_id).collect();
    if let Some(first) = rows.first().filter(|_| !isolations.is_empty()) {
        let area = first.area.parse().map_err(Error::internal)?;
        let standings = isolation::standings(&house.store.read, isolations).await?;
        let persons: BTreeSet<PersonId> = standings.values().map(|one| one.person_id).collect();
        let look = Look { act, area, purpose: "paper".to_owned(), shown: persons.len(), persons, line: None };
        audit::look(house, person, look).await?;
    }
    let team = |row: &notice::Model| serde_json::from_str::<Vec<Helper>>(&row.team).map_err(Error::internal);
    let teams = rows.iter().map(team).collect::<Result<Vec<_>>>()?;
    let facts = Facts::of(house, &rows, &teams).await?;
    let paper = |(row, team): (notice::Model, Vec<Helper>)| {
        let kind = NoticeKind::of_code(&row.kind).ok_or(Error::internal("a paper of no kind"))?;
        let usual = Texts::on(row.day)?;
        let values = values(house, &facts, &usual, kind, &row, &team)?;
        let own = row.template_id.and_then(|id| facts.texts.get(&id));
        let mut sheets = fill(own.unwrap_or(&usual.of(kind).text), &values)?;
        if house.exercise {
            sheets.iter_mut().for_each(|sheet| sheet.push(PaperBlock::right("演练文书，人员均为虚构，不具效力")));
        }
        Ok(Paper {
            id: row.id,
            kind,
            number: row.number,
            isolation_id: row.isolation_id,
            household_id: row.household_id,
            sheets: sheets.into_iter().map(|blocks| PaperSheet { blocks }).collect(),
            qr: paths.get(&row.id).map(|path| qr::drawn(&(address(house) + path))).transpose()?,
        })
    };
    rows.into_iter().zip(teams).map(paper).collect()
}

/// Where residents reach the house.
fn address(house: &House) -> String {
    let way = if house.config.tls_certificate.is_some() { "https" } else { "http" };
    let listening = || format!("{way}://{}", house.config.listen);
    house.config.public_url.as_deref().map_or_else(listening, |url| url.trim_end_matches('/').to_owned())
}

fn values(
    house: &House,
    facts: &Facts,
    usual: &Texts,
    kind: NoticeKind,
    row: &notice::Model,
    team: &[Helper],
) -> Result<Values> {
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    let place = |level| area.within_level(level).map(|area| facts.places.of(&area)).unwrap_or_default();
    let (day_n, days) = day_of(row.starts_on, row.ends_on, row.day);
    let mut fields = BTreeMap::from([
        ("number", row.number.clone()),
        ("today", day_zh(row.day)),
        ("city", place(Level::County)),
        ("township", place(Level::Township)),
        ("community", place(Level::Community)),
        ("issuer", row.issuer.clone()),
        ("basis", row.basis.clone()),
        ("starts_on", day_zh(row.starts_on)),
        ("ends_on", day_zh(row.ends_on)),
        ("days", days.to_string()),
        ("day_n", day_n.to_string()),
        ("released_on", row.released_on.map(day_zh).unwrap_or_default()),
    ]);
    let contact = |one: &Helper| facts.contacts.get(&one.worker_id).cloned();
    let mut reached = |one: Option<&Helper>, name: &'static str, phone: &'static str| {
        if let Some(contact) = one.and_then(contact) {
            fields.insert(name, contact.name);
            fields.insert(phone, contact.phone.unwrap_or_default());
        }
    };
    reached(team.iter().find(|one| one.lead), "lead_name", "lead_phone");
    reached(team.iter().find(|one| one.role == "medic"), "medic_name", "medic_phone");
    let member = |one: &Helper| {
        let contact = contact(one)?;
        Some((one.role_zh.clone(), format!("{} {}", contact.name, contact.phone.unwrap_or_default()).trim().to_owned()))
    };
    let team = team.iter().filter_map(member).collect();
    if kind != NoticeKind::DoorNotice {
        let one = row.isolation_id.and_then(|id| facts.standings.get(&id));
        let one = one.ok_or(Error::internal("a paper without its isolation"))?;
        let person = facts.persons.get(&one.person_id).ok_or(Error::internal("an isolation without its person"))?;
        let door = facts.addresses.get(&row.household_id).cloned().unwrap_or_default();
        let ground = usual.grounds.get(&one.ground).cloned().unwrap_or_default();
        let reason = one.reason.as_ref().map(|sealed| house.store.vault.open("reason", sealed)).transpose()?;
        fields.extend([
            ("name", person.name.clone()),
            ("sex", sex_zh(&person.sex).to_owned()),
            ("document", person.document.clone().unwrap_or_default()),
            ("document_masked", masked(person)),
            ("phone", person.phone.clone().unwrap_or_default()),
            ("address", [place(Level::Township), place(Level::Community), door].concat()),
            ("ground", reason.unwrap_or(ground)),
        ]);
    }
    Ok(Values { fields, team })
}

fn masked(person: &InFull) -> String {
    let kind = codes::DocumentType::of_code(&person.document_type);
    let document = kind.zip(person.document.as_deref());
    let document = document.and_then(|(kind, number)| codes::Document::parse(kind, number).ok());
    document.map(|document| document.mask()).unwrap_or_default()
}

fn sex_zh(code: &str) -> &'static str {
    match code {
        "male" => "男",
        "female" => "女",
        _ => "",
    }
}

/// A day as papers write it.
pub fn day_zh(day: Day) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// The values of somebody invented, to show how a text will look.
pub fn sample(today: Day) -> Values {
    let birth = Day::from_ymd_opt(1988, 8, 8).unwrap_or_default();
    let document = codes::IdNumber::invented("220581", birth, 998);
    let document = document.map(|number| codes::Document::parse(codes::DocumentType::IdCard, number.as_str()));
    let document = document.and_then(std::result::Result::ok);
    let phone = |n| codes::Phone::invented(n).as_str().to_owned();
    let text = |text: &str| text.to_owned();
    let ends = today + chrono::Days::new(9);
    let fields = BTreeMap::from([
        ("number", text("示例〔2020〕1号")),
        ("today", day_zh(today)),
        ("city", text("示例市")),
        ("township", text("示例街道")),
        ("community", text("示例社区")),
        ("issuer", text("示例市疫情防控工作领导小组")),
        ("basis", text("《中华人民共和国传染病防治法》第四十一条")),
        ("starts_on", day_zh(today - chrono::Days::new(5))),
        ("ends_on", day_zh(ends)),
        ("days", text("14")),
        ("day_n", text("5")),
        ("released_on", day_zh(ends)),
        ("lead_name", text("甲示例")),
        ("lead_phone", phone(1)),
        ("medic_name", text("乙示例")),
        ("medic_phone", phone(2)),
        ("name", text("某示例")),
        ("sex", text("女")),
        ("document", document.as_ref().map(|document| document.number().to_owned()).unwrap_or_default()),
        ("document_masked", document.as_ref().map(codes::Document::mask).unwrap_or_default()),
        ("phone", phone(3)),
        ("address", text("示例街道示例社区1号楼2单元301")),
        ("ground", text("近期有重点疫区旅居史")),
    ]);
    let member = |role: &str, name: &str, n| (text(role), format!("{name} {}", phone(n)));
    Values { fields, team: vec![member("社区干部", "甲示例", 1), member("医护人员", "乙示例", 2)] }
}
