//! Changing a body: its name, its line of work, what it stands under, whom to reach.

use axum::Json;
use axum::extract::State;
use kernel::{Error, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::found_body::{check_contact, check_parent, hold_parent, office};
use super::model::BodyKind;
use super::show_body::{Body as Shown, describe_one};
use super::store::{self, BodyId, body};
use super::{CHANGE_BODY, LIST_BODIES};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::names::initials;
use crate::rooms::people::WorkerId;

/// A body as it is to be.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeBody {
    /// Its name.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// What it sees to.
    #[schema(max_length = 200)]
    pub line: Option<String>,
    /// The body above it, of the same tree.
    pub parent_id: Option<BodyId>,
    /// Who is asked first.
    pub contact_id: Option<WorkerId>,
    /// The number of its office.
    #[schema(max_length = 40)]
    pub phone: Option<String>,
    /// The version the caller saw.
    pub version: i32,
}

/// Changes a body that stands. One of another kind or of another area is another body.
#[utoipa::path(post, path = "/bodies/{id}/change", operation_id = "changeBody", tag = "body", request_body = ChangeBody,
    params(("id" = BodyId, Path)), responses((status = 200, body = Shown), Refusals), security(("session" = [])))]
pub async fn change_body(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<BodyId>,
    Body(given): Body<ChangeBody>,
) -> Result<Json<Shown>> {
    let (row, area) = store::within_reach(&house, &person, CHANGE_BODY, id).await?;
    let kind = BodyKind::of_code(&row.kind).ok_or(Error::internal("a body of no kind"))?;
    let name = words("name", Some(&given.name), 60)?.ok_or(Error::invalid("name", "text_length"))?;
    let line = words("line", given.line.as_deref(), 200)?;
    if given.parent_id != row.parent_id {
        check_parent(&house.store.read, &person.scope(LIST_BODIES)?, kind, area, given.parent_id).await?;
    }
    if given.contact_id != row.contact_id {
        check_contact(&house, area, given.contact_id).await?;
    }
    let phone = office(&house.store.vault, given.phone.as_deref())?;
    let current = describe_one(&house, &person, id).await?;
    house
        .store
        .journal
        .record(&person.actor, CHANGE_BODY, &area, async |tx| {
            tx.about("body", id);
            tx.tell(&serde_json::json!({ "parent": given.parent_id, "contact": given.contact_id }));
            let now = store::find_to_change(tx, id).await?;
            if now.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if now.until_day.is_some() {
                return Err(Error::conflict_with("body_closed", &current));
            }
            if given.parent_id != now.parent_id {
                hold_parent(tx, given.parent_id).await?;
            }
            let changed = body::ActiveModel {
                id: Set(id),
                initials: Set(initials(&name)),
                name: Set(name),
                line: Set(line),
                parent_id: Set(given.parent_id),
                contact_id: Set(given.contact_id),
                phone: Set(phone),
                version: Set(now.version + 1),
                ..Default::default()
            };
            changed.update(tx).await?;
            Ok(())
        })
        .await?;
    describe_one(&house, &person, id).await.map(Json)
}
