//! What goes on at one checkpoint now.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use kernel::{Error, Result, Stamp};
use serde::Serialize;

use super::duties::Duty;
use super::list_checkpoints::{self, Checkpoint};
use super::list_handovers::{self, Handover};
use super::passing::{self, HourCount, WaitingReferral};
use super::shifts::{self, ShiftLine};
use super::store::{self, CheckpointId};
use super::{SHOW_BOARD, duties};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};

/// The board of a checkpoint.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CheckpointBoard {
    /// The checkpoint.
    pub checkpoint: Checkpoint,
    /// As of this moment.
    pub as_of: Stamp,
    /// Who is on duty now, the longest first.
    pub on_duty: Vec<Duty>,
    /// The shift that goes on.
    pub shift: Option<ShiftLine>,
    /// The one after it.
    pub next: Option<ShiftLine>,
    /// Crossings of today by hour.
    pub hours: Vec<HourCount>,
    /// Crossings of today by what was decided.
    pub decisions: BTreeMap<String, i64>,
    /// Those referred to a medic for whom nobody has come.
    pub referrals: Vec<WaitingReferral>,
    /// The last note of a shift.
    pub handover: Option<Handover>,
}

/// Shows the board of a checkpoint.
#[utoipa::path(get, path = "/checkpoints/{id}/board", operation_id = "showBoard", tag = "checkpoint",
    params(("id" = CheckpointId, Path)), responses((status = 200, body = CheckpointBoard), Refusals),
    security(("session" = [])))]
pub async fn show_board(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CheckpointId>,
) -> Result<Json<CheckpointBoard>> {
    let (row, _) = store::within_reach(&house, &person, SHOW_BOARD, id).await?;
    let (read, clock) = (&house.store.read, &house.store.clock);
    let now = clock.now();
    let near = shifts::between(&house, std::slice::from_ref(&row), now, now.plus_hours(24)).await?;
    let (going_on, to_come): (Vec<_>, Vec<_>) = near.into_iter().partition(|shift| shift.slot.begins_at <= now);
    let shift = shifts::describe(&house, going_on.into_iter().take(1).collect()).await?.pop();
    let next = shifts::describe(&house, to_come.into_iter().take(1).collect()).await?.pop();
    let sums = passing::on(&read.snapshot().await?, std::slice::from_ref(&row), clock.today()).await?;
    let note = store::last_note(read, id).await?;
    Ok(Json(CheckpointBoard {
        as_of: now,
        on_duty: duties::describe(&house, store::on_duty(read, &[id]).await?).await?,
        shift,
        next,
        hours: passing::by_hour(&sums),
        decisions: passing::by_decision(&sums),
        referrals: passing::waiting(read, clock, id).await?,
        handover: list_handovers::describe(&house, &person, note.into_iter().collect()).await?.pop(),
        checkpoint: list_checkpoints::describe(&house, vec![row]).await?.pop().ok_or(Error::NotFound("checkpoint"))?,
    }))
}
