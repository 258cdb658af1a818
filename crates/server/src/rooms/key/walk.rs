//! Reading through the columns with sealed texts, and writing a text back that was sealed anew.

use std::sync::LazyLock;

use kernel::vault::SealedColumn;
use kernel::{Read, Result, Sealed, Tx, Vault};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use uuid::Uuid;

use crate::rooms;

/// So many rows are looked at in one go …
const ROWS: i64 = 300;

/// … and so many where each may hold a photo or a file.
const LARGE_ROWS: i64 = 4;

/// The shortest sealed text in hexadecimal digits: what is shorter in a column of mixed texts was never sealed.
const SHORTEST_DIGITS: usize = 2 * (3 + 24 + 16);

/// A column and what is asked of it.
pub struct Walked {
    pub column: &'static SealedColumn,
    /// `table.column`.
    pub name: String,
    read: String,
    write: String,
    count: String,
    by_key: String,
}

/// All columns, in the order in which they are walked.
pub static WALKED: LazyLock<Vec<Walked>> = LazyLock::new(|| rooms::sealed().map(Walked::of).collect());

/// A row that was looked at, and its text where that is not sealed with the key in use.
pub struct Looked {
    pub id: Uuid,
    pub old: Option<Sealed>,
}

#[derive(FromQueryResult)]
struct InBytes {
    id: Uuid,
    sealed: Option<Vec<u8>>,
}

#[derive(FromQueryResult)]
struct InDigits {
    id: Uuid,
    sealed: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

impl Walked {
    fn of(column: &'static SealedColumn) -> Self {
        let SealedColumn { table, id, column: name, in_digits, .. } = column;
        let (head, there) = match in_digits {
            true => (format!("substr({name}, 1, 6)"), format!("length({name}) >= {SHORTEST_DIGITS}")),
            false => (format!("substr({name}, 1, 3)"), format!("{name} IS NOT NULL")),
        };
        let old = format!("CASE WHEN {there} AND {head} <> $2 THEN {name} END AS sealed");
        Self {
            column,
            name: format!("{table}.{name}"),
            read: format!("SELECT {id} AS id, {old} FROM {table} WHERE {id} > $1 ORDER BY {id} LIMIT $3"),
            write: format!("UPDATE {table} SET {name} = $1 WHERE {id} = $2 AND {name} = $3"),
            count: format!("SELECT COUNT(*) AS n FROM {table}"),
            by_key: format!("SELECT {head} AS head, COUNT(*) AS n FROM {table} WHERE {there} GROUP BY 1"),
        }
    }

    /// So many rows are read in one go.
    pub fn rows(&self) -> i64 {
        if self.column.large { LARGE_ROWS } else { ROWS }
    }

    /// So many rows there are.
    pub async fn count(&'static self, read: &impl Read) -> Result<i64> {
        Ok(read.sql::<Count, _>(&self.count, []).await?.first().map_or(0, |count| count.n))
    }

    /// The next rows after one.
    pub async fn next(&'static self, read: &impl Read, after: Uuid, in_use: u16) -> Result<Vec<Looked>> {
        let head = Vault::head(in_use);
        if self.column.in_digits {
            let values: [Value; 3] = [after.into(), hex::encode(head).into(), self.rows().into()];
            let rows = read.sql::<InDigits, _>(&self.read, values).await?;
            // Other texts of that length are no sealed ones.
            let sealed = |text: String| {
                let sealed = hex::decode(text).ok().map(Sealed)?;
                sealed.key_number().map(|_| sealed)
            };
            Ok(rows.into_iter().map(|row| Looked { id: row.id, old: row.sealed.and_then(sealed) }).collect())
        } else {
            let values: [Value; 3] = [after.into(), head.to_vec().into(), self.rows().into()];
            let rows = read.sql::<InBytes, _>(&self.read, values).await?;
            Ok(rows.into_iter().map(|row| Looked { id: row.id, old: row.sealed.map(Sealed) }).collect())
        }
    }

    /// Puts a text in the place of the one it was made from, unless that was changed meanwhile. Nothing else of the row changes.
    pub async fn exchange(&self, tx: &Tx, id: Uuid, old: Sealed, new: Sealed) -> Result<bool> {
        let stored = |sealed: Sealed| -> Value {
            if self.column.in_digits { hex::encode(sealed.0).into() } else { sealed.0.into() }
        };
        let values = [stored(new), id.into(), stored(old)];
        let update = Statement::from_sql_and_values(tx.get_database_backend(), &self.write, values);
        Ok(tx.execute_raw(update).await?.rows_affected() == 1)
    }
}

/// How many texts of a column a key seals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealing {
    /// `table.column`.
    pub column: &'static str,
    /// The number of the key; none where these are no sealed texts.
    pub key: Option<u16>,
    /// So many texts.
    pub texts: i64,
}

#[derive(FromQueryResult)]
struct HeadInBytes {
    head: Vec<u8>,
    n: i64,
}

#[derive(FromQueryResult)]
struct HeadInDigits {
    head: String,
    n: i64,
}

/// Which keys seal the texts of each column, read from the texts themselves.
pub async fn sealed_by_key(read: &impl Read) -> Result<Vec<Sealing>> {
    let mut found = vec![];
    for walked in WALKED.iter() {
        let heads: Vec<(Vec<u8>, i64)> = if walked.column.in_digits {
            let rows = read.sql::<HeadInDigits, _>(&walked.by_key, []).await?;
            rows.into_iter().filter_map(|row| Some((hex::decode(row.head).ok()?, row.n))).collect()
        } else {
            let rows = read.sql::<HeadInBytes, _>(&walked.by_key, []).await?;
            rows.into_iter().map(|row| (row.head, row.n)).collect()
        };
        let sealing = |(head, texts)| Sealing { column: &walked.name, key: Sealed(head).key_number(), texts };
        let mixed = walked.column.in_digits;
        found.extend(heads.into_iter().map(sealing).filter(|one| one.key.is_some() || !mixed));
    }
    Ok(found)
}
