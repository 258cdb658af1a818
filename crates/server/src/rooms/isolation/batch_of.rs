//! The parts of a batch: what is known of each, whether it may be done, and doing it.

use std::collections::{BTreeMap, HashMap};

use chrono::Days;
use codes::AreaCode;
use kernel::{Act, Actor, Day, Error, Read, Result};
use sea_orm::entity::prelude::*;
use uuid::Uuid;

use super::assign_team::{AssignTeam, assign};
use super::batch::{Batch, BatchRow};
use super::care_team::{TeamId, Teams};
use super::episode::{Episode, OrderFact, OrderKind};
use super::give_order::Change;
use super::messages::{MessageId, part_of, send};
use super::model::{IsolationRules, authority};
use super::open_isolation::{open_by_order, openable};
use super::orders::{NewOrder, fact, give};
use super::propose_team::propose;
use super::release_isolation::by_the_house;
use super::show_isolation::{IsolationLine, describe};
use super::store::{self, IsolationId, isolation, order, team};
use super::{ASSIGN_TEAM, GIVE_ORDER, OPEN_ISOLATION, RELEASE_ISOLATION, SEND_MESSAGE};
use crate::house::House;
use crate::http::words;
use crate::rooms::people::PersonCard;
use crate::rooms::screening::{self, ArrivalFacts, ArrivalId};
use crate::rooms::{area, people};

/// A checked batch: what is done to each.
pub enum Way {
    /// An order.
    Order {
        /// What it does.
        change: Change,
        /// So many days longer or shorter.
        days: u64,
        /// Why.
        reason: String,
    },
    /// The release.
    Release,
    /// An order to stay at home.
    Open {
        /// Why.
        ground: String,
    },
    /// A message.
    Message {
        /// What it says.
        text: String,
    },
    /// The proposed care team.
    Team,
}

impl Way {
    /// Checks what is given for all.
    pub fn of(batch: &Batch) -> Result<Self> {
        let text = |field: &str, text: &str, longest| {
            words(field, Some(text), longest)?.ok_or_else(|| Error::invalid(field, "text_length"))
        };
        Ok(match batch {
            Batch::Release { .. } => Self::Release,
            Batch::Team { .. } => Self::Team,
            Batch::Open { ground, .. } => Self::Open { ground: text("ground", ground, 200)? },
            Batch::Message { text: says, .. } => Self::Message { text: text("text", says, 300)? },
            Batch::Order { change, days, reason, .. } => {
                let (change, counted) = (*change, matches!(change, Change::Extend | Change::Shorten));
                let days = match change {
                    Change::Move => return Err(Error::invalid("change", "one_by_one")),
                    _ if counted => days.ok_or(Error::invalid("days", "days_missing"))?,
                    _ => 0,
                };
                if days > 60 || (days == 0 && counted) {
                    return Err(Error::invalid("days", "days_range"));
                }
                Self::Order { change, days, reason: text("reason", reason, 200)? }
            }
        })
    }

    /// The act that each part is.
    pub fn act(&self) -> Act {
        match self {
            Self::Order { .. } => GIVE_ORDER,
            Self::Release => RELEASE_ISOLATION,
            Self::Open { .. } => OPEN_ISOLATION,
            Self::Message { .. } => SEND_MESSAGE,
            Self::Team => ASSIGN_TEAM,
        }
    }

    fn order(&self, row: &isolation::Model, today: Day) -> Option<OrderFact> {
        let (kind, ends_on) = match self {
            Self::Release => (OrderKind::Release, row.ends_on),
            Self::Order { change: Change::Extend, days, .. } => (OrderKind::Extend, row.ends_on + Days::new(*days)),
            Self::Order { change: Change::Shorten, days, .. } => (OrderKind::Shorten, row.ends_on - Days::new(*days)),
            Self::Order { change, .. } => (change.kind(), row.ends_on),
            _ => return None,
        };
        Some(OrderFact { kind, day: today, ends_on })
    }
}

/// What is known of the records that a batch names.
pub struct Known {
    isolations: HashMap<Uuid, (isolation::Model, IsolationLine)>,
    orders: HashMap<IsolationId, Vec<OrderFact>>,
    arrivals: HashMap<Uuid, ArrivalFacts>,
    cards: BTreeMap<people::PersonId, PersonCard>,
    places: area::Names,
}

impl Known {
    /// Reads them.
    pub async fn of(house: &House, way: &Way, ids: &[Uuid]) -> Result<Self> {
        let read = &house.store.read;
        let (mut rows, mut arrivals) = (vec![], HashMap::new());
        if let Way::Open { .. } = way {
            for id in ids {
                match screening::facts(read, ArrivalId(*id)).await {
                    Ok(facts) => drop(arrivals.insert(*id, facts)),
                    Err(Error::NotFound(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        } else {
            rows = read.among(isolation::Entity::find(), isolation::Column::Id, ids.iter().copied()).await?;
        }
        let mut given =
            read.among(order::Entity::find(), order::Column::IsolationId, rows.iter().map(|row| row.id)).await?;
        given.sort_by_key(|order| (order.at, order.id));
        let mut orders: HashMap<IsolationId, Vec<OrderFact>> = HashMap::new();
        for order in &given {
            orders.entry(order.isolation_id).or_default().extend(fact(order));
        }
        let cards = people::cards(read, &house.store.vault, arrivals.values().map(|facts| facts.person_id)).await?;
        let places = area::names(read, arrivals.values().map(|facts| facts.area)).await?;
        let lines = describe(house, rows.clone()).await?;
        let isolations = rows.into_iter().zip(lines).map(|(row, line)| (row.id.0, (row, line))).collect();
        Ok(Self { isolations, orders, arrivals, cards, places })
    }

    /// One part: what is known of it, and whether it may be done.
    pub async fn part(&self, house: &House, way: &Way, id: Uuid, mine: &impl Fn(&AreaCode) -> bool) -> Result<Part> {
        let today = house.store.clock.today();
        let rules = IsolationRules::on(&house.store.policy, today)?;
        let mut row =
            BatchRow { id, name: None, area_name: None, before: None, after: None, outcome: "not_found".into() };
        if let Some(facts) = self.arrivals.get(&id).filter(|facts| mine(&facts.area)) {
            row.name = self.cards.get(&facts.person_id).map(|card| card.name.clone());
            row.area_name = Some(self.places.path(&facts.area));
            let checked = openable(facts, &rules, None, today);
            row.after = checked.as_ref().ok().map(|(_, ends_on)| ends_on.to_string());
            row.outcome = checked.map_or_else(|error| error.code().to_owned(), |_| "ok".to_owned());
            return Ok(Part { row, subject: Some(Subject::Arrival(facts.clone())) });
        }
        let found = self.isolations.get(&id);
        let area = found.and_then(|(known, _)| known.area.parse::<AreaCode>().ok()).filter(mine);
        let (Some((known, line)), Some(area)) = (found, area) else { return Ok(Part { row, subject: None }) };
        row.name = Some(line.name.clone());
        row.area_name = Some(line.area_name.clone());
        let episode = self.orders.get(&known.id).and_then(|facts| Episode::of(facts));
        let episode = episode.ok_or(Error::internal("an isolation without its first order"))?;
        let refusal = if let Some(order) = way.order(known, today) {
            row.before = Some(known.ends_on.to_string());
            row.after = Some(order.ends_on.to_string());
            episode.may(&order, &rules).err()
        } else if episode.ended_on.is_some() {
            Some("not_isolating")
        } else if matches!(way, Way::Team) {
            let teams = Teams::of(&house.store.read, [known.household_id]).await?;
            let proposal = propose(house, known.household_id, area).await?;
            row.after = Some(proposal.members.len().to_string());
            match (teams.at(known.household_id), proposal.members.is_empty()) {
                (Some(_), _) => Some("team_exists"),
                (None, true) => Some("nobody_there"),
                (None, false) => None,
            }
        } else {
            None
        };
        row.outcome = refusal.unwrap_or("ok").to_owned();
        Ok(Part { row, subject: Some(Subject::Isolation(Box::new(known.clone()), area)) })
    }
}

enum Subject {
    Isolation(Box<isolation::Model>, AreaCode),
    Arrival(ArrivalFacts),
}

/// One part of a batch.
pub struct Part {
    row: BatchRow,
    subject: Option<Subject>,
}

impl Part {
    /// As it was looked at.
    pub fn row(self) -> BatchRow {
        self.row
    }

    /// Does it, if it may be done now.
    ///
    /// # Errors
    /// Of the store only: a refusal stands in the row.
    pub async fn run(mut self, house: &House, actor: &Actor, batch: Uuid, way: &Way) -> Result<BatchRow> {
        let Some(subject) = &self.subject else { return Ok(self.row) };
        let part = part_of(batch, self.row.id);
        let mut done = subject.run(house, actor, batch, part, way).await;
        // What was in its way may have been the same batch, said twice at the same moment: now it is seen.
        if matches!(done, Err(Error::Conflict { .. })) && house.store.writes_side_by_side() {
            done = subject.run(house, actor, batch, part, way).await;
        }
        self.row.outcome = match done {
            Ok(true) => "ok".to_owned(),
            Ok(false) => "again".to_owned(),
            Err(error @ (Error::Conflict { .. } | Error::Invalid { .. } | Error::NotFound(_))) => {
                error.code().to_owned()
            }
            Err(error) => return Err(error),
        };
        Ok(self.row)
    }
}

impl Subject {
    async fn run(&self, house: &House, actor: &Actor, batch: Uuid, part: Uuid, way: &Way) -> Result<bool> {
        match self {
            Self::Arrival(facts) => open(house, actor, way, facts, part).await,
            Self::Isolation(seen, area) => match way {
                Way::Team => care_for(house, actor, seen, *area, part_of(batch, seen.household_id.0)).await,
                Way::Message { text } => message(house, actor, seen, *area, part, text).await,
                _ => order(house, actor, way, seen, *area, part).await,
            },
        }
    }
}

async fn open(house: &House, actor: &Actor, way: &Way, facts: &ArrivalFacts, part: Uuid) -> Result<bool> {
    let Way::Open { ground } = way else { return Err(Error::internal("an arrival in a batch of isolations")) };
    let done = house.store.journal.record(actor, OPEN_ISOLATION, &facts.area, async |tx| {
        tx.nothing_changed();
        open_by_order(tx, &house.store, IsolationId(part), vec![], facts.id, ground, None).await
    });
    done.await
}

async fn order(
    house: &House,
    actor: &Actor,
    way: &Way,
    seen: &isolation::Model,
    area: AreaCode,
    part: Uuid,
) -> Result<bool> {
    let (store, vault) = (&house.store, &house.store.vault);
    let done = store.journal.record(actor, way.act(), &area, async |tx| {
        tx.about("isolation", seen.id);
        if tx.one(order::Entity::find_by_id(part)).await?.is_some() {
            tx.nothing_changed();
            return Ok(false);
        }
        let row = store::find_to_change(tx, seen.id).await?;
        // What was looked at must still be so: days are added to the end that was shown.
        if row.ends_on != seen.ends_on {
            return Err(Error::conflict("version_conflict"));
        }
        let fact = way.order(&row, tx.today()).ok_or(Error::internal("no order in this batch"))?;
        tx.tell(&serde_json::json!({ "order": part, "kind": fact.kind, "ends_on": fact.ends_on }));
        let new = match way {
            Way::Order { change, reason, .. } => {
                let usual = authority(&store.policy, tx.today())?;
                NewOrder {
                    id: part,
                    digest: vec![],
                    kind: fact.kind,
                    ground: change.kind().code().to_owned(),
                    reason: Some(vault.seal("reason", reason)?),
                    basis: usual.basis,
                    issuer: usual.issuer,
                    day: fact.day,
                    ends_on: fact.ends_on,
                    home: None,
                }
            }
            _ => NewOrder { id: part, ..by_the_house(tx, store, fact.kind, "period_over", &row, fact.day)? },
        };
        give(tx, store, &row, new).await?;
        Ok(true)
    });
    done.await
}

async fn message(
    house: &House,
    actor: &Actor,
    seen: &isolation::Model,
    area: AreaCode,
    part: Uuid,
    text: &str,
) -> Result<bool> {
    let done = house.store.journal.record(actor, SEND_MESSAGE, &area, async |tx| {
        tx.about("isolation", seen.id);
        tx.tell(&serde_json::json!({ "message": part }));
        let row = store::find(tx, seen.id).await?.ok_or(Error::NotFound("isolation"))?;
        let sent = send(tx, house, &row, MessageId(part), text).await?;
        if !sent {
            tx.nothing_changed();
        }
        Ok(sent)
    });
    done.await
}

async fn care_for(house: &House, actor: &Actor, seen: &isolation::Model, area: AreaCode, part: Uuid) -> Result<bool> {
    let id = TeamId(part);
    if house.store.read.one(team::Entity::find_by_id(id)).await?.is_some() {
        return Ok(false);
    }
    let proposal = propose(house, seen.household_id, area).await?;
    if proposal.members.is_empty() {
        return Err(Error::conflict("nobody_there"));
    }
    let members = proposal.members.into_iter().map(|one| one.member).collect();
    let team = AssignTeam { household_id: seen.household_id, members, version: None };
    let done = house.store.journal.record(actor, ASSIGN_TEAM, &area, async |tx| {
        tx.about("care_team", id);
        tx.tell(&serde_json::json!({ "household": team.household_id, "members": team.members.len() }));
        assign(tx, house, id, area, &team).await
    });
    done.await
}
