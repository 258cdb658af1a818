//! Bodies as people see them in the trees.

use std::collections::{BTreeMap, HashMap};

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Error, Read, Result, Scope};
use sea_orm::{Condition, FromQueryResult, QueryOrder, QuerySelect, QueryTrait, Select, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::LIST_BODIES;
use super::list_members::{BodyMember, describe as describe_members};
use super::model::{BodyKind, BodyRole, Tree};
use super::store::{BodyId, body, held, last_day, member, seen_from, standing};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::names::{are_initials, begins};
use crate::rooms::{area, people};

/// A body in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct BodyLine {
    /// Its id.
    pub id: BodyId,
    /// What it is.
    pub kind: BodyKind,
    /// The tree it stands in.
    pub tree: Tree,
    /// Its name.
    pub name: String,
    /// What it sees to.
    pub line: Option<String>,
    /// Code of its area.
    pub area: String,
    /// Where that lies.
    pub area_name: String,
    /// The body above it.
    pub parent_id: Option<BodyId>,
    /// From this day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// To this day inclusive, if it is closed.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
    /// `standing` or `closed`.
    pub state: String,
    /// Who led it on the day: heads, deputies and secretaries.
    pub leaders: Vec<BodyMember>,
    /// How many belonged to it on the day.
    pub members: i64,
    /// How many bodies stood under it on the day, as far as the caller sees.
    pub parts: i64,
    /// Changes with every change.
    pub version: i32,
}

/// Which bodies to list.
#[derive(Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BodyFilter {
    /// Of this area and within it.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Also those of the areas above, so that the trees hang together.
    pub above: Option<bool>,
    /// `government` or `party`.
    #[param(inline)]
    pub tree: Option<Tree>,
    /// Of this kind.
    #[param(inline)]
    pub kind: Option<BodyKind>,
    /// Right under this body.
    pub parent: Option<BodyId>,
    /// Only those that stand under no other.
    pub top: Option<bool>,
    /// Name begins with this, or its pinyin initials do; or so does the name of somebody who belonged to it on the day.
    #[param(max_length = 50)]
    pub q: Option<String>,
    /// `standing` on the day, which is what is listed if not given, or `closed` by then.
    #[param(pattern = "^(standing|closed)$")]
    pub state: Option<String>,
    /// As it was on this day; today if not given.
    #[param(value_type = Option<String>, format = Date)]
    pub on: Option<Day>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

impl BodyFilter {
    /// The query for the bodies it names, in the order of their founding.
    pub fn select(&self, scope: &Scope, day: Day) -> Result<Select<body::Entity>> {
        use body::Column;
        let seen = if self.above == Some(true) { seen_from(scope, Column::Area) } else { scope.on(Column::Area) };
        let mut select = body::Entity::find().filter(seen);
        select = match self.state.as_deref() {
            None | Some("standing") => select.filter(standing(day)),
            Some("closed") => select.filter(Column::UntilDay.lte(day)),
            Some(_) => return Err(Error::invalid("state", "state_unknown")),
        };
        if let Some(tree) = self.tree {
            let kinds = BodyKind::ALL.into_iter().filter(|kind| kind.tree() == tree);
            select = select.filter(Column::Kind.is_in(kinds.map(BodyKind::code)));
        }
        if let Some(kind) = self.kind {
            select = select.filter(Column::Kind.eq(kind.code()));
        }
        if let Some(parent) = self.parent {
            select = select.filter(Column::ParentId.eq(parent));
        }
        if self.top == Some(true) {
            select = select.filter(Column::ParentId.is_null());
        }
        if let Some(text) = self.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            let called = if are_initials(text) {
                begins(Column::Initials, &text.to_ascii_lowercase())
            } else {
                begins(Column::Name, text)
            };
            let with = member::Entity::find()
                .filter(held(day))
                .filter(member::Column::WorkerId.in_subquery(people::workers_named(text)))
                .select_only()
                .column(member::Column::BodyId)
                .into_query();
            select = select.filter(Condition::any().add(called).add(Column::Id.in_subquery(with)));
        }
        Ok(select.order_by_asc(Column::Id))
    }
}

/// Lists bodies as they stood on a day, in the order of their founding.
#[utoipa::path(get, path = "/bodies", operation_id = "listBodies", tag = "body", params(BodyFilter),
    responses((status = 200, body = Page<BodyLine>), Refusals), security(("session" = [])))]
pub async fn list_bodies(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<BodyFilter>,
) -> Result<Json<Page<BodyLine>>> {
    let scope = person.scope(LIST_BODIES)?.narrow(filter.area.as_ref());
    let day = filter.on.unwrap_or(house.store.clock.today());
    let page = PageQuery { limit: filter.limit, after: filter.after.clone() };
    let limit = page.rows()?;
    let mut select = filter.select(&scope, day)?;
    if let Some(last) = page.key::<BodyId>()? {
        select = select.filter(body::Column::Id.gt(last));
    }
    // An area that is not the caller's shows nothing, not even what stands above it.
    let rows = if scope.areas().is_empty() { vec![] } else { house.store.read.all(select.limit(limit + 1)).await? };
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, &person, page.rows, &scope, day).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

#[derive(FromQueryResult)]
struct Count {
    id: BodyId,
    n: i64,
}

/// Describes bodies as they stood on a day; of the parts under them, those seen from a scope are counted.
pub async fn describe(
    house: &House,
    person: &SignedIn,
    rows: Vec<body::Model>,
    scope: &Scope,
    day: Day,
) -> Result<Vec<BodyLine>> {
    let read = &house.store.read;
    let ids: Vec<BodyId> = rows.iter().map(|row| row.id).collect();
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;

    let leads = member::Column::Role.is_in(BodyRole::LEADERS.map(BodyRole::code));
    let leaders = member::Entity::find().filter(held(day)).filter(leads);
    let mut leaders = read.among(leaders, member::Column::BodyId, ids.iter().copied()).await?;
    leaders.sort_by_key(|row| (row.place, row.id));
    leaders.dedup_by_key(|row| row.id);
    let mut of: BTreeMap<BodyId, Vec<BodyMember>> = BTreeMap::new();
    for one in describe_members(house, person, leaders).await? {
        of.entry(one.body_id).or_default().push(one);
    }

    let members = member::Entity::find().filter(held(day)).select_only().column_as(member::Column::BodyId, "id");
    let members = members.column_as(member::Column::Id.count(), "n").group_by(member::Column::BodyId);
    let members: Vec<Count> = read.among_as(members, member::Column::BodyId, ids.iter().copied()).await?;
    let members: HashMap<BodyId, i64> = members.into_iter().map(|count| (count.id, count.n)).collect();

    let parts = body::Entity::find().filter(standing(day)).filter(seen_from(scope, body::Column::Area));
    let parts = parts.select_only().column_as(body::Column::ParentId, "id");
    let parts = parts.column_as(body::Column::Id.count(), "n").group_by(body::Column::ParentId);
    let parts: Vec<Count> = read.among_as(parts, body::Column::ParentId, ids).await?;
    let parts: HashMap<BodyId, i64> = parts.into_iter().map(|count| (count.id, count.n)).collect();

    let line = |row: body::Model| {
        let kind = BodyKind::of_code(&row.kind).ok_or(Error::internal("a body of no kind"))?;
        let closed = row.until_day.is_some_and(|until| until <= day);
        Ok(BodyLine {
            id: row.id,
            kind,
            tree: kind.tree(),
            name: row.name,
            line: row.line,
            area_name: places.path(&row.area),
            area: row.area,
            parent_id: row.parent_id,
            from: row.from_day,
            to: last_day(row.until_day),
            state: if closed { "closed" } else { "standing" }.to_owned(),
            leaders: of.remove(&row.id).unwrap_or_default(),
            members: members.get(&row.id).copied().unwrap_or_default(),
            parts: parts.get(&row.id).copied().unwrap_or_default(),
            version: row.version,
        })
    };
    rows.into_iter().map(line).collect()
}
