//! Assignments as people see them: the issuer's table, one's own, and one with its course.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::files::{self, DirectiveFile};
use super::model::{AssignmentState, is_late};
use super::progress::{BelowProgress, below};
use super::show_directive::{DirectiveStep, steps};
use super::store::{self, AssignmentId, DirectiveId, Sight, assignment, directive, step};
use super::{ISSUE_DIRECTIVE, LIST_ASSIGNMENTS, LIST_MY_ASSIGNMENTS, SHOW_ASSIGNMENT, VERIFY_ASSIGNMENT};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, WorkerId};

/// An assignment in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AssignmentLine {
    /// Its id.
    pub id: AssignmentId,
    /// The directive.
    pub directive_id: DirectiveId,
    /// What it is called.
    pub title: String,
    /// `urgent`, `pressing` or `ordinary`.
    pub urgency: String,
    /// Who issued it.
    pub issued_by: Option<String>,
    /// Whose it is.
    pub worker_id: WorkerId,
    /// Their name.
    pub name: String,
    /// Code of the role through which they got it.
    pub role: String,
    /// 角色名.
    pub role_zh: String,
    /// Name of the role in English.
    pub role_en: String,
    /// The organisation through which they got it.
    pub unit_name: Option<String>,
    /// Code of the area.
    pub area: String,
    /// Where that lies.
    pub area_name: String,
    /// Since when nobody holds the post through which it came: then the name is of who held it last.
    pub vacant_since: Option<Stamp>,
    /// Where it stands.
    pub state: AssignmentState,
    /// When it was sent.
    pub sent_at: Stamp,
    /// By when it is done.
    pub due_at: Stamp,
    /// Its time has passed, or it was done after.
    pub late: bool,
    /// When they said that they have it.
    pub received_at: Option<Stamp>,
    /// When they reported last.
    pub reported_at: Option<Stamp>,
    /// When they said that it is done.
    pub done_at: Option<Stamp>,
    /// When the issuer agreed.
    pub verified_at: Option<Stamp>,
    /// How often it came back.
    pub returns: i32,
    /// How often they were reminded.
    pub reminders: i32,
    /// When last.
    pub reminded_at: Option<Stamp>,
    /// What it was broken down into, where it was.
    pub below: Option<BelowProgress>,
    /// Changes with every change.
    pub version: i64,
}

/// An assignment with what it asks and what happened.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Assignment {
    /// As in a list.
    #[serde(flatten)]
    pub line: AssignmentLine,
    /// What is to be done.
    pub text: String,
    /// What is to be reported back.
    pub wanted: Option<String>,
    /// The files of the directive.
    pub files: Vec<DirectiveFile>,
    /// What happened.
    pub steps: Vec<DirectiveStep>,
    /// The directives by which it was broken down, the latest first.
    pub children: Vec<ChildDirective>,
    /// It is the caller's own.
    pub mine: bool,
    /// The caller may break it down.
    pub may_break_down: bool,
    /// The caller is on the side of whoever issued it.
    pub issuing: bool,
}

/// A directive that breaks an assignment down.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ChildDirective {
    /// Its id.
    pub id: DirectiveId,
    /// What it is called.
    pub title: String,
    /// `open`, `closed` or `withdrawn`.
    pub state: String,
}

/// Which assignments of a directive to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AssignmentFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Where they stand.
    #[param(inline)]
    pub state: Option<AssignmentState>,
    /// Only those that are nobody's, or only the others.
    pub vacant: Option<bool>,
    /// Only those overdue, or only the others.
    pub overdue: Option<bool>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists the assignments of a directive by area: who has it, who is late, how far each is.
#[utoipa::path(get, path = "/directives/{id}/assignments", operation_id = "listAssignments", tag = "directive",
    params(("id" = DirectiveId, Path), AssignmentFilter),
    responses((status = 200, body = Page<AssignmentLine>), Refusals), security(("session" = [])))]
pub async fn list_assignments(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DirectiveId>,
    Params(filter): Params<AssignmentFilter>,
) -> Result<Json<Page<AssignmentLine>>> {
    use assignment::Column;
    let (row, sight) = store::seen(&house, &person, LIST_ASSIGNMENTS, id).await?;
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = assignment::Entity::find().filter(Column::DirectiveId.eq(id));
    if !sight.whole(&row) {
        select = select.filter(sight.theirs());
    }
    if let Some(area) = filter.area {
        select = select.filter(kernel::Scope::of([area]).on(Column::Area));
    }
    if let Some(state) = filter.state {
        select = select.filter(Column::State.eq(state.code()));
    }
    if let Some(vacant) = filter.vacant {
        let since = Column::VacantSince;
        select = select.filter(if vacant { since.is_not_null() } else { since.is_null() });
    }
    if let Some(overdue) = filter.overdue {
        let undone = Column::State.is_in(AssignmentState::undone());
        let late = undone.and(Column::DueAt.lt(house.store.clock.now()));
        select = select.filter(if overdue { late } else { late.not() });
    }
    if let Some((area, last)) = page.key::<(AreaCode, AssignmentId)>()? {
        let after = Column::Area.gt(area.as_str()).or(Column::Id.gt(last));
        select = select.filter(Column::Area.gte(area.as_str())).filter(after);
    }
    let select = select.order_by_asc(Column::Area).order_by_asc(Column::Id).limit(limit + 1);
    let rows = house.store.read.all(select).await?;
    let page = Page::cut(rows, limit, None, |row| (row.area.clone(), row.id));
    let rows = lines(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// So many of one's own at once; nobody has more at hand.
const MOST_MINE: u64 = 200;

/// Lists what was assigned to the caller and is not settled yet, the most pressing first.
#[utoipa::path(get, path = "/assignments/mine", operation_id = "listMyAssignments", tag = "directive",
    responses((status = 200, body = Page<AssignmentLine>), Refusals), security(("session" = [])))]
pub async fn list_my_assignments(State(house): State<House>, person: SignedIn) -> Result<Json<Page<AssignmentLine>>> {
    use assignment::Column;
    person.scope(LIST_MY_ASSIGNMENTS)?;
    let unsettled = AssignmentState::undone().into_iter().chain([AssignmentState::Done.code()]);
    let mine = assignment::Entity::find()
        .filter(store::owned_by(person.actor.worker.map(WorkerId)))
        .filter(Column::State.is_in(unsettled))
        .order_by_desc(Column::Id)
        .limit(MOST_MINE);
    let rows = house.store.read.all(mine).await?;
    let mut rows = lines(&house, rows).await?;
    rows.sort_by_key(|row| (!row.state.is_undone(), row.due_at, row.id));
    Ok(Json(Page { total: i64::try_from(rows.len()).ok(), rows, next: None }))
}

/// Shows an assignment to whose it is, to whoever oversees them and to whoever issued it.
#[utoipa::path(get, path = "/assignments/{id}", operation_id = "showAssignment", tag = "directive",
    params(("id" = AssignmentId, Path)), responses((status = 200, body = Assignment), Refusals), security(("session" = [])))]
pub async fn show_assignment(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AssignmentId>,
) -> Result<Json<Assignment>> {
    person.scope(SHOW_ASSIGNMENT)?;
    describe_one(&house, &person, id).await.map(Json)
}

/// Describes one assignment, as far as somebody sees it.
pub async fn describe_one(house: &House, person: &SignedIn, id: AssignmentId) -> Result<Assignment> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let (row, of) = store::with_directive(read, id).await?;
    let sight = Sight::of(person);
    if !sight.sees(&of, &row) {
        return Err(Error::NotFound("assignment"));
    }
    let files = files::listed(read, vault, of.id, None).await?;
    let sent = files::listed(read, vault, of.id, Some(id)).await?;
    // By our clock: the id of a report is made on a phone, whose clock may be wrong.
    let happened = step::Entity::find().filter(step::Column::AssignmentId.eq(id));
    let happened = happened.order_by_asc(step::Column::At).order_by_asc(step::Column::Id);
    let steps = steps(house, read.all(happened).await?, sent).await?;
    let children = directive::Entity::find().filter(directive::Column::ParentId.eq(id));
    let children = read.all(children.order_by_desc(directive::Column::Id).limit(200)).await?;
    let child = |row: directive::Model| ChildDirective { id: row.id, title: row.title, state: row.state };
    let mine = sight.owns(&row);
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    let of_issuer: AreaCode = of.area.parse().map_err(Error::internal)?;
    let undone = AssignmentState::of_code(&row.state)?.is_undone();
    Ok(Assignment {
        text: vault.open("directive", &of.text)?,
        wanted: of.wanted.as_ref().map(|sealed| vault.open("directive", sealed)).transpose()?,
        files: files.into_iter().map(|(_, line)| line).collect(),
        steps,
        children: children.into_iter().map(child).collect(),
        mine,
        may_break_down: mine && undone && person.actor.may(ISSUE_DIRECTIVE, &area),
        issuing: person.actor.may(VERIFY_ASSIGNMENT, &of_issuer),
        line: lines(house, vec![row]).await?.pop().ok_or(Error::NotFound("assignment"))?,
    })
}

/// Describes assignments, a page at a time.
pub async fn lines(house: &House, rows: Vec<assignment::Model>) -> Result<Vec<AssignmentLine>> {
    let (read, now) = (&house.store.read, house.store.clock.now());
    let of =
        read.among(directive::Entity::find(), directive::Column::Id, rows.iter().map(|row| row.directive_id)).await?;
    let of: BTreeMap<DirectiveId, directive::Model> = of.into_iter().map(|row| (row.id, row)).collect();
    let workers = rows.iter().map(|row| row.worker_id).chain(of.values().filter_map(|row| row.issued_by));
    let names = people::worker_names(read, workers).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let units: Vec<people::UnitId> = rows.iter().filter_map(|row| row.unit_id).collect();
    let units = people::units_called(read, &units).await?;
    let ids: Vec<AssignmentId> = rows.iter().map(|row| row.id).collect();
    let below = below(read, &ids, now).await?;
    let line = |row: assignment::Model| {
        let of = of.get(&row.directive_id).ok_or(Error::internal("an assignment of no directive"))?;
        let role = house.roles.get(&row.role);
        let state = AssignmentState::of_code(&row.state)?;
        let over = row.late_on.is_some() || row.done_at.is_some_and(|done| is_late(row.due_at, Some(done), now));
        Ok(AssignmentLine {
            id: row.id,
            directive_id: row.directive_id,
            title: of.title.clone(),
            urgency: row.urgency,
            issued_by: of.issued_by.and_then(|by| names.get(&by).cloned()),
            name: names.get(&row.worker_id).cloned().unwrap_or_default(),
            worker_id: row.worker_id,
            role_zh: role.map(|role| role.zh.clone()).unwrap_or_default(),
            role_en: role.map(|role| role.en.clone()).unwrap_or_default(),
            role: row.role,
            unit_name: row.unit_id.and_then(|id| units.get(&id)).map(|(name, _)| name.clone()),
            area_name: places.path(&row.area),
            area: row.area,
            late: over || (state.is_undone() && is_late(row.due_at, None, now)),
            state,
            vacant_since: row.vacant_since,
            sent_at: row.sent_at,
            due_at: row.due_at,
            received_at: row.received_at,
            reported_at: row.reported_at,
            done_at: row.done_at,
            verified_at: row.verified_at,
            returns: row.returns,
            reminders: row.reminders,
            reminded_at: row.reminded_at,
            below: below.get(&row.id).copied(),
            version: row.version,
        })
    };
    rows.into_iter().map(line).collect()
}
