//! To whom a directive goes: what was said of posts, organisations and people becomes the people of that day.

use std::collections::{BTreeMap, BTreeSet};

use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Roles, Scope};

use super::RECEIVE_ASSIGNMENT;
use super::model::{Addressee, DirectiveRules};
use crate::rooms::area;
use crate::rooms::people::{self, Holder, UnitId, WorkerId};

/// Somebody who gets a directive, and as what.
#[derive(Clone, Debug)]
pub struct Reached {
    /// Who.
    pub worker_id: WorkerId,
    /// As the holder of this role …
    pub role: String,
    /// … there.
    pub area: AreaCode,
    /// For this organisation, if it came through one.
    pub unit_id: Option<UnitId>,
}

/// Who gets a directive, once each; and which of the addressees nobody stands for.
#[derive(Debug, Default)]
pub struct Expanded {
    /// Everybody, the widest areas first.
    pub people: Vec<Reached>,
    /// Places in the list of addressees.
    pub nobody: Vec<usize>,
}

/// The most addressees in one directive; each may stand for many people.
const MOST: usize = 100;

/// Finds out who gets a directive on a day. Whoever is meant in several ways gets it once; whoever issues it does not get it.
///
/// # Errors
/// What lies outside the scope is unknown: `area_unknown`, `unit_unknown`, `worker_unknown`; `role_unknown`; `too_many_people`.
pub async fn expand(
    from: &impl Read,
    roles: &Roles,
    rules: &DirectiveRules,
    scope: &Scope,
    addressees: &[Addressee],
    issuer: Option<WorkerId>,
    day: Day,
) -> Result<Expanded> {
    if addressees.is_empty() {
        return Err(Error::invalid("addressees", "addressee_missing"));
    }
    if addressees.len() > MOST {
        return Err(Error::invalid("addressees", "too_many_items"));
    }
    check(from, roles, scope, addressees).await?;
    let units: Vec<UnitId> = addressees.iter().filter_map(unit_of).collect();
    let of_units = people::holders_for(from, &units, day).await?;
    let workers: Vec<WorkerId> = addressees.iter().filter_map(worker_of).collect();
    let held = people::held_by(from, &workers, scope, day).await?;
    let mut found = Expanded::default();
    let mut known: BTreeSet<WorkerId> = issuer.into_iter().collect();
    for (at, addressee) in addressees.iter().enumerate() {
        let meant: Vec<(Holder, Option<UnitId>)> = match addressee {
            Addressee::Posts { areas, roles } => {
                let within = Scope::of(areas.iter().copied());
                let holders = people::holders_within(from, &within, roles, day).await?;
                holders.into_iter().map(|one| (one, None)).collect()
            }
            Addressee::Unit { unit_id } => {
                let own = of_units.iter().filter(|(unit, one)| unit == unit_id && scope.contains(&one.area));
                own.filter(|(_, one)| roles.allows(&one.role, RECEIVE_ASSIGNMENT))
                    .map(|(unit, one)| (one.clone(), Some(*unit)))
                    .collect()
            }
            Addressee::Worker { worker_id } => {
                let mut own = held.iter().filter(|one| one.worker_id == *worker_id);
                let first = own.find(|one| roles.allows(&one.role, RECEIVE_ASSIGNMENT));
                let first = first.ok_or(Error::invalid(format!("addressees[{at}].worker_id"), "worker_unknown"))?;
                vec![(first.clone(), None)]
            }
        };
        if meant.iter().all(|(one, _)| Some(one.worker_id) == issuer) {
            found.nobody.push(at);
        }
        for (one, unit_id) in meant {
            if known.insert(one.worker_id) {
                found.people.push(Reached { worker_id: one.worker_id, role: one.role, area: one.area, unit_id });
            }
        }
        if found.people.len() > rules.most_people {
            return Err(Error::invalid("addressees", "too_many_people"));
        }
    }
    found.people.sort_by_key(|one| (one.area, one.worker_id));
    Ok(found)
}

fn unit_of(addressee: &Addressee) -> Option<UnitId> {
    if let Addressee::Unit { unit_id } = addressee { Some(*unit_id) } else { None }
}

fn worker_of(addressee: &Addressee) -> Option<WorkerId> {
    if let Addressee::Worker { worker_id } = addressee { Some(*worker_id) } else { None }
}

async fn check(from: &impl Read, roles: &Roles, scope: &Scope, addressees: &[Addressee]) -> Result<()> {
    let units: Vec<UnitId> = addressees.iter().filter_map(unit_of).collect();
    let units: BTreeMap<UnitId, (String, AreaCode)> = people::units_called(from, &units).await?;
    for (at, addressee) in addressees.iter().enumerate() {
        match addressee {
            Addressee::Posts { areas, roles: wanted } => {
                let (places, held) = (format!("addressees[{at}].areas"), format!("addressees[{at}].roles"));
                if areas.is_empty() || areas.len() > 100 {
                    return Err(Error::invalid(
                        places,
                        if areas.is_empty() { "area_unknown" } else { "too_many_items" },
                    ));
                }
                for area in areas {
                    if !scope.contains(area) || !area::exists(from, area).await? {
                        return Err(Error::invalid(places, "area_unknown"));
                    }
                }
                if wanted.len() > 20 {
                    return Err(Error::invalid(held, "too_many_items"));
                }
                if wanted.is_empty() || wanted.iter().any(|role| roles.for_posts(role).is_none()) {
                    return Err(Error::invalid(held, "role_unknown"));
                }
                // Whoever could not say that they have it is sent nothing.
                if !wanted.iter().all(|role| roles.allows(role, RECEIVE_ASSIGNMENT)) {
                    return Err(Error::invalid(held, "role_receives_nothing"));
                }
            }
            Addressee::Unit { unit_id } => {
                if units.get(unit_id).is_none_or(|(_, area)| !scope.contains(area)) {
                    return Err(Error::invalid(format!("addressees[{at}].unit_id"), "unit_unknown"));
                }
            }
            Addressee::Worker { .. } => {}
        }
    }
    Ok(())
}
