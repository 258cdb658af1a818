//! One text for both databases, and many rows in one statement.
//!
//! A statement whose text grows with the number of its rows is compiled again for every number. Here the rows travel as one JSON
//! array and the database unpacks them; SQLite, which takes as long for that as for storing them, gets few rows as values, filled
//! up to a power of two. Where SQLite and PostgreSQL have other words for that, the text has one of ours:
//! `EACH[$1]` for the rows, `TEXT[0]`, `INT[1]`, `ID[2]`, `BYTES[3]`, `DAY[4]` for what stands in a place of a row, and
//! `FIND[table WHERE …]` behind them for what is looked up for each, `HEX[column]` for an id in capital hexadecimal digits, `OR[FAIL]` where a row that does not fit ends the whole change: SQLite then keeps
//! no copy of what a statement overwrites. In JSON ids and bytes travel in hexadecimal digits, days as dates. Place 0 is never empty.

use std::borrow::Cow;
use std::sync::OnceLock;

use sea_orm::{DbBackend, Statement, Value};

use crate::error::{Error, Result};

/// So many rows at most are bound as values.
pub(crate) const MOST_BOUND: usize = 256;

/// Numbers of rows that a text with values exists for: the powers of two up to [`MOST_BOUND`].
const SIZES: usize = MOST_BOUND.ilog2() as usize + 1;

/// What a row of a statement has in its places.
pub type Row = Vec<Value>;

/// A statement that unpacks its one parameter.
pub struct Unpacking {
    common: &'static str,
    sqlite: OnceLock<String>,
    postgres: OnceLock<String>,
    bound: [OnceLock<String>; SIZES],
}

impl Unpacking {
    /// Declares a statement.
    pub const fn new(common: &'static str) -> Self {
        let bound = [const { OnceLock::new() }; SIZES];
        Self { common, sqlite: OnceLock::new(), postgres: OnceLock::new(), bound }
    }

    /// The statement with its rows as JSON, for a database.
    pub(crate) fn with(&self, backend: DbBackend, rows: String) -> Statement {
        let text = if backend == DbBackend::Postgres { &self.postgres } else { &self.sqlite };
        let text = text.get_or_init(|| translate(self.common, backend)).clone();
        Statement::from_sql_and_values(backend, text, [rows.into()])
    }

    /// The statement with its rows.
    pub(crate) fn with_rows(&self, backend: DbBackend, rows: Vec<Row>) -> Result<Statement> {
        let often = self.common.matches("EACH[").count() > 1;
        let (text, values) = if backend == DbBackend::Postgres || rows.len() > MOST_BOUND || often {
            self.packed(backend, 1, &rows)?
        } else {
            self.bound(rows)?
        };
        Ok(Statement::from_sql_and_values(backend, text, values))
    }

    /// For SQLite, where the rows stand in one place: the text for so many of them, at most [`MOST_BOUND`], and their values.
    pub(crate) fn bound(&self, rows: Vec<Row>) -> Result<(Cow<'_, str>, Vec<Value>)> {
        let (places, size) = (places(self.common), rows.len().next_power_of_two());
        let mut values = Vec::with_capacity(size * places);
        for row in rows {
            if row.len() != places {
                return Err(Error::internal("a row that does not fit its statement"));
            }
            values.extend(row);
        }
        values.resize(size * places, Value::String(None));
        let text = self.bound[size.ilog2() as usize].get_or_init(|| put(self.common, Words::Bound { places, size }));
        Ok((text.into(), values))
    }

    /// The text that takes any number of rows as JSON in the parameter of that number, and that parameter's value.
    pub(crate) fn packed(
        &self,
        backend: DbBackend,
        parameter: usize,
        rows: &[Row],
    ) -> Result<(Cow<'_, str>, Vec<Value>)> {
        let rows: Result<Vec<Vec<serde_json::Value>>> = rows.iter().map(|row| row.iter().map(json).collect()).collect();
        let rows = serde_json::to_string(&rows?).map_err(Error::internal)?;
        Ok((self.text(backend, parameter).into(), vec![rows.into()]))
    }

    /// The text for a database, with another number for its parameter: to stand beside others in one text.
    pub(crate) fn text(&self, backend: DbBackend, parameter: usize) -> String {
        translate(self.common, backend).replace("$1", &format!("${parameter}"))
    }
}

/// A value as it travels in JSON.
fn json(value: &Value) -> Result<serde_json::Value> {
    Ok(match value {
        Value::Int(number) => (*number).into(),
        Value::BigInt(number) => (*number).into(),
        Value::String(text) => text.as_deref().into(),
        Value::Bytes(bytes) => bytes.as_ref().map(hex::encode).into(),
        Value::Uuid(id) => id.map(|id| id.simple().to_string()).into(),
        Value::ChronoDate(day) => day.map(|day| day.to_string()).into(),
        _ => return Err(Error::internal("a value that no row takes")),
    })
}

/// Puts a database's own words into a text.
pub(crate) fn translate(common: &str, backend: DbBackend) -> String {
    put(common, if backend == DbBackend::Postgres { Words::Postgres } else { Words::Sqlite })
}

/// Whose words are put.
#[derive(Clone, Copy, PartialEq)]
enum Words {
    Postgres,
    /// With JSON.
    Sqlite,
    /// With so many rows of so many values.
    Bound {
        places: usize,
        size: usize,
    },
}

/// Our words in a text: what stands before each, the word, and what it is of; at last what stands behind them.
fn words(common: &str) -> (Vec<(&str, &str, &str)>, &str) {
    let (mut found, mut rest) = (vec![], common);
    while let Some(open) = rest.find('[') {
        let word = rest[..open].rfind(|c: char| !c.is_ascii_uppercase()).map_or(0, |at| at + 1);
        let close = open + rest[open..].find(']').unwrap_or(rest.len() - open - 1);
        found.push((&rest[..word], &rest[word..open], &rest[open + 1..close]));
        rest = &rest[close + 1..];
    }
    (found, rest)
}

/// How many places a row of the text has.
fn places(common: &str) -> usize {
    let numbers = words(common).0.into_iter().filter_map(|(_, _, of)| of.parse::<usize>().ok());
    numbers.max().map_or(1, |last| last + 1)
}

fn put(common: &str, whose: Words) -> String {
    let (found, end) = words(common);
    let mut text = String::with_capacity(common.len() * 2);
    for (before, word, of) in found {
        text.push_str(before);
        text.push_str(&own_words(whose, word, of));
    }
    text + end
}

fn own_words(whose: Words, word: &str, of: &str) -> String {
    let column = || of.parse::<usize>().map_or_else(|_| of.to_owned(), |place| format!("column{}", place + 1));
    match (whose, word) {
        (Words::Postgres, "EACH") => format!("jsonb_array_elements(CAST({of} AS JSONB))"),
        (Words::Postgres, "INT") => format!("CAST(value ->> {of} AS BIGINT)"),
        (Words::Postgres, "ID") => format!("CAST(value ->> {of} AS UUID)"),
        (Words::Postgres, "BYTES") => format!("decode(value ->> {of}, 'hex')"),
        (Words::Postgres, "DAY") => format!("CAST(value ->> {of} AS DATE)"),
        (Words::Postgres, "HEX") => format!("upper(replace(CAST({of} AS TEXT), '-', ''))"),
        // A range in a join is guessed to be a third of the table, and then all of it is read; by itself it is looked up.
        (Words::Postgres, "FIND") => {
            let name = of.split(" WHERE").next().and_then(|table| table.split(' ').next_back()).unwrap_or(of);
            format!("LATERAL (SELECT {name}.* FROM {of} OFFSET 0) AS {name}")
        }
        (_, "FIND") => of.to_owned(),
        (Words::Postgres, "OR") => String::new(),
        (_, "OR") => format!("OR {of}"),
        (_, "HEX") => format!("hex({of})"),
        (Words::Bound { places, size }, "EACH") => {
            let row = format!("({})", vec!["?"; places].join(", "));
            // What fills up has no first place.
            format!("(SELECT * FROM (VALUES {}) WHERE column1 IS NOT NULL)", vec![row; size].join(", "))
        }
        (Words::Bound { .. }, _) => column(),
        (Words::Sqlite, "EACH") => format!("json_each({of})"),
        (Words::Sqlite, "ID" | "BYTES") => format!("unhex(value ->> {of})"),
        (Words::Postgres | Words::Sqlite, _) => format!("value ->> {of}"),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

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
        let finds = |backend| translate("FROM a CROSS JOIN FIND[t AS b WHERE b.n > a.n]", backend);
        assert_eq!(
            (finds(DbBackend::Sqlite), finds(DbBackend::Postgres)),
            (
                "FROM a CROSS JOIN t AS b WHERE b.n > a.n".into(),
                "FROM a CROSS JOIN LATERAL (SELECT b.* FROM t AS b WHERE b.n > a.n OFFSET 0) AS b".into()
            )
        );
        let fails = |backend| translate("INSERT OR[FAIL] INTO t", backend);
        assert_eq!(
            (fails(DbBackend::Sqlite), fails(DbBackend::Postgres)),
            ("INSERT OR FAIL INTO t".into(), "INSERT  INTO t".into())
        );
    }

    #[test]
    fn few_rows_are_bound_as_values() {
        static INSERT: Unpacking = Unpacking::new("INSERT INTO t (a, b) SELECT ID[0], INT[1] FROM EACH[$1] WHERE TRUE");
        let row = |id: u128, n: Option<i64>| vec![Uuid::from_u128(id).into(), n.into()];
        let rows = vec![row(10, Some(1)), row(11, None), row(12, Some(3))];
        let packed = INSERT.packed(DbBackend::Sqlite, 1, &rows).unwrap().1;
        let (text, values) = INSERT.bound(rows.clone()).unwrap();
        let wanted = "INSERT INTO t (a, b) SELECT column1, column2 FROM (SELECT * FROM (VALUES (?, ?), (?, ?), (?, ?), (?, ?)) WHERE column1 IS NOT NULL) WHERE TRUE";
        assert_eq!(text, wanted);
        let none = || Value::String(None);
        assert_eq!(values, [rows.concat(), vec![none(), none()]].concat());
        let ids = ["a", "b", "c"].map(|end| format!("{end:0>32}"));
        let told = format!(r#"[["{}",1],["{}",null],["{}",3]]"#, ids[0], ids[1], ids[2]);
        assert_eq!(packed, [told.into()]);
        assert!(INSERT.bound(vec![vec![none()]]).is_err());
        assert!(INSERT.packed(DbBackend::Sqlite, 1, &[vec![0.5.into()]]).is_err());
        assert_eq!(INSERT.bound(vec![]).unwrap().1.len(), 2);
    }
}
