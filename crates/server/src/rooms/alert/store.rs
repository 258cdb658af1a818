//! Alerts as stored.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use codes::AreaCode;
use kernel::{Day, Read, Result, Sealed, Stamp, Store, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use uuid::Uuid;

use super::climb::{Ladder, Named, Standing, standing};
use super::{RAISE_ALERT, RAISED, Rule};
use crate::rooms::people::{PersonId, WorkerId};

kernel::id!(
    /// The name of an alert.
    AlertId
);

pub mod alert {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "alert")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: AlertId,
        pub rule: String,
        pub severity: String,
        pub area: String,
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub person_id: Option<PersonId>,
        pub cause: String,
        pub detail: String,
        pub day: Day,
        pub raised_at: Stamp,
        pub state: String,
        /// Whose work it was or is.
        pub holder: Option<WorkerId>,
        /// Who leads the care team.
        pub lead: Option<WorkerId>,
        /// The step of the ladder on which it stands.
        pub step: String,
        /// Who must look at it there.
        pub owner: Option<WorkerId>,
        /// When it goes up, unless somebody looks after it before.
        pub climbs_at: Option<Stamp>,
        /// Since when the owner waits to be told; none once they were.
        pub tell_at: Option<Stamp>,
        pub acknowledged_by: Option<WorkerId>,
        pub acknowledged_at: Option<Stamp>,
        /// The day it was closed.
        pub closed_on: Option<Day>,
        /// What came of it, in words; they may tell of somebody's health.
        pub outcome: Option<Sealed>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// An alert to be raised.
pub struct NewAlert {
    /// The rule that saw it.
    pub rule: &'static Rule,
    /// Where.
    pub area: AreaCode,
    /// Kind of the record it is about.
    pub subject_kind: &'static str,
    /// The record.
    pub subject_id: Uuid,
    /// The person, if one.
    pub person_id: Option<PersonId>,
    /// What makes it the same alert; the same cause does not alert twice until it is closed.
    pub cause: String,
    /// Non-personal values.
    pub detail: serde_json::Value,
    /// Who looks at it before those who answer for the area.
    pub named: Named,
}

/// Raises an alert in the change that shows its cause. Says whether it is new.
pub async fn raise(tx: &mut Tx, store: &Store, new: NewAlert) -> Result<bool> {
    Ok(raise_many(tx, store, vec![new]).await? == 1)
}

/// Raises many at once, for example when a rule looks at a whole round. Says how many are new.
pub async fn raise_many(tx: &mut Tx, store: &Store, new: Vec<NewAlert>) -> Result<usize> {
    let mut causes = HashSet::new();
    let mut new: Vec<NewAlert> = new.into_iter().filter(|one| causes.insert(one.cause.clone())).collect();
    let known = tx.among(alert::Entity::find(), alert::Column::Cause, causes).await?;
    for row in known {
        if row.state == "closed" {
            // What was settled and comes again is seen again.
            let settled = format!("{} {}", row.cause, row.id);
            alert::ActiveModel { id: Set(row.id), cause: Set(settled), ..Default::default() }.update(tx).await?;
        } else {
            new.retain(|one| one.cause != row.cause);
        }
    }
    let ladder = Ladder::on(&store.policy, tx.today())?;
    let mut stands: HashMap<_, Standing> = HashMap::new();
    let mut rows = vec![];
    for one in &new {
        let (severity, now) = (one.rule.severity.code(), tx.now());
        let at = (severity, one.area, one.named.holder, one.named.lead);
        if let Entry::Vacant(vacant) = stands.entry(at) {
            vacant.insert(standing(tx, &ladder, severity, one.area, one.named, now).await?);
        }
        rows.push(row(one, AlertId::new(now), &stands[&at], tx));
    }
    // Two servers may see the same cause at one moment: the second changes nothing.
    let all = tx.insert_absent(&rows, alert::Column::Cause).await?;
    let ids: Vec<AlertId> = rows.iter().map(|row| *row.id.as_ref()).collect();
    let stored: HashSet<AlertId> = if all {
        ids.iter().copied().collect()
    } else {
        let stored = tx.among(alert::Entity::find(), alert::Column::Id, ids.clone()).await?;
        stored.into_iter().map(|row| row.id).collect()
    };
    for (one, id) in new.iter().zip(ids).filter(|(_, id)| stored.contains(id)) {
        tx.tally(&RAISED, one.area, tx.today(), one.rule.code, 1);
        tx.also(RAISE_ALERT, one.area, "alert", id, &serde_json::json!({ "rule": one.rule.code }));
    }
    Ok(stored.len())
}

fn row(new: &NewAlert, id: AlertId, stands: &Standing, tx: &Tx) -> alert::ActiveModel {
    alert::ActiveModel {
        id: Set(id),
        rule: Set(new.rule.code.to_owned()),
        severity: Set(new.rule.severity.code().to_owned()),
        area: Set(new.area.to_string()),
        subject_kind: Set(new.subject_kind.to_owned()),
        subject_id: Set(new.subject_id),
        person_id: Set(new.person_id),
        cause: Set(new.cause.clone()),
        detail: Set(new.detail.to_string()),
        day: Set(tx.today()),
        raised_at: Set(tx.now()),
        state: Set("open".to_owned()),
        holder: Set(new.named.holder),
        lead: Set(new.named.lead),
        step: Set(stands.step.clone()),
        owner: Set(stands.owner),
        climbs_at: Set(stands.climbs_at),
        tell_at: Set(stands.owner.map(|_| tx.now())),
        acknowledged_by: Set(None),
        acknowledged_at: Set(None),
        closed_on: Set(None),
        outcome: Set(None),
        version: Set(1),
    }
}
