//! Who belongs, or belonged, to bodies.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Error, Read, Result};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::LIST_MEMBERS;
use super::model::{BodyKind, BodyRole, Tree};
use super::show_body::phone_for;
use super::store::{BodyId, MemberId, body, held, last_day, member, seen_from};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, PersonId, WorkerId};

/// Somebody's term in a body.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct BodyMember {
    /// Its id.
    pub id: MemberId,
    /// The body.
    pub body_id: BodyId,
    /// Its name.
    pub body_name: String,
    /// What it is.
    pub body_kind: BodyKind,
    /// The tree it stands in.
    pub tree: Tree,
    /// Code of its area.
    pub area: String,
    /// Where that lies.
    pub area_name: String,
    /// Somebody who works, or
    pub worker_id: Option<WorkerId>,
    /// somebody who lives here.
    pub person_id: Option<PersonId>,
    /// Their name.
    pub name: String,
    /// Their phone: in full for whoever sees the members of bodies there, otherwise masked; of residents always masked.
    pub phone: Option<String>,
    /// What they are in it.
    pub role: BodyRole,
    /// 角色名.
    pub role_zh: &'static str,
    /// Name of the role in English.
    pub role_en: &'static str,
    /// The office because of which they are in it.
    pub title: Option<String>,
    /// From this day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// To this day inclusive, if it ends.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
    /// Changes with every change.
    pub version: i32,
}

/// Which terms to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MemberFilter {
    /// In this body.
    pub body_id: Option<BodyId>,
    /// Of this worker.
    pub worker_id: Option<WorkerId>,
    /// Of this person.
    pub person_id: Option<PersonId>,
    /// In bodies of this area and within it; a body, worker or person is looked for above it too.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// In bodies of this kind.
    #[param(inline)]
    pub kind: Option<BodyKind>,
    /// Held on this day; all terms, also those that are over, if not given.
    #[param(value_type = Option<String>, format = Date)]
    pub on: Option<Day>,
    /// Over by this day; together with `on` nothing.
    #[param(value_type = Option<String>, format = Date)]
    pub over: Option<Day>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists terms: of one body with its heads first, otherwise in the order in which they were noted.
#[utoipa::path(get, path = "/body-members", operation_id = "listMembers", tag = "body", params(MemberFilter),
    responses((status = 200, body = Page<BodyMember>), Refusals), security(("session" = [])))]
pub async fn list_members(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<MemberFilter>,
) -> Result<Json<Page<BodyMember>>> {
    use member::Column;
    let scope = person.scope(LIST_MEMBERS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let named = filter.body_id.is_some() || filter.worker_id.is_some() || filter.person_id.is_some();
    let seen = if named { seen_from(&scope, Column::Area) } else { scope.on(Column::Area) };
    let mut select = member::Entity::find().filter(seen);
    if let Some(id) = filter.body_id {
        select = select.filter(Column::BodyId.eq(id)).order_by_asc(Column::Place);
    }
    if let Some(id) = filter.worker_id {
        select = select.filter(Column::WorkerId.eq(id));
    }
    if let Some(id) = filter.person_id {
        select = select.filter(Column::PersonId.eq(id));
    }
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind.code()));
    }
    if let Some(day) = filter.on {
        select = select.filter(held(day));
    }
    if let Some(day) = filter.over {
        select = select.filter(Column::UntilDay.lte(day));
    }
    if let Some((place, last)) = page.key::<(i32, MemberId)>()? {
        let same = Condition::all().add(Column::Place.eq(place)).add(Column::Id.gt(last));
        select = match filter.body_id {
            Some(_) => select.filter(Condition::any().add(Column::Place.gt(place)).add(same)),
            None => select.filter(Column::Id.gt(last)),
        };
    }
    let rows = house.store.read.all(select.order_by_asc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| (row.place, row.id));
    let rows = describe(&house, &person, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Describes terms.
pub async fn describe(house: &House, viewer: &SignedIn, rows: Vec<member::Model>) -> Result<Vec<BodyMember>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let bodies = read.among(body::Entity::find(), body::Column::Id, rows.iter().map(|row| row.body_id)).await?;
    let workers = people::contacts(read, vault, rows.iter().filter_map(|row| row.worker_id)).await?;
    let persons = people::cards(read, vault, rows.iter().filter_map(|row| row.person_id)).await?;
    let line = |row: member::Model| {
        let kind = BodyKind::of_code(&row.kind).ok_or(Error::internal("a term in a body of no kind"))?;
        let role = BodyRole::of_code(&row.role).ok_or(Error::internal("a term in no role"))?;
        let (role_zh, role_en) = role.called(kind);
        let area: AreaCode = row.area.parse().map_err(Error::internal)?;
        let worker = row.worker_id.and_then(|id| workers.get(&id));
        let resident = row.person_id.and_then(|id| persons.get(&id));
        let of_worker = worker.and_then(|contact| contact.phone.clone());
        let phone = of_worker.map(|phone| phone_for(viewer, &area, phone));
        Ok(BodyMember {
            id: row.id,
            body_id: row.body_id,
            body_name: bodies
                .iter()
                .find(|body| body.id == row.body_id)
                .map(|body| body.name.clone())
                .unwrap_or_default(),
            body_kind: kind,
            tree: kind.tree(),
            area_name: places.path(&row.area),
            area: row.area,
            worker_id: row.worker_id,
            person_id: row.person_id,
            name: worker.map(|contact| &contact.name).or(resident.map(|card| &card.name)).cloned().unwrap_or_default(),
            phone: phone.or(resident.and_then(|card| card.phone.clone())),
            role,
            role_zh,
            role_en,
            title: row.title,
            from: row.from_day,
            to: last_day(row.until_day),
            version: row.version,
        })
    };
    rows.into_iter().map(line).collect()
}

/// Describes the term of that name.
pub async fn describe_one(house: &House, viewer: &SignedIn, id: MemberId) -> Result<BodyMember> {
    let row = house.store.read.one(member::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("term"))?;
    describe(house, viewer, vec![row]).await?.pop().ok_or(Error::NotFound("term"))
}
