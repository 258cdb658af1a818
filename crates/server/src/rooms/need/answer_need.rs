//! Answering a need; an appeal is granted or refused with the reasons.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Tx, task};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;

use super::model::NeedKind;
use super::show_need::{Need, describe_one};
use super::store::{self, NeedId, need};
use super::{ANSWER_NEED, ANSWERED};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;

/// An answer.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerNeed {
    /// What the resident reads; to an appeal the reasons. Kept sealed.
    #[schema(min_length = 1, max_length = 1000)]
    pub answer: String,
    /// Whether an appeal is granted; with an appeal only. What follows from it is an order of its own.
    pub granted: Option<bool>,
    /// The version the caller saw.
    pub version: i64,
}

/// Answers a need; its task is done with it.
#[utoipa::path(post, path = "/needs/{id}/answer", operation_id = "answerNeed", tag = "need", request_body = AnswerNeed,
    params(("id" = NeedId, Path)), responses((status = 200, body = Need), Refusals), security(("session" = [])))]
pub async fn answer_need(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<NeedId>,
    Body(given): Body<AnswerNeed>,
) -> Result<Json<Need>> {
    let seen = store::find(&house, &person, ANSWER_NEED, id).await?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    let current = describe_one(&house, &person, seen).await?;
    let answer = words("answer", Some(&given.answer), 1000)?.ok_or(Error::invalid("answer", "text_length"))?;
    match (current.kind, given.granted) {
        (NeedKind::Appeal, None) => return Err(Error::invalid("granted", "decision_missing")),
        (NeedKind::Ask | NeedKind::Complaint, Some(_)) => return Err(Error::invalid("granted", "decision_unasked")),
        _ => {}
    }
    if current.own_order {
        return Err(Error::conflict("own_order"));
    }
    let answer = house.store.vault.seal("answer", &answer)?;
    house
        .store
        .journal
        .record(&person.actor, ANSWER_NEED, &area, async |tx| {
            tx.about("need", id);
            tx.tell(&serde_json::json!({ "kind": current.kind, "granted": given.granted }));
            let row = store::find_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if row.state == "answered" {
                return Err(Error::conflict_with("need_answered", &current));
            }
            let answered = need::ActiveModel {
                id: Set(id),
                state: Set("answered".to_owned()),
                granted: Set(given.granted),
                answer: Set(Some(answer)),
                answered_on: Set(Some(tx.today())),
                answered_at: Set(Some(tx.now())),
                answered_by: Set(tx.actor().map(WorkerId)),
                version: Set(row.version + 1),
                ..Default::default()
            };
            answered.update(tx).await?;
            tx.tally(&ANSWERED, row.area.parse().map_err(Error::internal)?, tx.today(), &row.kind, 1);
            finish_tasks(tx, id).await
        })
        .await?;
    let row = store::find(&house, &person, ANSWER_NEED, id).await?;
    describe_one(&house, &person, row).await.map(Json)
}

async fn finish_tasks(tx: &mut Tx, id: NeedId) -> Result<()> {
    let open = task::Entity::find().filter(task::Column::Subject.eq(id.0)).filter(task::Column::State.eq("open"));
    for task in tx.all(open).await? {
        task::finish(tx, task.id, id).await?;
    }
    Ok(())
}
