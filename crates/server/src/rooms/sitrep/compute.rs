//! Computing the report of an area and day from the tallies.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveTime};
use codes::AreaCode;
use kernel::tally::Sum;
use kernel::tally::above::{self, Ask};
use kernel::{Day, Error, Measure, Read, Result, Stamp, task};
use serde::Serialize;

use super::figures::{FIGURES, Face, Figure, Term, asks};
use super::gates::{self, Gates};
use crate::house::House;
use crate::rooms::{area, isolation};

/// The value of a figure, with what a reader needs to understand it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct FigureValue {
    /// 中文名.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// 单位.
    pub unit: &'static str,
    /// The unit in English.
    pub unit_en: &'static str,
    /// By what it counts once.
    pub key: &'static str,
    /// The faces it has.
    pub faces: &'static [Face],
    /// New on the day.
    pub day: i64,
    /// From the beginning to the day.
    pub total: i64,
    /// As things stand at the end of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<i64>,
    /// Ended on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<i64>,
    /// Where its records are listed; add `face`.
    pub records: String,
}

/// The figures of one part of the area.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PartValues {
    /// Code of the part.
    pub area: String,
    /// Its name.
    pub name: String,
    /// Its figures.
    pub figures: BTreeMap<&'static str, PartValue>,
}

/// The value of a figure in one part.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PartValue {
    /// New on the day.
    pub day: i64,
    /// From the beginning to the day.
    pub total: i64,
    /// As things stand at the end of the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<i64>,
}

/// What was new on one day.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DayValue {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// How many.
    pub n: i64,
}

/// So many people on one day of their isolation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct OnDay {
    /// Day n.
    pub day_n: i64,
    /// People.
    pub people: i64,
}

/// One service of the plan on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Service {
    /// Code of its tasks, for example `isolation.meal`.
    pub kind: String,
    /// 名称.
    pub zh: String,
    /// Name in English.
    pub en: String,
    /// To be done.
    pub due: i64,
    /// Done.
    pub done: i64,
    /// Missed.
    pub late: i64,
}

/// The report.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Sitrep {
    /// Code of the area.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// 截至: now for today, the end of the day for a past one.
    pub as_of: Stamp,
    /// The same as the hour of the local day, 0 to 24.
    pub as_of_hour: u32,
    /// All figures; zero is reported as 0.
    pub figures: BTreeMap<&'static str, FigureValue>,
    /// The same by the parts of the area, in the order of their codes.
    pub by_area: Vec<PartValues>,
    /// How many are on which day of their isolation, at home at the end of the day.
    pub by_day: Vec<OnDay>,
    /// The services of the plan on this day, one by one.
    pub services: Vec<Service>,
    /// What passed the checkpoints.
    pub gates: Gates,
    /// What was new on each of the last days, where asked for.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub series: BTreeMap<&'static str, Vec<DayValue>>,
}

/// What a figure says.
#[derive(Clone, Copy, Default)]
pub struct Values {
    /// New on the day.
    pub day: i64,
    /// From the beginning to the day.
    pub total: i64,
    /// As things stand at the end of the day.
    pub current: Option<i64>,
    /// Ended on the day.
    pub ended: Option<i64>,
}

/// Computes the report of an area and day, all of it as of one moment.
///
/// # Errors
/// `date_range` for a day to come; not found for an area there is not.
pub async fn compute(house: &House, area: AreaCode, day: Day) -> Result<Sitrep> {
    let clock = &house.store.clock;
    let read = &house.store.read.snapshot().await?;
    let today = day_of(house, read, area, day).await?;
    let names = area::names(read, [area]).await?;
    let parts = area::parts(read, area).await?;
    let of_parts = parts.iter().flat_map(|(part, _)| asks(FIGURES.iter(), *part));
    let asked: Vec<Ask> = own_asks(area).into_iter().chain(of_parts).collect();
    let mut sums: BTreeMap<String, Vec<Sum>> = BTreeMap::new();
    for sum in above::standing(read, &asked, day).await? {
        sums.entry(sum.area.clone()).or_default().push(sum);
    }
    let own = sums.remove(area.as_str()).unwrap_or_default();

    let figures = FIGURES.iter().map(|figure| (figure.code, shown(figure, values(figure, own.iter()), area, day)));
    let part = |(code, name): (AreaCode, String)| {
        let sums = sums.get(code.as_str()).map_or(&[][..], Vec::as_slice);
        let figures = FIGURES.iter().map(|figure| {
            let Values { day, total, current, .. } = values(figure, sums.iter());
            (figure.code, PartValue { day, total, current })
        });
        PartValues { area: code.to_string(), name, figures: figures.collect() }
    };
    let ended = clock.at(day + Days::new(1), NaiveTime::MIN);
    let (as_of, as_of_hour) =
        if day == today { (clock.now(), chrono::Timelike::hour(&clock.local(clock.now()))) } else { (ended, 24) };
    Ok(Sitrep {
        area: area.to_string(),
        area_name: names.of(&area),
        day,
        as_of,
        as_of_hour,
        figures: figures.collect(),
        by_day: by_day(&own, day),
        services: services(house, &own, day)?,
        gates: gates::passed(read, &own).await?,
        by_area: parts.into_iter().map(part).collect(),
        series: BTreeMap::new(),
    })
}

/// Computes one figure of an area and day.
///
/// # Errors
/// As [`compute`].
pub async fn value(house: &House, figure: &'static Figure, area: AreaCode, day: Day) -> Result<Values> {
    let read = house.store.read.snapshot().await?;
    day_of(house, &read, area, day).await?;
    let sums = above::standing(&read, &asks([figure], area).collect::<Vec<_>>(), day).await?;
    Ok(values(figure, sums.iter()))
}

/// Today, where the area exists and the day is not yet to come.
async fn day_of(house: &House, read: &impl Read, area: AreaCode, day: Day) -> Result<Day> {
    let today = house.store.clock.today();
    if day > today {
        return Err(Error::invalid("day", "date_range"));
    }
    // Above the city nothing is added up.
    let known = house.city.contains(&area) && area::exists(read, &area).await?;
    if known { Ok(today) } else { Err(Error::NotFound("area")) }
}

/// What is asked of the report's own area, facet by facet: its figures, and what stands beside them.
fn own_asks(area: AreaCode) -> Vec<Ask> {
    let beside = [isolation::HOME_BEGUN, isolation::HOME_LEFT, task::DUE, task::DONE, task::LATE].map(|one| one.code);
    let figures = asks(FIGURES.iter(), area).map(|ask| ask.measure);
    let measures: BTreeSet<&str> = figures.chain(beside).chain(gates::MEASURES).collect();
    measures.into_iter().map(|measure| Ask::each(area, measure)).collect()
}

/// Those at home, by the day of their isolation: the facet of the stays is the day from which it is counted.
pub fn by_day(sums: &[Sum], day: Day) -> Vec<OnDay> {
    let mut people: BTreeMap<i64, i64> = BTreeMap::new();
    for sum in sums {
        let n = match sum.measure.as_str() {
            code if code == isolation::HOME_BEGUN.code => sum.to_day,
            code if code == isolation::HOME_LEFT.code => -sum.to_day,
            _ => continue,
        };
        if let Ok(from) = sum.facet.parse::<Day>() {
            *people.entry((day - from).num_days().max(1)).or_default() += n;
        }
    }
    people.into_iter().filter(|(_, people)| *people != 0).map(|(day_n, people)| OnDay { day_n, people }).collect()
}

/// What the plan asked for on the day and what became of it. What nobody asked for is reported as 0.
fn services(house: &House, sums: &[Sum], day: Day) -> Result<Vec<Service>> {
    let of = |measure: &Measure, kind: &str| {
        let own = sums.iter().filter(|sum| sum.measure == measure.code && sum.facet == kind);
        own.map(|sum| sum.on_day).sum::<i64>()
    };
    let service = |(kind, zh, en): (String, String, String)| Service {
        due: of(&task::DUE, &kind),
        done: of(&task::DONE, &kind),
        late: of(&task::LATE, &kind),
        kind,
        zh,
        en,
    };
    Ok(isolation::services(&house.store.policy, day)?.into_iter().map(service).collect())
}

/// Adds what was new on each of the last `days` days.
pub async fn add_series(house: &House, report: &mut Sitrep, days: u64) -> Result<()> {
    let area: AreaCode = report.area.parse().map_err(Error::internal)?;
    let first = report.day - Days::new(days.saturating_sub(1));
    let asked: Vec<Ask> = asks(FIGURES.iter(), area).collect();
    let rows = above::days(&house.store.read.snapshot().await?, &asked, first, report.day).await?;
    for figure in FIGURES {
        let on = |day: Day| {
            let own = rows.iter().filter(|row| row.day == day && counts(&figure.new, &row.measure, &row.facet));
            DayValue { day, n: own.map(|row| row.n).sum() }
        };
        report.series.insert(figure.code, first.iter_days().take_while(|day| *day <= report.day).map(on).collect());
    }
    Ok(())
}

/// Computes one figure from sums.
pub fn values<'a>(figure: &Figure, sums: impl Iterator<Item = &'a Sum> + Clone) -> Values {
    let of = |term: &Term| {
        let own = sums.clone().filter(|sum| counts(term, &sum.measure, &sum.facet));
        own.fold((0, 0), |(day, total), sum| (day + sum.on_day, total + sum.to_day))
    };
    let (day, total) = of(&figure.new);
    let current = figure.current.map(|current| of(&current.came).1 - of(&current.went).1);
    let ended = figure.current.map(|current| of(&current.ended).0);
    Values { day, total, current, ended }
}

/// Whether a sum of that measure and facet belongs to a term.
pub fn counts(term: &Term, measure: &str, facet: &str) -> bool {
    term.measure == measure && (term.facets.is_empty() || term.facets.contains(&facet))
}

fn shown(figure: &Figure, values: Values, area: AreaCode, day: Day) -> FigureValue {
    FigureValue {
        zh: figure.zh,
        en: figure.en,
        unit: figure.unit.zh(),
        unit_en: figure.unit.en(),
        key: figure.key,
        faces: figure.faces(),
        day: values.day,
        total: values.total,
        current: values.current,
        ended: values.ended,
        records: format!("/figures/{}/records?area={area}&day={day}", figure.code),
    }
}
