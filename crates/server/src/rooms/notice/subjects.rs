//! Whom papers are for, and for whom there can be none.

use std::collections::BTreeMap;

use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Scope, Store};
use serde::{Deserialize, Serialize};

use super::model::NoticeKind;
use crate::house::House;
use crate::rooms::area;
use crate::rooms::isolation::{self, IsolationId, Serving, Standing};
use crate::rooms::people::{self, HouseholdId, PersonId, Shown};

/// So many papers in one go.
const MOST: usize = 500;

/// Whom the papers are for.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticesWanted {
    /// Which paper.
    pub kind: NoticeKind,
    /// For these isolations; a door notice for the households where they are.
    #[serde(default)]
    pub isolation_ids: Vec<IsolationId>,
    /// For these households; door notices only.
    #[serde(default)]
    pub household_ids: Vec<HouseholdId>,
}

/// Whom one paper is for.
#[derive(Clone, Debug)]
pub struct Subject {
    /// None on a door.
    pub isolation_id: Option<IsolationId>,
    /// The people it is about.
    pub persons: Vec<PersonId>,
    pub household_id: HouseholdId,
    pub area: AreaCode,
    pub starts_on: Day,
    pub ends_on: Day,
    pub released_on: Option<Day>,
    pub basis: String,
    pub issuer: String,
    pub team: Vec<Serving>,
}

/// What was asked for, and whether there can be a paper of it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub isolation_id: Option<IsolationId>,
    pub household_id: Option<HouseholdId>,
    /// Unknown where it lies outside the scope.
    pub subject: Option<Subject>,
    /// Why there can be none.
    pub code: Option<&'static str>,
}

impl Asked {
    /// The subject, where there can be a paper.
    pub fn ready(&self) -> Option<&Subject> {
        self.subject.as_ref().filter(|_| self.code.is_none())
    }
}

/// A row of what was asked for; personal data is masked.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct NoticeRow {
    /// The isolation; none on a door.
    pub isolation_id: Option<IsolationId>,
    /// The household; none where it lies outside the scope.
    pub household_id: Option<HouseholdId>,
    /// Who; on a door all who are isolated there.
    pub name: Option<String>,
    /// Where.
    pub area_name: Option<String>,
    /// Address, masked.
    pub address: Option<String>,
    /// Why there can be no paper: `not_found`, `withdrawn`, `isolation_over`, `in_hospital`, `not_released` or `no_team`.
    pub code: Option<&'static str>,
}

impl NoticesWanted {
    /// Refuses what cannot be answered as a whole.
    ///
    /// # Errors
    /// `notices_count` for none or too many, `household_unexpected` where the paper is for a person.
    pub fn check(&self) -> Result<()> {
        if self.kind != NoticeKind::DoorNotice && !self.household_ids.is_empty() {
            return Err(Error::invalid("household_ids", "household_unexpected"));
        }
        if !(1..=MOST).contains(&(self.isolation_ids.len() + self.household_ids.len())) {
            return Err(Error::invalid("isolation_ids", "notices_count"));
        }
        Ok(())
    }

    /// Looks at everything that was asked for, each once and in the order of asking.
    pub async fn look(&self, from: &impl Read, store: &Store, scope: &Scope) -> Result<Vec<Asked>> {
        let mut ids = self.isolation_ids.clone();
        let mut seen = std::collections::BTreeSet::new();
        ids.retain(|id| seen.insert(*id));
        let mut known = isolation::standings(from, ids.iter().copied()).await?;
        known.retain(|_, one| scope.contains(&one.area));
        if self.kind == NoticeKind::DoorNotice {
            return self.doors(from, store, scope, &ids, &known).await;
        }
        let homes: Vec<HouseholdId> = known.values().map(|one| one.household_id).collect();
        let teams = isolation::serving(from, &store.policy, store.clock.today(), homes).await?;
        let asked = |id: IsolationId| {
            let Some(one) = known.get(&id) else { return unknown(Some(id), None) };
            let team = teams.get(&one.household_id).cloned().unwrap_or_default();
            Asked {
                isolation_id: Some(id),
                household_id: Some(one.household_id),
                code: refusal(self.kind, one),
                subject: Some(subject(Some(id), one, std::slice::from_ref(one), team)),
            }
        };
        Ok(ids.into_iter().map(asked).collect())
    }

    async fn doors(
        &self,
        from: &impl Read,
        store: &Store,
        scope: &Scope,
        ids: &[IsolationId],
        known: &BTreeMap<IsolationId, Standing>,
    ) -> Result<Vec<Asked>> {
        let mut homes: Vec<HouseholdId> =
            ids.iter().filter_map(|id| known.get(id)).map(|one| one.household_id).collect();
        homes.extend(&self.household_ids);
        let mut seen = std::collections::BTreeSet::new();
        homes.retain(|home| seen.insert(*home));
        let mut running = isolation::running_in(from, homes.iter().copied()).await?;
        let teams = isolation::serving(from, &store.policy, store.clock.today(), homes.iter().copied()).await?;
        let mut all: Vec<Asked> =
            ids.iter().filter(|id| !known.contains_key(id)).map(|id| unknown(Some(*id), None)).collect();
        for home in homes {
            let mut here = running.remove(&home).unwrap_or_default();
            here.retain(|one| scope.contains(&one.area));
            let team = teams.get(&home).cloned().unwrap_or_default();
            // The one whose days last longest gives the days of the door.
            let last = here.iter().max_by_key(|one| (one.ends_on, one.id));
            all.push(match last {
                Some(last) => Asked {
                    isolation_id: None,
                    household_id: Some(home),
                    code: team.is_empty().then_some("no_team"),
                    subject: Some(subject(None, last, &here, team)),
                },
                // Somebody of theirs was asked for, but is free again.
                None => match known.values().find(|one| one.household_id == home) {
                    Some(one) => Asked {
                        isolation_id: None,
                        household_id: Some(home),
                        code: refusal(self.kind, one),
                        subject: Some(subject(None, one, std::slice::from_ref(one), team)),
                    },
                    None => unknown(None, Some(home)),
                },
            });
        }
        Ok(all)
    }
}

fn unknown(isolation_id: Option<IsolationId>, household_id: Option<HouseholdId>) -> Asked {
    Asked { isolation_id, household_id, subject: None, code: Some("not_found") }
}

/// Why there can be no such paper of an isolation as it stands.
fn refusal(kind: NoticeKind, one: &Standing) -> Option<&'static str> {
    match (kind, one.state.as_str()) {
        (_, "withdrawn") => Some("withdrawn"),
        (NoticeKind::ReleaseNotice, "released" | "lapsed") => None,
        (NoticeKind::ReleaseNotice, _) => Some("not_released"),
        (_, "isolating") => None,
        (_, "hospital") => Some("in_hospital"),
        _ => Some("isolation_over"),
    }
}

fn subject(isolation_id: Option<IsolationId>, one: &Standing, here: &[Standing], team: Vec<Serving>) -> Subject {
    Subject {
        isolation_id,
        persons: here.iter().map(|one| one.person_id).collect(),
        household_id: one.household_id,
        area: one.area,
        starts_on: one.counted_from,
        ends_on: one.ends_on,
        released_on: one.ended_on,
        basis: one.basis.clone(),
        issuer: one.issuer.clone(),
        team,
    }
}

/// Describes what was asked for.
///
/// # Errors
/// Not found where nothing of it is in scope.
pub async fn describe(house: &House, asked: &[Asked]) -> Result<Vec<NoticeRow>> {
    if asked.iter().all(|one| one.subject.is_none()) {
        return Err(Error::NotFound("isolation"));
    }
    let (read, vault) = (&house.store.read, &house.store.vault);
    let known: Vec<&Subject> = asked.iter().filter_map(|one| one.subject.as_ref()).collect();
    let persons: Vec<PersonId> = known.iter().flat_map(|one| one.persons.clone()).collect();
    let homes: Vec<HouseholdId> = known.iter().map(|one| one.household_id).collect();
    let areas: Vec<AreaCode> = known.iter().map(|one| one.area).collect();
    let cards = people::cards(read, vault, persons).await?;
    let addresses = people::addresses(read, vault, homes, Shown::Masked).await?;
    let places = area::names(read, areas).await?;
    let row = |one: &Asked| {
        let subject = one.subject.as_ref();
        let names = |subject: &Subject| {
            let names = subject.persons.iter().filter_map(|id| cards.get(id)).map(|card| card.name.as_str());
            names.collect::<Vec<_>>().join("、")
        };
        NoticeRow {
            isolation_id: one.isolation_id,
            household_id: one.household_id,
            name: subject.map(names),
            area_name: subject.map(|subject| places.path(&subject.area)),
            address: subject.and_then(|subject| addresses.get(&subject.household_id).cloned()),
            code: one.code,
        }
    };
    Ok(asked.iter().map(row).collect())
}
