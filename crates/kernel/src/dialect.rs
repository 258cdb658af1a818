//! One text for both databases, and many rows in one parameter.
//!
//! A statement whose text grows with the number of its rows is compiled again for every number. Here the rows travel as one JSON
//! array and the database unpacks them. Where SQLite and PostgreSQL have other words for that, the text has one of ours:
//! `EACH[$1]` for the rows, `TEXT[0]`, `INT[1]`, `ID[2]`, `BYTES[3]`, `DAY[4]` for what stands in a place of a row, and
//! `HEX[column]` for an id in capital hexadecimal digits, `OR[FAIL]` where a row that does not fit ends the whole change: SQLite then keeps
//! no copy of what a statement overwrites. Ids and bytes travel in hexadecimal digits, days as dates.

use std::sync::OnceLock;

use sea_orm::{DbBackend, Statement};

/// A statement that unpacks its one parameter.
pub struct Unpacking {
    common: &'static str,
    sqlite: OnceLock<String>,
    postgres: OnceLock<String>,
}

impl Unpacking {
    /// Declares a statement.
    pub const fn new(common: &'static str) -> Self {
        Self { common, sqlite: OnceLock::new(), postgres: OnceLock::new() }
    }

    /// The statement with its rows, for a database.
    pub(crate) fn with(&self, backend: DbBackend, rows: String) -> Statement {
        let text = if backend == DbBackend::Postgres { &self.postgres } else { &self.sqlite };
        let text = text.get_or_init(|| translate(self.common, backend)).clone();
        Statement::from_sql_and_values(backend, text, [rows.into()])
    }

    /// The text for a database, with another number for its parameter: to stand beside others in one text.
    pub(crate) fn text(&self, backend: DbBackend, parameter: usize) -> String {
        translate(self.common, backend).replace("$1", &format!("${parameter}"))
    }
}

/// Puts a database's own words into a text.
pub(crate) fn translate(common: &str, backend: DbBackend) -> String {
    let mut text = String::with_capacity(common.len() * 2);
    let mut rest = common;
    while let Some(open) = rest.find('[') {
        let word = rest[..open].rfind(|c: char| !c.is_ascii_uppercase()).map_or(0, |at| at + 1);
        let close = open + rest[open..].find(']').unwrap_or(rest.len() - open - 1);
        text.push_str(&rest[..word]);
        text.push_str(&own_words(backend, &rest[word..open], &rest[open + 1..close]));
        rest = &rest[close + 1..];
    }
    text + rest
}

fn own_words(backend: DbBackend, word: &str, of: &str) -> String {
    match (backend, word) {
        (DbBackend::Postgres, "EACH") => format!("jsonb_array_elements(CAST({of} AS JSONB))"),
        (DbBackend::Postgres, "INT") => format!("CAST(value ->> {of} AS BIGINT)"),
        (DbBackend::Postgres, "ID") => format!("CAST(value ->> {of} AS UUID)"),
        (DbBackend::Postgres, "BYTES") => format!("decode(value ->> {of}, 'hex')"),
        (DbBackend::Postgres, "DAY") => format!("CAST(value ->> {of} AS DATE)"),
        (DbBackend::Postgres, "HEX") => format!("upper(replace(CAST({of} AS TEXT), '-', ''))"),
        (DbBackend::Postgres, "OR") => String::new(),
        (_, "OR") => format!("OR {of}"),
        (_, "EACH") => format!("json_each({of})"),
        (_, "ID" | "BYTES") => format!("unhex(value ->> {of})"),
        (_, "HEX") => format!("hex({of})"),
        _ => format!("value ->> {of}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_database_hears_its_own_words() {
        let common = "INSERT INTO t (a, b) SELECT ID[0], INT[1] FROM EACH[$1] WHERE TRUE";
        let words = |backend| translate(common, backend);
        let sqlite = "INSERT INTO t (a, b) SELECT unhex(value ->> 0), value ->> 1 FROM json_each($1) WHERE TRUE";
        assert_eq!(words(DbBackend::Sqlite), sqlite);
        let postgres = "INSERT INTO t (a, b) SELECT CAST(value ->> 0 AS UUID), CAST(value ->> 1 AS BIGINT) FROM jsonb_array_elements(CAST($1 AS JSONB)) WHERE TRUE";
        assert_eq!(words(DbBackend::Postgres), postgres);
        assert_eq!(translate("SELECT 1", DbBackend::Sqlite), "SELECT 1");
        let fails = |backend| translate("INSERT OR[FAIL] INTO t", backend);
        assert_eq!(
            (fails(DbBackend::Sqlite), fails(DbBackend::Postgres)),
            ("INSERT OR FAIL INTO t".into(), "INSERT  INTO t".into())
        );
    }
}
