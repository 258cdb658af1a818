//! What was not done in its window goes up the chain: to whose work it was, to the team's lead, and on.

use std::collections::BTreeMap;

use kernel::task::Model as Task;
use kernel::{Error, Result, Store, Tx};

use super::care_team::Teams;
use super::team::TeamRules;
use crate::rooms::alert;
use crate::rooms::people::{HouseholdId, WorkerId};

/// Raises one alert a day for each household where something was missed.
pub async fn note_late(tx: &mut Tx, store: &Store, missed: &[Task]) -> Result<()> {
    let mut homes: BTreeMap<(HouseholdId, kernel::Day), Vec<&Task>> = BTreeMap::new();
    for task in missed.iter().filter(|task| task.kind.starts_with("isolation.")) {
        if let Some(home) = task.household_id {
            homes.entry((HouseholdId(home), task.day)).or_default().push(task);
        }
    }
    if homes.is_empty() {
        return Ok(());
    }
    let rules = TeamRules::on(&store.policy, tx.today())?;
    let teams = Teams::of(tx, homes.keys().map(|(home, _)| *home)).await?;
    for ((home, day), tasks) in homes {
        let Some(first) = tasks.first() else { continue };
        let kinds: std::collections::BTreeSet<&str> = tasks.iter().map(|task| task.kind.as_str()).collect();
        let named = teams.named(home, &rules, None);
        let raised = alert::NewAlert {
            rule: &alert::LATE,
            area: first.area.parse().map_err(Error::internal)?,
            subject_kind: "household",
            subject_id: home.0,
            person_id: None,
            cause: format!("late {home} {day}"),
            detail: serde_json::json!({ "kinds": kinds, "day": day }),
            named: alert::Named { holder: first.holder.map(WorkerId), ..named },
        };
        alert::raise(tx, store, raised).await?;
    }
    Ok(())
}
