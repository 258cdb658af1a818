//! Sums for whole areas, kept with the tallies, so that a board of the city reads no more rows than one of a community.
//!
//! From the county down to the community there is a row for each day; for every area there is one for all days together, under
//! [`WHOLE`]. "Up to a day" is the whole less what came after that day: of today nearly nothing.
//!
//! On SQLite they are written in the commit of the facts. On PostgreSQL many changes commit side by side and all count for the one
//! city: each leaves its sums in an inbox, and whoever numbers the journal's lines adds them up.

use std::collections::BTreeMap;

use codes::{AreaCode, Level};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement};
use serde::Serialize;

use super::{DaySum, Sum, Tallies};
use crate::clock::Day;
use crate::dialect::Unpacking;
use crate::error::{Error, Result};
use crate::journal::Tx;
use crate::read::Read;

/// The day under which the sum of all days stands; it lies after every other.
pub const WHOLE: Day = Day::from_ymd_opt(9999, 12, 31).expect("a day of the calendar");

/// Whether there are sums day by day: below, the tallies themselves are few enough.
fn by_day(level: Level) -> bool {
    (Level::County..=Level::Community).contains(&level)
}

impl Tallies {
    /// The same changes summed up for the areas they lie in, as [`ADD`] takes them.
    pub(crate) fn rows_above(&self) -> Vec<(AreaCode, &str, Day, &str, i64)> {
        let mut sums: BTreeMap<(AreaCode, &str, Day, &str), i64> = BTreeMap::new();
        for ((measure, area, day, facet), n) in self.0.iter().filter(|(_, n)| **n != 0) {
            for area in area.chain().filter(|area| area.level() >= Level::County) {
                *sums.entry((area, measure, WHOLE, facet)).or_default() += n;
                if by_day(area.level()) {
                    *sums.entry((area, measure, *day, facet)).or_default() += n;
                }
            }
        }
        let rows = sums.into_iter().filter(|(_, n)| *n != 0);
        rows.map(|((area, measure, day, facet), n)| (area, measure, day, facet, n)).collect()
    }
}

/// Adds to the sums of whole areas.
pub(crate) static ADD: Unpacking = Unpacking::new(
    "
    INSERT INTO tally_above (area, measure, day, facet, n)
    SELECT TEXT[0], TEXT[1], DAY[2], TEXT[3], INT[4]
    FROM EACH[$1]
    WHERE TRUE
    ON CONFLICT (area, measure, day, facet) DO UPDATE SET n = tally_above.n + excluded.n",
);

/// PostgreSQL only: takes all sums out of the inbox and adds them up. One statement, so that none is taken that is not added.
const FOLD: &str = "
    WITH taken AS (DELETE FROM tally_inbox RETURNING counts)
    INSERT INTO tally_above (area, measure, day, facet, n)
    SELECT value ->> 0, value ->> 1, CAST(value ->> 2 AS DATE), value ->> 3, CAST(SUM(CAST(value ->> 4 AS BIGINT)) AS BIGINT)
    FROM taken, jsonb_array_elements(CAST(taken.counts AS JSONB))
    GROUP BY 1, 2, 3, 4
    ON CONFLICT (area, measure, day, facet) DO UPDATE SET n = tally_above.n + excluded.n";

/// Empties the inbox of a PostgreSQL store. Only whoever holds the sealer's lock may do it.
pub(crate) async fn fold(on: &impl ConnectionTrait) -> Result<()> {
    on.execute_raw(Statement::from_string(DbBackend::Postgres, FOLD)).await?;
    Ok(())
}

/// What is asked of a board.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// Of this area …
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
    SELECT above.measure AS measure, above.area AS area,
           substr(above.facet, CAST(INT[3] AS INT), CAST(INT[4] AS INT)) AS facet,
           CAST(SUM(CASE WHEN above.day = DAY[5] THEN above.n ELSE 0 END) AS BIGINT) AS on_day,
           CAST(SUM(CASE WHEN above.day = DAY[7] THEN above.n WHEN above.day > DAY[5] THEN -above.n ELSE 0 END) AS BIGINT) AS to_day
    FROM EACH[$1] AS asked
    JOIN tally_above AS above ON above.area = TEXT[0] AND above.measure = TEXT[2] AND above.day >= DAY[5]
    GROUP BY 1, 2, 3",
);

static STANDING_BELOW: Unpacking = Unpacking::new(
    "
    SELECT cell.measure AS measure, cell.area AS area, cell.facet AS facet,
           CAST(SUM(cell.on_day) AS BIGINT) AS on_day, CAST(SUM(cell.to_day) AS BIGINT) AS to_day
    FROM (
        SELECT tally.measure, TEXT[0] AS area, substr(tally.facet, CAST(INT[3] AS INT), CAST(INT[4] AS INT)) AS facet,
               CASE WHEN tally.day = DAY[5] THEN tally.n ELSE 0 END AS on_day,
               CASE WHEN tally.day > DAY[5] THEN -tally.n ELSE 0 END AS to_day
        FROM EACH[$1] AS asked
        JOIN tally ON tally.measure = TEXT[2] AND tally.area = TEXT[0] AND tally.day >= DAY[5]
        UNION ALL
        SELECT tally.measure, TEXT[0] AS area, substr(tally.facet, CAST(INT[3] AS INT), CAST(INT[4] AS INT)) AS facet,
               CASE WHEN tally.day = DAY[5] THEN tally.n ELSE 0 END AS on_day,
               CASE WHEN tally.day > DAY[5] THEN -tally.n ELSE 0 END AS to_day
        FROM EACH[$1] AS asked
        JOIN tally ON tally.measure = TEXT[2] AND tally.area > TEXT[0] AND tally.area < TEXT[1] AND tally.day >= DAY[5]
        UNION ALL
        SELECT above.measure, TEXT[0] AS area, substr(above.facet, CAST(INT[3] AS INT), CAST(INT[4] AS INT)) AS facet,
               0 AS on_day, above.n AS to_day
        FROM EACH[$1] AS asked
        JOIN tally_above AS above ON above.area = TEXT[0] AND above.measure = TEXT[2] AND above.day = DAY[7]
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
    Ok(sums)
}

static DAYS_ABOVE: Unpacking = Unpacking::new(
    "
    SELECT above.measure AS measure, above.day AS day,
           substr(above.facet, CAST(INT[3] AS INT), CAST(INT[4] AS INT)) AS facet, CAST(SUM(above.n) AS BIGINT) AS n
    FROM EACH[$1] AS asked
    JOIN tally_above AS above ON above.area = TEXT[0] AND above.measure = TEXT[2] AND above.day >= DAY[5] AND above.day <= DAY[6]
    GROUP BY 1, 2, 3",
);

static DAYS_BELOW: Unpacking = Unpacking::new(
    "
    SELECT tally.measure AS measure, tally.day AS day,
           substr(tally.facet, CAST(INT[3] AS INT), CAST(INT[4] AS INT)) AS facet, CAST(SUM(tally.n) AS BIGINT) AS n
    FROM EACH[$1] AS asked
    JOIN tally ON tally.measure = TEXT[2] AND tally.area >= TEXT[0] AND tally.area < TEXT[1]
              AND tally.day >= DAY[5] AND tally.day <= DAY[6]
    GROUP BY 1, 2, 3",
);

/// What each day from the first to the last added to measures of one area.
pub async fn days(from: &impl Read, asks: &[Ask], first: Day, last: Day) -> Result<Vec<DaySum>> {
    let Some(asked) = packed(asks.iter(), first, last)? else { return Ok(vec![]) };
    let above = asks.iter().all(|ask| by_day(ask.area.level()));
    from.unpack(if above { &DAYS_ABOVE } else { &DAYS_BELOW }, asked).await
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

/// Moves the tallies of a subtree to another code of its level, with all sums above. To be done in a change that is alone.
pub async fn move_subtree(tx: &Tx, from: AreaCode, to: AreaCode) -> Result<()> {
    let backend = tx.get_database_backend();
    let run = async |sql: &str, values: Vec<Value>| -> Result<()> {
        tx.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
        Ok(())
    };
    if backend == DbBackend::Postgres {
        // What waits was counted under the old code.
        run(LOCK, vec![]).await?;
        fold(tx).await?;
    }
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
    run(MOVE, moved).await?;
    run(DROP, range).await
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
    SELECT area, measure, day, facet, CAST(SUM(n) AS BIGINT) AS n
    FROM (
        SELECT substr(area, 1, 6) AS area, measure, day, facet, n FROM tally
        UNION ALL
        SELECT substr(area, 1, 9), measure, day, facet, n FROM tally WHERE length(area) >= 9
        UNION ALL
        SELECT substr(area, 1, 12), measure, day, facet, n FROM tally WHERE length(area) >= 12
        UNION ALL
        SELECT substr(area, 1, 6), measure, '9999-12-31', facet, n FROM tally
        UNION ALL
        SELECT substr(area, 1, 9), measure, '9999-12-31', facet, n FROM tally WHERE length(area) >= 9
        UNION ALL
        SELECT substr(area, 1, 12), measure, '9999-12-31', facet, n FROM tally WHERE length(area) >= 12
        UNION ALL
        SELECT substr(area, 1, 15), measure, '9999-12-31', facet, n FROM tally WHERE length(area) >= 15
        UNION ALL
        SELECT area, measure, '9999-12-31', facet, n FROM tally WHERE length(area) = 18
        UNION ALL
        SELECT area, measure, day, facet, -n FROM tally_above
        UNION ALL
        SELECT TEXT[0], TEXT[1], DAY[2], TEXT[3], -INT[4] FROM tally_inbox, EACH[tally_inbox.counts]
    ) AS both_ways
    GROUP BY 1, 2, 3, 4
    HAVING SUM(n) <> 0";

/// Adds all tallies up again and gives the sums that are not theirs. What waits in the inbox counts.
pub async fn prove(from: &impl Read) -> Result<Vec<Astray>> {
    from.translated(PROVE).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::Measure;
    use crate::tally::Unit;

    #[test]
    fn a_fact_counts_for_every_area_it_lies_in() {
        let measure = Measure { code: "a.b", zh: "", en: "", unit: Unit::Time, key: "", recount: "" };
        let day = Day::from_ymd_opt(2020, 2, 10).unwrap();
        let mut tallies = Tallies::default();
        tallies.add(&measure, "220581001004001".parse().unwrap(), day, "x", 2);
        tallies.add(&measure, "220581001004002".parse().unwrap(), day, "x", 1);
        tallies.add(&measure, "220581001004002".parse().unwrap(), day, "y", 0);
        let rows: serde_json::Value = serde_json::to_value(tallies.rows_above()).unwrap();
        let of = |area: &str, day: &str| {
            let row = rows.as_array().unwrap().iter().find(|row| row[0] == area && row[2] == day)?;
            row[4].as_i64()
        };
        for area in ["220581", "220581001", "220581001004"] {
            assert_eq!((of(area, "2020-02-10"), of(area, "9999-12-31")), (Some(3), Some(3)), "{area}");
        }
        assert_eq!(of("220581001004001", "2020-02-10"), None, "the tally itself says it");
        assert_eq!(of("220581001004001", "9999-12-31"), Some(2));
        assert_eq!(of("2205", "9999-12-31"), None);
    }
}
