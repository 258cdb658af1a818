//! PostgreSQL: changes commit side by side; a sealer then numbers and chains their lines.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, FromQueryResult, Statement, TransactionTrait,
};
use tokio::sync::{Notify, watch};
use uuid::Uuid;

use super::{Draft, Tx, WriteWay, chain};
use crate::clock::Stamp;
use crate::dialect::Unpacking;
use crate::error::{Error, Result};
use crate::tally;

/// The lock that one sealer of all servers holds while it works: a fixed number of ours, one for each schema.
const SEALER: &str = "SELECT pg_try_advisory_xact_lock(220581, hashtext(current_schema())) AS mine";

/// So many lines get their number in one go.
const PORTION: usize = 5000;

static LEAVE: Unpacking = Unpacking::new(
    "
    INSERT INTO journal_inbox (id, at, actor, act, area, subject_kind, subject_id, detail)
    SELECT ID[0], INT[1], ID[2], TEXT[3], TEXT[4], TEXT[5], TEXT[6], TEXT[7]
    FROM EACH[$1]",
);

const LEAVE_COUNTS: &str = "
    INSERT INTO tally_inbox (id, counts)
    SELECT CAST($3 AS UUID), CAST($2 AS TEXT)
    WHERE $2 <> '[]'";

/// Writes tallies and lines of a change and commits it.
pub(super) async fn commit(mut tx: Tx) -> Result<()> {
    let lines = tx.take_lines();
    let WriteWay::Postgres(transaction) = tx.way else { return Err(Error::internal("not a PostgreSQL change")) };
    let rows = lines.iter().map(|line| {
        let id = crate::id::new(line.at);
        (id, line.at.0, line.actor, &line.act, &line.area, &line.subject_kind, &line.subject_id, &line.detail)
    });
    let lines = serde_json::to_string(&rows.collect::<Vec<_>>()).map_err(Error::internal)?;
    let tallies = serde_json::to_string(&tx.tallies.rows()).map_err(Error::internal)?;
    // In one visit. Nobody waits for anybody's row: what is counted is added up by the sealer.
    static WRITE: OnceLock<String> = OnceLock::new();
    let text = WRITE.get_or_init(|| {
        let leave = LEAVE.text(DbBackend::Postgres, 1);
        format!("WITH lines AS ({leave}) {LEAVE_COUNTS}")
    });
    let id = crate::id::new(tx.at);
    let values = [lines.into(), tallies.into(), id.into()];
    transaction.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, text, values)).await?;
    Ok(transaction.commit().await?)
}

/// Wakes up after changes of this server, and now and then for those of a server that died.
pub(super) struct Sealer {
    work: Notify,
}

impl Sealer {
    pub(super) fn start(pool: DatabaseConnection, ticks: watch::Sender<()>) -> Arc<Self> {
        let sealer = Arc::new(Self { work: Notify::new() });
        let weak = Arc::downgrade(&sealer);
        tokio::spawn(async move {
            while let Some(sealer) = weak.upgrade() {
                let _ = tokio::time::timeout(Duration::from_secs(1), sealer.work.notified()).await;
                drop(sealer);
                match seal(&pool).await {
                    Ok(0) => {}
                    Ok(_) => {
                        ticks.send_replace(());
                    }
                    Err(error) => tracing::warn!(%error, "journal lines wait for their number"),
                }
            }
        });
        sealer
    }

    pub(super) fn poke(&self) {
        self.work.notify_one();
    }
}

#[derive(FromQueryResult)]
struct Mine {
    mine: bool,
}

#[derive(FromQueryResult)]
struct Waiting {
    id: Uuid,
    at: Stamp,
    actor: Option<Uuid>,
    act: String,
    area: String,
    subject_kind: String,
    subject_id: String,
    detail: String,
}

const WAITING: &str = "
    SELECT id, at, actor, act, area, subject_kind, subject_id, detail
    FROM journal_inbox
    ORDER BY id
    LIMIT $1";

const TAKE: &str = "
    DELETE FROM journal_inbox
    WHERE id IN (SELECT CAST(value AS UUID) FROM jsonb_array_elements_text(CAST($1 AS JSONB)))";

/// Numbers what is committed, if no other server is at it. Returns how many lines.
async fn seal(pool: &DatabaseConnection) -> Result<usize> {
    let mut sealed = 0;
    loop {
        let transaction = pool.begin().await?;
        let mine =
            Mine::find_by_statement(Statement::from_string(DbBackend::Postgres, SEALER)).one(&transaction).await?;
        if !mine.is_some_and(|lock| lock.mine) {
            return Ok(sealed);
        }
        let portion = seal_portion(transaction).await?;
        sealed += portion;
        if portion < PORTION {
            return Ok(sealed);
        }
    }
}

async fn seal_portion(transaction: DatabaseTransaction) -> Result<usize> {
    let limit = i64::try_from(PORTION).unwrap_or(i64::MAX);
    let waiting = Statement::from_sql_and_values(DbBackend::Postgres, WAITING, [limit.into()]);
    let waiting = Waiting::find_by_statement(waiting).all(&transaction).await?;
    let n = waiting.len();
    if n == 0 {
        return Ok(0);
    }
    let ids: Vec<Uuid> = waiting.iter().map(|line| line.id).collect();
    let tail = chain::tail(&transaction).await?;
    let lines: Vec<Draft> = waiting.into_iter().map(Draft::from).collect();
    chain::append(&transaction, tail, &lines).await?;
    // After the lines were read, so that whoever sees a line sees what it counted too.
    tally::above::fold(&transaction).await?;
    let ids = serde_json::to_string(&ids).map_err(Error::internal)?;
    transaction.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, TAKE, [ids.into()])).await?;
    transaction.commit().await?;
    Ok(n)
}

/// Seals until the inbox is empty, waiting for another sealer where there is one.
pub(super) async fn seal_all(pool: &DatabaseConnection) -> Result<()> {
    #[derive(FromQueryResult)]
    struct Left {
        n: i64,
    }
    const LEFT: &str = "SELECT COUNT(*) AS n FROM journal_inbox";
    loop {
        seal(pool).await?;
        let left = Left::find_by_statement(Statement::from_string(DbBackend::Postgres, LEFT)).one(pool).await?;
        if left.is_none_or(|left| left.n == 0) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

impl From<Waiting> for Draft {
    fn from(line: Waiting) -> Self {
        Self {
            at: line.at,
            actor: line.actor,
            act: line.act.into(),
            area: line.area,
            subject_kind: line.subject_kind.into(),
            subject_id: line.subject_id,
            detail: line.detail,
        }
    }
}
