//! Alerts as stored.

use codes::AreaCode;
use kernel::{Day, Read, Result, Sealed, Stamp, Store, Tx};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use uuid::Uuid;

use super::climb::{Ladder, Named, standing};
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
        pub acknowledged_by: Option<WorkerId>,
        pub acknowledged_at: Option<Stamp>,
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
    let known = alert::Entity::find().filter(alert::Column::Cause.eq(&new.cause));
    match tx.one(known).await? {
        Some(row) if row.state != "closed" => return Ok(false),
        // What was settled and comes again is seen again.
        Some(row) => {
            let settled = format!("{} {}", row.cause, row.id);
            alert::ActiveModel { id: Set(row.id), cause: Set(settled), ..Default::default() }.update(tx).await?;
        }
        None => {}
    }
    let id = AlertId::new(tx.now());
    let ladder = Ladder::on(&store.policy, tx.today())?;
    let stands = standing(tx, &ladder, new.rule.severity.code(), new.area, new.named, tx.now()).await?;
    let row = alert::ActiveModel {
        id: Set(id),
        rule: Set(new.rule.code.to_owned()),
        severity: Set(new.rule.severity.code().to_owned()),
        area: Set(new.area.to_string()),
        subject_kind: Set(new.subject_kind.to_owned()),
        subject_id: Set(new.subject_id),
        person_id: Set(new.person_id),
        cause: Set(new.cause),
        detail: Set(new.detail.to_string()),
        day: Set(tx.today()),
        raised_at: Set(tx.now()),
        state: Set("open".to_owned()),
        holder: Set(new.named.holder),
        lead: Set(new.named.lead),
        step: Set(stands.step),
        owner: Set(stands.owner),
        climbs_at: Set(stands.climbs_at),
        acknowledged_by: Set(None),
        acknowledged_at: Set(None),
        outcome: Set(None),
        version: Set(1),
    };
    // Two servers may see the same cause at one moment: the second changes nothing.
    let twice = OnConflict::column(alert::Column::Cause).do_nothing().to_owned();
    let raised = alert::Entity::insert_many([row]).on_conflict(twice).exec_without_returning(tx).await?;
    if raised == 1 {
        tx.tally(&RAISED, new.area, tx.today(), new.rule.code, 1);
        tx.also(RAISE_ALERT, new.area, "alert", id, &serde_json::json!({ "rule": new.rule.code }));
    }
    Ok(raised == 1)
}
