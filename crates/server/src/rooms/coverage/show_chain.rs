//! The chain: who answers for a place, from the door to the two heads of the city, and how they are reached now.
//!
//! Some twelve reads by index, whatever the size of the city.

use std::collections::{BTreeMap, BTreeSet};

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Level, Phone};
use kernel::{Day, Error, Result, Stamp};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::list_coverages::{CoverageCard, describe};
use super::model::{CoverageRules, Span, Step, spans};
use super::store::{absences, compounds_around, coverage, of_areas, of_records};
use super::{REACH_CHAIN, SHOW_CHAIN};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::body::{self, Head};
use crate::rooms::checkpoint::{self, Hours};
use crate::rooms::people::{self, Contact, Held, HouseholdId, PersonId, UnitId, WorkerId};
use crate::rooms::venue::{self, VenueId, VenueKind};
use crate::rooms::{area, isolation};

/// For what the chain is asked.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChainQuery {
    /// An area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// A household.
    pub household_id: Option<HouseholdId>,
    /// Somebody who lives here or is isolated here.
    pub person_id: Option<PersonId>,
    /// A venue.
    pub venue_id: Option<VenueId>,
}

/// Somebody to be reached.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Reach {
    /// Who.
    pub worker_id: WorkerId,
    /// Name.
    pub name: String,
    /// Phone; masked unless the caller may call them.
    pub phone: Option<String>,
    /// The office they hold, where they head a body.
    pub title: Option<String>,
    /// The unit for which they do it, if one.
    pub unit_name: Option<String>,
    /// Whether they are on duty now.
    pub on_duty: bool,
    /// The checkpoint at which they stand now.
    pub at_checkpoint: Option<String>,
    /// Whether they cannot be asked now.
    pub away: bool,
    /// When they are back, if that is known.
    pub back_at: Option<Stamp>,
}

/// One step of the chain.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ChainStep {
    /// `building`, `grid`, `community`, `township` or `county`.
    pub level: String,
    /// 名称.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// Code of the area.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// Who stands on it; nobody is a gap.
    pub people: Vec<Reach>,
}

/// A unit or worker who covers the place.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Covering {
    /// The coverage.
    #[serde(flatten)]
    pub coverage: CoverageCard,
    /// Whether it holds at this hour.
    pub on_duty: bool,
    /// Those to be reached: the worker named, or who holds a post of the unit around there.
    pub people: Vec<Reach>,
}

/// Somebody of the care team.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ChainMember {
    /// Who.
    #[serde(flatten)]
    pub reach: Reach,
    /// 组内角色.
    pub role_zh: String,
    /// The role in the team, as a code.
    pub role: String,
    /// Whether they lead.
    pub lead: bool,
}

/// The venue for which the chain was asked, and who is to be called there.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ChainVenue {
    /// Its id.
    pub id: VenueId,
    /// What stands over its door.
    pub name: String,
    /// What it is.
    pub kind: VenueKind,
    /// `open` or `closed`.
    pub state: String,
    /// The unit that runs it.
    pub unit_name: Option<String>,
    /// Its contact, where that is a worker.
    pub worker: Option<Reach>,
    /// Its contact, where they are no worker.
    pub contact_name: Option<String>,
    /// Their phone; masked unless the caller may call them.
    pub phone: Option<String>,
}

/// Who answers for a place.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Chain {
    /// Code of the area.
    pub area: String,
    /// Where it is.
    pub area_name: String,
    /// The household, where one was asked for.
    pub household_id: Option<HouseholdId>,
    /// The venue, where one was asked for.
    pub venue: Option<ChainVenue>,
    /// The moment it holds for.
    pub at: Stamp,
    /// Whether phones are shown in full.
    pub reachable: bool,
    /// From the door upwards.
    pub steps: Vec<ChainStep>,
    /// Units and workers who cover the place, the nearest first.
    pub covering: Vec<Covering>,
    /// The care team, where somebody is isolated behind the door.
    pub team: Vec<ChainMember>,
}

/// Shows who answers for an area, a household, a person or a venue, from the door to the city.
#[utoipa::path(get, path = "/chain", operation_id = "showChain", tag = "coverage", params(ChainQuery),
    responses((status = 200, body = Chain), Refusals), security(("session" = [])))]
pub async fn show_chain(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<ChainQuery>,
) -> Result<Json<Chain>> {
    let scope = person.scope(SHOW_CHAIN)?;
    let place = asked(&house, &query).await?.filter(|place| scope.contains(&place.area)).ok_or(NOWHERE)?;
    let reachable = person.scope(REACH_CHAIN).is_ok_and(|reach| reach.contains(&place.area));
    chain(&house, place, reachable).await.map(Json)
}

/// What is not there and what is not in somebody's areas is the same to them.
const NOWHERE: Error = Error::NotFound("place");

/// The place that is meant, and the door or the venue.
struct Place {
    area: AreaCode,
    home: Option<HouseholdId>,
    venue: Option<venue::Row>,
}

impl Place {
    fn door(area: AreaCode, home: Option<HouseholdId>) -> Self {
        Self { area, home, venue: None }
    }
}

async fn asked(house: &House, query: &ChainQuery) -> Result<Option<Place>> {
    let read = &house.store.read;
    match (query.area, query.household_id, query.person_id, query.venue_id) {
        (Some(area), None, None, None) => Ok(Some(Place::door(area, None))),
        (None, Some(home), None, None) => {
            let area = people::household_area(read, home).await?;
            Ok(area.map(|area| Place::door(area, Some(home))))
        }
        (None, None, Some(person), None) => {
            let isolated = isolation::episodes_of(read, &[person]).await?.remove(&person);
            if let Some(episode) = isolated.filter(|episode| !episode.ended) {
                return Ok(Some(Place::door(episode.area, Some(episode.household_id))));
            }
            let home = people::homes_of(read, &[person]).await?.remove(&person);
            Ok(home.map(|home| Place::door(home.area, Some(home.id))))
        }
        (None, None, None, Some(id)) => {
            let Some(row) = venue::find(read, id).await? else { return Ok(None) };
            Ok(Some(Place { area: row.place()?, home: None, venue: Some(row) }))
        }
        _ => Err(Error::invalid("area", "chain_of_one")),
    }
}

/// Who answers for a place now.
async fn chain(house: &House, place: Place, reachable: bool) -> Result<Chain> {
    let Place { area, home, venue } = place;
    let (read, clock) = (&house.store.read, &house.store.clock);
    let (now, today) = (clock.now(), clock.today());
    let rules = CoverageRules::on(&house.store.policy, today)?;
    let names = area::names(read, [&area]).await?;
    if !names.knows(&area) {
        return Err(NOWHERE);
    }
    let around: Vec<AreaCode> = area.chain().filter(|area| area.level() >= Level::County).collect();
    let roles: Vec<&str> = rules.chain.iter().flat_map(|step| &step.roles).map(String::as_str).collect();
    let posts = people::posts_in(read, around.clone(), &roles).await?;
    let posts: Vec<Held> = posts.into_iter().filter(|post| post.on(today)).collect();
    let mut heads = body::heads(read, around.iter().map(|area| area.to_string()).collect(), today).await?;
    heads.retain(|head| rules.chain.iter().any(|step| step.heads_of.is_some_and(|kind| kind.code() == head.kind)));
    let covering = covering(house, area, &around, home, venue.as_ref().map(|row| row.id), today).await?;
    let unit_posts = people::posts_for_units(read, covering.iter().filter_map(|row| row.unit_id).collect()).await?;
    let unit_posts = some_of_each(unit_posts.into_iter().filter(|post| post.on(today)));
    let team = match home {
        Some(home) => isolation::serving(read, &house.store.policy, today, [home]).await?.remove(&home),
        None => None,
    };
    let team = team.unwrap_or_default();
    let units = posts.iter().filter_map(|post| post.unit_id).chain(venue.iter().filter_map(|row| row.unit_id));
    let units = people::units_named(read, units.collect()).await?;
    let who: Vec<WorkerId> = posts
        .iter()
        .chain(&unit_posts)
        .map(|post| post.worker_id)
        .chain(heads.iter().map(|head| head.worker_id))
        .chain(covering.iter().filter_map(|row| row.worker_id))
        .chain(team.iter().map(|member| member.worker_id))
        .chain(venue.iter().filter_map(|row| row.worker_id))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let people = People {
        contacts: people::contacts(read, &house.store.vault, who.clone()).await?,
        away: absences(read, who.clone(), now)
            .await?
            .into_iter()
            .filter(|row| row.from_at <= now)
            .map(|row| (row.worker_id, row.until_at))
            .collect(),
        gates: checkpoint::standing_now(read, who).await?,
        reachable,
    };
    let post_hours = hours_now(house, &rules.post_hours, today - chrono::Days::new(1), None, now)?;
    let step = |rule: &Step| {
        let place = area.within_level(rule.level).filter(|place| place.level() == rule.level)?;
        let role = rule.roles.iter().find(|role| posts.iter().any(|post| post.area == place && post.role == **role));
        let there = posts.iter().filter(|post| post.area == place && Some(&post.role) == role);
        let reach = |post: &Held| {
            let unit = post.unit_id.and_then(|id| units.get(&id)).map(|unit| unit.name.clone());
            people.reach(post.worker_id, unit, post_hours)
        };
        let heading =
            |head: &&Head| head.area == place.as_str() && rule.heads_of.is_some_and(|kind| head.kind == kind.code());
        let lead = |head: &Head| Reach { title: head.title.clone(), ..people.reach(head.worker_id, None, post_hours) };
        let mut people: Vec<Reach> = heads.iter().filter(heading).map(lead).collect();
        if people.is_empty() {
            people = there.map(reach).collect();
        }
        people.truncate(rule.most.unwrap_or(usize::MAX));
        Some(ChainStep {
            level: rule.level.code().to_owned(),
            zh: rule.zh.clone(),
            en: rule.en.clone(),
            area: place.to_string(),
            area_name: names.of(&place),
            people,
        })
    };
    let steps = rules.chain.iter().filter_map(step).collect();
    let lines = describe(house, covering.clone()).await?;
    let mut shown = vec![];
    for (row, line) in covering.iter().zip(lines) {
        let on_duty = hours_now(house, &row.hours, row.from_day, row.to_day, now)?;
        let of_unit = unit_posts.iter().filter(|post| post.unit_id.is_some() && post.unit_id == row.unit_id);
        let who: BTreeSet<WorkerId> = match row.worker_id {
            Some(worker) => BTreeSet::from([worker]),
            None => of_unit.map(|post| post.worker_id).collect(),
        };
        let reach = |worker: &WorkerId| people.reach(*worker, line.unit_name.clone(), on_duty);
        // What was handed over is for those who assign.
        let reached = who.iter().map(reach).collect();
        shown.push(Covering { people: reached, on_duty, coverage: CoverageCard { note: None, ..line } });
    }
    let member = |one: &isolation::Serving| ChainMember {
        reach: people.reach(one.worker_id, None, post_hours),
        role_zh: one.role_zh.clone(),
        role: one.role.clone(),
        lead: one.lead,
    };
    let venue = match venue {
        Some(row) => {
            let vault = &house.store.vault;
            let phone = row.phone.map(|sealed| vault.open("phone", &sealed)).transpose()?;
            Some(ChainVenue {
                id: row.id,
                kind: VenueKind::of_code(&row.kind).ok_or(Error::internal("a venue of no kind"))?,
                name: row.name,
                state: row.state,
                unit_name: row.unit_id.and_then(|id| units.get(&id)).map(|unit| unit.name.clone()),
                worker: row.worker_id.map(|worker| people.reach(worker, None, post_hours)),
                contact_name: row.contact_name.map(|sealed| vault.open("name", &sealed)).transpose()?,
                phone: phone.as_ref().and_then(|phone| people.shown(phone)),
            })
        }
        None => None,
    };
    Ok(Chain {
        area_name: names.path(&area),
        area: area.to_string(),
        household_id: home,
        venue,
        at: now,
        reachable,
        steps,
        covering: shown,
        team: team.iter().map(member).collect(),
    })
}

/// So many of a unit are shown.
const OF_A_UNIT: usize = 3;

/// The first who hold a post of each unit.
fn some_of_each(posts: impl Iterator<Item = Held>) -> Vec<Held> {
    let mut seen: BTreeMap<Option<UnitId>, usize> = BTreeMap::new();
    let mut first = |post: &Held| {
        let n = seen.entry(post.unit_id).or_default();
        *n += 1;
        *n <= OF_A_UNIT
    };
    posts.filter(|post| first(post)).collect()
}

/// More are not shown for one place.
const MOST_COVERING: usize = 20;

/// The coverages of a door or venue, of the compounds it belongs to and of the places around, the nearest first.
async fn covering(
    house: &House,
    place: AreaCode,
    around: &[AreaCode],
    home: Option<HouseholdId>,
    venue: Option<VenueId>,
    today: Day,
) -> Result<Vec<coverage::Model>> {
    let read = &house.store.read;
    let mut records: Vec<Uuid> = compounds_around(read, place).await?.into_iter().map(|id| id.0).collect();
    records.extend(venue.map(|id| id.0));
    if let Some(home) = home {
        records.push(home.0);
        let running = isolation::running_in(read, [home]).await?;
        records.extend(running.into_values().flatten().map(|standing| standing.id.0));
    }
    let mut rows = of_records(read, records).await?;
    rows.extend(of_areas(read, around.iter().map(|area| area.to_string()).collect()).await?);
    rows.retain(|row| row.holds_on(today));
    let wide = |row: &coverage::Model| (row.target_kind == "area", std::cmp::Reverse(row.area.len()), row.id);
    rows.sort_by_key(wide);
    rows.truncate(MOST_COVERING);
    Ok(rows)
}

/// Whether daily hours hold now.
fn hours_now(house: &House, hours: &str, from: Day, to: Option<Day>, now: Stamp) -> Result<bool> {
    let hours = Hours::parse(hours).ok_or(Error::setup(format!("policy: [[coverage]] hours {hours}")))?;
    Ok(spans(&house.store.clock, hours, from, to, now).iter().any(|span: &Span| span.holds(now)))
}

/// How some people are reached.
struct People {
    contacts: BTreeMap<WorkerId, Contact>,
    away: BTreeMap<WorkerId, Option<Stamp>>,
    gates: BTreeMap<WorkerId, String>,
    reachable: bool,
}

impl People {
    /// A phone in full, for whoever may call.
    fn shown(&self, phone: &str) -> Option<String> {
        if self.reachable { Some(phone.to_owned()) } else { phone.parse::<Phone>().ok().map(|phone| phone.mask()) }
    }

    fn reach(&self, worker: WorkerId, unit_name: Option<String>, hours: bool) -> Reach {
        let contact = self.contacts.get(&worker);
        let away = self.away.get(&worker);
        Reach {
            worker_id: worker,
            name: contact.map(|contact| contact.name.clone()).unwrap_or_default(),
            phone: contact.and_then(|contact| contact.phone.as_ref()).and_then(|phone| self.shown(phone)),
            title: None,
            unit_name,
            on_duty: away.is_none() && (hours || self.gates.contains_key(&worker)),
            at_checkpoint: self.gates.get(&worker).cloned(),
            away: away.is_some(),
            back_at: away.copied().flatten(),
        }
    }
}
