//! When somebody cannot be asked: leave, illness, away on other duty. What they answer for is vacant meanwhile.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Scope, Stamp, Tx};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::marks::{self, Subject};
use super::store::{AbsenceId, absence, coverage};
use super::target::{stored, touched};
use super::{END_ABSENCE, LIST_ABSENCES, NOTE_ABSENCE};
use crate::house::House;
use crate::http::{At, Body, Created, Params, Refusals, SignedIn, words};
use crate::rooms::people::{self, WorkerId};
use crate::rooms::{area, checkpoint};

/// Somebody's absence.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AbsenceLine {
    /// Its id.
    pub id: AbsenceId,
    /// Who.
    pub worker_id: WorkerId,
    /// Name.
    pub name: String,
    /// Code of the area in which they hold a post.
    pub area: String,
    /// Where that is.
    pub area_name: String,
    /// From when.
    pub from: Stamp,
    /// Until when, if that is known.
    pub until: Option<Stamp>,
    /// Why, in words.
    pub reason: Option<String>,
    /// Changes with every change.
    pub version: i32,
}

/// Which absences to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AbsenceFilter {
    /// Of people with a post within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists absences that go on or are to come, the latest noted first.
#[utoipa::path(get, path = "/absences", operation_id = "listAbsences", tag = "coverage", params(AbsenceFilter),
    responses((status = 200, body = Page<AbsenceLine>), Refusals), security(("session" = [])))]
pub async fn list_absences(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<AbsenceFilter>,
) -> Result<Json<Page<AbsenceLine>>> {
    use absence::Column;
    let scope = person.scope(LIST_ABSENCES)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let now = house.store.clock.now();
    let lasting = Condition::any().add(Column::UntilAt.is_null()).add(Column::UntilAt.gt(now));
    let mut select = absence::Entity::find().filter(scope.on(Column::Area)).filter(lasting);
    if let Some(last) = page.key::<AbsenceId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

async fn describe(house: &House, rows: Vec<absence::Model>) -> Result<Vec<AbsenceLine>> {
    let read = &house.store.read;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let names: BTreeMap<WorkerId, String> =
        people::worker_names(read, rows.iter().map(|row| row.worker_id).collect::<Vec<_>>()).await?;
    let line = |row: absence::Model| {
        Ok(AbsenceLine {
            name: names.get(&row.worker_id).cloned().unwrap_or_default(),
            area_name: places.path(&row.area),
            reason: row.reason.map(|sealed| house.store.vault.open("absence", &sealed)).transpose()?,
            id: row.id,
            worker_id: row.worker_id,
            area: row.area,
            from: row.from_at,
            until: row.until_at,
            version: row.version,
        })
    };
    rows.into_iter().map(line).collect()
}

/// When somebody cannot be asked.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAbsence {
    /// Who.
    pub worker_id: WorkerId,
    /// From when.
    pub from: Stamp,
    /// Until when, if that is known.
    pub until: Option<Stamp>,
    /// Why, in words; kept sealed.
    #[schema(max_length = 200)]
    pub reason: Option<String>,
}

/// Notes that somebody cannot be asked for a time.
#[utoipa::path(put, path = "/absences/{id}", operation_id = "noteAbsence", tag = "coverage",
    request_body = NewAbsence, params(("id" = AbsenceId, Path)),
    responses((status = 201, body = AbsenceLine), (status = 200, body = AbsenceLine, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn note_absence(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AbsenceId>,
    Body(given): Body<NewAbsence>,
) -> Result<Created<AbsenceLine>> {
    let scope = person.scope(NOTE_ABSENCE)?;
    let posts = people::posts_of(&house.store.read, vec![given.worker_id]).await?;
    let today = house.store.clock.today();
    let here = posts.iter().filter(|post| !post.is_over(today)).map(|post| post.area).find(|area| scope.contains(area));
    let place = here.ok_or(Error::invalid("worker_id", "worker_unknown"))?;
    if given.until.is_some_and(|until| until <= given.from) {
        return Err(Error::invalid("until", "date_range"));
    }
    let reason = words("reason", given.reason.as_deref(), 200)?;
    let reason = reason.map(|reason| house.store.vault.seal("absence", &reason)).transpose()?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let made = house
        .store
        .journal
        .record(&person.actor, NOTE_ABSENCE, &place, async |tx| {
            tx.about("absence", id);
            // Why somebody is away may tell of their health: the journal has the times only.
            tx.tell(&serde_json::json!({ "worker": given.worker_id, "from": given.from, "until": given.until }));
            if let Some(known) = tx.one(absence::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = absence::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                worker_id: Set(given.worker_id),
                area: Set(place.to_string()),
                from_at: Set(given.from),
                until_at: Set(given.until),
                reason: Set(reason),
                noted_at: Set(tx.now()),
                noted_by: Set(tx.actor().map(WorkerId)),
                version: Set(1),
            };
            tx.insert_all(&[row]).await?;
            touch(tx, given.worker_id).await?;
            Ok(true)
        })
        .await?;
    super::check_gaps::check_gaps(&house).await?;
    let shown = one(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// The absence as the caller saw it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndAbsence {
    /// The version the caller saw.
    pub version: i32,
}

/// Says that somebody is back, from now on.
#[utoipa::path(post, path = "/absences/{id}/end", operation_id = "endAbsence", tag = "coverage",
    request_body = EndAbsence, params(("id" = AbsenceId, Path)),
    responses((status = 200, body = AbsenceLine), Refusals), security(("session" = [])))]
pub async fn end_absence(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AbsenceId>,
    Body(given): Body<EndAbsence>,
) -> Result<Json<AbsenceLine>> {
    let scope = person.scope(END_ABSENCE)?;
    let row = house.store.read.one(absence::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("absence"))?;
    let place = place(&scope, &row)?;
    let current = one(&house, id).await?;
    house
        .store
        .journal
        .record(&person.actor, END_ABSENCE, &place, async |tx| {
            tx.about("absence", id);
            let row = tx.one(absence::Entity::find_by_id(id).lock_exclusive()).await?;
            let row = row.ok_or(Error::NotFound("absence"))?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if row.until_at.is_some_and(|until| until <= tx.now()) {
                return Err(Error::conflict_with("already_settled", &current));
            }
            let ended = absence::ActiveModel {
                id: Set(id),
                until_at: Set(Some(tx.now().max(row.from_at))),
                version: Set(row.version + 1),
                ..Default::default()
            };
            ended.update(tx).await?;
            touch(tx, row.worker_id).await
        })
        .await?;
    super::check_gaps::check_gaps(&house).await?;
    one(&house, id).await.map(Json)
}

fn place(scope: &Scope, row: &absence::Model) -> Result<AreaCode> {
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if scope.contains(&area) { Ok(area) } else { Err(Error::NotFound("absence")) }
}

async fn one(house: &House, id: AbsenceId) -> Result<AbsenceLine> {
    let row = house.store.read.one(absence::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("absence"))?;
    describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("absence"))
}

/// Marks everything that somebody answers for.
async fn touch(tx: &mut Tx, worker: WorkerId) -> Result<()> {
    let posts = people::posts_of(tx, vec![worker]).await?;
    let mut subjects: Vec<Subject> = posts.iter().map(|post| Subject::area(post.area)).collect();
    for row in tx.all(coverage::Entity::find().filter(coverage::Column::WorkerId.eq(worker))).await? {
        subjects.extend(touched(&stored(&row)?, None));
    }
    for gate in checkpoint::planned_at(tx, worker, tx.now()).await? {
        subjects.push(Subject::checkpoint(gate.area, gate.id));
    }
    marks::touch(tx, subjects).await
}
