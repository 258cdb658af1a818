//! Issuing a directive: everybody it is meant for gets an assignment, and with it a task.

use axum::extract::State;
use codes::AreaCode;
use kernel::task::{self, NewTask};
use kernel::{Error, Read, Result, Stamp, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::expand::{Reached, expand};
use super::files;
use super::model::{Addressee, AssignmentState, DirectiveRules, DirectiveUrgency};
use super::preview_directive::reach;
use super::show_directive::{Directive, describe_one};
use super::store::{
    AssignmentId, DecisionId, DirectiveId, FileId, MeetingId, assignment, assignment_to_change, decision, directive,
    meeting,
};
use super::{ASSIGNED, ASSIGNMENT, ISSUE_DIRECTIVE, ISSUED, SHOW_MEETING};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::area;
use crate::rooms::people::WorkerId;

/// A directive to be issued.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueDirective {
    /// Where it is issued; it reaches no further.
    #[schema(value_type = String, example = "220581")]
    pub area: AreaCode,
    /// The decision of a meeting from which it comes.
    pub decision_id: Option<DecisionId>,
    /// One's own assignment that it breaks down.
    pub parent_id: Option<AssignmentId>,
    /// What it is called.
    #[schema(min_length = 1, max_length = 100)]
    pub title: String,
    /// What is to be done. Kept sealed.
    #[schema(min_length = 1, max_length = 5000)]
    pub text: String,
    /// What is to be reported back. Kept sealed.
    #[schema(max_length = 500)]
    pub wanted: Option<String>,
    /// How urgent it is.
    pub urgency: DirectiveUrgency,
    /// By when it is done.
    pub due_at: Stamp,
    /// To whom.
    #[schema(max_items = 100)]
    pub addressees: Vec<Addressee>,
    /// Files that were sent before.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub files: Vec<FileId>,
}

/// A directive with all its fields as they must be.
struct Checked {
    title: String,
    text: String,
    wanted: Option<String>,
}

/// A directive is due within this time.
const LONGEST_DAYS: i64 = 400;

fn check(new: &IssueDirective, now: Stamp) -> Result<Checked> {
    if new.due_at <= now {
        return Err(Error::invalid("due_at", "due_passed"));
    }
    if new.due_at > now.plus_hours(LONGEST_DAYS * 24) {
        return Err(Error::invalid("due_at", "date_range"));
    }
    Ok(Checked {
        title: words("title", Some(&new.title), 100)?.ok_or(Error::invalid("title", "text_length"))?,
        text: words("text", Some(&new.text), 5000)?.ok_or(Error::invalid("text", "text_length"))?,
        wanted: words("wanted", new.wanted.as_deref(), 500)?,
    })
}

/// Issues a directive to everybody who holds the posts it names today.
#[utoipa::path(put, path = "/directives/{id}", operation_id = "issueDirective", tag = "directive",
    request_body = IssueDirective, params(("id" = DirectiveId, Path)),
    responses((status = 201, body = Directive), (status = 200, body = Directive, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn issue_directive(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DirectiveId>,
    Body(new): Body<IssueDirective>,
) -> Result<Created<Directive>> {
    person.actor.must(ISSUE_DIRECTIVE, &new.area)?;
    let scope = person.scope(ISSUE_DIRECTIVE)?;
    let vault = &house.store.vault;
    let digest = vault.index("request", &serde_json::to_string(&new).map_err(Error::internal)?).0;
    let known = house.store.read.one(directive::Entity::find_by_id(id)).await?;
    if let Some(known) = known {
        if known.digest != digest || known.issued_by.map(|by| by.0) != person.actor.worker {
            return Err(Error::conflict("different_body"));
        }
        return describe_one(&house, &person, id).await.map(Created::Again);
    }
    let checked = check(&new, house.store.clock.now())?;
    let made = house
        .store
        .journal
        .record(&person.actor, ISSUE_DIRECTIVE, &new.area, async |tx| {
            tx.about("directive", id);
            if let Some(known) = tx.one(directive::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if !area::exists(tx, &new.area).await? {
                return Err(Error::invalid("area", "area_unknown"));
            }
            let meeting_id = meeting_of(tx, &person, new.decision_id).await?;
            if let Some(parent) = new.parent_id {
                assignment_to_change(tx, parent)
                    .await
                    .map_err(|_| Error::invalid("parent_id", "assignment_unknown"))?;
            }
            let reach = reach(tx, &person, &scope, &new.area, new.parent_id).await?;
            let rules = DirectiveRules::on(&house.store.policy, tx.today())?;
            let issuer = tx.actor().map(WorkerId);
            let found = expand(tx, &house.roles, &rules, &reach, &new.addressees, issuer, tx.today()).await?;
            if found.people.is_empty() {
                return Err(Error::invalid("addressees", "nobody_addressed"));
            }
            tx.tell(&serde_json::json!({ "urgency": new.urgency, "due_at": new.due_at, "people": found.people.len() }));
            let row = directive::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                area: Set(new.area.to_string()),
                meeting_id: Set(meeting_id),
                decision_id: Set(new.decision_id),
                parent_id: Set(new.parent_id),
                title: Set(checked.title.clone()),
                text: Set(vault.seal("directive", &checked.text)?),
                wanted: Set(checked.wanted.as_deref().map(|text| vault.seal("directive", text)).transpose()?),
                urgency: Set(new.urgency.code().to_owned()),
                addressees: Set(serde_json::to_string(&new.addressees).map_err(Error::internal)?),
                day: Set(tx.today()),
                due_at: Set(new.due_at),
                issued_at: Set(tx.now()),
                issued_by: Set(issuer),
                state: Set("open".to_owned()),
                reminders: Set(0),
                version: Set(1),
                ..Default::default()
            };
            row.insert(tx).await?;
            tx.tally(&ISSUED, new.area, tx.today(), new.urgency.code(), 1);
            assign(tx, &rules, id, new.urgency, new.due_at, &found.people).await?;
            let to = files::Place { area: new.area, directive_id: id, assignment_id: None, step_id: None };
            files::attach(tx, &rules, "files", &new.files, &to).await?;
            Ok(true)
        })
        .await?;
    let shown = describe_one(&house, &person, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// The meeting of a decision that somebody sees.
async fn meeting_of(tx: &Tx, person: &SignedIn, id: Option<DecisionId>) -> Result<Option<MeetingId>> {
    let Some(id) = id else { return Ok(None) };
    let unknown = || Error::invalid("decision_id", "decision_unknown");
    let of = tx.one(decision::Entity::find_by_id(id)).await?.ok_or_else(unknown)?.meeting_id;
    let row = tx.one(meeting::Entity::find_by_id(of)).await?.ok_or_else(unknown)?;
    let scope = person.scope(SHOW_MEETING).map_err(|_| unknown())?;
    let seen = row.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area));
    if seen { Ok(Some(of)) } else { Err(unknown()) }
}

/// Gives each their assignment, and a task that shows among what they must do.
async fn assign(
    tx: &mut Tx,
    rules: &DirectiveRules,
    id: DirectiveId,
    urgency: DirectiveUrgency,
    due_at: Stamp,
    people: &[Reached],
) -> Result<()> {
    let rule = rules.of(urgency)?;
    let (now, today) = (tx.now(), tx.today());
    let row = |one: &Reached| assignment::ActiveModel {
        id: Set(AssignmentId::new(now)),
        directive_id: Set(id),
        worker_id: Set(one.worker_id),
        role: Set(one.role.clone()),
        unit_id: Set(one.unit_id),
        area: Set(one.area.to_string()),
        urgency: Set(urgency.code().to_owned()),
        day: Set(today),
        sent_at: Set(now),
        receive_by: Set(now.plus_seconds(rule.receive_minutes * 60)),
        due_at: Set(due_at),
        chase_at: Set(due_at.plus_seconds(rule.late_minutes * 60)),
        state: Set(AssignmentState::Sent.code().to_owned()),
        received_at: Set(None),
        acting_at: Set(None),
        reported_at: Set(None),
        done_at: Set(None),
        done_on: Set(None),
        verified_at: Set(None),
        verified_by: Set(None),
        late_on: Set(None),
        returns: Set(0),
        reminders: Set(0),
        reminded_at: Set(None),
        told_unreceived: Set(false),
        told_late: Set(false),
        vacant_since: Set(None),
        version: Set(1),
    };
    let rows: Vec<assignment::ActiveModel> = people.iter().map(row).collect();
    tx.insert_all(&rows).await?;
    let mut tasks = vec![];
    for (row, one) in rows.iter().zip(people) {
        tx.tally(&ASSIGNED, one.area, today, urgency.code(), 1);
        tasks.push(task_of(*row.id.as_ref(), one.area, one.worker_id, "day".to_owned(), now, due_at, today));
    }
    task::lay(tx, &tasks).await.map(drop)
}

/// The task of an assignment; each time it comes back it is another.
pub fn task_of(
    id: AssignmentId,
    area: AreaCode,
    holder: WorkerId,
    slot: String,
    opens_at: Stamp,
    due_at: Stamp,
    day: kernel::Day,
) -> NewTask {
    NewTask {
        kind: ASSIGNMENT.code.to_owned(),
        area,
        subject: id.0,
        person_id: None,
        household_id: None,
        holder: Some(holder.0),
        day,
        slot,
        opens_at,
        due_at,
    }
}
