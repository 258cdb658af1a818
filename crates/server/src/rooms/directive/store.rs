//! Meetings, directives, assignments and their steps as stored.

use codes::AreaCode;
use kernel::{Act, Day, Error, Read, Result, Scope, Sealed, Stamp, Tx};
use sea_orm::sea_query::{Cond, Condition, Expr, ExprTrait};
use sea_orm::{QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};

use super::LIST_ASSIGNMENTS;
use super::model::AssignmentState;
use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::people::{UnitId, WorkerId};

kernel::id!(
    /// The name of a meeting.
    MeetingId
);
kernel::id!(
    /// The name of a decision of a meeting.
    DecisionId
);
kernel::id!(
    /// The name of a directive.
    DirectiveId
);
kernel::id!(
    /// The name of an assignment: a directive as one person has it.
    AssignmentId
);
kernel::id!(
    /// The name of a step in the course of a directive, for example a report.
    StepId
);
kernel::id!(
    /// The name of a file that belongs to a directive or a report.
    FileId
);

/// Declares an entity without relations.
macro_rules! entity {
    ($module:ident, $table:literal, { $($(#[$doc:meta])* $field:ident: $type:ty),* $(,)? }) => {
        pub mod $module {
            use super::*;

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                #[sea_orm(primary_key, auto_increment = false)]
                $($(#[$doc])* pub $field: $type),*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

entity!(meeting, "meeting", {
    id: MeetingId,
    digest: Vec<u8>,
    area: String,
    /// Who convened it, in words.
    body: String,
    number: i32,
    title: String,
    held_at: Stamp,
    place: String,
    minutes: Option<Sealed>,
    created_at: Stamp,
    created_by: Option<WorkerId>,
    version: i64,
});

entity!(attendee, "meeting_attendee", {
    id: Uuid,
    meeting_id: MeetingId,
    worker_id: WorkerId,
    presence: String,
    seq: i32,
});

entity!(decision, "meeting_decision", {
    id: DecisionId,
    meeting_id: MeetingId,
    seq: i32,
    text: Sealed,
});

entity!(directive, "directive", {
    id: DirectiveId,
    digest: Vec<u8>,
    area: String,
    meeting_id: Option<MeetingId>,
    decision_id: Option<DecisionId>,
    /// The assignment that is broken down with it.
    parent_id: Option<AssignmentId>,
    title: String,
    text: Sealed,
    /// What is to be reported back.
    wanted: Option<Sealed>,
    urgency: String,
    /// To whom, as it was said.
    addressees: String,
    day: Day,
    due_at: Stamp,
    issued_at: Stamp,
    issued_by: Option<WorkerId>,
    /// `open`, `closed` or `withdrawn`.
    state: String,
    reminders: i32,
    reminded_at: Option<Stamp>,
    ended_at: Option<Stamp>,
    ended_by: Option<WorkerId>,
    end_reason: Option<Sealed>,
    version: i64,
});

entity!(assignment, "directive_assignment", {
    id: AssignmentId,
    directive_id: DirectiveId,
    worker_id: WorkerId,
    role: String,
    /// The organisation through which it came to them, if one.
    unit_id: Option<UnitId>,
    area: String,
    urgency: String,
    day: Day,
    sent_at: Stamp,
    /// By when it is received.
    receive_by: Stamp,
    due_at: Stamp,
    /// From when the issuer is told that it is late.
    chase_at: Stamp,
    state: String,
    received_at: Option<Stamp>,
    acting_at: Option<Stamp>,
    reported_at: Option<Stamp>,
    done_at: Option<Stamp>,
    done_on: Option<Day>,
    verified_at: Option<Stamp>,
    verified_by: Option<WorkerId>,
    /// The day on which its time passed undone; it stays.
    late_on: Option<Day>,
    returns: i32,
    reminders: i32,
    reminded_at: Option<Stamp>,
    told_unreceived: bool,
    told_late: bool,
    /// Since when nobody holds the post through which it came; `worker_id` is who held it last.
    vacant_since: Option<Stamp>,
    version: i64,
});

entity!(step, "directive_step", {
    id: StepId,
    /// Of a report, by which the same again is told from another.
    digest: Option<Vec<u8>>,
    directive_id: DirectiveId,
    assignment_id: Option<AssignmentId>,
    area: String,
    at: Stamp,
    worker_id: Option<WorkerId>,
    step: String,
    /// To whom it went, where it was handed on.
    handed_to: Option<WorkerId>,
    text: Option<Sealed>,
    reason: Option<Sealed>,
});

entity!(file, "directive_file", {
    id: FileId,
    digest: Vec<u8>,
    area: String,
    name: Sealed,
    media: String,
    size: i32,
    content: Sealed,
    at: Stamp,
    worker_id: Option<WorkerId>,
    directive_id: Option<DirectiveId>,
    assignment_id: Option<AssignmentId>,
    step_id: Option<StepId>,
});

impl assignment::Model {
    /// Whether it is somebody's: of nobody it is while the post is vacant.
    pub fn is_of(&self, worker: WorkerId) -> bool {
        self.worker_id == worker && self.vacant_since.is_none()
    }
}

/// The assignments that are somebody's.
pub fn owned_by(worker: impl Into<sea_orm::Value>) -> Condition {
    use assignment::Column;
    Cond::all().add(Column::WorkerId.eq(worker)).add(Column::VacantSince.is_null())
}

/// Who looks: where they oversee directives, and who they are.
pub struct Sight {
    /// Where they see all assignments.
    pub scope: Scope,
    /// Whose own assignments they see anywhere.
    pub me: Option<WorkerId>,
}

impl Sight {
    /// What somebody may look at.
    pub fn of(person: &SignedIn) -> Self {
        let scope = person.scope(LIST_ASSIGNMENTS).unwrap_or_default();
        Self { scope, me: person.actor.worker.map(WorkerId) }
    }

    /// The directives they see: those issued in their areas, and those with somebody there or with themselves.
    pub fn directives(&self) -> Condition {
        let there = assignment::Entity::find()
            .select_only()
            .column(assignment::Column::Id)
            .filter(
                Expr::col((assignment::Entity, assignment::Column::DirectiveId))
                    .equals((directive::Entity, directive::Column::Id)),
            )
            .filter(self.theirs());
        Cond::any().add(self.scope.on(directive::Column::Area)).add(Expr::exists(there.into_query()))
    }

    /// The assignments they see of a directive that was not issued in their areas.
    pub fn theirs(&self) -> Condition {
        let mine = Cond::any().add(self.scope.on(assignment::Column::Area));
        match self.me {
            Some(me) => mine.add(owned_by(me)),
            None => mine,
        }
    }

    /// Whether they see all of a directive.
    pub fn whole(&self, row: &directive::Model) -> bool {
        row.area.parse().is_ok_and(|area: AreaCode| self.scope.contains(&area))
    }

    /// Whether an assignment is their own.
    pub fn owns(&self, row: &assignment::Model) -> bool {
        self.me.is_some_and(|me| row.is_of(me))
    }

    /// Whether they see an assignment of a directive.
    pub fn sees(&self, of: &directive::Model, row: &assignment::Model) -> bool {
        let there = row.area.parse().is_ok_and(|area: AreaCode| self.scope.contains(&area));
        there || self.whole(of) || self.owns(row)
    }
}

/// The directive of that name, as far as somebody sees it.
pub async fn seen(house: &House, person: &SignedIn, act: Act, id: DirectiveId) -> Result<(directive::Model, Sight)> {
    person.scope(act)?;
    let sight = Sight::of(person);
    let row = house.store.read.one(directive::Entity::find_by_id(id).filter(sight.directives())).await?;
    Ok((row.ok_or(Error::NotFound("directive"))?, sight))
}

/// The directive of that name where somebody may do this to it: on the side of whoever issued it.
pub async fn issued(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: DirectiveId,
) -> Result<(directive::Model, AreaCode)> {
    let scope = person.scope(act)?;
    let row = house.store.read.one(directive::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("directive"))?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if scope.contains(&area) { Ok((row, area)) } else { Err(Error::NotFound("directive")) }
}

/// An assignment with its directive.
pub async fn with_directive(from: &impl Read, id: AssignmentId) -> Result<(assignment::Model, directive::Model)> {
    let row = from.one(assignment::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("assignment"))?;
    let of = from.one(directive::Entity::find_by_id(row.directive_id)).await?.ok_or(Error::NotFound("assignment"))?;
    Ok((row, of))
}

/// One's own assignment of that name and where it is recorded.
pub async fn own(
    house: &House,
    person: &SignedIn,
    act: Act,
    id: AssignmentId,
) -> Result<(assignment::Model, AreaCode)> {
    person.scope(act)?;
    let row = house.store.read.one(assignment::Entity::find_by_id(id)).await?;
    let row = row
        .filter(|row| person.actor.worker.is_some_and(|me| row.is_of(WorkerId(me))))
        .ok_or(Error::NotFound("assignment"))?;
    let area = row.area.parse().map_err(Error::internal)?;
    Ok((row, area))
}

/// The directive of that name, held so that nobody else changes it meanwhile.
pub async fn directive_to_change(tx: &Tx, id: DirectiveId) -> Result<directive::Model> {
    tx.one(directive::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("directive"))
}

/// The assignment of that name, held so that nobody else changes it meanwhile.
pub async fn assignment_to_change(tx: &Tx, id: AssignmentId) -> Result<assignment::Model> {
    tx.one(assignment::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("assignment"))
}

/// Where an assignment stands, for the exercise.
pub struct Standing {
    /// Its id.
    pub id: AssignmentId,
    /// Whose it is.
    pub worker_id: WorkerId,
    /// Where.
    pub area: AreaCode,
    /// How far it is.
    pub state: AssignmentState,
    /// Changes with every change.
    pub version: i64,
}

/// Where the assignments of a directive stand, by area.
pub async fn standing(from: &impl Read, id: DirectiveId) -> Result<Vec<Standing>> {
    use assignment::Column;
    let rows = assignment::Entity::find().filter(Column::DirectiveId.eq(id));
    let one = |row: assignment::Model| {
        Ok(Standing {
            id: row.id,
            worker_id: row.worker_id,
            area: row.area.parse().map_err(Error::internal)?,
            state: AssignmentState::of_code(&row.state)?,
            version: row.version,
        })
    };
    let rows = from.all(rows.order_by_asc(Column::Area).order_by_asc(Column::Id)).await?;
    rows.into_iter().map(one).collect()
}

/// The version of a directive.
pub async fn version(from: &impl Read, id: DirectiveId) -> Result<i64> {
    let row = from.one(directive::Entity::find_by_id(id)).await?;
    Ok(row.ok_or(Error::NotFound("directive"))?.version)
}
