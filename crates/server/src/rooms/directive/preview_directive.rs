//! Who will get a directive, before it is issued.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Scope};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::PREVIEW_DIRECTIVE;
use super::expand::expand;
use super::model::{Addressee, AssignmentState, DirectiveRules};
use super::store::{AssignmentId, assignment};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, WorkerId};

/// To whom a directive would go.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewDirective {
    /// Where it is issued.
    #[schema(value_type = String, example = "220581")]
    pub area: AreaCode,
    /// One's own assignment that it breaks down.
    pub parent_id: Option<AssignmentId>,
    /// To whom.
    #[schema(max_items = 100)]
    pub addressees: Vec<Addressee>,
}

/// Somebody who would get it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct DirectiveRecipient {
    /// Who.
    pub worker_id: WorkerId,
    /// Name.
    pub name: String,
    /// Code of the role through which they get it.
    pub role: String,
    /// 角色名.
    pub role_zh: String,
    /// Name of the role in English.
    pub role_en: String,
    /// The organisation through which they get it.
    pub unit_name: Option<String>,
    /// Code of the area.
    pub area: String,
    /// Where that lies.
    pub area_name: String,
}

/// Who would get it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct DirectivePreview {
    /// How many people.
    pub people: usize,
    /// All of them, the widest areas first.
    pub rows: Vec<DirectiveRecipient>,
    /// The places in the list of addressees for which nobody stands today.
    pub nobody: Vec<usize>,
}

/// Where somebody may issue a directive to: their scope within its area, and of a breakdown within the area of what is broken down.
pub async fn reach(
    from: &impl Read,
    person: &SignedIn,
    scope: &Scope,
    area: &AreaCode,
    parent: Option<AssignmentId>,
) -> Result<Scope> {
    if let Some(id) = parent {
        let row = from.one(assignment::Entity::find_by_id(id)).await?;
        let row = row.filter(|row| person.actor.worker.is_some_and(|me| row.is_of(WorkerId(me))));
        let row = row.ok_or(Error::invalid("parent_id", "assignment_unknown"))?;
        let whole: AreaCode = row.area.parse().map_err(Error::internal)?;
        if !whole.contains(area) {
            return Err(Error::invalid("area", "area_unknown"));
        }
        let state = AssignmentState::of_code(&row.state)?;
        if !state.is_undone() {
            return Err(Error::conflict("assignment_ended"));
        }
    }
    Ok(scope.narrow(Some(area)))
}

/// Tells who would get a directive. Nothing is written.
#[utoipa::path(post, path = "/directives/preview", operation_id = "previewDirective", tag = "directive",
    request_body = PreviewDirective, responses((status = 200, body = DirectivePreview), Refusals), security(("session" = [])))]
pub async fn preview_directive(
    State(house): State<House>,
    person: SignedIn,
    Body(asked): Body<PreviewDirective>,
) -> Result<Json<DirectivePreview>> {
    let scope = person.scope(PREVIEW_DIRECTIVE)?;
    person.actor.must(PREVIEW_DIRECTIVE, &asked.area)?;
    let (read, today) = (&house.store.read, house.store.clock.today());
    let reach = reach(read, &person, &scope, &asked.area, asked.parent_id).await?;
    let rules = DirectiveRules::on(&house.store.policy, today)?;
    let issuer = person.actor.worker.map(WorkerId);
    let found = expand(read, &house.roles, &rules, &reach, &asked.addressees, issuer, today).await?;
    let names = people::worker_names(read, found.people.iter().map(|one| one.worker_id)).await?;
    let codes: Vec<String> = found.people.iter().map(|one| one.area.to_string()).collect();
    let places = area::names(read, &codes).await?;
    let units: Vec<people::UnitId> = found.people.iter().filter_map(|one| one.unit_id).collect();
    let units = people::units_called(read, &units).await?;
    let row = |one: &super::expand::Reached| {
        let role = house.roles.get(&one.role);
        DirectiveRecipient {
            worker_id: one.worker_id,
            name: names.get(&one.worker_id).cloned().unwrap_or_default(),
            role: one.role.clone(),
            role_zh: role.map(|role| role.zh.clone()).unwrap_or_default(),
            role_en: role.map(|role| role.en.clone()).unwrap_or_default(),
            unit_name: one.unit_id.and_then(|id| units.get(&id)).map(|(name, _)| name.clone()),
            area: one.area.to_string(),
            area_name: places.path(one.area.as_str()),
        }
    };
    let rows: Vec<DirectiveRecipient> = found.people.iter().map(row).collect();
    Ok(Json(DirectivePreview { people: rows.len(), rows, nobody: found.nobody }))
}
