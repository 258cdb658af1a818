//! Those at a checkpoint with somebody: who sat in the same vehicle or walked along, and who registered them there.

use std::collections::BTreeMap;

use chrono::{Days, NaiveTime};
use codes::AreaCode;
use kernel::{Result, Stamp};

use super::{ContactKind, ContactLine, Window};
use crate::house::House;
use crate::rooms::area;
use crate::rooms::checkpoint::{CheckpointId, Gate};
use crate::rooms::crossing::{self, Beside};
use crate::rooms::people::{self, PersonId, WorkerId};

/// Who was there: a companion counts once for each gate, by who they are or else by name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Known(PersonId),
    Named(String),
    Worker(WorkerId),
}

struct Near {
    gate: Gate,
    beside: Option<Beside>,
    times: i64,
    last_at: Stamp,
}

/// Those who passed in the same record, and those who worked at the gate.
pub async fn contacts(house: &House, person: PersonId, window: Window) -> Result<Vec<ContactLine>> {
    let (read, vault, clock) = (&house.store.read, &house.store.vault, &house.store.clock);
    let from = clock.at(window.from, NaiveTime::MIN);
    let to = clock.at(window.to + Days::new(1), NaiveTime::MIN);
    let mut near: BTreeMap<(CheckpointId, Who), Near> = BTreeMap::new();
    for passage in crossing::passages(&house.store, person, from, to).await? {
        let mut met = |who: Who, beside: Option<Beside>| {
            let new = Near { gate: passage.gate.clone(), beside, times: 0, last_at: passage.at };
            let near = near.entry((passage.gate.id, who)).or_insert(new);
            near.times += 1;
            near.last_at = near.last_at.max(passage.at);
        };
        for one in passage.beside {
            met(one.person_id.map_or_else(|| Who::Named(one.name.clone()), Who::Known), Some(one));
        }
        if let Some(worker) = passage.worker_id {
            met(Who::Worker(worker), None);
        }
    }
    let areas: Vec<AreaCode> = near.values().map(|near| near.gate.area).collect();
    let places = area::names(read, areas).await?;
    let worker = |(_, who): &(CheckpointId, Who)| if let Who::Worker(id) = who { Some(*id) } else { None };
    let workers: Vec<WorkerId> = near.keys().filter_map(worker).collect();
    let workers = people::contacts(read, vault, workers).await?;
    let line = |((_, who), near): ((CheckpointId, Who), Near)| {
        let (kind, name, phone) = match (&who, near.beside) {
            (Who::Worker(id), _) => {
                let contact = workers.get(id)?.clone();
                let phone = contact.phone.and_then(|phone| phone.parse::<codes::Phone>().ok());
                (ContactKind::GateWorker, contact.name, phone.map(|phone| phone.mask()))
            }
            (_, beside) => beside.map(|one| (ContactKind::Companion, one.name, one.phone))?,
        };
        Some(ContactLine {
            kind,
            person_id: if let Who::Known(id) = who { Some(id) } else { None },
            worker_id: if let Who::Worker(id) = who { Some(id) } else { None },
            name,
            phone,
            area_name: places.path(near.gate.area.as_str()),
            address: near.gate.name,
            role_zh: None,
            role_en: None,
            times: near.times,
            last_on: Some(clock.day_of(near.last_at)),
            last_at: Some(near.last_at),
        })
    };
    Ok(near.into_iter().filter_map(line).collect())
}
