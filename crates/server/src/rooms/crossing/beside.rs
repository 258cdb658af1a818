//! Who passed a checkpoint together with somebody: for whoever must find those who were near.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Read, Result, Stamp, Store};
use sea_orm::entity::prelude::*;

use super::content::{Content, Crosser};
use super::store::{CrossingId, companion, crossing};
use crate::rooms::checkpoint::{self, CheckpointId, Gate};
use crate::rooms::people::{self, PersonId, WorkerId};

/// One crossing of somebody.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The moment at the gate.
    pub at: Stamp,
    /// Which gate.
    pub gate: Gate,
    /// Who registered it there.
    pub worker_id: Option<WorkerId>,
    /// Who was with them in the same record.
    pub beside: Vec<Beside>,
}

/// Somebody who was with them.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Who, where they are known.
    pub person_id: Option<PersonId>,
    /// Name.
    pub name: String,
    /// Phone, masked.
    pub phone: Option<String>,
}

/// The crossings of a person from one moment to before another.
pub async fn passages(store: &Store, person: PersonId, from: Stamp, to: Stamp) -> Result<Vec<Passage>> {
    let read = &store.read;
    let Some(key) = people::key_of_person(read, person).await? else { return Ok(vec![]) };
    // In which place of which record they stand: the first drove or walked.
    let mut places: BTreeMap<CrossingId, usize> = BTreeMap::new();
    let first = crossing::Entity::find().filter(crossing::Column::PersonIndex.eq(key.clone()));
    let first = first.filter(crossing::Column::At.gte(from)).filter(crossing::Column::At.lt(to));
    let mut rows = read.all(first).await?;
    places.extend(rows.iter().map(|row| (row.id, 0)));
    let with = companion::Entity::find().filter(companion::Column::PersonIndex.eq(key));
    let with = with.filter(companion::Column::At.gte(from)).filter(companion::Column::At.lt(to));
    let with = read.all(with).await?;
    places.extend(with.iter().map(|row| (row.crossing_id, usize::try_from(row.place).unwrap_or_default())));
    let driven: Vec<CrossingId> = with.iter().map(|row| row.crossing_id).collect();
    rows.extend(read.among(crossing::Entity::find(), crossing::Column::Id, driven).await?);
    let known = known(read, &rows).await?;
    let gates: BTreeSet<CheckpointId> = rows.iter().map(|row| row.checkpoint_id).collect();
    let gates = checkpoint::gates(read, gates).await?;
    let mut passages = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(gate) = gates.iter().find(|gate| gate.id == row.checkpoint_id) else { continue };
        let own = places.get(&row.id).copied().unwrap_or_default();
        let people = Content::open(&store.vault, &row.content)?.people.into_iter().enumerate();
        let beside = people.filter(|(place, _)| *place != own).map(|(place, one): (usize, Crosser)| {
            let person_id = if place == 0 { row.person_id } else { known.get(&(row.id, place)).copied() };
            let shown = one.shown();
            Beside { person_id, name: shown.name, phone: shown.phone }
        });
        let beside = beside.collect();
        passages.push(Passage { at: row.at, gate: gate.clone(), worker_id: row.worker_id, beside });
    }
    Ok(passages)
}

/// Companions of some crossings who are known.
async fn known(read: &impl Read, rows: &[crossing::Model]) -> Result<BTreeMap<(CrossingId, usize), PersonId>> {
    let ids: Vec<CrossingId> = rows.iter().map(|row| row.id).collect();
    let companions = read.among(companion::Entity::find(), companion::Column::CrossingId, ids).await?;
    let known = |row: companion::Model| Some(((row.crossing_id, usize::try_from(row.place).ok()?), row.person_id?));
    Ok(companions.into_iter().filter_map(known).collect())
}
