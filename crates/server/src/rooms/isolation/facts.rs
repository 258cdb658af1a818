//! What other rooms may know of an isolation.

use std::collections::{BTreeMap, BTreeSet};

use codes::AreaCode;
use kernel::{Error, Read, Result, Tx};
use sea_orm::entity::prelude::*;

use super::store::{IsolationId, find_to_change, isolation, order};
use crate::rooms::people::{HouseholdId, PersonId, WorkerId};

/// Whose isolation it is and where.
pub struct IsolationFacts {
    /// Its id.
    pub id: IsolationId,
    /// The person.
    pub person_id: PersonId,
    /// Where they stay.
    pub household_id: HouseholdId,
    /// The area.
    pub area: AreaCode,
    /// Whether it is over.
    pub ended: bool,
}

/// The facts of an isolation, held so that no order changes them meanwhile.
pub async fn facts_to_change(tx: &Tx, id: IsolationId) -> Result<IsolationFacts> {
    let row = find_to_change(tx, id).await?;
    Ok(IsolationFacts {
        id,
        person_id: row.person_id,
        household_id: row.household_id,
        area: row.area.parse().map_err(Error::internal)?,
        ended: row.ended_on.is_some(),
    })
}

/// Who gave orders of these isolations by their own decision. What follows from a rule, such as isolating whoever comes from a
/// risk area, carries no reason in words and is nobody's order.
pub async fn orderers(
    from: &impl Read,
    ids: impl IntoIterator<Item = IsolationId>,
) -> Result<BTreeMap<IsolationId, BTreeSet<WorkerId>>> {
    let decided = order::Entity::find().filter(order::Column::Reason.is_not_null());
    let mut gave: BTreeMap<IsolationId, BTreeSet<WorkerId>> = BTreeMap::new();
    for row in from.among(decided, order::Column::IsolationId, ids).await? {
        gave.entry(row.isolation_id).or_default().extend(row.worker_id);
    }
    Ok(gave)
}

/// How somebody's last isolation stands.
#[derive(Clone, Debug)]
pub struct Episode {
    /// Whose.
    pub person_id: PersonId,
    /// Where they stay or stayed.
    pub household_id: HouseholdId,
    /// The area of that door.
    pub area: AreaCode,
    /// Whether it is over.
    pub ended: bool,
}

/// The last isolation of each of these persons, but for those withdrawn.
pub async fn episodes_of(from: &impl Read, persons: &[PersonId]) -> Result<BTreeMap<PersonId, Episode>> {
    let valid = isolation::Entity::find().filter(isolation::Column::State.ne("withdrawn"));
    let mut rows = from.among(valid, isolation::Column::PersonId, persons.iter().copied()).await?;
    rows.sort_by_key(|row| row.id);
    let episode = |row: isolation::Model| {
        let area = row.area.parse().map_err(Error::internal)?;
        let ended = row.ended_on.is_some();
        Ok((row.person_id, Episode { person_id: row.person_id, household_id: row.household_id, area, ended }))
    };
    rows.into_iter().map(episode).collect()
}
