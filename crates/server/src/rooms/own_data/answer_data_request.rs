//! Answering a request, or refusing it for a ground.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Result, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::Deserialize;
use serde_json::json;

use super::keeping;
use super::model::{DataRequestKind, RefusalGround};
use super::show_data_request::{DataRequest, again};
use super::store::{self, DataRequestId, KIND, data_request};
use super::{ANSWER_DATA_REQUEST, ANSWERED, REFUSE_DATA_REQUEST, REFUSED};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::alert;
use crate::rooms::people::WorkerId;

/// An answer.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerDataRequest {
    /// What is told to whoever asked: what was done, and where not, why. Kept sealed.
    #[schema(min_length = 1, max_length = 1000)]
    pub answer: String,
    /// The version the caller saw.
    pub version: i64,
}

/// Answers a request. A copy is answered by handing it out; all but an explanation need that the document was seen.
#[utoipa::path(post, path = "/data-requests/{id}/answer", operation_id = "answerDataRequest", tag = "own_data",
    request_body = AnswerDataRequest, params(("id" = DataRequestId, Path)),
    responses((status = 200, body = DataRequest), Refusals), security(("session" = [])))]
pub async fn answer_data_request(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DataRequestId>,
    Body(given): Body<AnswerDataRequest>,
) -> Result<Json<DataRequest>> {
    let (seen, area) = store::find(&house, &person, ANSWER_DATA_REQUEST, id).await?;
    let kind = DataRequestKind::of_code(&seen.kind).ok_or(Error::internal("a request of no kind"))?;
    let answer = words("answer", Some(&given.answer), 1000)?.ok_or(Error::invalid("answer", "text_length"))?;
    if kind == DataRequestKind::Copy {
        return Err(Error::conflict("copy_not_handed_out"));
    }
    if kind != DataRequestKind::Explanation && seen.seen.is_none() {
        return Err(Error::conflict("identity_unchecked"));
    }
    let answer = house.store.vault.seal(KIND, &answer)?;
    house
        .store
        .journal
        .record(&person.actor, ANSWER_DATA_REQUEST, &area, async |tx| {
            tx.about("data_request", id);
            tx.tell(&json!({ "kind": kind }));
            let row = store::find_waiting(tx, id, given.version).await?;
            let closed = data_request::ActiveModel { answer: Set(Some(answer)), ..closed(tx, &row, "answered") };
            closed.update(tx).await?;
            tx.tally(&ANSWERED, row.area.parse().map_err(Error::internal)?, tx.today(), &row.kind, 1);
            tell_nobody_any_more(tx, &house, id).await
        })
        .await?;
    again(&house, &person, ANSWER_DATA_REQUEST, id).await
}

/// A refusal.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RefuseDataRequest {
    /// Why.
    pub ground: RefusalGround,
    /// The same in words for whoever asked; kept sealed.
    #[schema(min_length = 1, max_length = 1000)]
    pub answer: String,
    /// The version the caller saw.
    pub version: i64,
}

/// Refuses a request, for a ground. Where something is kept by law, the day until when the policy keeps it is told.
#[utoipa::path(post, path = "/data-requests/{id}/refusal", operation_id = "refuseDataRequest", tag = "own_data",
    request_body = RefuseDataRequest, params(("id" = DataRequestId, Path)),
    responses((status = 200, body = DataRequest), Refusals), security(("session" = [])))]
pub async fn refuse_data_request(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DataRequestId>,
    Body(given): Body<RefuseDataRequest>,
) -> Result<Json<DataRequest>> {
    let (seen, area) = store::find(&house, &person, REFUSE_DATA_REQUEST, id).await?;
    let answer = words("answer", Some(&given.answer), 1000)?.ok_or(Error::invalid("answer", "text_length"))?;
    let kept_until: Option<Day> = match given.ground {
        RefusalGround::KeptByLaw => keeping::last_day(&keeping::of(&house, seen.person_id).await?),
        _ => None,
    };
    let answer = house.store.vault.seal(KIND, &answer)?;
    house
        .store
        .journal
        .record(&person.actor, REFUSE_DATA_REQUEST, &area, async |tx| {
            tx.about("data_request", id);
            tx.tell(&json!({ "kind": seen.kind, "ground": given.ground, "kept_until": kept_until }));
            let row = store::find_waiting(tx, id, given.version).await?;
            let closed = data_request::ActiveModel {
                refusal: Set(Some(given.ground.code().to_owned())),
                kept_until: Set(kept_until),
                answer: Set(Some(answer)),
                ..closed(tx, &row, "refused")
            };
            closed.update(tx).await?;
            tx.tally(&REFUSED, row.area.parse().map_err(Error::internal)?, tx.today(), &row.kind, 1);
            tell_nobody_any_more(tx, &house, id).await
        })
        .await?;
    again(&house, &person, REFUSE_DATA_REQUEST, id).await
}

/// A request that ends now.
pub fn closed(tx: &Tx, row: &data_request::Model, state: &str) -> data_request::ActiveModel {
    data_request::ActiveModel {
        id: Set(row.id),
        state: Set(state.to_owned()),
        closed_on: Set(Some(tx.today())),
        closed_at: Set(Some(tx.now())),
        closed_by: Set(tx.actor().map(WorkerId)),
        version: Set(row.version + 1),
        ..Default::default()
    }
}

/// Closes the alert that said that it is late.
pub async fn tell_nobody_any_more(tx: &mut Tx, house: &House, id: DataRequestId) -> Result<()> {
    let cause = format!("{} {id}", alert::OWN_DATA_OVERDUE.code);
    alert::close_with(tx, &house.store.vault, &[cause], "已办结").await.map(drop)
}
