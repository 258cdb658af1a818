//! Messages, the state of the channels and the inbox as stored.

use kernel::{Blind, Day, Sealed, Stamp};
use sea_orm::entity::prelude::*;

use crate::rooms::account::{AccountId, SessionId};
use crate::rooms::alert::AlertId;
use crate::rooms::people::{PersonId, WorkerId};

kernel::id!(
    /// The name of a message.
    OutgoingId
);
kernel::id!(
    /// The name of a line in somebody's inbox.
    InboxId
);
kernel::id!(
    /// The name of a browser that is told.
    PushId
);

pub mod message {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "message")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: OutgoingId,
        /// `alert`, `daily`, `personal` or `test`.
        pub kind: String,
        pub channel: String,
        pub area: String,
        /// The rule of the alerts it tells of; empty for other kinds.
        pub rule: String,
        /// What is told to the same recipient in one message.
        pub bundle: String,
        /// Of how many alerts it tells.
        pub n: i32,
        /// What goes first: 0 before 1 before 2.
        pub urgency: i32,
        pub worker_id: Option<WorkerId>,
        pub person_id: Option<PersonId>,
        /// The task that is done when it was sent.
        pub task_id: Option<Uuid>,
        /// The number or address; none for a group.
        pub recipient: Option<Sealed>,
        pub text: Sealed,
        pub day: Day,
        pub made_at: Stamp,
        /// `queued`, `failed` (tried and tried again), `sent`, `delivered`, `dead` or `discarded`.
        pub state: String,
        /// When it is tried next; while somebody sends it, until when that is theirs. None once it has ended.
        pub due_at: Option<Stamp>,
        /// Nobody wants it any more after this.
        pub valid_until: Stamp,
        pub tries: i32,
        /// Who is sending it.
        pub lease: Option<Uuid>,
        /// Why it failed last.
        pub reason: Option<String>,
        /// The gateway's own name for it.
        pub receipt: Option<String>,
        pub ended_at: Option<Stamp>,
        pub ended_on: Option<Day>,
        pub version: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How far a channel has used its minute; whoever claims messages holds this row.
pub mod gate {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "message_channel")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub channel: String,
        pub window_from: Stamp,
        pub used: i32,
        /// The gateway asked for a pause until then.
        pub blocked_until: Option<Stamp>,
        /// When it was last tried …
        pub tried_at: Option<Stamp>,
        /// … and why that failed, if it did.
        pub reason: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod inbox {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "inbox")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: InboxId,
        pub worker_id: WorkerId,
        /// `alert`, or `unsent` where a message to somebody isolated did not go out.
        pub kind: String,
        pub rule: String,
        pub severity: String,
        pub area: String,
        pub subject_kind: String,
        pub subject_id: Uuid,
        pub alert_id: Option<AlertId>,
        /// Of how many it tells.
        pub n: i32,
        pub at: Stamp,
        pub read_at: Option<Stamp>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A browser whose holder wants to be told.
pub mod push {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "push_subscription")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: PushId,
        pub account_id: AccountId,
        pub worker_id: WorkerId,
        /// It is told as long as this session goes on.
        pub session_id: SessionId,
        /// By which the browser is known again.
        pub endpoint: Blind,
        /// Where it is reached and what its messages are locked with.
        pub address: Sealed,
        /// `desk` or `field`: which page a notification opens.
        pub face: String,
        pub made_at: Stamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
