//! What was asked of a second person.

use axum::Json;
use axum::extract::State;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::store::{ApprovalId, Column, Entity, Model, within_reach};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::people::{self, WorkerId};

/// An approval in a list.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ApprovalLine {
    /// Its id.
    pub id: ApprovalId,
    /// The act it is for.
    pub act: String,
    /// `open`, `granted`, `refused`, `used`, or `over` where nobody decided or used it in time.
    pub state: String,
    /// Why it is asked.
    pub reason: String,
    /// Who asks.
    pub asked_by: WorkerId,
    /// Their name.
    pub asker: String,
    /// When.
    pub asked_at: Stamp,
    /// Who decided.
    pub decider: Option<String>,
    /// When.
    pub decided_at: Option<Stamp>,
    /// Until when it can be decided or used.
    pub valid_until: Stamp,
}

/// Which approvals to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ApprovalFilter {
    /// `open`, `granted`, `refused`, `used` or `over`.
    #[param(pattern = "^(open|granted|refused|used|over)$")]
    pub state: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    #[param(max_length = 200)]
    pub after: Option<String>,
}

/// Lists what was asked of a second person, the latest first: by oneself, and what one may decide.
#[utoipa::path(get, path = "/approvals", operation_id = "listApprovals", tag = "approval", params(ApprovalFilter),
    responses((status = 200, body = Page<ApprovalLine>), Refusals), security(("session" = [])))]
pub async fn list_approvals(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<ApprovalFilter>,
) -> Result<Json<Page<ApprovalLine>>> {
    let mut select = Entity::find().filter(within_reach(&person)?);
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let waits = Column::State.is_in(["open", "granted"]);
    let in_time = Column::ValidUntil.gt(house.store.clock.now());
    select = match filter.state.as_deref() {
        None => select,
        Some("over") => select.filter(Condition::all().add(waits).add(Column::ValidUntil.lte(house.store.clock.now()))),
        Some(state @ ("open" | "granted")) => select.filter(Column::State.eq(state)).filter(in_time),
        Some(state @ ("refused" | "used")) => select.filter(Column::State.eq(state)),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(last) = page.key::<ApprovalId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Describes approvals.
pub async fn describe(house: &House, rows: Vec<Model>) -> Result<Vec<ApprovalLine>> {
    let now = house.store.clock.now();
    let who: Vec<WorkerId> = rows.iter().flat_map(|row| [Some(row.asked_by), row.decided_by]).flatten().collect();
    let names = people::worker_names(&house.store.read, who).await?;
    let name = |id: WorkerId| names.get(&id).cloned().unwrap_or_default();
    let line = |row: Model| {
        let over = row.valid_until <= now && ["open", "granted"].contains(&row.state.as_str());
        Ok(ApprovalLine {
            id: row.id,
            act: row.act,
            state: if over { "over".to_owned() } else { row.state },
            reason: house.store.vault.open("approval_reason", &row.reason)?,
            asked_by: row.asked_by,
            asker: name(row.asked_by),
            asked_at: row.asked_at,
            decider: row.decided_by.map(name),
            decided_at: row.decided_at,
            valid_until: row.valid_until,
        })
    };
    rows.into_iter().map(line).collect()
}
