//! Posts: a worker's role in an area, from one day to another. Everything a worker may do follows from them.

use std::collections::{BTreeMap, BTreeSet};

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Error, Grant, Read, Result, Scope, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, Condition, QueryOrder, entity::prelude::*};
use serde::Deserialize;

use super::store::{PostId, UnitId, WorkerId, post, unit, worker};
use super::workers::{self, WorkerLine};
use super::{END_POST, GIVE_POST};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::{area, coverage};

/// The posts that are held on a day.
pub fn in_force(day: Day) -> Condition {
    let begun = Condition::all().add(post::Column::FromDay.lte(day));
    begun.add(Condition::any().add(post::Column::ToDay.is_null()).add(post::Column::ToDay.gte(day)))
}

/// What a worker may do on a day, and where.
pub async fn grants(from: &impl Read, worker: WorkerId, day: Day) -> Result<Vec<Grant>> {
    let held = post::Entity::find().filter(post::Column::WorkerId.eq(worker)).filter(in_force(day));
    let posts = from.all(held.order_by_asc(post::Column::Area)).await?;
    let grant = |post: post::Model| Some(Grant { role: post.role, area: post.area.parse().ok()? });
    Ok(posts.into_iter().filter_map(grant).collect())
}

/// Whose walk leads to the doors of an area, in the order they are asked.
pub const AT_THE_DOOR: &[&str] = &["grid_member", "community_lead"];

/// Who may let somebody go on the last day.
pub const MAY_RELEASE: &[&str] = &["community_lead"];

/// Who answers for an area on a day: the nearest at or above it in the first of these roles that anybody holds.
pub async fn answerable(from: &impl Read, area: AreaCode, day: Day, roles: &[&str]) -> Result<Option<WorkerId>> {
    answerable_but(from, area, day, roles, &[]).await
}

/// The same, passing over some who may not be asked.
pub async fn answerable_but(
    from: &impl Read,
    area: AreaCode,
    day: Day,
    roles: &[&str],
    but: &[WorkerId],
) -> Result<Option<WorkerId>> {
    let chain = area.chain().map(|area| area.to_string());
    let near = post::Entity::find()
        .filter(post::Column::Area.is_in(chain))
        .filter(post::Column::Role.is_in(roles.iter().copied()))
        .filter(in_force(day));
    let posts = from.all(near.order_by_asc(post::Column::Id)).await?;
    let place = |post: &post::Model| roles.iter().position(|role| *role == post.role);
    let rank = |post: &&post::Model| (place(post), std::cmp::Reverse(post.area.len()));
    let asked = posts.iter().filter(|post| !but.contains(&post.worker_id));
    Ok(asked.min_by_key(rank).map(|post| post.worker_id))
}

/// A post somebody holds.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Who.
    pub worker_id: WorkerId,
    /// The role.
    pub role: String,
    /// Where.
    pub area: AreaCode,
}

/// Who holds posts on a day at or above an area, or anywhere within its township.
pub async fn holders_around(from: &impl Read, area: AreaCode, township: AreaCode, day: Day) -> Result<Vec<Holder>> {
    let (start, end) = township.range();
    let near = Condition::any()
        .add(post::Column::Area.is_in(area.chain().map(|area| area.to_string())))
        .add(Condition::all().add(post::Column::Area.gte(start)).add(post::Column::Area.lt(end)));
    let posts =
        from.all(post::Entity::find().filter(near).filter(in_force(day)).order_by_asc(post::Column::Id)).await?;
    let holder =
        |post: post::Model| Some(Holder { worker_id: post.worker_id, role: post.role, area: post.area.parse().ok()? });
    Ok(posts.into_iter().filter_map(holder).collect())
}

/// Whether somebody holds a post on a day at or above an area, or anywhere within its township.
pub async fn serves_around(
    from: &impl Read,
    worker: WorkerId,
    area: AreaCode,
    township: AreaCode,
    day: Day,
) -> Result<bool> {
    let (start, end) = township.range();
    let near = Condition::any()
        .add(post::Column::Area.is_in(area.chain().map(|area| area.to_string())))
        .add(Condition::all().add(post::Column::Area.gte(start)).add(post::Column::Area.lt(end)));
    let held = post::Entity::find().filter(post::Column::WorkerId.eq(worker)).filter(near).filter(in_force(day));
    Ok(from.one(held).await?.is_some())
}

/// Who holds a post of some roles that was not over before a day, wherever.
pub async fn holders_since(from: &impl Read, roles: &[&str], day: Day) -> Result<Vec<WorkerId>> {
    let of_roles = post::Entity::find().filter(post::Column::Role.is_in(roles.iter().copied()));
    let not_over = Condition::any().add(post::Column::ToDay.is_null()).add(post::Column::ToDay.gte(day));
    let posts = from.all(of_roles.filter(not_over)).await?;
    Ok(posts.into_iter().map(|post| post.worker_id).collect())
}

/// Whose some ids are: workers by name, posts by their holder's.
pub async fn names_behind(from: &impl Read, ids: &[Uuid]) -> Result<BTreeMap<Uuid, String>> {
    let posts: Vec<PostId> = ids.iter().copied().map(PostId).collect();
    let posts = from.among(post::Entity::find(), post::Column::Id, posts).await?;
    let of_posts: Vec<(Uuid, WorkerId)> = posts.into_iter().map(|post| (post.id.0, post.worker_id)).collect();
    let holders = of_posts.iter().map(|(_, worker)| *worker);
    let workers: Vec<WorkerId> = ids.iter().copied().map(WorkerId).chain(holders).collect();
    let names = workers::worker_names(from, workers).await?;
    let held = of_posts.iter().filter_map(|(post, worker)| Some((*post, names.get(worker)?.clone())));
    let mut all: BTreeMap<Uuid, String> = held.collect();
    all.extend(names.into_iter().map(|(worker, name)| (worker.0, name)));
    Ok(all)
}

/// Stores a post that begins on a day.
pub async fn insert_post(tx: &Tx, worker: WorkerId, role: &str, area: AreaCode, from: Day) -> Result<()> {
    let row = post::ActiveModel {
        id: Set(PostId::new(tx.now())),
        worker_id: Set(worker),
        role: Set(role.to_owned()),
        area: Set(area.to_string()),
        unit_id: Set(None),
        from_day: Set(from),
        to_day: Set(None),
    };
    row.insert(tx).await?;
    coverage::touch_areas(tx, vec![area]).await
}

/// A post as it was given, perhaps over.
#[derive(Clone, Debug)]
pub struct Held {
    /// By whom.
    pub worker_id: WorkerId,
    /// The role.
    pub role: String,
    /// Where.
    pub area: AreaCode,
    /// For which unit, if one.
    pub unit_id: Option<UnitId>,
    /// From this day.
    pub from: Day,
    /// To this day inclusive, if it ends.
    pub to: Option<Day>,
}

impl Held {
    /// Whether it ended before a day.
    pub fn is_over(&self, day: Day) -> bool {
        self.to.is_some_and(|to| to < day)
    }

    /// Whether it is held on a day.
    pub fn on(&self, day: Day) -> bool {
        self.from <= day && !self.is_over(day)
    }
}

/// The posts of some roles in some areas themselves, also those that are over.
pub async fn posts_in(from: &impl Read, areas: Vec<AreaCode>, roles: &[&str]) -> Result<Vec<Held>> {
    let areas: Vec<String> = areas.iter().map(|area| area.to_string()).collect();
    let of_roles = post::Entity::find().filter(post::Column::Role.is_in(roles.iter().copied()));
    held(from.among(of_roles, post::Column::Area, areas).await?)
}

/// All posts of some workers, also those that are over.
pub async fn posts_of(from: &impl Read, workers: Vec<WorkerId>) -> Result<Vec<Held>> {
    held(from.among(post::Entity::find(), post::Column::WorkerId, workers).await?)
}

/// The posts held for some units, also those that are over.
pub async fn posts_for_units(from: &impl Read, units: Vec<UnitId>) -> Result<Vec<Held>> {
    held(from.among(post::Entity::find(), post::Column::UnitId, units).await?)
}

fn held(mut rows: Vec<post::Model>) -> Result<Vec<Held>> {
    rows.sort_by_key(|row| row.id);
    rows.dedup_by_key(|row| row.id);
    let held = |row: post::Model| {
        let area = row.area.parse().map_err(Error::internal)?;
        let post::Model { worker_id, role, unit_id, from_day: from, to_day: to, .. } = row;
        Ok(Held { worker_id, role, area, unit_id, from, to })
    };
    rows.into_iter().map(held).collect()
}

/// A post to be given.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPost {
    /// To whom.
    pub worker_id: WorkerId,
    /// Code of the role.
    #[schema(max_length = 50, example = "grid_member")]
    pub role: String,
    /// Where.
    #[schema(value_type = String, example = "220581001004")]
    pub area: AreaCode,
    /// For which organisation, if one.
    pub unit_id: Option<UnitId>,
    /// From this day; today if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// To this day inclusive, if it ends.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
}

/// Gives a worker a post. Nobody gives a role that holds more than they may do there themselves.
#[utoipa::path(put, path = "/posts/{id}", operation_id = "givePost", tag = "people", request_body = NewPost,
    params(("id" = PostId, Path)),
    responses((status = 201, body = WorkerLine), (status = 200, body = WorkerLine, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn give_post(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PostId>,
    Body(new): Body<NewPost>,
) -> Result<Created<WorkerLine>> {
    person.actor.must(GIVE_POST, &new.area)?;
    let role = house.roles.for_posts(&new.role).ok_or(Error::invalid("role", "role_unknown"))?;
    person.must_be_sure(GIVE_POST, &new.role)?;
    let administers = person.actor.may(crate::rooms::account::OPEN_ACCOUNT, &house.city);
    let there = person.actor.grants.iter().filter(|grant| grant.area.contains(&new.area));
    let own: BTreeSet<&String> =
        there.filter_map(|grant| house.roles.get(&grant.role)).flat_map(|role| &role.acts).collect();
    if !administers && !role.acts.iter().all(|act| own.contains(act)) {
        return Err(Error::invalid("role", "role_above_own"));
    }
    let from = new.from.unwrap_or(house.store.clock.today());
    if new.to.is_some_and(|to| to < from) {
        return Err(Error::invalid("to", "date_range"));
    }
    let made = house
        .store
        .journal
        .record(&person.actor, GIVE_POST, &new.area, async |tx| {
            tx.about("post", id);
            tx.tell(&serde_json::json!({ "role": new.role, "from": from, "to": new.to }));
            let row = post::Model {
                id,
                worker_id: new.worker_id,
                role: new.role,
                area: new.area.to_string(),
                unit_id: new.unit_id,
                from_day: from,
                to_day: new.to,
            };
            if let Some(known) = tx.one(post::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known == row { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if !area::exists(tx, &new.area).await? {
                return Err(Error::invalid("area", "area_unknown"));
            }
            if tx.one(worker::Entity::find_by_id(new.worker_id)).await?.is_none() {
                return Err(Error::invalid("worker_id", "worker_unknown"));
            }
            if let Some(unit) = new.unit_id
                && tx.one(unit::Entity::find_by_id(unit)).await?.is_none()
            {
                return Err(Error::invalid("unit_id", "unit_unknown"));
            }
            post::ActiveModel::from(row).reset_all().insert(tx).await?;
            coverage::touch_areas(tx, vec![new.area]).await?;
            Ok(true)
        })
        .await?;
    house.sessions.forget();
    let line = worker_line(&house, new.worker_id, &person.scope(GIVE_POST)?).await?;
    Ok(if made { Created::New(line) } else { Created::Again(line) })
}

/// The last day of a post.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostEnd {
    /// The last day; yesterday ends it at once.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
}

/// Ends a post, or lets it end earlier; what has ended is not prolonged, for that a new post is given.
#[utoipa::path(post, path = "/posts/{id}/end", operation_id = "endPost", tag = "people", request_body = PostEnd,
    params(("id" = PostId, Path)), responses((status = 200, body = WorkerLine), Refusals), security(("session" = [])))]
pub async fn end_post(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PostId>,
    Body(PostEnd { to }): Body<PostEnd>,
) -> Result<Json<WorkerLine>> {
    let scope = person.scope(END_POST)?;
    let post = house.store.read.one(post::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("post"))?;
    let area: AreaCode = post.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("post"));
    }
    // What somebody could do yesterday they could do.
    let yesterday = house.store.clock.today().pred_opt();
    if to.succ_opt().is_none_or(|next| next < post.from_day) || yesterday.is_some_and(|yesterday| to < yesterday) {
        return Err(Error::invalid("to", "date_range"));
    }
    house
        .store
        .journal
        .record(&person.actor, END_POST, &area, async |tx| {
            tx.about("post", id);
            tx.tell(&serde_json::json!({ "to": to }));
            let until_then = Condition::any().add(post::Column::ToDay.is_null()).add(post::Column::ToDay.gte(to));
            let end = post::Entity::update_many()
                .col_expr(post::Column::ToDay, Expr::value(to))
                .filter(post::Column::Id.eq(id))
                .filter(until_then);
            if end.exec(tx).await?.rows_affected == 0 {
                return Err(Error::invalid("to", "date_range"));
            }
            coverage::touch_areas(tx, vec![area]).await
        })
        .await?;
    house.sessions.forget();
    worker_line(&house, post.worker_id, &scope).await.map(Json)
}

async fn worker_line(house: &House, id: WorkerId, scope: &Scope) -> Result<WorkerLine> {
    let row = house.store.read.one(worker::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("worker"))?;
    workers::describe(house, vec![row], scope).await?.pop().ok_or(Error::NotFound("worker"))
}
