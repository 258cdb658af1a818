//! One approval with the request it is about.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Result, Stamp};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::list_approvals::{ApprovalLine, describe};
use super::store::{self, ApprovalId, Wish};
use super::{DECIDE_APPROVAL, SHOW_APPROVAL};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::{account, area, people};

/// An approval in full.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Approval {
    /// What a list shows of it.
    #[serde(flatten)]
    pub line: ApprovalLine,
    /// The request.
    pub request: Wish,
    /// Why it was refused.
    pub refusal: Option<String>,
    /// What stands behind words of the request: workers, posts and accounts by their ids, areas and roles by their codes.
    pub names: BTreeMap<String, String>,
    /// Whether the caller may decide it.
    pub may_decide: bool,
    /// When it was used.
    pub used_at: Option<Stamp>,
}

/// Shows one approval.
#[utoipa::path(get, path = "/approvals/{id}", operation_id = "showApproval", tag = "approval", params(("id" = ApprovalId, Path)),
    responses((status = 200, body = Approval), Refusals), security(("session" = [])))]
pub async fn show_approval(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ApprovalId>,
) -> Result<Json<Approval>> {
    person.scope(SHOW_APPROVAL)?;
    describe_one(&house, &person, id).await.map(Json)
}

/// One in full, as far as the caller sees it.
pub async fn describe_one(house: &House, person: &SignedIn, id: ApprovalId) -> Result<Approval> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let row = store::find(read, person, id).await?;
    let mut request: Wish = serde_json::from_str(&vault.open("approval", &row.request)?).map_err(Error::internal)?;
    let refusal = row.refusal.as_ref().map(|text| vault.open("approval_refusal", text)).transpose()?;
    let area = row.area.parse().map_err(Error::internal)?;
    let own = person.actor.worker == Some(row.asked_by.0);
    let used_at = row.used_at;
    // With what a file will be locked is the business of whoever orders it.
    if let Some(password) = request.body.as_mut().and_then(|body| body.get_mut("password")).filter(|_| !own) {
        *password = "******".into();
    }
    let line = describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("approval"))?;
    let may_decide = line.state == "open" && !own && person.actor.may(DECIDE_APPROVAL, &area);
    let mut words: Vec<String> = request.path.split(['/', '?', '=', '&']).map(str::to_owned).collect();
    request.body.iter().for_each(|body| words_in(body, &mut words));
    let names = names_behind(house, words).await?;
    Ok(Approval { line, request, refusal, names, may_decide, used_at })
}

async fn names_behind(house: &House, words: Vec<String>) -> Result<BTreeMap<String, String>> {
    let read = &house.store.read;
    let ids: Vec<Uuid> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let mut people = people::names_behind(read, &ids).await?;
    people.extend(account::holders(read, &ids).await?);
    let areas: Vec<AreaCode> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let places = area::names(read, areas.iter().copied()).await?;
    let mut names: BTreeMap<String, String> = people.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    names.extend(areas.iter().filter(|area| places.knows(area)).map(|area| (area.to_string(), places.of(area))));
    let role = |word: &String| Some((word.clone(), house.roles.get(word)?.zh.clone()));
    names.extend(words.iter().filter_map(role));
    Ok(names)
}

fn words_in(value: &Value, words: &mut Vec<String>) {
    match value {
        Value::String(text) => words.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| words_in(value, words)),
        Value::Object(fields) => fields.values().for_each(|value| words_in(value, words)),
        _ => {}
    }
}
