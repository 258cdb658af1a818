//! Checkpoints as people see them.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{ExprTrait, QueryOrder, QuerySelect, QueryTrait, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::model::{CheckpointKind, CheckpointRules};
use super::store::{self, CheckpointId, checkpoint, duty};
use super::{LIST_CHECKPOINTS, SHOW_CHECKPOINT, passing, shifts};
use crate::house::House;
use crate::http::{At, Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, WorkerId};

/// A checkpoint.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Checkpoint {
    /// Its id.
    pub id: CheckpointId,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// What it stands at.
    pub kind: CheckpointKind,
    /// Name.
    pub name: String,
    /// Road and kilometre, gate or landmark.
    pub place: String,
    /// When it is open.
    pub hours: String,
    /// `open` or `closed`.
    pub state: String,
    /// Why it is closed.
    pub closed_reason: Option<String>,
    /// Who answers for it.
    pub lead: Option<WorkerId>,
    /// Their name.
    pub lead_name: Option<String>,
    /// How many are on duty now.
    pub on_duty: usize,
    /// Whether it should be staffed now and nobody is on duty.
    pub unstaffed: bool,
    /// Whether somebody on duty stands there longer than they may.
    pub too_long: bool,
    /// When the next shift that lacks somebody begins, within the hours of the warning.
    pub gap_at: Option<Stamp>,
    /// Crossings today.
    pub crossings: i64,
    /// Since when.
    pub created_at: Stamp,
    /// Changes with every change.
    pub version: i32,
}

/// Which checkpoints to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CheckpointFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// `expressway`, `road`, `station`, `village` or `compound`.
    #[param(inline)]
    pub kind: Option<CheckpointKind>,
    /// `open` or `closed`.
    #[param(pattern = "^(open|closed)$")]
    pub state: Option<String>,
    /// Only those open at which nobody is on duty now, or only the others.
    pub unstaffed: Option<bool>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists checkpoints in the order they were set up.
#[utoipa::path(get, path = "/checkpoints", operation_id = "listCheckpoints", tag = "checkpoint", params(CheckpointFilter),
    responses((status = 200, body = Page<Checkpoint>), Refusals), security(("session" = [])))]
pub async fn list_checkpoints(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<CheckpointFilter>,
) -> Result<Json<Page<Checkpoint>>> {
    use checkpoint::Column;
    let scope = person.scope(LIST_CHECKPOINTS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = checkpoint::Entity::find().filter(scope.on(Column::Area));
    if let Some(kind) = filter.kind {
        select = select.filter(Column::Kind.eq(kind.code()));
    }
    select = match filter.state.as_deref() {
        None => select,
        Some(state @ ("open" | "closed")) => select.filter(Column::State.eq(state)),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(unstaffed) = filter.unstaffed {
        let staffed = duty::Entity::find().filter(duty::Column::OffAt.is_null());
        let staffed = staffed.select_only().column(duty::Column::CheckpointId).into_query();
        let empty = Column::State.eq("open").and(Column::Id.not_in_subquery(staffed));
        select = select.filter(if unstaffed { empty } else { empty.not() });
    }
    if let Some(last) = page.key::<CheckpointId>()? {
        select = select.filter(Column::Id.gt(last));
    }
    let rows = house.store.read.all(select.order_by_asc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Shows a checkpoint.
#[utoipa::path(get, path = "/checkpoints/{id}", operation_id = "showCheckpoint", tag = "checkpoint",
    params(("id" = CheckpointId, Path)), responses((status = 200, body = Checkpoint), Refusals), security(("session" = [])))]
pub async fn show_checkpoint(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CheckpointId>,
) -> Result<Json<Checkpoint>> {
    let (row, _) = store::within_reach(&house, &person, SHOW_CHECKPOINT, id).await?;
    describe(&house, vec![row]).await?.pop().map(Json).ok_or(Error::NotFound("checkpoint"))
}

/// Describes the checkpoint of that name.
pub async fn describe_one(house: &House, id: CheckpointId) -> Result<Checkpoint> {
    let row = store::find(&house.store.read, id).await?.ok_or(Error::NotFound("checkpoint"))?;
    describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("checkpoint"))
}

/// Describes checkpoints, a page at a time.
pub async fn describe(house: &House, rows: Vec<checkpoint::Model>) -> Result<Vec<Checkpoint>> {
    let (read, clock) = (&house.store.read, &house.store.clock);
    let (now, today) = (clock.now(), clock.today());
    let rules = CheckpointRules::on(&house.store.policy, today)?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let leads: Vec<WorkerId> = rows.iter().filter_map(|row| row.lead).collect();
    let leads = people::worker_names(read, leads).await?;
    let ids: Vec<CheckpointId> = rows.iter().map(|row| row.id).collect();
    let mut standing: BTreeMap<CheckpointId, Vec<duty::Model>> = BTreeMap::new();
    for one in store::on_duty(read, &ids).await? {
        standing.entry(one.checkpoint_id).or_default().push(one);
    }
    let mut crossed: BTreeMap<CheckpointId, i64> = BTreeMap::new();
    for sum in passing::on(&read.snapshot().await?, &rows, today).await? {
        *crossed.entry(sum.checkpoint_id).or_default() += sum.n;
    }
    let soon = shifts::between(house, &rows, now, now.plus_hours(rules.warning_hours)).await?;
    let one = |row: checkpoint::Model| {
        let there = standing.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let mut own = soon.iter().filter(|shift| shift.checkpoint_id == row.id && row.state == "open");
        let begun = own.clone().any(|shift| shift.slot.begins_at <= now);
        Ok(Checkpoint {
            id: row.id,
            kind: CheckpointKind::of_code(&row.kind).ok_or(Error::internal("a checkpoint of no kind"))?,
            area_name: places.path(&row.area),
            area: row.area,
            name: row.name,
            place: row.place,
            hours: row.hours,
            unstaffed: begun && there.is_empty(),
            too_long: there.iter().any(|duty| duty.on_at.plus_hours(rules.longest_hours) < now),
            on_duty: there.len(),
            gap_at: own.find(|shift| !shift.lacks.is_empty()).map(|shift| shift.slot.begins_at),
            crossings: crossed.get(&row.id).copied().unwrap_or_default(),
            state: row.state,
            closed_reason: row.closed_reason.map(|sealed| house.store.vault.open("reason", &sealed)).transpose()?,
            lead_name: row.lead.and_then(|lead| leads.get(&lead).cloned()),
            lead: row.lead,
            created_at: row.created_at,
            version: row.version,
        })
    };
    rows.into_iter().map(one).collect()
}
