//! Writing a meeting down, and changing what was written.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::meetings::{Meeting, MeetingNotes, describe};
use super::store::{MeetingId, meeting};
use super::{ADD_MEETING, CHANGE_MEETING};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::area;
use crate::rooms::people::WorkerId;

/// A meeting to be written down.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddMeeting {
    /// Where: it is seen by those who work there and above.
    #[schema(value_type = String, example = "220581")]
    pub area: AreaCode,
    /// Who convened it, for example 领导小组.
    #[schema(min_length = 1, max_length = 60)]
    pub body: String,
    /// The how manieth of that body.
    #[schema(minimum = 1, maximum = 9999)]
    pub number: i32,
    /// What is written down.
    pub notes: MeetingNotes,
}

/// Writes a meeting down.
#[utoipa::path(put, path = "/meetings/{id}", operation_id = "addMeeting", tag = "directive", request_body = AddMeeting,
    params(("id" = MeetingId, Path)),
    responses((status = 201, body = Meeting), (status = 200, body = Meeting, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn add_meeting(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<MeetingId>,
    Body(new): Body<AddMeeting>,
) -> Result<Created<Meeting>> {
    person.actor.must(ADD_MEETING, &new.area)?;
    let vault = &house.store.vault;
    let digest = vault.index("request", &serde_json::to_string(&new).map_err(Error::internal)?).0;
    let body = words("body", Some(&new.body), 60)?.ok_or(Error::invalid("body", "text_length"))?;
    if !(1..=9999).contains(&new.number) {
        return Err(Error::invalid("number", "number_range"));
    }
    let notes = new.notes.checked(house.store.clock.now())?;
    let minutes = notes.minutes.as_deref().map(|text| vault.seal("minutes", text)).transpose()?;
    let made = house
        .store
        .journal
        .record(&person.actor, ADD_MEETING, &new.area, async |tx| {
            tx.about("meeting", id);
            tx.tell(&serde_json::json!({ "number": new.number, "decisions": notes.decisions.len() }));
            if let Some(known) = tx.one(meeting::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if !area::exists(tx, &new.area).await? {
                return Err(Error::invalid("area", "area_unknown"));
            }
            let same = meeting::Entity::find()
                .filter(meeting::Column::Area.eq(new.area.as_str()))
                .filter(meeting::Column::Body.eq(&body))
                .filter(meeting::Column::Number.eq(new.number));
            if tx.one(same).await?.is_some() {
                return Err(Error::conflict("meeting_number_taken"));
            }
            let row = meeting::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                area: Set(new.area.to_string()),
                body: Set(body.clone()),
                number: Set(new.number),
                title: Set(notes.title.clone()),
                held_at: Set(notes.held_at),
                place: Set(notes.place.clone()),
                minutes: Set(minutes),
                created_at: Set(tx.now()),
                created_by: Set(tx.actor().map(WorkerId)),
                version: Set(1),
            };
            row.insert(tx).await?;
            notes.keep(tx, vault, id).await?;
            Ok(true)
        })
        .await?;
    let shown = describe(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// What is written of a meeting now.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeMeeting {
    /// All that is written down; a decision keeps its id.
    pub notes: MeetingNotes,
    /// The version the caller saw.
    pub version: i64,
}

/// Changes what is written of a meeting: who was there, the minutes, the decisions.
#[utoipa::path(post, path = "/meetings/{id}/change", operation_id = "changeMeeting", tag = "directive",
    request_body = ChangeMeeting, params(("id" = MeetingId, Path)), responses((status = 200, body = Meeting), Refusals),
    security(("session" = [])))]
pub async fn change_meeting(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<MeetingId>,
    Body(given): Body<ChangeMeeting>,
) -> Result<Json<Meeting>> {
    let scope = person.scope(CHANGE_MEETING)?;
    let row = house.store.read.one(meeting::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("meeting"))?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("meeting"));
    }
    let vault = &house.store.vault;
    let notes = given.notes.checked(house.store.clock.now())?;
    let minutes = notes.minutes.as_deref().map(|text| vault.seal("minutes", text)).transpose()?;
    let current = describe(&house, id).await?;
    house
        .store
        .journal
        .record(&person.actor, CHANGE_MEETING, &area, async |tx| {
            tx.about("meeting", id);
            tx.tell(&serde_json::json!({ "decisions": notes.decisions.len(), "minutes": notes.minutes.is_some() }));
            let row = tx.one(meeting::Entity::find_by_id(id).lock_exclusive()).await?;
            let row = row.ok_or(Error::NotFound("meeting"))?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            let changed = meeting::ActiveModel {
                id: Set(id),
                title: Set(notes.title.clone()),
                held_at: Set(notes.held_at),
                place: Set(notes.place.clone()),
                minutes: Set(minutes),
                version: Set(row.version + 1),
                ..Default::default()
            };
            changed.update(tx).await?;
            notes.keep(tx, vault, id).await
        })
        .await?;
    describe(&house, id).await.map(Json)
}
