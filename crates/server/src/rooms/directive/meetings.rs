//! What is written down of a meeting: the checks of it, how it is stored, and how people see it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Error, Read, Result, Stamp, Tx, Vault};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::MeetingPresence;
use super::store::{DecisionId, DirectiveId, MeetingId, attendee, decision, directive, meeting};
use crate::house::House;
use crate::http::words;
use crate::rooms::area;
use crate::rooms::people::{self, WorkerId};

/// Somebody who was asked to a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingAttendance {
    /// Who.
    pub worker_id: WorkerId,
    /// Whether they were there.
    pub presence: MeetingPresence,
}

/// Something that was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingDecision {
    /// Its id.
    pub id: DecisionId,
    /// What was decided. Kept sealed.
    #[schema(min_length = 1, max_length = 1000)]
    pub text: String,
}

/// What is written down of a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingNotes {
    /// What it was about.
    #[schema(min_length = 1, max_length = 100)]
    pub title: String,
    /// When it began.
    pub held_at: Stamp,
    /// Where.
    #[schema(min_length = 1, max_length = 100)]
    pub place: String,
    /// Who was asked to it.
    #[serde(default)]
    #[schema(max_items = 300)]
    pub attendance: Vec<MeetingAttendance>,
    /// The minutes. Kept sealed.
    #[schema(max_length = 20000)]
    pub minutes: Option<String>,
    /// What was decided, in order.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub decisions: Vec<MeetingDecision>,
}

impl MeetingNotes {
    /// The notes without blanks around, and every field as it must be.
    pub fn checked(mut self, now: Stamp) -> Result<Self> {
        self.title = words("title", Some(&self.title), 100)?.ok_or(Error::invalid("title", "text_length"))?;
        self.place = words("place", Some(&self.place), 100)?.ok_or(Error::invalid("place", "text_length"))?;
        self.minutes = words("minutes", self.minutes.as_deref(), 20_000)?;
        // A meeting is called some weeks ahead; one of another century is a slip.
        if (self.held_at.0 - now.0).abs() > 400 * 24 * 3_600_000 {
            return Err(Error::invalid("held_at", "date_range"));
        }
        if self.attendance.len() > 300 {
            return Err(Error::invalid("attendance", "too_many_items"));
        }
        let people: BTreeSet<WorkerId> = self.attendance.iter().map(|one| one.worker_id).collect();
        if people.len() != self.attendance.len() {
            return Err(Error::invalid("attendance", "person_twice"));
        }
        if self.decisions.len() > 50 {
            return Err(Error::invalid("decisions", "too_many_items"));
        }
        let ids: BTreeSet<DecisionId> = self.decisions.iter().map(|one| one.id).collect();
        if ids.len() != self.decisions.len() {
            return Err(Error::invalid("decisions", "decision_twice"));
        }
        for (at, one) in self.decisions.iter_mut().enumerate() {
            let field = format!("decisions[{at}].text");
            one.text = words(&field, Some(&one.text), 1000)?.ok_or(Error::invalid(field, "text_length"))?;
        }
        Ok(self)
    }

    /// Stores who was there and what was decided in place of what was stored before. A decision from which a directive came stays.
    ///
    /// # Errors
    /// `worker_unknown` for whoever works nowhere, `decision_used` where one is missing from which a directive came.
    pub async fn keep(&self, tx: &Tx, vault: &Vault, id: MeetingId) -> Result<()> {
        let names = people::worker_names(tx, self.attendance.iter().map(|one| one.worker_id)).await?;
        if names.len() != self.attendance.len() {
            return Err(Error::invalid("attendance", "worker_unknown"));
        }
        let ids: Vec<DecisionId> = self.decisions.iter().map(|one| one.id).collect();
        let of_others = decision::Entity::find().filter(decision::Column::MeetingId.ne(id));
        if !tx.among(of_others, decision::Column::Id, ids.iter().copied()).await?.is_empty() {
            return Err(Error::invalid("decisions", "decision_twice"));
        }
        let used = directive::Entity::find().filter(directive::Column::MeetingId.eq(id));
        let used = tx.all(used).await?;
        if used.iter().filter_map(|row| row.decision_id).any(|used| !ids.contains(&used)) {
            return Err(Error::conflict("decision_used"));
        }
        attendee::Entity::delete_many().filter(attendee::Column::MeetingId.eq(id)).exec(tx).await?;
        decision::Entity::delete_many().filter(decision::Column::MeetingId.eq(id)).exec(tx).await?;
        let attendees = (0..).zip(&self.attendance).map(|(seq, one)| attendee::ActiveModel {
            id: Set(kernel::id::new(tx.now())),
            meeting_id: Set(id),
            worker_id: Set(one.worker_id),
            presence: Set(one.presence.code().to_owned()),
            seq: Set(seq),
        });
        tx.insert_all(&attendees.collect::<Vec<_>>()).await?;
        let sealed = |(seq, one): (i32, &MeetingDecision)| {
            Ok(decision::ActiveModel {
                id: Set(one.id),
                meeting_id: Set(id),
                seq: Set(seq),
                text: Set(vault.seal("decision", &one.text)?),
            })
        };
        tx.insert_all(&(0..).zip(&self.decisions).map(sealed).collect::<Result<Vec<_>>>()?).await
    }
}

/// Somebody who was asked to a meeting, by name.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct MeetingAttendee {
    /// Who.
    pub worker_id: WorkerId,
    /// Name.
    pub name: String,
    /// Whether they were there.
    pub presence: MeetingPresence,
}

/// A decision with what came of it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct MeetingDecisionLine {
    /// Its id.
    pub id: DecisionId,
    /// What was decided.
    pub text: String,
    /// The directives that came of it.
    pub directives: Vec<DecidedDirective>,
}

/// A directive that came of a decision.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DecidedDirective {
    /// Its id.
    pub id: DirectiveId,
    /// What it is called.
    pub title: String,
    /// `open`, `closed` or `withdrawn`.
    pub state: String,
}

/// A meeting in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct MeetingLine {
    /// Its id.
    pub id: MeetingId,
    /// Code of the area.
    pub area: String,
    /// Where that lies.
    pub area_name: String,
    /// Who convened it.
    pub body: String,
    /// The how manieth of that body.
    pub number: i32,
    /// What it was about.
    pub title: String,
    /// When it began.
    pub held_at: Stamp,
    /// Where.
    pub place: String,
    /// How many were there.
    pub present: usize,
    /// How many were asked to it.
    pub asked: usize,
    /// How many decisions.
    pub decisions: usize,
    /// How many directives came of them.
    pub directives: usize,
    /// Changes with every change.
    pub version: i64,
}

/// A meeting.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Meeting {
    /// As in a list.
    #[serde(flatten)]
    pub line: MeetingLine,
    /// The minutes.
    pub minutes: Option<String>,
    /// Who was asked to it.
    pub attendance: Vec<MeetingAttendee>,
    /// What was decided, in order.
    pub decided: Vec<MeetingDecisionLine>,
}

#[derive(sea_orm::FromQueryResult)]
struct Count {
    meeting_id: MeetingId,
    n: i64,
}

fn counts(rows: Vec<Count>) -> BTreeMap<MeetingId, usize> {
    rows.into_iter().map(|row| (row.meeting_id, usize::try_from(row.n).unwrap_or_default())).collect()
}

/// Describes meetings for a list.
pub async fn lines(house: &House, rows: Vec<meeting::Model>) -> Result<Vec<MeetingLine>> {
    let read = &house.store.read;
    let ids: Vec<MeetingId> = rows.iter().map(|row| row.id).collect();
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let all = attendee::Entity::find()
        .select_only()
        .column(attendee::Column::MeetingId)
        .column_as(attendee::Column::Id.count(), "n")
        .group_by(attendee::Column::MeetingId);
    let there = all.clone().filter(attendee::Column::Presence.eq(MeetingPresence::Present.code()));
    let asked = counts(read.among_as(all, attendee::Column::MeetingId, ids.iter().copied()).await?);
    let present = counts(read.among_as(there, attendee::Column::MeetingId, ids.iter().copied()).await?);
    let decided = decision::Entity::find()
        .select_only()
        .column(decision::Column::MeetingId)
        .column_as(decision::Column::Id.count(), "n")
        .group_by(decision::Column::MeetingId);
    let decided = counts(read.among_as(decided, decision::Column::MeetingId, ids.iter().copied()).await?);
    let issued = directive::Entity::find()
        .select_only()
        .column(directive::Column::MeetingId)
        .column_as(directive::Column::Id.count(), "n")
        .group_by(directive::Column::MeetingId);
    let issued = counts(read.among_as(issued, directive::Column::MeetingId, ids.iter().copied()).await?);
    let of = |counts: &BTreeMap<MeetingId, usize>, id| counts.get(&id).copied().unwrap_or_default();
    let line = |row: meeting::Model| MeetingLine {
        id: row.id,
        area_name: places.path(&row.area),
        area: row.area,
        body: row.body,
        number: row.number,
        title: row.title,
        held_at: row.held_at,
        place: row.place,
        present: of(&present, row.id),
        asked: of(&asked, row.id),
        decisions: of(&decided, row.id),
        directives: of(&issued, row.id),
        version: row.version,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Describes one meeting.
pub async fn describe(house: &House, id: MeetingId) -> Result<Meeting> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let row = read.one(meeting::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("meeting"))?;
    let minutes = row.minutes.as_ref().map(|sealed| vault.open("minutes", sealed)).transpose()?;
    let line = lines(house, vec![row]).await?.pop().ok_or(Error::NotFound("meeting"))?;
    let asked = attendee::Entity::find().filter(attendee::Column::MeetingId.eq(id));
    let asked = read.all(asked.order_by_asc(attendee::Column::Seq)).await?;
    let names = people::worker_names(read, asked.iter().map(|one| one.worker_id)).await?;
    let attendee = |row: attendee::Model| {
        Ok(MeetingAttendee {
            name: names.get(&row.worker_id).cloned().unwrap_or_default(),
            worker_id: row.worker_id,
            presence: MeetingPresence::of_code(&row.presence).ok_or(Error::internal("neither present nor absent"))?,
        })
    };
    let attendance = asked.into_iter().map(attendee).collect::<Result<_>>()?;
    let issued = directive::Entity::find().filter(directive::Column::MeetingId.eq(id));
    let mut of: BTreeMap<Uuid, Vec<DecidedDirective>> = BTreeMap::new();
    for row in read.all(issued.order_by_asc(directive::Column::Id)).await? {
        let Some(decision) = row.decision_id else { continue };
        let one = DecidedDirective { id: row.id, title: row.title, state: row.state };
        of.entry(decision.0).or_default().push(one);
    }
    let decided = decision::Entity::find().filter(decision::Column::MeetingId.eq(id));
    let decided = read.all(decided.order_by_asc(decision::Column::Seq)).await?;
    let decision = |row: decision::Model| {
        let text = vault.open("decision", &row.text)?;
        Ok(MeetingDecisionLine { directives: of.remove(&row.id.0).unwrap_or_default(), id: row.id, text })
    };
    let decided = decided.into_iter().map(decision).collect::<Result<_>>()?;
    Ok(Meeting { line, minutes, attendance, decided })
}
