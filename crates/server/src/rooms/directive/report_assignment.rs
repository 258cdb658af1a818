//! Reporting how far a directive is, or that it is done, with words and files.

use axum::extract::State;
use kernel::{Error, Read, Result, Tx};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::REPORT_ASSIGNMENT;
use super::assignments::{Assignment, describe_one};
use super::files;
use super::model::{DirectiveRules, Move};
use super::steps::{NewStep, take};
use super::store::{AssignmentId, FileId, StepId, assignment_to_change, directive, own, step};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};

/// A report.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportAssignment {
    /// Of which assignment.
    pub assignment_id: AssignmentId,
    /// What was done. Kept sealed.
    #[schema(min_length = 1, max_length = 2000)]
    pub text: String,
    /// Files that were sent before.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub files: Vec<FileId>,
    /// Whether it is done; else it says how far it is.
    pub done: bool,
    /// Why it is done although directives that break it down are still open.
    #[schema(max_length = 500)]
    pub children_reason: Option<String>,
}

/// Reports on one's own assignment. Whoever reports has received it.
#[utoipa::path(put, path = "/assignment-reports/{id}", operation_id = "reportAssignment", tag = "directive",
    request_body = ReportAssignment, params(("id" = StepId, Path)),
    responses((status = 201, body = Assignment), (status = 200, body = Assignment, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn report_assignment(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<StepId>,
    Body(given): Body<ReportAssignment>,
) -> Result<Created<Assignment>> {
    let of = given.assignment_id;
    let seen = own(&house, &person, REPORT_ASSIGNMENT, of).await;
    let (_, area) = seen.map_err(|error| match error {
        Error::NotFound(_) => Error::invalid("assignment_id", "assignment_unknown"),
        other => other,
    })?;
    let vault = &house.store.vault;
    let digest = vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let text = words("text", Some(&given.text), 2000)?.ok_or(Error::invalid("text", "text_length"))?;
    let reason = words("children_reason", given.children_reason.as_deref(), 500)?;
    let current = describe_one(&house, &person, of).await?;
    let made = house
        .store
        .journal
        .record(&person.actor, REPORT_ASSIGNMENT, &area, async |tx| {
            tx.about("assignment", of);
            tx.tell(&serde_json::json!({ "done": given.done, "files": given.files.len() }));
            if let Some(known) = tx.one(step::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                let same = known.digest.as_ref() == Some(&digest);
                return if same { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = assignment_to_change(tx, of).await?;
            let children_open = given.done && open_children(tx, of).await?;
            if children_open && reason.is_none() {
                return Err(Error::invalid("children_reason", "children_open"));
            }
            let new = NewStep {
                id,
                digest: Some(digest.clone()),
                step: if given.done { "done" } else { "reported" },
                text: Some(vault.seal("report", &text)?),
                reason: reason.as_deref().filter(|_| children_open).map(|why| vault.seal("reason", why)).transpose()?,
            };
            let way = if given.done { Move::Finish } else { Move::Report };
            take(tx, &house.store, &row, way, new).await.map_err(|error| match error {
                Error::Conflict { code, .. } => Error::conflict_with(code, &current),
                other => other,
            })?;
            let rules = DirectiveRules::on(&house.store.policy, tx.today())?;
            let to = files::Place { area, directive_id: row.directive_id, assignment_id: Some(of), step_id: Some(id) };
            files::attach(tx, &rules, "files", &given.files, &to).await?;
            Ok(true)
        })
        .await?;
    let shown = describe_one(&house, &person, of).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Whether something that breaks an assignment down is still open.
async fn open_children(tx: &Tx, id: AssignmentId) -> Result<bool> {
    let open = directive::Entity::find().filter(directive::Column::ParentId.eq(id));
    Ok(tx.one(open.filter(directive::Column::State.eq("open"))).await?.is_some())
}
