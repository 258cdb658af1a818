//! Sums for whole areas, kept with the tallies, so that a board of the city reads no more rows than one of a community.
//!
//! From the county down to the community there is a row for each day; for every area there is one for all days together, under
//! [`WHOLE`]. "Up to a day" is the whole less what came after that day: of today nearly nothing.
//!
//! Every change of the city counts for the city's few rows, and many at one gate for the same one, so none is written with it: a change
//! leaves its tallies in an inbox, and whoever writes the journal's lines adds them up, on SQLite four times a second. Whoever reads
//! counts what waits there too.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

use codes::{AreaCode, Level};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use serde::{Deserialize, Serialize};

use super::{DaySum, Sum};
use crate::clock::Day;
use crate::dialect::{Row, Unpacking};
use crate::error::{Error, Result};
use crate::journal::Tx;
use crate::read::Read;

/// The day under which the sum of all days stands; it lies after every other.
pub const WHOLE: Day = Day::from_ymd_opt(9999, 12, 31).expect("a day of the calendar");

/// Whether there are sums day by day: below, the tallies themselves are few enough.
fn by_day(level: Level) -> bool {
    (Level::County..=Level::Community).contains(&level)
}

/// A tally that waits to be added up.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Count(String, AreaCode, Day, String, i64);

#[derive(FromQueryResult)]
struct Left {
    counts: String,
}

fn counts(left: Vec<Left>) -> Result<Vec<Count>> {
    let parts = left.iter().map(|one| serde_json::from_str::<Vec<Count>>(&one.counts));
    Ok(parts.collect::<Result<Vec<_>, _>>().map_err(Error::internal)?.concat())
}

type Cell<'a> = (&'a str, AreaCode, Day, &'a str, i64);

/// What waits, cell by cell.
fn cells(counts: &[Count]) -> Vec<Cell<'_>> {
    let mut cells: HashMap<(&str, AreaCode, Day, &str), i64> = HashMap::new();
    for Count(measure, area, day, facet, n) in counts {
        *cells.entry((measure, *area, *day, facet)).or_default() += n;
    }
    let some = cells.into_iter().filter(|(_, n)| *n != 0);
    let mut cells: Vec<Cell<'_>> =
        some.map(|((measure, area, day, facet), n)| (measure, area, day, facet, n)).collect();
    // Neighbours lie on one page.
    cells.sort_unstable();
    cells
}

/// Cells summed up for the areas they lie in, as [`ADD`] takes them. A cell that counted many times climbs once.
fn rows(cells: &[Cell<'_>]) -> Vec<Row> {
    let mut sums: BTreeMap<(AreaCode, &str, Day, &str), i64> = BTreeMap::new();
    for (measure, area, day, facet, n) in cells.iter().copied() {
        for area in area.chain().filter(|area| area.level() >= Level::County) {
            *sums.entry((area, measure, WHOLE, facet)).or_default() += n;
            if by_day(area.level()) {
                *sums.entry((area, measure, day, facet)).or_default() += n;
            }
        }
    }
    let rows = sums.into_iter().filter(|(_, n)| *n != 0);
    rows.map(|((area, measure, day, facet), n)| row(area, measure, day, facet, n)).collect()
}

fn row(first: impl AsRef<str>, second: impl AsRef<str>, day: Day, facet: &str, n: i64) -> Row {
    vec![first.as_ref().into(), second.as_ref().into(), day.into(), facet.into(), n.into()]
}

/// Adds to the sums of whole areas.
static ADD: Unpacking = Unpacking::new(
    "
    INSERT INTO tally_above (area, measure, day, facet, n)
    SELECT TEXT[0], TEXT[1], DAY[2], TEXT[3], INT[4]
    FROM EACH[$1]
    WHERE TRUE
    ON CONFLICT (area, measure, day, facet) DO UPDATE SET n = tally_above.n + excluded.n",
);

const TAKE: &str = "DELETE FROM tally_inbox RETURNING counts";

/// Adds up what waits in the inbox, in the transaction of whoever writes the journal's lines.
pub(crate) async fn fold(on: &impl ConnectionTrait) -> Result<()> {
    let backend = on.get_database_backend();
    let counts = counts(Left::find_by_statement(Statement::from_string(backend, TAKE)).all(on).await?)?;
    let cells = cells(&counts);
    if !cells.is_empty() {
        let own = cells.iter().map(|(measure, area, day, facet, n)| row(measure, area, *day, facet, *n));
        on.execute_raw(super::ADD.with_rows(backend, own.collect())?).await?;
        on.execute_raw(ADD.with_rows(backend, rows(&cells))?).await?;
    }
    Ok(())
}

/// What is asked: how something stands in an area of a city, or what its days added.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// Of this area, no wider than a county …
    pub area: AreaCode,
    /// … this measure …
    pub measure: &'static str,
    /// … by so much of its facets: where the part begins, from 1, and how long it is. Of no length, all facets are one.
    pub part: (i32, i32),
}

impl Ask {
    /// A measure with all its facets together.
    pub fn all(area: AreaCode, measure: &'static str) -> Self {
        Self { area, measure, part: (1, 0) }
    }

    /// A measure facet by facet.
    pub fn each(area: AreaCode, measure: &'static str) -> Self {
        Self { area, measure, part: (1, 500) }
    }

    /// The part of a facet that it asks for.
    fn part(&self, facet: &str) -> String {
        let [begin, length] = [self.part.0 - 1, self.part.1].map(|n| usize::try_from(n).unwrap_or(0));
        facet.chars().skip(begin).take(length).collect()
    }
}

const WAITING: &str = "SELECT counts FROM tally_inbox";

/// What waits and is asked for, with the ask.
async fn waiting<'a>(from: &impl Read, asks: &'a [Ask]) -> Result<Vec<(&'a Ask, Count)>> {
    let mut of: HashMap<&str, Vec<&Ask>> = HashMap::new();
    for ask in asks {
        of.entry(ask.measure).or_default().push(ask);
    }
    let counts = counts(from.sql::<Left, _>(WAITING, []).await?)?;
    let asked = |count: Count| {
        let asks = of.get(&*count.0).into_iter().flatten().filter(|ask| ask.area.contains(&count.1));
        asks.map(|ask| (*ask, count.clone())).collect::<Vec<_>>()
    };
    Ok(counts.into_iter().flat_map(asked).collect())
}

/// Rows of [`Ask`] as the statements take them: area, end of its range, measure, part, two days and [`WHOLE`].
fn packed<'a>(asks: impl Iterator<Item = &'a Ask>, first: Day, last: Day) -> Result<Option<String>> {
    let row = |ask: &Ask| {
        let end = ask.area.range().1;
        (ask.area, end, ask.measure, ask.part.0, ask.part.1, first, last, WHOLE)
    };
    let rows: Vec<_> = asks.map(row).collect();
    let rows = (!rows.is_empty()).then(|| serde_json::to_string(&rows));
    rows.transpose().map_err(Error::internal)
}

static STANDING_ABOVE: Unpacking = Unpacking::new(
    "
    WITH asked AS MATERIALIZED (
        SELECT TEXT[0] AS area, TEXT[2] AS measure, CAST(INT[3] AS INT) AS part, CAST(INT[4] AS INT) AS length,
               DAY[5] AS day, DAY[7] AS whole
        FROM EACH[$1]
    )
    SELECT above.measure AS measure, above.area AS area, substr(above.facet, asked.part, asked.length) AS facet,
           CAST(SUM(CASE WHEN above.day = asked.day THEN above.n ELSE 0 END) AS BIGINT) AS on_day,
           CAST(SUM(CASE WHEN above.day = asked.whole THEN above.n WHEN above.day > asked.day THEN -above.n ELSE 0 END) AS BIGINT) AS to_day
    FROM asked CROSS JOIN FIND[tally_above AS above WHERE above.area = asked.area AND above.measure = asked.measure
                                                      AND above.day >= asked.day]
    GROUP BY 1, 2, 3",
);

static STANDING_BELOW: Unpacking = Unpacking::new(
    "
    WITH asked AS MATERIALIZED (
        SELECT TEXT[0] AS area, TEXT[1] AS area_end, TEXT[2] AS measure, CAST(INT[3] AS INT) AS part, CAST(INT[4] AS INT) AS length,
               DAY[5] AS day, DAY[7] AS whole
        FROM EACH[$1]
    )
    SELECT cell.measure AS measure, cell.area AS area, cell.facet AS facet,
           CAST(SUM(cell.on_day) AS BIGINT) AS on_day, CAST(SUM(cell.to_day) AS BIGINT) AS to_day
    FROM (
        SELECT tally.measure, asked.area, substr(tally.facet, asked.part, asked.length) AS facet,
               CASE WHEN tally.day = asked.day THEN tally.n ELSE 0 END AS on_day,
               CASE WHEN tally.day > asked.day THEN -tally.n ELSE 0 END AS to_day
        FROM asked CROSS JOIN FIND[tally WHERE tally.measure = asked.measure AND tally.area = asked.area AND tally.day >= asked.day]
        UNION ALL
        SELECT tally.measure, asked.area, substr(tally.facet, asked.part, asked.length) AS facet,
               CASE WHEN tally.day = asked.day THEN tally.n ELSE 0 END AS on_day,
               CASE WHEN tally.day > asked.day THEN -tally.n ELSE 0 END AS to_day
        FROM asked CROSS JOIN FIND[tally WHERE tally.measure = asked.measure AND tally.area > asked.area AND tally.area < asked.area_end
                                           AND tally.day >= asked.day]
        UNION ALL
        SELECT above.measure, asked.area, substr(above.facet, asked.part, asked.length) AS facet,
               0 AS on_day, above.n AS to_day
        FROM asked CROSS JOIN FIND[tally_above AS above WHERE above.area = asked.area AND above.measure = asked.measure
                                                          AND above.day = asked.whole]
    ) AS cell
    GROUP BY 1, 2, 3",
);

/// How the asked measures stand on a day and up to it.
pub async fn standing(from: &impl Read, asks: &[Ask], day: Day) -> Result<Vec<Sum>> {
    let mut sums = vec![];
    if let Some(asked) = packed(asks.iter().filter(|ask| by_day(ask.area.level())), day, day)? {
        sums.extend(from.unpack::<Sum>(&STANDING_ABOVE, asked).await?);
    }
    if let Some(asked) = packed(asks.iter().filter(|ask| !by_day(ask.area.level())), day, day)? {
        sums.extend(from.unpack::<Sum>(&STANDING_BELOW, asked).await?);
    }
    for (ask, Count(_, _, of, facet, n)) in waiting(from, asks).await? {
        sums.push(Sum {
            measure: ask.measure.into(),
            area: ask.area.to_string(),
            facet: ask.part(&facet),
            on_day: if of == day { n } else { 0 },
            to_day: if of <= day { n } else { 0 },
        });
    }
    let mut sums = merged(
        sums,
        |sum| (sum.measure.clone(), sum.area.clone(), sum.facet.clone()),
        |sum, more| {
            sum.on_day += more.on_day;
            sum.to_day += more.to_day;
        },
    );
    // What began later has a sum of all days, of which nothing is left.
    sums.retain(|sum| sum.on_day != 0 || sum.to_day != 0);
    Ok(sums)
}

/// Adds up what is of one kind.
fn merged<T, K: Ord>(all: Vec<T>, kind: impl Fn(&T) -> K, add: impl Fn(&mut T, T)) -> Vec<T> {
    let mut kinds: BTreeMap<K, T> = BTreeMap::new();
    for one in all {
        match kinds.entry(kind(&one)) {
            Entry::Vacant(place) => drop(place.insert(one)),
            Entry::Occupied(mut place) => add(place.get_mut(), one),
        }
    }
    kinds.into_values().collect()
}

static DAYS_ABOVE: Unpacking = Unpacking::new(
    "
    WITH asked AS MATERIALIZED (
        SELECT TEXT[0] AS area, TEXT[2] AS measure, CAST(INT[3] AS INT) AS part, CAST(INT[4] AS INT) AS length,
               DAY[5] AS first, DAY[6] AS last
        FROM EACH[$1]
    )
    SELECT above.measure AS measure, above.day AS day, substr(above.facet, asked.part, asked.length) AS facet,
           CAST(SUM(above.n) AS BIGINT) AS n
    FROM asked CROSS JOIN FIND[tally_above AS above WHERE above.area = asked.area AND above.measure = asked.measure
                                                      AND above.day >= asked.first AND above.day <= asked.last]
    GROUP BY 1, 2, 3",
);

static DAYS_BELOW: Unpacking = Unpacking::new(
    "
    WITH asked AS MATERIALIZED (
        SELECT TEXT[0] AS area, TEXT[1] AS area_end, TEXT[2] AS measure, CAST(INT[3] AS INT) AS part, CAST(INT[4] AS INT) AS length,
               DAY[5] AS first, DAY[6] AS last
        FROM EACH[$1]
    )
    SELECT tally.measure AS measure, tally.day AS day, substr(tally.facet, asked.part, asked.length) AS facet,
           CAST(SUM(tally.n) AS BIGINT) AS n
    FROM asked CROSS JOIN FIND[tally WHERE tally.measure = asked.measure AND tally.area >= asked.area AND tally.area < asked.area_end
                                       AND tally.day >= asked.first AND tally.day <= asked.last]
    GROUP BY 1, 2, 3",
);

/// What each day from the first to the last added to what is asked, over all areas together.
pub async fn days(from: &impl Read, asks: &[Ask], first: Day, last: Day) -> Result<Vec<DaySum>> {
    let mut sums: Vec<DaySum> = vec![];
    for (above, text) in [(true, &DAYS_ABOVE), (false, &DAYS_BELOW)] {
        let asks = asks.iter().filter(|ask| by_day(ask.area.level()) == above);
        if let Some(asked) = packed(asks, first, last)? {
            sums.extend(from.unpack::<DaySum>(text, asked).await?);
        }
    }
    for (ask, Count(_, _, day, facet, n)) in waiting(from, asks).await? {
        if (first..=last).contains(&day) {
            sums.push(DaySum { measure: ask.measure.into(), day, facet: ask.part(&facet), n });
        }
    }
    Ok(merged(sums, |sum| (sum.measure.clone(), sum.day, sum.facet.clone()), |sum, more| sum.n += more.n))
}

const LOCK: &str = "SELECT pg_advisory_xact_lock(220581, hashtext(current_schema()))";

const ADD_DAYS: &str = "
    INSERT INTO tally_above (area, measure, day, facet, n)
    SELECT $1, measure, day, facet, CAST($2 * SUM(n) AS BIGINT)
    FROM tally
    WHERE area >= $3
      AND area < $4
    GROUP BY measure, day, facet
    ON CONFLICT (area, measure, day, facet) DO UPDATE SET n = tally_above.n + excluded.n";

const ADD_WHOLE: &str = "
    INSERT INTO tally_above (area, measure, day, facet, n)
    SELECT $1, measure, $5, facet, CAST($2 * SUM(n) AS BIGINT)
    FROM tally
    WHERE area >= $3
      AND area < $4
    GROUP BY measure, facet
    ON CONFLICT (area, measure, day, facet) DO UPDATE SET n = tally_above.n + excluded.n";

const MOVE_ABOVE: &str = "
    INSERT INTO tally_above (area, measure, day, facet, n)
    SELECT $3 || substr(area, $4), measure, day, facet, n
    FROM tally_above
    WHERE area >= $1
      AND area < $2
    ON CONFLICT (area, measure, day, facet) DO UPDATE SET n = tally_above.n + excluded.n";

const DROP_ABOVE: &str = "
    DELETE FROM tally_above
    WHERE area >= $1
      AND area < $2";

const MOVE: &str = "
    INSERT INTO tally (measure, area, day, facet, n)
    SELECT measure, $3 || substr(area, $4), day, facet, n
    FROM tally
    WHERE area >= $1
      AND area < $2
    ON CONFLICT (measure, area, day, facet) DO UPDATE SET n = tally.n + excluded.n";

const DROP: &str = "
    DELETE FROM tally
    WHERE area >= $1
      AND area < $2";

const MOVE_GONE: &str = "
    INSERT INTO tally_gone (measure, area, day, facet, n)
    SELECT measure, $3 || substr(area, $4), day, facet, n
    FROM tally_gone
    WHERE area >= $1
      AND area < $2
    ON CONFLICT (measure, area, day, facet) DO UPDATE SET n = tally_gone.n + excluded.n";

const DROP_GONE: &str = "
    DELETE FROM tally_gone
    WHERE area >= $1
      AND area < $2";

/// Moves the tallies of a subtree to another code of its level, with all sums above and what was counted of deleted records. To be done in a change that is alone.
pub async fn move_subtree(tx: &Tx, from: AreaCode, to: AreaCode) -> Result<()> {
    let backend = tx.get_database_backend();
    let run = async |sql: &str, values: Vec<Value>| -> Result<()> {
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        Ok(())
    };
    if backend == DbBackend::Postgres {
        run(LOCK, vec![]).await?;
    }
    // What waits was counted under the old code.
    fold(tx).await?;
    let (start, end) = from.range();
    let leave = from.chain().skip(1).filter(|area| !area.contains(&to)).map(|area| (area, -1_i64));
    let join = to.chain().skip(1).filter(|area| !area.contains(&from)).map(|area| (area, 1_i64));
    for (area, sign) in leave.chain(join).filter(|(area, _)| area.level() >= Level::County) {
        let values: Vec<Value> = vec![area.to_string().into(), sign.into(), start.clone().into(), end.clone().into()];
        if by_day(area.level()) {
            run(ADD_DAYS, values.clone()).await?;
        }
        run(ADD_WHOLE, [values, vec![WHOLE.into()]].concat()).await?;
    }
    let rest = i32::try_from(from.as_str().len() + 1).unwrap_or(i32::MAX);
    let range: Vec<Value> = vec![start.into(), end.into()];
    let moved = [range.clone(), vec![to.to_string().into(), rest.into()]].concat();
    run(MOVE_ABOVE, moved.clone()).await?;
    run(DROP_ABOVE, range.clone()).await?;
    run(MOVE, moved.clone()).await?;
    run(DROP, range.clone()).await?;
    run(MOVE_GONE, moved).await?;
    run(DROP_GONE, range).await
}

/// A sum that does not equal its tallies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, FromQueryResult)]
pub struct Astray {
    /// Where.
    pub area: String,
    /// Code of the measure.
    pub measure: String,
    /// When; [`WHOLE`] for all days.
    pub day: Day,
    /// Which part of the measure.
    pub facet: String,
    /// How many the tallies have more than the sum.
    pub n: i64,
}

impl std::fmt::Display for Astray {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { area, measure, day, facet, n } = self;
        write!(f, "{measure} {area} {day} {facet}: the tallies say {n} more than the sum for the whole area")
    }
}

const PROVE: &str = "
    WITH above (digits, whole) AS (
        VALUES (6, 0), (9, 0), (12, 0), (6, 1), (9, 1), (12, 1), (15, 1), (18, 1)
    )
    SELECT area, measure, day, facet, CAST(SUM(n) AS BIGINT) AS n
    FROM (
        SELECT substr(counted.area, 1, above.digits) AS area, counted.measure AS measure,
               CASE WHEN above.whole = 1 THEN '9999-12-31' ELSE counted.day END AS day, counted.facet AS facet, counted.n AS n
        FROM tally AS counted
        JOIN above ON length(counted.area) >= above.digits
        UNION ALL
        SELECT area, measure, day, facet, -n FROM tally_above
    ) AS both_ways
    GROUP BY 1, 2, 3, 4
    HAVING SUM(n) <> 0";

/// Adds all tallies up again and gives the sums that are not theirs. What waits in the inbox is in neither.
pub async fn prove(from: &impl Read) -> Result<Vec<Astray>> {
    from.translated(PROVE).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_counts_for_every_area_it_lies_in() {
        let day = Day::from_ymd_opt(2020, 2, 10).unwrap();
        let count = |grid: &str, n| Count("a.b".into(), grid.parse().unwrap(), day, "x".into(), n);
        let counts = [count("220581001004001", 2), count("220581001004002", 1)];
        let rows = rows(&cells(&counts));
        let of = |area: &str, day: &str| {
            let day: Day = day.parse().unwrap();
            let row = rows.iter().find(|row| row[0] == area.into() && row[2] == day.into())?;
            <i64 as sea_orm::sea_query::ValueType>::try_from(row[4].clone()).ok()
        };
        for area in ["220581", "220581001", "220581001004"] {
            assert_eq!((of(area, "2020-02-10"), of(area, "9999-12-31")), (Some(3), Some(3)), "{area}");
        }
        assert_eq!(of("220581001004001", "2020-02-10"), None, "the tally itself says it");
        assert_eq!(of("220581001004001", "9999-12-31"), Some(2));
        assert_eq!(of("2205", "9999-12-31"), None);
    }
}
