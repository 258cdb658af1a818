//! Saying that something was done: a meal brought, disinfectant handed over, a message sent; and taking it back.

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Plate};
use kernel::{Error, Read, Result, Vault, task};
use sea_orm::{QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::plan::{Asks, Plan};
use super::proof::{self, ProofId};
use super::task_lines::{TaskLine, describe};
use super::{COMPLETE_TASK, REOPEN_TASK};
use crate::house::House;
use crate::http::{At, Body, MadeAt, Refusals, SignedIn, words};
use crate::rooms::people::Shown;

kernel::id!(
    /// The name of a task.
    TaskId
);

/// What doing it left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompleteTask {
    /// Who received it, where the plan asks for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 60)]
    pub received_by: Option<String>,
    /// The plate of the vehicle, where the plan asks for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 20, example = "吉E12345")]
    pub plate: Option<String>,
    /// A photo or signature that was sent before; where the plan asks for that, else if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof_id: Option<ProofId>,
}

impl CompleteTask {
    /// What was given, checked against what the plan asks for.
    fn checked(self, asks: Asks) -> Result<Self> {
        let received_by = words("received_by", self.received_by.as_deref(), 60)?;
        let plate = words("plate", self.plate.as_deref(), 20)?;
        let plate = plate.map(|text| text.parse::<Plate>()).transpose();
        let plate = plate.map_err(|_| Error::invalid("plate", "plate_invalid"))?.map(|plate| plate.to_string());
        match asks {
            Asks::Receipt if received_by.is_none() => Err(Error::invalid("received_by", "receipt_missing")),
            Asks::Plate if plate.is_none() => Err(Error::invalid("plate", "plate_missing")),
            Asks::Photo | Asks::Signature if self.proof_id.is_none() => {
                Err(Error::invalid("proof_id", "proof_missing"))
            }
            _ => Ok(Self { received_by, plate, proof_id: self.proof_id }),
        }
    }

    /// As a task keeps it: sealed, for who received something is a name. Nothing where nothing was left.
    pub fn seal(&self, vault: &Vault) -> Result<String> {
        if *self == Self::default() {
            return Ok(String::new());
        }
        let text = serde_json::to_string(self).map_err(Error::internal)?;
        Ok(hex::encode(vault.seal("receipt", &text)?.0))
    }

    /// What a task keeps; nothing where its outcome is another record.
    pub fn open(vault: &Vault, outcome: &str) -> Option<Self> {
        let sealed = kernel::Sealed(hex::decode(outcome).ok().filter(|bytes| !bytes.is_empty())?);
        serde_json::from_str(&vault.open("receipt", &sealed).ok()?).ok()
    }
}

async fn seen(house: &House, person: &SignedIn, act: kernel::Act, id: TaskId) -> Result<(task::Model, AreaCode)> {
    let scope = person.scope(act)?;
    let row = house.store.read.one(task::Entity::find_by_id(id.0)).await?.ok_or(Error::NotFound("task"))?;
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    if scope.contains(&area) { Ok((row, area)) } else { Err(Error::NotFound("task")) }
}

/// Ends a task as done. A temperature is taken as a reading, a release is an order: they end their tasks themselves.
#[utoipa::path(post, path = "/tasks/{id}/complete", operation_id = "completeTask", tag = "isolation",
    request_body = CompleteTask, params(("id" = TaskId, Path)),
    responses((status = 200, body = TaskLine), Refusals), security(("session" = [])))]
pub async fn complete_task(
    State(house): State<House>,
    person: SignedIn,
    MadeAt(made): MadeAt,
    At(id): At<TaskId>,
    Body(given): Body<CompleteTask>,
) -> Result<Json<TaskLine>> {
    let (seen, area) = seen(&house, &person, COMPLETE_TASK, id).await?;
    let plan = Plan::on(&house.store.policy, seen.day)?;
    let item = plan.item(&seen.kind).filter(|item| item.asks != Asks::Reading);
    let item = item.ok_or(Error::conflict("task_has_its_own_act"))?;
    let given = given.checked(item.asks)?;
    if let Some(proof) = given.proof_id {
        let sent = house.store.read.one(proof::stored::Entity::find_by_id(proof)).await?;
        sent.filter(|sent| sent.task_id == id).ok_or(Error::invalid("proof_id", "proof_unknown"))?;
    }
    let outcome = given.seal(&house.store.vault)?;
    let done = house
        .store
        .journal
        .record(&person.actor, COMPLETE_TASK, &area, async |tx| {
            tx.about("task", id);
            tx.tell(&serde_json::json!({ "kind": seen.kind }));
            let find = task::Entity::find_by_id(id.0).lock_exclusive();
            let row = tx.one(find).await?.ok_or(Error::NotFound("task"))?;
            match row.state.as_str() {
                // The same person saying it twice says it once.
                "done" if row.closed_by == tx.actor() => {
                    tx.nothing_changed();
                    Ok(())
                }
                "open" if row.opens_at > made.unwrap_or(tx.now()) => Err(Error::conflict("too_early")),
                "open" => task::finish(tx, row.id, &outcome).await.map(|_| ()),
                // Done in time where there was no signal.
                "missed" if made.is_some_and(|at| (row.opens_at..=row.due_at).contains(&at)) => {
                    task::finish_at(tx, &row, made.unwrap_or(tx.now()), &outcome).await.map(|_| ())
                }
                _ => Err(Error::conflict("task_closed")),
            }
        })
        .await;
    match done {
        // Whoever was late sees who was first.
        Err(Error::Conflict { code: code @ "task_closed", .. }) => {
            Err(Error::conflict_with(code, &shown(&house, id).await?.0))
        }
        Err(error) => Err(error),
        Ok(()) => shown(&house, id).await,
    }
}

/// Opens a task again that one ended by mistake, while its window lasts.
#[utoipa::path(post, path = "/tasks/{id}/reopen", operation_id = "reopenTask", tag = "isolation",
    params(("id" = TaskId, Path)), responses((status = 200, body = TaskLine), Refusals), security(("session" = [])))]
pub async fn reopen_task(State(house): State<House>, person: SignedIn, At(id): At<TaskId>) -> Result<Json<TaskLine>> {
    let (seen, area) = seen(&house, &person, REOPEN_TASK, id).await?;
    let plan = Plan::on(&house.store.policy, seen.day)?;
    let simple = plan.item(&seen.kind).is_some_and(|item| item.asks != Asks::Reading);
    if !simple {
        return Err(Error::conflict("task_has_its_own_act"));
    }
    house
        .store
        .journal
        .record(&person.actor, REOPEN_TASK, &area, async |tx| {
            tx.about("task", id);
            tx.tell(&serde_json::json!({ "kind": seen.kind }));
            let find = task::Entity::find_by_id(id.0).lock_exclusive();
            let row = tx.one(find).await?.ok_or(Error::NotFound("task"))?;
            match row.state.as_str() {
                "open" => tx.nothing_changed(),
                "done" if row.closed_by == tx.actor() && row.due_at > tx.now() => task::reopen(tx, &row).await?,
                _ => return Err(Error::conflict("task_closed")),
            }
            Ok(())
        })
        .await?;
    shown(&house, id).await
}

async fn shown(house: &House, id: TaskId) -> Result<Json<TaskLine>> {
    let row = house.store.read.one(task::Entity::find_by_id(id.0)).await?.ok_or(Error::NotFound("task"))?;
    describe(house, vec![row], Shown::Masked).await?.pop().map(Json).ok_or(Error::NotFound("task"))
}
