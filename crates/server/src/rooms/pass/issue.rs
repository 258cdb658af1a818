//! Giving households their passes: numbers, rows, counts.

use std::collections::{BTreeMap, HashSet};

use codes::{AreaCode, Level};
use kernel::{Day, Read, Result, Scope, Tx};
use sea_orm::{FromQueryResult, entity::prelude::*};

use super::ISSUED;
use super::model::{PassPurpose, purposes_as_text};
use super::store::{PassBatchId, PassId, household_pass, take_numbers};
use crate::rooms::area;
use crate::rooms::people::{HouseholdId, WorkerId};

/// A pass to be given to a household that holds none.
#[derive(Clone, Debug)]
pub struct NewPass {
    /// Its name.
    pub id: PassId,
    /// Fingerprint of the request; empty where the house gives it.
    pub digest: Vec<u8>,
    /// Those it is issued with.
    pub batch: Option<PassBatchId>,
    /// Whose.
    pub household_id: HouseholdId,
    /// Where they live.
    pub area: AreaCode,
    /// What they may go out for.
    pub purposes: Vec<PassPurpose>,
    /// The last day.
    pub valid_to: Day,
}

/// Issues passes; that the households hold none was checked.
pub async fn issue(tx: &mut Tx, new: Vec<NewPass>) -> Result<Vec<household_pass::Model>> {
    let homes: Vec<HouseholdId> = new.iter().map(|one| one.household_id).collect();
    let before = tx.among(household_pass::Entity::find(), household_pass::Column::HouseholdId, homes).await?;
    let before: HashSet<HouseholdId> = before.into_iter().map(|row| row.household_id).collect();
    let names = area::names(tx, new.iter().map(|one| one.area).collect::<Vec<_>>()).await?;
    let prefixes: Vec<String> = new.iter().map(|one| prefix(&names, one.area)).collect();
    let mut wanted: BTreeMap<&str, i64> = BTreeMap::new();
    for prefix in &prefixes {
        *wanted.entry(prefix).or_default() += 1;
    }
    let mut next: BTreeMap<&str, i64> = BTreeMap::new();
    for (prefix, n) in wanted {
        next.insert(prefix, take_numbers(tx, prefix, n).await?);
    }
    let mut rows = vec![];
    for (one, prefix) in new.into_iter().zip(&prefixes) {
        let sequence = next.get_mut(prefix.as_str()).map_or(1, |n| {
            *n += 1;
            *n - 1
        });
        let kind = if before.contains(&one.household_id) { "again" } else { "first" };
        tx.tally(&ISSUED, one.area, tx.today(), kind, 1);
        rows.push(household_pass::Model {
            id: one.id,
            digest: one.digest,
            batch: one.batch,
            household_id: one.household_id,
            area: one.area.to_string(),
            number: format!("{prefix}-{sequence:06}"),
            sequence,
            kind: kind.to_owned(),
            purposes: purposes_as_text(&one.purposes),
            day: tx.today(),
            issued_at: tx.now(),
            issued_by: tx.actor().map(WorkerId),
            valid_from: tx.today(),
            valid_to: one.valid_to,
            revoked_at: None,
            revoked_by: None,
            revoked_reason: None,
            last_out_at: None,
            out_since: None,
            next_on: None,
            forfeited: false,
            over_uses: 0,
            version: 1,
        });
    }
    tx.insert_all(&rows.iter().cloned().map(household_pass::ActiveModel::from).collect::<Vec<_>>()).await?;
    Ok(rows)
}

/// Township and community as a number begins: 新华-松江.
fn prefix(names: &area::Names, area: AreaCode) -> String {
    let name = |level, endings| area.within_level(level).map(|code| stem(&names.of(&code), endings));
    let township = name(Level::Township, &["街道办事处", "街道", "镇", "乡"][..]);
    let community = name(Level::Community, &["社区", "村委会", "村"][..]);
    [township, community].into_iter().flatten().collect::<Vec<_>>().join("-")
}

fn stem(name: &str, endings: &[&str]) -> String {
    let cut = endings.iter().find_map(|end| name.strip_suffix(end));
    cut.filter(|cut| cut.chars().count() > 1).unwrap_or(name).to_owned()
}

/// A household without a pass.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WithoutPass {
    /// The household.
    pub id: HouseholdId,
    /// Where it lies.
    pub area: String,
    /// Whether somebody is isolated there.
    pub isolated: bool,
}

const WITHOUT: &str = "
    SELECT household.id, household.area,
           EXISTS (SELECT 1
                   FROM isolation
                   WHERE isolation.household_id = household.id
                     AND isolation.state = 'isolating') AS isolated
    FROM household
    WHERE household.area >= $1
      AND household.area < $2
      AND NOT EXISTS (
          SELECT 1
          FROM household_pass
          WHERE household_pass.household_id = household.id
            AND household_pass.revoked_at IS NULL
      )
    ORDER BY household.area, household.id
    LIMIT $3";

/// The households of a scope that hold no pass, so many at most.
pub async fn without_pass(from: &impl Read, scope: &Scope, most: i64) -> Result<Vec<WithoutPass>> {
    let mut rows = vec![];
    for (start, end) in scope.ranges() {
        rows.extend(from.sql::<WithoutPass, _>(WITHOUT, [start.into(), end.into(), most.into()]).await?);
    }
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_begins_with_what_people_call_the_place() {
        let township = ["街道办事处", "街道", "镇", "乡"];
        assert_eq!(stem("新华街道", &township), "新华");
        assert_eq!(stem("小杨满族朝鲜族乡", &township), "小杨满族朝鲜族");
        assert_eq!(stem("东村", &["社区", "村委会", "村"]), "东村");
        assert_eq!(stem("姜家街村委会", &["社区", "村委会", "村"]), "姜家街");
    }
}
