//! Saying that something was done: a meal brought, disinfectant handed over, a message sent.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, task};
use sea_orm::{QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::COMPLETE_TASK;
use super::plan::{Asks, Plan};
use super::task_lines::{TaskLine, describe};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn, words};
use crate::rooms::people::Shown;

kernel::id!(
    /// The name of a task.
    TaskId
);

/// What doing it left behind.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteTask {
    /// Who received it, where the plan asks for that.
    #[schema(max_length = 60)]
    pub received_by: Option<String>,
}

/// Ends a task as done. A temperature is taken as a reading, a release is an order: they end their tasks themselves.
#[utoipa::path(post, path = "/tasks/{id}/complete", operation_id = "completeTask", tag = "isolation",
    request_body = CompleteTask, params(("id" = TaskId, Path)),
    responses((status = 200, body = TaskLine), Refusals), security(("session" = [])))]
pub async fn complete_task(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<TaskId>,
    Body(given): Body<CompleteTask>,
) -> Result<Json<TaskLine>> {
    let scope = person.scope(COMPLETE_TASK)?;
    let find = || task::Entity::find_by_id(id.0);
    let seen = house.store.read.one(find()).await?;
    let seen = seen.filter(|task| task.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area)));
    let seen = seen.ok_or(Error::NotFound("task"))?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    let plan = Plan::on(&house.store.policy, seen.day)?;
    let item = plan.item(&seen.kind).filter(|item| item.asks != Asks::Reading);
    let item = item.ok_or(Error::conflict("task_has_its_own_act"))?;
    let received_by = words("received_by", given.received_by.as_deref(), 60)?;
    if item.asks == Asks::Receipt && received_by.is_none() {
        return Err(Error::invalid("received_by", "receipt_missing"));
    }
    // Who received it is a name: it is sealed like all that is personal.
    let receipt = received_by.map(|name| house.store.vault.seal("receipt", &name)).transpose()?;
    let outcome = receipt.map(|sealed| hex::encode(sealed.0)).unwrap_or_default();
    house
        .store
        .journal
        .record(&person.actor, COMPLETE_TASK, &area, async |tx| {
            tx.about("task", id);
            tx.tell(&serde_json::json!({ "kind": seen.kind }));
            let row = tx.one(find().lock_exclusive()).await?.ok_or(Error::NotFound("task"))?;
            match row.state.as_str() {
                // The same person saying it twice says it once.
                "done" if row.closed_by == tx.actor() => {
                    tx.nothing_changed();
                    Ok(())
                }
                "open" if row.opens_at > tx.now() => Err(Error::conflict("too_early")),
                "open" => task::finish(tx, row.id, &outcome).await.map(|_| ()),
                _ => Err(Error::conflict("task_closed")),
            }
        })
        .await?;
    let row = house.store.read.one(find()).await?.ok_or(Error::NotFound("task"))?;
    describe(&house, vec![row], Shown::Masked).await?.pop().map(Json).ok_or(Error::NotFound("task"))
}
