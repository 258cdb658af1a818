//! When a pass was used, and what of it stands against the rules.

use axum::Json;
use axum::extract::State;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{Condition, QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;

use super::LIST_PASS_USES;
use super::model::{OverUse, PassDirection, PassPurpose};
use super::store::{self, PassId, PassUseId, pass_use};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::people::{self, WorkerId};

/// Somebody went out or came home with a pass.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PassUse {
    /// Its id.
    pub id: PassUseId,
    /// The pass.
    pub pass_id: PassId,
    /// Which way.
    pub direction: PassDirection,
    /// The moment at the gate.
    pub at: Stamp,
    /// What for.
    pub purpose: Option<PassPurpose>,
    /// At which checkpoint, if at one.
    pub checkpoint_id: Option<Uuid>,
    /// What of it stands against the rules; computed from all uses of the pass, so it may change when one comes late.
    pub over_use: Vec<OverUse>,
    /// `desk` or `field`.
    pub source: String,
    /// When it reached the house.
    pub noted_at: Stamp,
    /// Who noted it.
    pub noted_by: Option<String>,
}

/// Lists the uses of a pass, the latest at the gate first.
#[utoipa::path(get, path = "/passes/{id}/uses", operation_id = "listPassUses", tag = "pass",
    params(("id" = PassId, Path), PageQuery), responses((status = 200, body = Page<PassUse>), Refusals),
    security(("session" = [])))]
pub async fn list_pass_uses(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PassId>,
    Params(page): Params<PageQuery>,
) -> Result<Json<Page<PassUse>>> {
    use pass_use::Column;
    let read = &house.store.read;
    store::find(read, &person.scope(LIST_PASS_USES)?, id).await?;
    let limit = page.rows()?;
    let mut select = pass_use::Entity::find().filter(Column::PassId.eq(id));
    if let Some((at, last)) = page.key::<(Stamp, PassUseId)>()? {
        let same = Condition::all().add(Column::At.eq(at)).add(Column::Id.lt(last));
        select = select.filter(Condition::any().add(Column::At.lt(at)).add(same));
    }
    let rows = read.all(select.order_by_desc(Column::At).order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| (row.at, row.id));
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Describes uses.
pub async fn describe(house: &House, rows: Vec<pass_use::Model>) -> Result<Vec<PassUse>> {
    let who: Vec<WorkerId> = rows.iter().filter_map(|row| row.noted_by).collect();
    let names = people::worker_names(&house.store.read, who).await?;
    let one = |row: pass_use::Model| {
        Ok(PassUse {
            id: row.id,
            pass_id: row.pass_id,
            direction: PassDirection::of_code(&row.direction).ok_or(Error::internal("a use that goes neither way"))?,
            at: row.at,
            purpose: row.purpose.as_deref().and_then(PassPurpose::of_code),
            checkpoint_id: row.checkpoint_id,
            over_use: OverUse::of_text(&row.over_use),
            source: row.source,
            noted_at: row.noted_at,
            noted_by: row.noted_by.and_then(|id| names.get(&id).cloned()),
        })
    };
    rows.into_iter().map(one).collect()
}
