//! Deleting for good what is past its time, with all that hangs on it, while the figures stay and are still proven.
//!
//! Rooms declare by [`Hangs`] what goes with what. Whoever deletes names the first records; [`Going`] finds all that hangs on them, counts
//! it by the proof of every measure it belongs to, keeps those sums (`tally_gone`) and deletes the rows. A tally equals its
//! records and what was deleted of them.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use uuid::Uuid;

use crate::dialect::translate;
use crate::error::{Error, Result};
use crate::journal::Tx;
use crate::tally::Measure;

/// Rows that go with others.
#[derive(Clone, Copy, Debug)]
pub struct Hangs {
    /// The table.
    pub table: &'static str,
    /// The column that names what they hang on …
    pub column: &'static str,
    /// … in this table, or in a set that whoever deletes names.
    pub on: &'static str,
    /// Only those that fit this condition; all if empty.
    pub only: &'static str,
    /// The column by which rows are found and deleted.
    pub key: &'static str,
}

impl Hangs {
    /// All rows of a table whose column names what goes.
    pub const fn of(table: &'static str, column: &'static str, on: &'static str) -> Self {
        Self { table, column, on, only: "", key: "id" }
    }

    /// Only those that fit a condition.
    #[must_use]
    pub const fn only(self, only: &'static str) -> Self {
        Self { only, ..self }
    }

    /// The same for a table without ids: its rows go with what they name.
    #[must_use]
    pub const fn all(self) -> Self {
        Self { key: self.column, ..self }
    }
}

/// What goes: rows by table.
#[derive(Debug)]
pub struct Going {
    rows: BTreeMap<&'static str, BTreeSet<Uuid>>,
    keys: BTreeMap<&'static str, &'static str>,
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
}

/// Ids as a statement unpacks them.
fn packed<'a>(ids: impl IntoIterator<Item = &'a Uuid>) -> Result<Value> {
    let rows: Vec<_> = ids.into_iter().map(|id| [id.simple()]).collect();
    Ok(serde_json::to_string(&rows).map_err(Error::internal)?.into())
}

async fn found(tx: &Tx, text: &str, ids: &BTreeSet<Uuid>) -> Result<Vec<Uuid>> {
    let backend = tx.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, translate(text, backend), [packed(ids)?]);
    Ok(Found::find_by_statement(statement).all(tx).await?.into_iter().map(|row| row.id).collect())
}

impl Going {
    /// All that goes with the first records, which are named by table or by what else things hang on.
    pub async fn with(
        tx: &Tx,
        first: impl IntoIterator<Item = (&'static str, Vec<Uuid>)>,
        hanging: &[Hangs],
    ) -> Result<Self> {
        let mut going = Self { rows: BTreeMap::new(), keys: BTreeMap::new() };
        let mut new: Vec<(&'static str, BTreeSet<Uuid>)> =
            first.into_iter().map(|(table, ids)| (table, ids.into_iter().collect())).collect();
        while let Some((on, mut ids)) = new.pop() {
            let known = going.rows.entry(on).or_default();
            ids.retain(|id| known.insert(*id));
            if ids.is_empty() {
                continue;
            }
            for hangs in hanging.iter().filter(|hangs| hangs.on == on) {
                let Hangs { table, column, key, only, .. } = hangs;
                let only = if only.is_empty() { String::new() } else { format!("AND ({only})") };
                let text = format!(
                    "SELECT DISTINCT {key} AS id FROM {table} WHERE {column} IN (SELECT ID[0] FROM EACH[$1]) {only}"
                );
                going.keys.insert(table, key);
                new.push((table, found(tx, &text, &ids).await?.into_iter().collect()));
            }
        }
        Ok(going)
    }

    /// The ids that go of a table.
    pub fn of(&self, table: &str) -> Vec<Uuid> {
        self.rows.get(table).into_iter().flatten().copied().collect()
    }

    /// How many go of each table.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        let some = self.rows.iter().filter(|(_, ids)| !ids.is_empty());
        some.map(|(table, ids)| (*table, ids.len())).collect()
    }

    /// Leaves out what only names a set and is no table of its own, or is not to go after all.
    pub fn leave(&mut self, name: &str) {
        self.rows.remove(name);
    }

    /// What the rows that go name in a column, for example their persons.
    pub async fn named(&self, tx: &Tx, table: &'static str, column: &'static str) -> Result<Vec<Uuid>> {
        let Some(ids) = self.rows.get(table).filter(|ids| !ids.is_empty()) else { return Ok(vec![]) };
        let key = self.keys.get(table).unwrap_or(&"id");
        let text = format!(
            "SELECT DISTINCT {column} AS id FROM {table} WHERE {key} IN (SELECT ID[0] FROM EACH[$1]) AND {column} IS NOT NULL"
        );
        found(tx, &text, ids).await
    }

    /// Keeps what was counted of all that goes, and deletes it.
    pub async fn delete(&self, tx: &Tx, measures: &[Measure]) -> Result<()> {
        let backend = tx.get_database_backend();
        let tables: Vec<&'static str> = self.counts().into_keys().collect();
        for measure in measures {
            let of: Vec<&str> = tables.iter().copied().filter(|table| counts_from(measure.recount, table)).collect();
            if of.is_empty() {
                continue;
            }
            let mut values: Vec<Value> = vec![measure.code.into()];
            for table in &of {
                values.push(packed(&self.rows[table])?);
            }
            let text = translate(&keeping(measure, &of, &self.keys, backend), backend);
            tx.execute_raw(Statement::from_sql_and_values(backend, text, values)).await?;
        }
        let overwrite = async |how: &str| {
            if backend == DbBackend::Sqlite {
                tx.execute_unprepared(&format!("PRAGMA secure_delete = {how}")).await?;
            }
            Ok::<_, Error>(())
        };
        // What is deleted for good is written over with zeros, not only let go.
        overwrite("on").await?;
        for table in tables {
            let key = self.keys.get(table).unwrap_or(&"id");
            let text = format!("DELETE FROM {table} WHERE {key} IN (SELECT ID[0] FROM EACH[$1])");
            let values = [packed(&self.rows[table])?];
            tx.execute_raw(Statement::from_sql_and_values(backend, translate(&text, backend), values)).await?;
        }
        overwrite("off").await
    }
}

/// The proof of a measure over nothing but the rows that go: each of their tables is, for the length of the statement, no more than
/// these rows.
fn keeping(measure: &Measure, of: &[&str], keys: &BTreeMap<&'static str, &'static str>, backend: DbBackend) -> String {
    // SQLite would take the name for the part itself.
    let whole = if backend == DbBackend::Sqlite { "main." } else { "" };
    let part = |(n, table): (usize, &&str)| {
        let key = keys.get(table).unwrap_or(&"id");
        format!("{table} AS (SELECT * FROM {whole}{table} WHERE {key} IN (SELECT ID[0] FROM EACH[${}]))", n + 2)
    };
    let parts: Vec<String> = of.iter().enumerate().map(part).collect();
    format!(
        "INSERT INTO tally_gone (measure, area, day, facet, n)
        WITH {}
        SELECT $1, counted.area, counted.day, counted.facet, counted.n
        FROM ({}) AS counted
        WHERE TRUE
        ON CONFLICT (measure, area, day, facet) DO UPDATE SET n = tally_gone.n + excluded.n",
        parts.join(", "),
        measure.recount
    )
}

/// Whether a proof counts rows of a table: whether it stands behind FROM or JOIN.
pub fn counts_from(recount: &str, table: &str) -> bool {
    let words: Vec<&str> = recount.split_whitespace().collect();
    words.windows(2).any(|pair| {
        ["FROM", "JOIN"].contains(&pair[0]) && pair[1].trim_matches(|c: char| !c.is_alphanumeric() && c != '_') == table
    })
}

/// One lock for each store: whoever takes somebody's record up holds it with others, whoever forgets people holds it alone.
const TOGETHER: &str = "SELECT pg_advisory_xact_lock_shared(220582, hashtext(current_schema()))";
const ALONE: &str = "SELECT pg_try_advisory_xact_lock(220582, hashtext(current_schema())) AS got";

/// Until this change ends nobody is forgotten whom it looks up. SQLite has one writer anyway.
pub async fn hold_off(tx: &Tx) -> Result<()> {
    if tx.get_database_backend() == DbBackend::Postgres {
        tx.execute_unprepared(TOGETHER).await?;
    }
    Ok(())
}

/// Says whether nobody is taking anybody up at this moment; until this change ends nobody will.
pub async fn alone(tx: &Tx) -> Result<bool> {
    #[derive(FromQueryResult)]
    struct Got {
        got: bool,
    }
    if tx.get_database_backend() != DbBackend::Postgres {
        return Ok(true);
    }
    let got = Got::find_by_statement(Statement::from_string(DbBackend::Postgres, ALONE)).one(tx).await?;
    Ok(got.is_some_and(|row| row.got))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::Unit;

    #[test]
    fn a_proof_is_narrowed_to_what_goes() {
        let recount = "SELECT stay.area, stay.from_day AS day, '' AS facet, COUNT(*) AS n
            FROM isolation_stay AS stay
            JOIN isolation ON isolation.id = stay.isolation_id";
        assert!(counts_from(recount, "isolation") && counts_from(recount, "isolation_stay"));
        assert!(!counts_from(recount, "stay") && !counts_from("SELECT notice FROM crossing", "notice"));
        let measure = Measure { code: "a.b", zh: "", en: "", unit: Unit::Time, key: "", recount };
        let text = |backend| keeping(&measure, &["isolation"], &BTreeMap::new(), backend);
        assert!(text(DbBackend::Sqlite).contains("isolation AS (SELECT * FROM main.isolation WHERE id IN"));
        assert!(text(DbBackend::Postgres).contains("isolation AS (SELECT * FROM isolation WHERE id IN"));
    }
}
