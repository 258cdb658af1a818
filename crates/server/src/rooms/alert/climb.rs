//! Who must look at an alert: one after the other up the chain, until somebody says that they do.

use codes::{AreaCode, Level};
use kernel::{Day, Error, Policy, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::store::alert;
use super::{ESCALATE_ALERT, Severity};
use crate::house::House;
use crate::rooms::people::{self, WorkerId};

/// One step of the ladder.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Step {
    /// `holder` and `lead` are whom the alert names; `community`, `township` and `city` who answers for that area.
    pub step: String,
    /// 名称.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// It is theirs so many minutes after the alert …
    pub minutes: i64,
    /// … and so many where it is severe.
    pub severe: i64,
    /// Who answers for the area: the first of these roles that anybody holds.
    #[serde(default)]
    pub roles: Vec<String>,
}

impl Step {
    fn after(&self, severity: &str) -> i64 {
        if severity == Severity::Severe.code() { self.severe } else { self.minutes }
    }

    fn level(&self) -> Option<Level> {
        match self.step.as_str() {
            "community" => Some(Level::Community),
            "township" => Some(Level::Township),
            "city" => Some(Level::County),
            _ => None,
        }
    }
}

/// The ladder; section `[[escalation]]` of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Ladder {
    /// From the nearest to the highest.
    pub steps: Vec<Step>,
}

impl Ladder {
    /// The ladder in force on a day.
    pub fn on(policy: &Policy, day: Day) -> Result<Self> {
        policy.on("escalation", day)
    }

    /// The step of that name.
    pub fn named(&self, step: &str) -> Option<&Step> {
        self.steps.iter().find(|one| one.step == step)
    }

    /// The highest step that is due so many minutes after the alert.
    fn due(&self, severity: &str, minutes: i64) -> usize {
        self.steps.iter().rposition(|step| step.after(severity) <= minutes).unwrap_or(0)
    }
}

/// Whom an alert names besides those who answer for its area.
#[derive(Clone, Copy, Debug, Default)]
pub struct Named {
    /// Whose work it was or is.
    pub holder: Option<WorkerId>,
    /// Who leads the care team.
    pub lead: Option<WorkerId>,
}

/// Where an alert stands on the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Name of the step; empty where the ladder has none.
    pub step: String,
    /// Who must look at it there, if anybody is there.
    pub owner: Option<WorkerId>,
    /// When it goes up, if there is a step above.
    pub climbs_at: Option<kernel::Stamp>,
}

/// Where an alert stands so many minutes after it was raised: steps with nobody on them are passed over.
pub async fn standing(
    tx: &Tx,
    ladder: &Ladder,
    severity: &str,
    area: AreaCode,
    named: Named,
    raised_at: kernel::Stamp,
) -> Result<Standing> {
    let minutes = (tx.now().0 - raised_at.0) / 60_000;
    let mut found = None;
    let mut last = 0;
    for (at, step) in ladder.steps.iter().enumerate().skip(ladder.due(severity, minutes)) {
        last = at;
        let owner = match (step.step.as_str(), step.level()) {
            ("holder", _) => named.holder,
            ("lead", _) => named.lead,
            (_, Some(level)) => {
                let roles: Vec<&str> = step.roles.iter().map(String::as_str).collect();
                people::answerable(tx, area.within_level(level).unwrap_or(area), tx.today(), &roles).await?
            }
            _ => None,
        };
        if owner.is_some() {
            found = owner;
            break;
        }
    }
    let above = ladder.steps.get(last + 1).map(|step| step.after(severity).max(minutes + 1));
    Ok(Standing {
        step: ladder.steps.get(last).map(|step| step.step.clone()).unwrap_or_default(),
        owner: found,
        climbs_at: above.map(|minutes| kernel::Stamp(raised_at.0 + minutes * 60_000)),
    })
}

/// So many in one change, so that nobody waits long for the writer.
const PORTION: u64 = 100;

/// Hands every alert that nobody looks after to the next above, when its time has come.
pub async fn climb(house: &House) -> Result<()> {
    loop {
        let due = alert::Entity::find().filter(alert::Column::ClimbsAt.lte(house.store.clock.now()));
        let due = due.order_by_asc(alert::Column::ClimbsAt).limit(PORTION);
        let seen = house.store.read.all(due).await?;
        if seen.is_empty() {
            return Ok(());
        }
        house
            .store
            .journal
            .record(&house.actor("clock"), ESCALATE_ALERT, &house.city, async |tx| {
                // Each that climbs has a line of its own.
                tx.nothing_changed();
                let ladder = Ladder::on(&house.store.policy, tx.today())?;
                for row in tx.among(alert::Entity::find(), alert::Column::Id, seen.iter().map(|row| row.id)).await? {
                    if row.climbs_at.is_some_and(|at| at <= tx.now()) {
                        go_up(tx, &ladder, row).await?;
                    }
                }
                Ok(())
            })
            .await?;
    }
}

async fn go_up(tx: &mut Tx, ladder: &Ladder, row: alert::Model) -> Result<()> {
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    let named = Named { holder: row.holder, lead: row.lead };
    let now = standing(tx, ladder, &row.severity, area, named, row.raised_at).await?;
    tx.also(ESCALATE_ALERT, area, "alert", row.id, &serde_json::json!({ "step": now.step }));
    // Who has it already is not told again.
    let tell_at = if now.owner.is_some() && now.owner != row.owner { Some(tx.now()) } else { row.tell_at };
    let changed = alert::ActiveModel {
        id: Set(row.id),
        step: Set(now.step),
        tell_at: Set(tell_at),
        owner: Set(now.owner),
        climbs_at: Set(now.climbs_at),
        version: Set(row.version + 1),
        ..Default::default()
    };
    changed.update(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_severe_alert_climbs_faster() {
        let step = |step: &str, minutes, severe| Step {
            step: step.to_owned(),
            zh: String::new(),
            en: String::new(),
            minutes,
            severe,
            roles: vec![],
        };
        let ladder = Ladder { steps: vec![step("holder", 0, 0), step("lead", 30, 5), step("community", 60, 10)] };
        assert_eq!([0, 29, 30, 90].map(|minutes| ladder.due("normal", minutes)), [0, 0, 1, 2]);
        assert_eq!([0, 5, 10].map(|minutes| ladder.due("severe", minutes)), [0, 1, 2]);
    }
}
