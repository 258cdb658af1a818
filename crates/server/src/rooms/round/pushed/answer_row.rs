//! Answering by hand, after a call or a visit.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, task};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::list_rows::{PushedRow, describe_one};
use super::model::RowAnswer;
use super::store::{PushedRowId, find_row, row};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;
use crate::rooms::round::ANSWER_PUSHED_ROW;

/// An answer by hand.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerPushedRow {
    /// The answer; `missed` is none.
    pub answer: RowAnswer,
    /// With `not_in_area`: to which area it is handed over, if it lies in this city; else the note says where.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub to_area: Option<AreaCode>,
    /// More about it; the sender reads it. Kept sealed.
    #[serde(default)]
    #[schema(max_length = 300)]
    pub note: Option<String>,
    /// The version the caller saw.
    pub version: i64,
}

/// Answers a row; the visit that was laid for it is done with that.
#[utoipa::path(put, path = "/pushed-rows/{id}/answer", operation_id = "answerPushedRow", tag = "round",
    request_body = AnswerPushedRow, params(("id" = PushedRowId, Path)),
    responses((status = 200, body = PushedRow), Refusals), security(("session" = [])))]
pub async fn answer_pushed_row(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PushedRowId>,
    Body(given): Body<AnswerPushedRow>,
) -> Result<Json<PushedRow>> {
    let (_, area) = find_row(&house, &person, ANSWER_PUSHED_ROW, id).await?;
    let note = words("note", given.note.as_deref(), 300)?;
    let elsewhere = given.answer == RowAnswer::NotInArea;
    match (given.answer, given.to_area) {
        (RowAnswer::Missed, _) => return Err(Error::invalid("answer", "answer_missing")),
        (RowAnswer::NotInArea, None) if note.is_none() => return Err(Error::invalid("to_area", "to_area_missing")),
        (_, Some(to)) if !elsewhere || !house.city.contains(&to) => {
            return Err(Error::invalid("to_area", "area_unknown"));
        }
        _ => {}
    }
    let note = note.map(|note| house.store.vault.seal("pushed_note", &note)).transpose()?;
    house
        .store
        .journal
        .record(&person.actor, ANSWER_PUSHED_ROW, &area, async |tx| {
            tx.about("pushed_row", id);
            tx.tell(&serde_json::json!({ "answer": given.answer, "to_area": given.to_area }));
            let held = tx.one(row::Entity::find_by_id(id).lock_exclusive()).await?.ok_or(Error::NotFound("row"))?;
            if held.version != given.version {
                return Err(Error::conflict("version_conflict"));
            }
            let answered = row::ActiveModel {
                id: Set(id),
                answer: Set(given.answer.code().to_owned()),
                reason: Set(None),
                to_area: Set(given.to_area.map(|area| area.to_string())),
                note: Set(note.clone()),
                by_machine: Set(false),
                day: Set(tx.today()),
                answered_at: Set(tx.now()),
                answered_by: Set(tx.actor().map(WorkerId)),
                version: Set(held.version + 1),
                ..Default::default()
            };
            answered.update(tx).await?;
            if let Some(task) = held.task_id {
                task::finish(tx, task, given.answer.code().to_owned()).await?;
            }
            Ok(())
        })
        .await?;
    let (row, _) = find_row(&house, &person, ANSWER_PUSHED_ROW, id).await?;
    describe_one(&house, &person, row).await.map(Json)
}
