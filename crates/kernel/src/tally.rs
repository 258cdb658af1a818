//! Counts kept with the facts, so that no figure is ever typed and no board ever scans.
//!
//! A tally is `(measure, area, day, facet) → n`, written in the transaction of the fact at the fact's own area: into an inbox, for under
//! load many count for the same few rows. Whoever writes the journal's lines adds it up (`above`); the view `tally_now` is both.
//! "Now" figures are started minus ended, so each can be asked for any past day.

pub mod above;

use std::collections::BTreeMap;

use codes::AreaCode;
use sea_orm::{DbBackend, FromQueryResult};
use serde::Serialize;

use crate::clock::Day;
use crate::dialect::Unpacking;
use crate::error::Result;
use crate::read::Read;
use crate::scope::Scope;

/// What one figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 人: distinct people
    Person,
    /// 户: distinct households
    Household,
    /// 人次 or 次: happenings
    Time,
    /// 项: tasks
    Item,
    /// 例: cases
    Case,
    /// 个: places
    Place,
    /// 个: bodies of people, such as working groups
    Body,
}

impl Unit {
    /// The unit as the report prints it.
    pub fn zh(self) -> &'static str {
        match self {
            Self::Person => "人",
            Self::Household => "户",
            Self::Time => "次",
            Self::Item => "项",
            Self::Case => "例",
            Self::Place | Self::Body => "个",
        }
    }

    /// The unit in English, plural.
    pub fn en(self) -> &'static str {
        match self {
            Self::Person => "people",
            Self::Household => "households",
            Self::Time => "times",
            Self::Item => "items",
            Self::Case => "cases",
            Self::Place => "places",
            Self::Body => "bodies",
        }
    }
}

/// Something that is counted. Rooms declare measures as constants.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// `room.noun`, for example `screening.arrivals`.
    pub code: &'static str,
    /// 中文名.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// What one of it is.
    pub unit: Unit,
    /// By what it counts once, in words.
    pub key: &'static str,
    /// The proof: SQL that counts the same from the records, with columns `area, day, facet, n`; words of [`crate::dialect`].
    pub recount: &'static str,
}

/// Changes of tallies that wait for the end of a transaction.
#[derive(Debug, Default)]
pub(crate) struct Tallies(BTreeMap<(&'static str, AreaCode, Day, String), i64>);

impl Tallies {
    pub(crate) fn add(&mut self, measure: &Measure, area: AreaCode, day: Day, facet: &str, n: i64) {
        *self.0.entry((measure.code, area, day, facet.to_owned())).or_default() += n;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn merge(&mut self, other: Self) {
        for (key, n) in other.0 {
            *self.0.entry(key).or_default() += n;
        }
    }

    /// All changes as the inbox takes them.
    pub(crate) fn rows(&self) -> Vec<(&str, &AreaCode, &Day, &str, i64)> {
        let rows = self.0.iter().filter(|(_, n)| **n != 0);
        rows.map(|((measure, area, day, facet), n)| (*measure, area, day, &**facet, *n)).collect()
    }
}

/// What waits to be added up, and all that is counted now, as views; they are made after the tables.
pub(crate) fn views(backend: DbBackend) -> [String; 2] {
    let (each, text, number, day) = match backend {
        DbBackend::Postgres => {
            ("jsonb_array_elements(CAST(counts AS JSONB))", r#"TEXT) COLLATE "C""#, "BIGINT)", "DATE)")
        }
        _ => ("json_each(tally_inbox.counts)", "TEXT)", "INTEGER)", "TEXT)"),
    };
    let waiting = format!(
        "CREATE VIEW tally_waiting AS
         SELECT CAST(value ->> 0 AS {text} AS measure, CAST(value ->> 1 AS {text} AS area, CAST(value ->> 2 AS {day} AS day,
                CAST(value ->> 3 AS {text} AS facet, CAST(value ->> 4 AS {number} AS n
         FROM tally_inbox, {each}"
    );
    let now = "CREATE VIEW tally_now AS
         SELECT measure, area, day, facet, n FROM tally
         UNION ALL
         SELECT measure, area, day, facet, n FROM tally_waiting";
    [waiting, now.to_owned()]
}

/// Adds changes to what is counted.
pub(crate) static ADD: Unpacking = Unpacking::new(
    "
    INSERT INTO tally (measure, area, day, facet, n)
    SELECT TEXT[0], TEXT[1], DAY[2], TEXT[3], INT[4]
    FROM EACH[$1]
    WHERE TRUE
    ON CONFLICT (measure, area, day, facet) DO UPDATE SET n = tally.n + excluded.n",
);

/// The sum of one measure and facet in one place over some days.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Sum {
    /// Code of the measure.
    pub measure: String,
    /// Of this area.
    pub area: String,
    /// What divides the measure, often empty.
    pub facet: String,
    /// On the asked day.
    pub on_day: i64,
    /// From the beginning to the asked day.
    pub to_day: i64,
}

/// The sum of one measure on one day.
#[derive(Clone, Debug, FromQueryResult)]
pub struct DaySum {
    /// Code of the measure.
    pub measure: String,
    /// The day.
    pub day: Day,
    /// What divides the measure, often empty.
    pub facet: String,
    /// How many.
    pub n: i64,
}

const BY_DAY: &str = "
    SELECT measure, day, facet, CAST(SUM(n) AS BIGINT) AS n
    FROM tally_now
    WHERE measure = $1
      AND area >= $2
      AND area < $3
      AND day >= $4
      AND day <= $5
    GROUP BY 1, 2, 3";

/// One measure in a scope, day by day.
pub async fn by_day(from: &impl Read, measure: &Measure, scope: &Scope, first: Day, last: Day) -> Result<Vec<DaySum>> {
    let mut rows = vec![];
    for (start, end) in scope.ranges() {
        let values = [measure.code.into(), start.into(), end.into(), first.into(), last.into()];
        rows.extend(from.sql(BY_DAY, values).await?);
    }
    Ok(rows)
}

const COUNT: &str = "
    SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) AS n
    FROM tally_now
    WHERE measure = $1
      AND area >= $2
      AND area < $3
      AND day >= $4
      AND day <= $5";

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// How many of one measure lie in a scope between two days; guides lists instead of counting them.
pub async fn count(from: &impl Read, measure: &Measure, scope: &Scope, first: Day, last: Day) -> Result<i64> {
    let mut n = 0;
    for (start, end) in scope.ranges() {
        let values = [measure.code.into(), start.into(), end.into(), first.into(), last.into()];
        n += from.sql::<Count, _>(COUNT, values).await?.iter().map(|row| row.n).sum::<i64>();
    }
    Ok(n)
}

/// How many of one measure lie in one place, whatever the day.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Part {
    /// The area cut to the asked length of code.
    pub area: String,
    /// What divides the measure.
    pub facet: String,
    /// How many.
    pub n: i64,
}

const PARTS: &str = "
    SELECT substr(area, 1, $4) AS area, facet, CAST(SUM(n) AS BIGINT) AS n
    FROM tally_now
    WHERE measure = $1
      AND area >= $2
      AND area < $3
      AND facet >= $5
      AND facet < $6
    GROUP BY 1, 2";

/// One measure in a scope, rolled up to codes of `digits` digits, of those facets that begin with a text.
pub async fn parts(
    from: &impl Read,
    measure: &Measure,
    scope: &Scope,
    digits: i32,
    beginning: &str,
) -> Result<Vec<Part>> {
    let mut rows = vec![];
    for (start, end) in scope.ranges() {
        let facets = [beginning.into(), format!("{beginning}\u{10FFFF}").into()];
        let [low, high] = facets;
        let values = [measure.code.into(), start.into(), end.into(), digits.into(), low, high];
        rows.extend(from.sql(PARTS, values).await?);
    }
    Ok(rows)
}

/// A tally that does not equal its records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Code of the measure.
    pub measure: &'static str,
    /// Where.
    pub area: String,
    /// When.
    pub day: Day,
    /// Which part of the measure.
    pub facet: String,
    /// What the tally says.
    pub tally: i64,
    /// What the records say.
    pub records: i64,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { measure, area, day, facet, tally, records } = self;
        write!(f, "{measure} {area} {day} {facet}: the tally says {tally}, the records {records}")
    }
}

#[derive(FromQueryResult)]
struct Cell {
    area: String,
    day: Day,
    facet: String,
    n: i64,
}

/// What was counted of records that were deleted at the end of their time.
const GONE: &str = "
    SELECT area, day, facet, n
    FROM tally_gone
    WHERE measure = $1";

const GONE_SUMS: &str = "
    SELECT measure, '' AS area, facet,
           CAST(SUM(CASE WHEN day = $4 THEN n ELSE 0 END) AS BIGINT) AS on_day,
           CAST(SUM(n) AS BIGINT) AS to_day
    FROM tally_gone
    WHERE measure = $1
      AND area >= $2
      AND area < $3
      AND day <= $4
    GROUP BY 1, 2, 3";

/// What of some measures was counted of records that are deleted now, in a scope and up to a day.
pub async fn gone_sums(from: &impl Read, measures: &[&'static str], scope: &Scope, day: Day) -> Result<Vec<Sum>> {
    let mut rows = vec![];
    for measure in measures {
        for (start, end) in scope.ranges() {
            let values = [(*measure).into(), start.into(), end.into(), day.into()];
            rows.extend(from.sql(GONE_SUMS, values).await?);
        }
    }
    Ok(rows)
}

const CELLS: &str = "
    SELECT area, day, facet, CAST(SUM(n) AS BIGINT) AS n
    FROM tally_now
    WHERE measure = $1
    GROUP BY area, day, facet
    HAVING SUM(n) <> 0";

/// Counts a measure again from its records, adds what was deleted of them, and returns where its tallies differ.
pub async fn prove(from: &impl Read, measure: &Measure) -> Result<Vec<Difference>> {
    let mut cells: BTreeMap<(String, Day, String), (i64, i64)> = BTreeMap::new();
    for cell in from.sql::<Cell, _>(CELLS, [measure.code.into()]).await? {
        cells.entry((cell.area, cell.day, cell.facet)).or_default().0 = cell.n;
    }
    for cell in from.translated::<Cell>(measure.recount).await? {
        cells.entry((cell.area, cell.day, cell.facet)).or_default().1 += cell.n;
    }
    for cell in from.sql::<Cell, _>(GONE, [measure.code.into()]).await? {
        cells.entry((cell.area, cell.day, cell.facet)).or_default().1 += cell.n;
    }
    let differ = cells.into_iter().filter(|(_, (tally, records))| tally != records);
    let difference =
        |((area, day, facet), (tally, records))| Difference { measure: measure.code, area, day, facet, tally, records };
    Ok(differ.map(difference).collect())
}
