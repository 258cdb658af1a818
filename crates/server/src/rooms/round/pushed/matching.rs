//! What is known of those asked about, without asking them again.

use std::collections::{BTreeMap, HashMap};

use codes::{AreaCode, Level};
use kernel::{Read, Result, Vault};

use super::model::RowAnswer;
use super::sheet::Asked;
use crate::rooms::isolation::{self, Episode};
use crate::rooms::people::{self, Home, HouseholdId, PersonId};
use crate::rooms::screening::{self, ArrivalFacts};

/// What the house answers to one row.
#[derive(Clone, Debug)]
pub struct Match {
    /// Whom it knows.
    pub person_id: Option<PersonId>,
    /// Where they live or stay.
    pub household_id: Option<HouseholdId>,
    /// Where the row belongs.
    pub area: AreaCode,
    /// The answer.
    pub answer: RowAnswer,
    /// Why the data is wrong.
    pub reason: Option<&'static str>,
    /// To which area it is handed over.
    pub to_area: Option<AreaCode>,
}

impl Match {
    fn of(area: AreaCode, answer: RowAnswer) -> Self {
        Self { person_id: None, household_id: None, area, answer, reason: None, to_area: None }
    }
}

/// What is known of some persons.
struct Known {
    episodes: BTreeMap<PersonId, Episode>,
    arrivals: HashMap<PersonId, ArrivalFacts>,
    homes: HashMap<PersonId, Home>,
}

impl Known {
    async fn of(read: &impl Read, persons: &[PersonId]) -> Result<Self> {
        Ok(Self {
            episodes: isolation::episodes_of(read, persons).await?,
            arrivals: screening::facts_of_persons(read, persons).await?,
            homes: people::homes_of(read, persons).await?,
        })
    }

    /// Where somebody is and what may be answered; an isolation says most.
    fn says(&self, person: PersonId) -> Option<(AreaCode, HouseholdId, RowAnswer)> {
        if let Some(episode) = self.episodes.get(&person) {
            let answer = if episode.ended { RowAnswer::IsolationEnded } else { RowAnswer::Isolating };
            return Some((episode.area, episode.household_id, answer));
        }
        if let Some(arrival) = self.arrivals.get(&person) {
            return Some((arrival.area, arrival.household_id, RowAnswer::AlreadyRegistered));
        }
        self.homes.get(&person).map(|home| (home.area, home.id, RowAnswer::AlreadyRegistered))
    }
}

/// Answers the rows of a list that was sent to `place`: by the document, else by name and phone.
pub async fn answer(read: &impl Read, vault: &Vault, place: AreaCode, rows: &[Asked]) -> Result<Vec<Match>> {
    let documents: Vec<_> = rows.iter().filter_map(|row| row.named.document.as_ref()).collect();
    let by_document = people::documented(read, vault, &documents).await?;
    let spoken = |row: &'_ Asked| Some((row.named.name.clone()?, row.named.phone.clone()?));
    let spoken: Vec<_> = rows.iter().filter_map(spoken).collect();
    let spoken: Vec<_> = spoken.iter().map(|(name, phone)| (name.as_str(), phone)).collect();
    let by_phone = people::called(read, vault, &spoken).await?;
    let found = |row: &Asked| {
        let named = &row.named;
        let document = named.document.as_ref().and_then(|document| by_document.get(document.number()));
        let differs = document.is_some_and(|(_, name)| named.name.as_ref().is_some_and(|said| said != name));
        let phone = || by_phone.get(&(named.name.clone()?, named.phone.as_ref()?.as_str().to_owned())).copied();
        (document.map(|(id, _)| *id).or_else(phone), differs)
    };
    let found: Vec<_> = rows.iter().map(found).collect();
    let persons: Vec<PersonId> = found.iter().filter_map(|(person, _)| *person).collect();
    let known = Known::of(read, &persons).await?;
    Ok(rows.iter().zip(found).map(|(row, (person, differs))| one(row, person, differs, &known, place)).collect())
}

fn one(row: &Asked, person: Option<PersonId>, differs: bool, known: &Known, place: AreaCode) -> Match {
    let wrong = |reason| Match { reason: Some(reason), ..Match::of(place, RowAnswer::WrongData) };
    if differs {
        return wrong("name_differs");
    }
    let elsewhere = |area: AreaCode| {
        let to_area = area.within_level(Level::Township).or(Some(area));
        Match { to_area, ..Match::of(place, RowAnswer::NotInArea) }
    };
    if let Some((area, home, answer)) = person.and_then(|person| known.says(person)) {
        // Of somebody elsewhere only the township is told.
        if !place.contains(&area) {
            return elsewhere(area);
        }
        return Match { person_id: person, household_id: Some(home), ..Match::of(area, answer) };
    }
    let named = &row.named;
    if let Some(reason) = named.wrong {
        return wrong(reason);
    }
    if named.document.is_none() && named.phone.is_none() {
        return wrong("identity_missing");
    }
    match named.area {
        Some(area) if !place.contains(&area) && !area.contains(&place) => elsewhere(area),
        area => {
            let here = area.filter(|area| place.contains(area)).unwrap_or(place);
            Match { person_id: person, ..Match::of(here, RowAnswer::Missed) }
        }
    }
}
