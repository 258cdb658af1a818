//! Reading the whole chain from the desk: it runs beside everything else, tells how far it is, and leaves what it found.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::State;
use kernel::journal::{self, Checked};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::Serialize;
use serde_json::json;

use super::store::{ChainCheckId, chain_check, line};
use super::{CHECK_CHAIN, LIST_CHAIN_CHECKS};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::people::{self, WorkerId};

/// A check under way.
#[derive(Clone, Copy, Debug, Serialize, utoipa::ToSchema)]
pub struct RunningCheck {
    /// Its id.
    pub id: ChainCheckId,
    /// Since when.
    pub started_at: Stamp,
    /// So many lines are read …
    pub lines: i64,
    /// … of so many.
    pub of: i64,
}

/// The check that this program runs, if any.
#[derive(Clone, Default)]
pub struct Checks(Arc<Mutex<Option<RunningCheck>>>);

impl Checks {
    fn now(&self) -> Option<RunningCheck> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins; the one that runs already is given back.
    fn begin(&self, check: RunningCheck) -> Option<RunningCheck> {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let before = *running;
        if before.is_none() {
            *running = Some(check);
        }
        before
    }

    fn far(&self, lines: i64) {
        if let Some(running) = self.0.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            running.lines = lines;
        }
    }

    fn end(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// What a check found.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ChainCheck {
    /// Its id.
    pub id: ChainCheckId,
    /// When it began.
    pub started_at: Stamp,
    /// Who began it.
    pub started_by: Option<String>,
    /// When it ended.
    pub ended_at: Stamp,
    /// So many lines were read.
    pub lines: i64,
    /// The hash of the last one: whoever writes it down elsewhere can tell later that nothing before was exchanged.
    pub last_hash: String,
    /// The first line that does not fit; none where the chain is whole.
    pub fault_seq: Option<i64>,
    /// What is wrong with it: `broken`, `missing` or `exchanged`.
    pub fault: Option<String>,
}

/// Checks, and the one under way.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ChainChecks {
    /// Under way.
    pub running: Option<RunningCheck>,
    /// Those before, the newest first; at most twenty.
    pub rows: Vec<ChainCheck>,
}

/// Begins to read the whole chain. Only one check runs at a time.
#[utoipa::path(put, path = "/journal/checks/{id}", operation_id = "checkChain", tag = "audit",
    params(("id" = ChainCheckId, Path)), responses((status = 200, body = ChainChecks), Refusals), security(("session" = [])))]
pub async fn check_chain(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ChainCheckId>,
) -> Result<Json<ChainChecks>> {
    // The chain is the city's: whoever has only a part of it does not read the whole.
    person.actor.must(CHECK_CHAIN, &house.city)?;
    let store = &house.store;
    if store.read.one(chain_check::Entity::find_by_id(id)).await?.is_some() {
        return shown(&house).await.map(Json);
    }
    store.journal.settle().await?;
    let of = journal::last(&store.read).await?.map_or(0, |line| line.seq);
    let check = RunningCheck { id, started_at: store.clock.now(), lines: 0, of };
    match house.checks.begin(check) {
        Some(running) if running.id == id => {}
        Some(_) => return Err(Error::conflict("check_running")),
        None => {
            let house = house.clone();
            tokio::spawn(async move {
                if let Err(error) = run(&house, &person, check).await {
                    tracing::error!(%error, "the chain could not be checked");
                }
                house.checks.end();
            });
        }
    }
    shown(&house).await.map(Json)
}

async fn run(house: &House, person: &SignedIn, check: RunningCheck) -> Result<()> {
    let store = &house.store;
    let checked = journal::check_telling(&store.read, |seq| house.checks.far(seq)).await?;
    let fault = match checked.faults.first() {
        Some(fault) => Some((fault.seq, if fault.what.contains("missing") { "missing" } else { "broken" })),
        None => exchanged(house, &checked).await?,
    };
    store
        .journal
        .record(&person.actor, CHECK_CHAIN, &house.city, async |tx| {
            tx.about("chain_check", check.id);
            tx.tell(&json!({ "lines": checked.lines, "fault": fault.map(|(seq, _)| seq) }));
            let row = chain_check::ActiveModel {
                id: Set(check.id),
                started_at: Set(check.started_at),
                started_by: Set(tx.actor().map(WorkerId)),
                ended_at: Set(tx.now()),
                lines: Set(checked.lines),
                last_hash: Set(checked.hash.clone()),
                fault_seq: Set(fault.map(|(seq, _)| seq)),
                fault: Set(fault.map(|(_, what)| what.to_owned())),
            };
            row.insert(tx).await?;
            Ok(())
        })
        .await
}

/// A chain that was written anew from some line on fits in itself, but not with what an earlier check saw.
async fn exchanged(house: &House, checked: &Checked) -> Result<Option<(i64, &'static str)>> {
    let read = &house.store.read;
    let before = chain_check::Entity::find().filter(chain_check::Column::FaultSeq.is_null());
    let before = read.all(before.order_by_desc(chain_check::Column::Lines).limit(20)).await?;
    let ends: Vec<i64> = before.iter().map(|row| row.lines).collect();
    let lines = read.among(line::Entity::find(), line::Column::Seq, ends).await?;
    let differs = |row: &&chain_check::Model| {
        let now = lines.iter().find(|line| line.seq == row.lines);
        row.lines > checked.lines || now.is_none_or(|line| line.hash != row.last_hash)
    };
    Ok(before.iter().filter(|row| row.lines > 0).filter(differs).map(|row| (row.lines, "exchanged")).min())
}

/// Lists what checks of the chain found, and how far the one under way is.
#[utoipa::path(get, path = "/journal/checks", operation_id = "listChainChecks", tag = "audit",
    responses((status = 200, body = ChainChecks), Refusals), security(("session" = [])))]
pub async fn list_chain_checks(State(house): State<House>, person: SignedIn) -> Result<Json<ChainChecks>> {
    person.actor.must(LIST_CHAIN_CHECKS, &house.city)?;
    shown(&house).await.map(Json)
}

async fn shown(house: &House) -> Result<ChainChecks> {
    let read = &house.store.read;
    let running = house.checks.now();
    let newest = chain_check::Entity::find().order_by_desc(chain_check::Column::EndedAt);
    let rows = read.all(newest.order_by_desc(chain_check::Column::Id).limit(20)).await?;
    let names = people::worker_names(read, rows.iter().filter_map(|row| row.started_by)).await?;
    let row = |row: chain_check::Model| ChainCheck {
        id: row.id,
        started_at: row.started_at,
        started_by: row.started_by.and_then(|id| names.get(&id).cloned()),
        ended_at: row.ended_at,
        lines: row.lines,
        last_hash: row.last_hash,
        fault_seq: row.fault_seq,
        fault: row.fault,
    };
    Ok(ChainChecks { running, rows: rows.into_iter().map(row).collect() })
}
