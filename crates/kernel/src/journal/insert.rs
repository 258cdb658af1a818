//! Storing many rows with few statements, written out here: a query builder takes longer for it than the database.

use std::fmt::Write;

use sea_orm::{ActiveModelTrait, ConnectionTrait, DbBackend, EntityName, EntityTrait, IdenStatic, Iterable, Statement};

use super::Tx;
use crate::error::{Error, Result};

/// The most rows in one statement.
const MOST_ROWS: usize = 512;

/// Stores rows; what stands at the end of the statement says what becomes of those that are there. Returns how many are new.
pub(super) async fn rows<A: ActiveModelTrait>(tx: &Tx, rows: &[A], end: &str) -> Result<u64> {
    let mut stored = 0;
    for portion in portions(rows) {
        stored += tx.execute_raw(statement(tx.get_database_backend(), portion, end)?).await?.rows_affected();
    }
    Ok(stored)
}

fn statement<A: ActiveModelTrait>(backend: DbBackend, rows: &[A], end: &str) -> Result<Statement> {
    let columns: Vec<_> = <A::Entity as EntityTrait>::Column::iter().collect();
    let names = columns.iter().map(|column| format!(r#""{}""#, column.as_str())).collect::<Vec<_>>().join(", ");
    let entity = A::Entity::default();
    let table = entity.table_name();
    let mut values = Vec::with_capacity(rows.len() * columns.len());
    for row in rows {
        for column in &columns {
            values.push(row.get(*column).into_value().ok_or(Error::internal("a row lacks a column"))?);
        }
    }
    let mut sql = format!(r#"INSERT INTO "{table}" ({names}) VALUES "#);
    for value in 1..=values.len() {
        let place = (value - 1) % columns.len();
        sql.push_str(if place == 0 { "(" } else { ", " });
        // SQLite searches for every numbered parameter among those before it.
        let _ = if backend == DbBackend::Postgres { write!(sql, "${value}") } else { sql.write_char('?') };
        if place + 1 == columns.len() {
            sql.push_str(if value == values.len() { ") " } else { "), " });
        }
    }
    sql.push_str(end);
    Ok(Statement::from_sql_and_values(backend, sql, values))
}

/// Rows cut into powers of two: so few texts of statements exist, and the database has them prepared.
fn portions<A>(mut rows: &[A]) -> impl Iterator<Item = &[A]> {
    std::iter::from_fn(move || {
        let most = 1 << rows.len().min(MOST_ROWS).checked_ilog2()?;
        let (portion, rest) = rows.split_at(most);
        rows = rest;
        Some(portion)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_texts_of_statements_exist() {
        let cut = |n: usize| portions(&vec![(); n]).map(<[()]>::len).collect::<Vec<_>>();
        assert_eq!(cut(0), [0; 0]);
        assert_eq!(cut(1), [1]);
        assert_eq!(cut(2_000), [512, 512, 512, 256, 128, 64, 16]);
    }
}
