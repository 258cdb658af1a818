//! Workers: everyone on duty, with the posts they hold.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Phone};
use kernel::page::{Page, PageQuery};
use kernel::{Day, Error, Read, Result, Scope, Sealed, Tx, Vault};
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::posts::in_force;
use super::store::{PostId, UnitId, WorkerId, post, unit, worker};
use super::{ADD_WORKER, LIST_WORKERS};
use crate::house::House;
use crate::http::{At, Body, Created, Params, Refusals, SignedIn};
use crate::names::{initials, named, pinyin};
use crate::rooms::area;

/// The names of some workers.
pub async fn worker_names(
    from: &impl Read,
    ids: impl IntoIterator<Item = WorkerId>,
) -> Result<BTreeMap<WorkerId, String>> {
    let mut ids: Vec<WorkerId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let rows = from.among(worker::Entity::find(), worker::Column::Id, ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// How a worker is reached by those who serve with them.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Phone in full.
    pub phone: Option<String>,
}

/// How some workers are reached.
pub async fn contacts(
    from: &impl Read,
    vault: &Vault,
    ids: impl IntoIterator<Item = WorkerId>,
) -> Result<BTreeMap<WorkerId, Contact>> {
    let ids: Vec<WorkerId> = ids.into_iter().collect();
    let rows = from.among(worker::Entity::find(), worker::Column::Id, ids).await?;
    let contact = |row: worker::Model| {
        let phone = row.phone.map(|sealed| vault.open("phone", &sealed)).transpose()?;
        Ok((row.id, Contact { name: row.name, phone }))
    };
    rows.into_iter().map(contact).collect()
}

/// The query for workers whose name begins with a text, or whose pinyin or initials do.
pub fn workers_named(text: &str) -> sea_orm::sea_query::SelectStatement {
    let named = named(text, worker::Column::Name, worker::Column::Initials, worker::Column::Pinyin);
    worker::Entity::find().filter(named).select_only().column(worker::Column::Id).into_query()
}

/// Holds a worker, so that nobody else adds to what they hold meanwhile. Says whether there is one of that name.
pub async fn hold_worker(tx: &Tx, id: WorkerId) -> Result<bool> {
    Ok(tx.one(worker::Entity::find_by_id(id).lock_exclusive()).await?.is_some())
}

/// Stores a worker who belongs to an area until posts say more.
pub async fn insert_worker(tx: &Tx, id: WorkerId, area: AreaCode, name: &str, phone: Option<Sealed>) -> Result<()> {
    let row = worker::ActiveModel {
        id: Set(id),
        area: Set(area.to_string()),
        name: Set(name.to_owned()),
        initials: Set(initials(name)),
        pinyin: Set(pinyin(name)),
        phone: Set(phone),
        version: Set(1),
    };
    row.insert(tx).await?;
    Ok(())
}

/// A post in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PostLine {
    /// Its id.
    pub id: PostId,
    /// Code of the role.
    pub role: String,
    /// 角色名.
    pub role_zh: String,
    /// Name of the role in English.
    pub role_en: String,
    /// Code of the area.
    pub area: String,
    /// Where it is.
    pub area_name: String,
    /// The organisation it is held for, if one.
    pub unit_name: Option<String>,
    /// From this day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// To this day inclusive, if it ends.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
}

/// A worker in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct WorkerLine {
    /// Their id.
    pub id: WorkerId,
    /// Name.
    pub name: String,
    /// Phone, masked.
    pub phone: Option<String>,
    /// The posts they hold or held, as far as the caller sees: in their own areas, or above those.
    pub posts: Vec<PostLine>,
}

/// Which workers to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WorkerFilter {
    /// With a post within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// With a post of this role.
    #[param(max_length = 50)]
    pub role: Option<String>,
    /// With a post that is held on this day.
    #[param(value_type = Option<String>, format = Date)]
    pub on: Option<Day>,
    /// Name begins with this, or its pinyin or initials do.
    #[param(max_length = 50)]
    pub q: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists workers with a post in scope; whoever may give posts there also sees those added there who have none yet.
#[utoipa::path(get, path = "/workers", operation_id = "listWorkers", tag = "people", params(WorkerFilter),
    responses((status = 200, body = Page<WorkerLine>), Refusals), security(("session" = [])))]
pub async fn list_workers(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<WorkerFilter>,
) -> Result<Json<Page<WorkerLine>>> {
    let seen = person.scope(LIST_WORKERS)?;
    let scope = seen.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut posts = post::Entity::find().filter(scope.on(post::Column::Area));
    if let Some(role) = filter.role.as_deref().filter(|role| !role.is_empty()) {
        posts = posts.filter(post::Column::Role.eq(role));
    }
    if let Some(day) = filter.on {
        posts = posts.filter(in_force(day));
    }
    let held = posts.select_only().column(post::Column::WorkerId).into_query();
    let mut here = Condition::any().add(worker::Column::Id.in_subquery(held));
    if let Ok(giving) = person.scope(super::GIVE_POST)
        && filter.role.is_none()
        && filter.on.is_none()
    {
        let giving = giving.narrow(filter.area.as_ref());
        let all = post::Entity::find().select_only().column(post::Column::WorkerId).into_query();
        let waiting = Condition::all().add(giving.on(worker::Column::Area));
        here = here.add(waiting.add(worker::Column::Id.not_in_subquery(all)));
    }
    let mut select = worker::Entity::find().filter(here);
    if let Some(text) = filter.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        select = select.filter(worker::Column::Id.in_subquery(workers_named(text)));
    }
    if let Some(last) = page.key::<WorkerId>()? {
        select = select.filter(worker::Column::Id.gt(last));
    }
    let rows = house.store.read.all(select.order_by_asc(worker::Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let lines = describe(&house, page.rows, &seen).await?;
    Ok(Json(Page { rows: lines, next: page.next, total: None }))
}

/// Describes workers with those of their posts that lie within a scope or above it.
pub async fn describe(house: &House, rows: Vec<worker::Model>, scope: &Scope) -> Result<Vec<WorkerLine>> {
    let read = &house.store.read;
    let ids = rows.iter().map(|row| row.id);
    let above = scope.areas().iter().flat_map(|area| area.chain().map(|area| area.to_string()));
    let seen = Condition::any().add(scope.on(post::Column::Area)).add(post::Column::Area.is_in(above));
    let posts = read.all(post::Entity::find().filter(post::Column::WorkerId.is_in(ids)).filter(seen)).await?;
    let names = area::names(read, posts.iter().map(|post| &post.area)).await?;
    let units =
        read.among(unit::Entity::find(), unit::Column::Id, posts.iter().filter_map(|post| post.unit_id)).await?;
    let units: BTreeMap<UnitId, String> = units.into_iter().map(|unit| (unit.id, unit.name)).collect();
    let mut of: BTreeMap<WorkerId, Vec<PostLine>> = BTreeMap::new();
    for post in posts {
        let role = house.roles.get(&post.role);
        of.entry(post.worker_id).or_default().push(PostLine {
            id: post.id,
            role_zh: role.map(|role| role.zh.clone()).unwrap_or_default(),
            role_en: role.map(|role| role.en.clone()).unwrap_or_default(),
            area_name: names.path(&post.area),
            unit_name: post.unit_id.and_then(|id| units.get(&id).cloned()),
            role: post.role,
            area: post.area,
            from: post.from_day,
            to: post.to_day,
        });
    }
    let line = |row: worker::Model| {
        let phone = row.phone.map(|sealed| house.store.vault.open("phone", &sealed)).transpose()?;
        let phone = phone.and_then(|phone| phone.parse::<Phone>().ok()).map(|phone| phone.mask());
        Ok(WorkerLine { id: row.id, name: row.name, phone, posts: of.remove(&row.id).unwrap_or_default() })
    };
    rows.into_iter().map(line).collect()
}

/// A worker to be added.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWorker {
    /// Name in full.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// Mobile or landline number.
    #[schema(max_length = 40)]
    pub phone: Option<String>,
}

/// Adds a worker; posts and an account come after.
#[utoipa::path(put, path = "/workers/{id}", operation_id = "addWorker", tag = "people", request_body = NewWorker,
    params(("id" = WorkerId, Path)),
    responses((status = 201, body = WorkerLine), (status = 200, body = WorkerLine, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn add_worker(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<WorkerId>,
    Body(new): Body<NewWorker>,
) -> Result<Created<WorkerLine>> {
    let scope = person.scope(ADD_WORKER)?;
    let place = *scope.areas().first().ok_or(Error::NotPermitted(ADD_WORKER))?;
    let name = new.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Error::invalid("name", "name_length"));
    }
    let phone = new.phone.as_deref().map(str::trim).filter(|phone| !phone.is_empty());
    let phone = phone.map(str::parse::<Phone>).transpose();
    let phone = phone.map_err(|e| Error::invalid_because("phone", "phone_invalid", e))?;
    let vault = &house.store.vault;
    let sealed = phone.as_ref().map(|phone| vault.seal("phone", phone.as_str())).transpose()?;
    let made = house
        .store
        .journal
        .record(&person.actor, ADD_WORKER, &place, async |tx| {
            tx.about("worker", id);
            if let Some(known) = tx.one(worker::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                let known_phone = known.phone.map(|sealed| vault.open("phone", &sealed)).transpose()?;
                let same = known.name == name && known_phone.as_deref() == phone.as_ref().map(Phone::as_str);
                return if same { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            insert_worker(tx, id, place, &name, sealed).await?;
            Ok(true)
        })
        .await?;
    let row = house.store.read.one(worker::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("worker"))?;
    let line = describe(&house, vec![row], &scope).await?.pop().ok_or(Error::NotFound("worker"))?;
    Ok(if made { Created::New(line) } else { Created::Again(line) })
}
