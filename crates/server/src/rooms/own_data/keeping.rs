//! Until when the policy keeps what is held about somebody.

use chrono::Days;
use kernel::{Day, Error, Read, Result, Stamp};
use sea_orm::FromQueryResult;
use serde::Serialize;

use crate::house::House;
use crate::rooms::people::PersonId;
use crate::rooms::{self, retention};

/// Records of one kind about somebody.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Keeping {
    /// The kind.
    pub kind: String,
    /// 种类.
    pub zh: &'static str,
    /// The kind in English.
    pub en: &'static str,
    /// The day after which the last of them is deleted; none where their purpose has not ended yet.
    #[schema(value_type = Option<String>, format = Date)]
    pub until: Option<Day>,
}

#[derive(FromQueryResult)]
struct Last {
    n: i64,
    open: i64,
    day: Option<Day>,
    at: Option<Stamp>,
}

/// By kind: how many there are, how many have not ended, and when the last one ended; `$1` is the person, `$2` their key.
const LAST: &[(&str, &str)] = &[
    (
        "isolation",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(ended_on) AS open, MAX(ended_on) AS day, CAST(NULL AS BIGINT) AS at
         FROM isolation WHERE person_id = $1",
    ),
    (
        "arrival",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(*) AS open, MAX(registered_on) AS day, CAST(NULL AS BIGINT) AS at
         FROM arrival WHERE person_id = $1",
    ),
    (
        "contact",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(*) AS open, CAST(NULL AS DATE) AS day, MAX(at) AS at
         FROM contact WHERE person_id = $1",
    ),
    (
        "message",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(ended_on) AS open, MAX(ended_on) AS day, CAST(NULL AS BIGINT) AS at
         FROM message WHERE person_id = $1",
    ),
    (
        "alert",
        "SELECT COUNT(*) AS n, COUNT(*) - COUNT(closed_on) AS open, MAX(closed_on) AS day, CAST(NULL AS BIGINT) AS at
         FROM alert WHERE person_id = $1 AND rule <> 'own_data.overdue'",
    ),
];

/// Whoever lives here stays recorded for as long as they do.
const LIVES: &str = "SELECT id FROM resident WHERE person_id = $1 AND to_day IS NULL";

#[derive(FromQueryResult)]
struct Lives {
    #[expect(dead_code, reason = "a row must have a column")]
    id: rooms::people::ResidentId,
}

const CROSSED: &str = "
    SELECT COUNT(*) AS n, COUNT(*) - COUNT(*) AS open, CAST(NULL AS DATE) AS day, MAX(at) AS at
    FROM (
        SELECT at FROM crossing WHERE person_index = $1
        UNION ALL
        SELECT at FROM crossing_companion WHERE person_index = $1
    ) AS crossed";

/// The day after which nothing of it is left; none while something has not ended.
pub fn last_day(keeping: &[Keeping]) -> Option<Day> {
    keeping.iter().map(|one| one.until).max_by_key(|until| until.unwrap_or(Day::MAX)).flatten()
}

/// Of every kind there is anything of.
pub async fn of(house: &House, person: PersonId) -> Result<Vec<Keeping>> {
    let (read, clock) = (&house.store.read, &house.store.clock);
    let key = rooms::people::key_of_person(read, person).await?.ok_or(Error::NotFound("person"))?;
    let mut found = vec![];
    for (code, text) in LAST {
        found.push((*code, read.sql::<Last, _>(text, [person.into()]).await?));
    }
    found.push(("crossing", read.sql::<Last, _>(CROSSED, [key.into()]).await?));
    let kinds = rooms::forgotten_kinds();
    let mut keeping = vec![];
    if !read.sql::<Lives, _>(LIVES, [person.into()]).await?.is_empty() {
        keeping.push(Keeping { kind: "resident".to_owned(), zh: "居住登记", en: "Residence", until: None });
    }
    for (code, rows) in found {
        let Some(last) = rows.into_iter().find(|last| last.n > 0) else { continue };
        let kind =
            kinds.iter().find(|kind| kind.code == code).ok_or(Error::internal("a kind that is never forgotten"))?;
        let days = retention::kept_days(house, kind)?;
        let ended = last.day.or(last.at.map(|at| clock.day_of(at))).filter(|_| last.open == 0);
        let until = ended.map(|ended| ended + Days::new(days));
        keeping.push(Keeping { kind: code.to_owned(), zh: kind.zh, en: kind.en, until });
    }
    Ok(keeping)
}
