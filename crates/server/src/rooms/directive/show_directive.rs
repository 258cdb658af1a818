//! A directive as those see it who issued it and who oversee it.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, entity::prelude::*};
use serde::Serialize;

use super::files::{self, DirectiveFile};
use super::model::Addressee;
use super::progress::{self, DirectiveAreaProgress, DirectiveProgress};
use super::store::{
    self, AssignmentId, DecisionId, DirectiveId, MeetingId, Sight, StepId, assignment, decision, directive, meeting,
    step,
};
use super::{SHOW_DIRECTIVE, SHOW_MEETING, VERIFY_ASSIGNMENT};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, UnitId, WorkerId};

/// A directive in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DirectiveLine {
    /// Its id.
    pub id: DirectiveId,
    /// Code of the area in which it was issued.
    pub area: String,
    /// Where that lies.
    pub area_name: String,
    /// What it is called.
    pub title: String,
    /// `urgent`, `pressing` or `ordinary`.
    pub urgency: String,
    /// `open`, `closed` or `withdrawn`.
    pub state: String,
    /// By when it is done.
    pub due_at: Stamp,
    /// When it was issued.
    pub issued_at: Stamp,
    /// By whom.
    pub issued_by: Option<String>,
    /// The caller issued it.
    pub mine: bool,
    /// The caller's own assignment, where they have one.
    pub my_assignment: Option<AssignmentId>,
    /// Where that stands.
    pub my_state: Option<String>,
    /// How far it is, of all the caller sees.
    pub progress: DirectiveProgress,
    /// The assignment that it breaks down.
    pub parent_id: Option<AssignmentId>,
    /// How often those who owe something were reminded.
    pub reminders: i32,
    /// Changes with every change of the directive itself.
    pub version: i64,
}

/// The decision from which a directive comes.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DecidedBy {
    /// The meeting.
    pub meeting_id: MeetingId,
    /// Who convened it.
    pub body: String,
    /// The how manieth.
    pub number: i32,
    /// The decision.
    pub decision_id: DecisionId,
    /// Its place among the decisions, from one.
    pub place: i32,
    /// The caller may see the meeting itself.
    pub seen: bool,
}

/// A directive from above that this one breaks down.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct BrokenDown {
    /// The directive from above.
    pub directive_id: DirectiveId,
    /// What it is called.
    pub title: String,
    /// The assignment.
    pub assignment_id: AssignmentId,
    /// Whose it is.
    pub name: String,
}

/// Something that happened to a directive or an assignment.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DirectiveStep {
    /// Its id.
    pub id: StepId,
    /// The assignment; none where it happened to the directive.
    pub assignment_id: Option<AssignmentId>,
    /// `received`, `acting`, `reported`, `done`, `verified`, `returned`, `reminded`, `late`, `unreceived`, `handed_on`, `vacant`, `closed` or
    /// `withdrawn`.
    pub step: String,
    /// When.
    pub at: Stamp,
    /// Who did it, or whose it was before it was handed on; nobody where the clock did.
    pub by: Option<String>,
    /// To whom it was handed on.
    pub handed_to: Option<String>,
    /// What they said.
    pub text: Option<String>,
    /// Why something was done in spite of what is left.
    pub reason: Option<String>,
    /// What they sent with it.
    pub files: Vec<DirectiveFile>,
}

/// To whom a directive went, in words.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AddresseeLine {
    /// `posts`, `unit` or `worker`.
    pub to: &'static str,
    /// Codes of the roles, of posts.
    pub roles: Vec<String>,
    /// Names of areas, of the organisation or of the person.
    pub names: Vec<String>,
}

/// A directive.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Directive {
    /// As in a list.
    #[serde(flatten)]
    pub line: DirectiveLine,
    /// What is to be done.
    pub text: String,
    /// What is to be reported back.
    pub wanted: Option<String>,
    /// To whom it went, as it was said.
    pub addressees: Vec<AddresseeLine>,
    /// The decision from which it comes.
    pub decided: Option<DecidedBy>,
    /// What it breaks down.
    pub parent: Option<BrokenDown>,
    /// Its files.
    pub files: Vec<DirectiveFile>,
    /// How far the parts of its area are.
    pub by_area: Vec<DirectiveAreaProgress>,
    /// What happened to it as a whole.
    pub steps: Vec<DirectiveStep>,
    /// When those who owe something were reminded last.
    pub reminded_at: Option<Stamp>,
    /// When it ended.
    pub ended_at: Option<Stamp>,
    /// Who ended it.
    pub ended_by: Option<String>,
    /// Why it was withdrawn, or closed with something left.
    pub end_reason: Option<String>,
    /// The caller is on the side of whoever issued it: verifies, returns, reminds, closes.
    pub issuing: bool,
}

/// Shows a directive.
#[utoipa::path(get, path = "/directives/{id}", operation_id = "showDirective", tag = "directive",
    params(("id" = DirectiveId, Path)), responses((status = 200, body = Directive), Refusals), security(("session" = [])))]
pub async fn show_directive(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DirectiveId>,
) -> Result<Json<Directive>> {
    store::seen(&house, &person, SHOW_DIRECTIVE, id).await?;
    describe_one(&house, &person, id).await.map(Json)
}

/// Describes directives for a list.
pub async fn lines(house: &House, person: &SignedIn, rows: Vec<directive::Model>) -> Result<Vec<DirectiveLine>> {
    let (read, now) = (&house.store.read, house.store.clock.now());
    let sight = Sight::of(person);
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let names = people::worker_names(read, rows.iter().filter_map(|row| row.issued_by)).await?;
    let (whole, part): (Vec<_>, Vec<_>) = rows.iter().partition(|row| sight.whole(row));
    let all = sea_orm::Condition::all();
    let mut found = progress::of_directives(read, whole.iter().map(|row| row.id), all, now).await?;
    found.extend(progress::of_directives(read, part.iter().map(|row| row.id), sight.theirs(), now).await?);
    let own = assignment::Entity::find().filter(store::owned_by(sight.me));
    let own = read.among(own, assignment::Column::DirectiveId, rows.iter().map(|row| row.id)).await?;
    let own: BTreeMap<DirectiveId, (AssignmentId, String)> =
        own.into_iter().map(|row| (row.directive_id, (row.id, row.state))).collect();
    let line = |row: directive::Model| DirectiveLine {
        id: row.id,
        area_name: places.path(&row.area),
        area: row.area,
        title: row.title,
        urgency: row.urgency,
        state: row.state,
        due_at: row.due_at,
        issued_at: row.issued_at,
        issued_by: row.issued_by.and_then(|by| names.get(&by).cloned()),
        mine: row.issued_by.is_some() && row.issued_by == sight.me,
        my_assignment: own.get(&row.id).map(|(id, _)| *id),
        my_state: own.get(&row.id).map(|(_, state)| state.clone()),
        progress: found.get(&row.id).copied().unwrap_or_default(),
        parent_id: row.parent_id,
        reminders: row.reminders,
        version: row.version,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Describes one directive.
pub async fn describe_one(house: &House, person: &SignedIn, id: DirectiveId) -> Result<Directive> {
    let (read, vault, now) = (&house.store.read, &house.store.vault, house.store.clock.now());
    let row = read.one(directive::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("directive"))?;
    let sight = Sight::of(person);
    let root: AreaCode = row.area.parse().map_err(Error::internal)?;
    let which = if sight.whole(&row) { sea_orm::Condition::all() } else { sight.theirs() };
    let parts = progress::by_area(read, id, &root, which, now).await?;
    let codes: Vec<String> = parts.keys().map(ToString::to_string).collect();
    let places = area::names(read, &codes).await?;
    let part = |(area, progress): (AreaCode, DirectiveProgress)| DirectiveAreaProgress {
        area_name: places.path(area.as_str()),
        area: area.to_string(),
        progress,
    };
    let open =
        |sealed: &Option<kernel::Sealed>, kind| sealed.as_ref().map(|sealed| vault.open(kind, sealed)).transpose();
    let ended_by = people::worker_names(read, row.ended_by).await?;
    let happened = step::Entity::find().filter(step::Column::DirectiveId.eq(id));
    let happened = happened.filter(step::Column::AssignmentId.is_null()).order_by_asc(step::Column::Id);
    let steps = steps(house, read.all(happened).await?, vec![]).await?;
    let files = files::listed(read, vault, id, None).await?;
    let addressees: Vec<Addressee> = serde_json::from_str(&row.addressees).map_err(Error::internal)?;
    Ok(Directive {
        text: vault.open("directive", &row.text)?,
        wanted: open(&row.wanted, "directive")?,
        addressees: spoken(house, addressees).await?,
        decided: decided(house, person, &row).await?,
        parent: broken_down(house, &sight, &row).await?,
        files: files.into_iter().map(|(_, line)| line).collect(),
        by_area: parts.into_iter().map(part).collect(),
        steps,
        reminded_at: row.reminded_at,
        ended_at: row.ended_at,
        ended_by: row.ended_by.and_then(|by| ended_by.get(&by).cloned()),
        end_reason: open(&row.end_reason, "reason")?,
        issuing: person.actor.may(VERIFY_ASSIGNMENT, &root),
        line: lines(house, person, vec![row]).await?.pop().ok_or(Error::NotFound("directive"))?,
    })
}

/// Describes steps, with the files sent with them.
pub async fn steps(
    house: &House,
    rows: Vec<step::Model>,
    files: Vec<(Option<StepId>, DirectiveFile)>,
) -> Result<Vec<DirectiveStep>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let named: Vec<WorkerId> = rows.iter().flat_map(|row| [row.worker_id, row.handed_to]).flatten().collect();
    let names = people::worker_names(read, named).await?;
    let open =
        |sealed: &Option<kernel::Sealed>, kind| sealed.as_ref().map(|sealed| vault.open(kind, sealed)).transpose();
    let one = |row: step::Model| {
        let sent = files.iter().filter(|(of, _)| *of == Some(row.id)).map(|(_, line)| line.clone());
        Ok(DirectiveStep {
            text: open(&row.text, "report")?,
            reason: open(&row.reason, "reason")?,
            files: sent.collect(),
            id: row.id,
            assignment_id: row.assignment_id,
            step: row.step,
            at: row.at,
            by: row.worker_id.and_then(|by| names.get(&by).cloned()),
            handed_to: row.handed_to.and_then(|to| names.get(&to).cloned()),
        })
    };
    rows.into_iter().map(one).collect()
}

/// Addressees in words.
async fn spoken(house: &House, addressees: Vec<Addressee>) -> Result<Vec<AddresseeLine>> {
    let read = &house.store.read;
    let codes =
        addressees.iter().filter_map(|one| if let Addressee::Posts { areas, .. } = one { Some(areas) } else { None });
    let codes: Vec<String> = codes.flatten().map(ToString::to_string).collect();
    let places = area::names(read, &codes).await?;
    let units =
        addressees.iter().filter_map(|one| if let Addressee::Unit { unit_id } = one { Some(*unit_id) } else { None });
    let units = people::units_called(read, &units.collect::<Vec<UnitId>>()).await?;
    let workers = addressees
        .iter()
        .filter_map(|one| if let Addressee::Worker { worker_id } = one { Some(*worker_id) } else { None });
    let workers = people::worker_names(read, workers.collect::<Vec<WorkerId>>()).await?;
    let line = |one: Addressee| match one {
        Addressee::Posts { areas, roles } => {
            AddresseeLine { to: "posts", roles, names: areas.iter().map(|area| places.path(area.as_str())).collect() }
        }
        Addressee::Unit { unit_id } => {
            let names = units.get(&unit_id).map(|(name, _)| name.clone()).into_iter().collect();
            AddresseeLine { to: "unit", roles: vec![], names }
        }
        Addressee::Worker { worker_id } => {
            AddresseeLine { to: "worker", roles: vec![], names: workers.get(&worker_id).cloned().into_iter().collect() }
        }
    };
    Ok(addressees.into_iter().map(line).collect())
}

/// The decision from which it comes. Which meeting that was everybody may know who gets the directive; what else was said there not.
async fn decided(house: &House, person: &SignedIn, row: &directive::Model) -> Result<Option<DecidedBy>> {
    let (Some(meeting_id), Some(decision_id)) = (row.meeting_id, row.decision_id) else { return Ok(None) };
    let read = &house.store.read;
    let of =
        read.one(meeting::Entity::find_by_id(meeting_id)).await?.ok_or(Error::internal("a decision of no meeting"))?;
    let decision = read.one(decision::Entity::find_by_id(decision_id)).await?;
    let place = decision.map_or(0, |decision| decision.seq + 1);
    let scope = person.scope(SHOW_MEETING).unwrap_or_default();
    let seen = of.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area));
    Ok(Some(DecidedBy { meeting_id, body: of.body, number: of.number, decision_id, place, seen }))
}

async fn broken_down(house: &House, sight: &Sight, row: &directive::Model) -> Result<Option<BrokenDown>> {
    let Some(id) = row.parent_id else { return Ok(None) };
    let read = &house.store.read;
    let (above, of) = store::with_directive(read, id).await?;
    // Who only gets the breakdown sees nothing of what is above.
    if !sight.sees(&of, &above) {
        return Ok(None);
    }
    let names = people::worker_names(read, [above.worker_id]).await?;
    let name = names.get(&above.worker_id).cloned().unwrap_or_default();
    Ok(Some(BrokenDown { directive_id: of.id, title: of.title, assignment_id: id, name }))
}
