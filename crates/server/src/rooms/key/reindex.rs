//! Changing the index key, at the machine itself, while nobody else has the store open: all fingerprints in one change.

use std::sync::LazyLock;

use kernel::vault::{Fingerprints, Keys, Renewal};
use kernel::{Result, Tx};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};
use serde_json::json;
use uuid::Uuid;

use super::REINDEX;
use crate::house::House;
use crate::rooms::{self, audit};

/// So many rows are in memory at once.
const ROWS: i64 = 500;

/// Is told the table, how many of its rows are done, and how many there are.
pub type Progress<'a> = &'a (dyn Fn(&str, i64, i64) + Sync);

/// The tables that are rewritten.
pub static REWRITTEN: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut tables: Vec<_> = rooms::fingerprints().map(|one| one.table).chain(rooms::digests()).collect();
    // The wrapped keys lie there.
    tables.push("store_note");
    tables.sort_unstable();
    tables.dedup();
    tables
});

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// Gives the store another index key: makes every fingerprint anew, forgets what cannot be made anew, and takes the old key away, in
/// one commit. To be called on a house that was opened alone.
///
/// # Errors
/// A conflict where another program changed the keys meanwhile. Then, and after any other error, nothing is changed.
pub async fn reindex(house: &House, progress: Progress<'_>) -> Result<()> {
    let store = &house.store;
    store.follow_keys().await?;
    let renewal = Renewal::begin(&store.vault, store.clock.now())?;
    let former = audit::evidence_key(&store.vault);
    store
        .journal
        .record_alone(&house.actor("console"), REINDEX, &house.city, async |tx| {
            tx.about(audit::FORMER_KEY, audit::FORMER_KEY);
            // A server that lost its connection, and with it its hold, waits here and then sees another key.
            if tx.get_database_backend() == DbBackend::Postgres {
                execute(tx, format!("LOCK TABLE {} IN EXCLUSIVE MODE", REWRITTEN.join(", ")), vec![]).await?;
            }
            let (mut rows, mut gone) = (0, 0);
            for one in rooms::fingerprints() {
                match &one.keys {
                    Keys::Made { .. } => rows += renew(tx, &renewal, one, progress).await?,
                    Keys::Gone => gone += execute(tx, format!("DELETE FROM {}", one.table), vec![]).await?,
                }
            }
            forget_digests(tx, progress).await?;
            tx.tell(&json!({ "rows": rows, "carried": renewal.carried(), "gone": gone, "evidence_key": former }));
            renewal.keep(tx).await
        })
        .await
}

async fn execute(tx: &Tx, text: String, values: Vec<Value>) -> Result<u64> {
    let statement = Statement::from_sql_and_values(tx.get_database_backend(), text, values);
    Ok(tx.execute_raw(statement).await?.rows_affected())
}

async fn count(tx: &Tx, table: &str) -> Result<i64> {
    let text = format!("SELECT COUNT(*) AS n FROM {table}");
    let row = tx.query_one_raw(Statement::from_string(tx.get_database_backend(), text)).await?;
    Ok(row.map(|row| Count::from_query_result(&row, "")).transpose()?.map_or(0, |count| count.n))
}

/// Makes the fingerprints of a table anew, in the order of its rows.
async fn renew(tx: &Tx, renewal: &Renewal, of: &Fingerprints, progress: Progress<'_>) -> Result<i64> {
    let Fingerprints { table, columns, keys: Keys::Made { id, place, joined, from, renewed } } = of else {
        return Ok(0);
    };
    let place = *place;
    // Named by two columns, a row comes after those with the same first and a smaller second.
    let (own_place, after, ordered, same) = match place {
        None => (String::new(), format!("{table}.{id} > $1"), format!("{table}.{id}"), String::new()),
        Some(place) => (
            format!("{table}.{place} AS place, "),
            format!("({table}.{id}, {table}.{place}) > ($1, $3)"),
            format!("{table}.{id}, {table}.{place}"),
            format!(" AND {place} = ${}", columns.len() + 2),
        ),
    };
    let select = format!(
        "SELECT {table}.{id} AS id, {own_place}{from} FROM {table} {joined} WHERE {after} ORDER BY {ordered} LIMIT $2"
    );
    let sets: Vec<String> = columns.iter().enumerate().map(|(at, column)| format!("{column} = ${}", at + 1)).collect();
    let update = format!("UPDATE {table} SET {} WHERE {id} = ${}{same}", sets.join(", "), columns.len() + 1);
    let total = count(tx, table).await?;
    let (mut last, mut last_place, mut done) = (Uuid::nil(), -1, 0);
    loop {
        let mut values: Vec<Value> = vec![last.into(), ROWS.into()];
        values.extend(place.map(|_| Value::from(last_place)));
        let page = Statement::from_sql_and_values(tx.get_database_backend(), &select, values);
        let rows = tx.query_all_raw(page).await?;
        for row in &rows {
            last = row.try_get("", "id")?;
            if place.is_some() {
                last_place = row.try_get("", "place")?;
            }
            let Some(mut values) = renewed(renewal, row)? else { continue };
            values.push(last.into());
            values.extend(place.map(|_| Value::from(last_place)));
            execute(tx, update.clone(), values).await?;
        }
        let n = i64::try_from(rows.len()).map_err(kernel::Error::internal)?;
        done += n;
        progress(table, done, total);
        if n < ROWS {
            return Ok(done);
        }
    }
}

/// A whole request is nowhere in the store, so its fingerprint cannot be made anew: whoever sends one from before again is told that
/// it differs.
async fn forget_digests(tx: &Tx, progress: Progress<'_>) -> Result<()> {
    for table in rooms::digests() {
        if rooms::fingerprints().any(|one| one.table == table && one.columns.contains(&"digest")) {
            continue;
        }
        let text = format!("UPDATE {table} SET digest = $1 WHERE digest IS NOT NULL");
        let n = i64::try_from(execute(tx, text, vec![Renewal::blank()]).await?).map_err(kernel::Error::internal)?;
        progress(table, n, n);
    }
    Ok(())
}
