//! What stands on the board of an area and day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveTime};
use codes::AreaCode;
use kernel::tally::above::{self, Ask};
use kernel::tally::{DaySum, Sum};
use kernel::{Day, Error, Result, Stamp, journal};
use serde::Serialize;

use super::SHOWN;
use crate::house::House;
use crate::rooms::alert::{self, Severity};
use crate::rooms::checkpoint::{self, HourCount};
use crate::rooms::round::{self, OpenCoverage};
use crate::rooms::sitrep::{Face, Figure, OnDay, PartValue, PartValues, Term, asks, by_day, counts, values};
use crate::rooms::{area, isolation};

/// So many days does a curve show.
const CURVE: u64 = 14;

/// A figure of a board; its records are those of the figure of that name in the report.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct BoardFigure {
    /// 中文名.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// 单位.
    pub unit: &'static str,
    /// The unit in English.
    pub unit_en: &'static str,
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
    /// The day before.
    pub before: PartValue,
    /// What was new on each of the days of the curve; the last is the day itself.
    pub days: Vec<i64>,
    /// How things stood at the end of each of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub levels: Option<Vec<i64>>,
}

/// Alerts that are not closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct OpenAlerts {
    /// To be looked at at once.
    pub severe: i64,
    /// Within the hour.
    pub high: i64,
    /// Today.
    pub normal: i64,
}

/// An area above the board's own.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Above {
    /// Its code.
    pub area: String,
    /// Its name.
    pub name: String,
}

/// The board.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Board {
    /// Code of the area.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// Its level.
    pub level: String,
    /// The areas around it, the city first.
    pub above: Vec<Above>,
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// 截至: when it was computed; of a past day, its end.
    pub as_of: Stamp,
    /// Everything up to this line of the journal is in it.
    pub seq: i64,
    /// The days of the curves.
    #[schema(value_type = Vec<String>)]
    pub days: Vec<Day>,
    /// The figures; zero is reported as 0.
    pub figures: BTreeMap<&'static str, BoardFigure>,
    /// Alerts that are not closed, by how urgent they are.
    pub alerts: OpenAlerts,
    /// The same figures by the parts of the area, in the order of their codes.
    pub by_area: Vec<PartValues>,
    /// How many at home are on which day of their isolation.
    pub by_day: Vec<OnDay>,
    /// Crossings of the day by hour.
    pub hours: Vec<HourCount>,
    /// The rounds that go on, and how far they are here.
    pub rounds: Vec<OpenCoverage>,
}

/// The figures shown, in their order.
fn shown() -> impl Iterator<Item = &'static Figure> {
    SHOWN.iter().filter_map(|code| Figure::of_code(code))
}

/// What is asked of the board's own area: some measures by the day of isolation, the rule, the hour or the round.
fn own_asks(area: AreaCode) -> Vec<Ask> {
    let by_facet: BTreeSet<&str> =
        [isolation::HOME_BEGUN.code, isolation::HOME_LEFT.code, alert::RAISED.code, alert::CLOSED.code].into();
    let mut own: Vec<Ask> = asks(shown(), area)
        .map(|ask| if by_facet.contains(ask.measure) { Ask::each(area, ask.measure) } else { ask })
        .collect();
    own.push(Ask::each(area, round::COVERAGE.code));
    own.push(Ask { area, measure: checkpoint::BY_HOUR, part: checkpoint::HOUR_PART });
    own
}

/// Computes the board of an area and day, all of it as of one moment.
///
/// # Errors
/// `date_range` for a day to come; not found for an area there is not.
pub async fn compute(house: &House, area: AreaCode, day: Day) -> Result<Board> {
    let clock = &house.store.clock;
    let today = clock.today();
    if day > today {
        return Err(Error::invalid("day", "date_range"));
    }
    let read = house.store.read.snapshot().await?;
    let seq = journal::last(&read).await?.map_or(0, |line| line.seq);
    let names = area::names(&read, [area]).await?;
    if !names.knows(&area) {
        return Err(Error::NotFound("area"));
    }
    let parts = area::parts(&read, area).await?;
    let first = day - Days::new(CURVE - 1);

    let mut asked = own_asks(area);
    asked.extend(parts.iter().flat_map(|(part, _)| asks(shown(), *part)));
    let mut sums: BTreeMap<String, Vec<Sum>> = BTreeMap::new();
    for sum in above::standing(&read, &asked, day).await? {
        sums.entry(sum.area.clone()).or_default().push(sum);
    }
    let own = Own(sums.remove(area.as_str()).unwrap_or_default());
    let coverage = own.of(round::COVERAGE.code).map(|sum| (sum.facet.clone(), sum.to_day)).collect::<Vec<_>>();
    let rounds = round::of_open(&read, &coverage).await?;
    let asked: Vec<Ask> = asks(shown(), area).collect();
    let days = above::days(&read, &asked, first, day).await?;

    let part = |(code, name): (AreaCode, String)| {
        let own = sums.get(code.as_str()).map_or(&[][..], Vec::as_slice);
        let figures = shown().map(|figure| {
            let of = values(figure, own.iter());
            (figure.code, PartValue { day: of.day, total: of.total, current: of.current })
        });
        PartValues { area: code.to_string(), name, figures: figures.collect() }
    };
    let around = area.chain().skip(1).filter(|one| house.city.contains(one));
    let mut above: Vec<Above> = around.map(|one| Above { area: one.to_string(), name: names.of(&one) }).collect();
    above.reverse();
    Ok(Board {
        area: area.to_string(),
        area_name: names.of(&area),
        level: area.level().to_string(),
        above,
        day,
        as_of: if day == today { clock.now() } else { clock.at(day + Days::new(1), NaiveTime::MIN) },
        seq,
        figures: shown().map(|figure| (figure.code, board_figure(figure, &own.0, &days, first))).collect(),
        days: first.iter_days().take_while(|one| *one <= day).collect(),
        alerts: own.open_alerts(),
        by_day: by_day(&own.0, day),
        hours: checkpoint::of_hour_parts(own.of(checkpoint::BY_HOUR).map(|sum| (sum.facet.as_str(), sum.on_day))),
        rounds,
        by_area: parts.into_iter().map(part).collect(),
    })
}

/// The sums of the board's own area.
struct Own(Vec<Sum>);

impl Own {
    fn of(&self, measure: &'static str) -> impl Iterator<Item = &Sum> {
        self.0.iter().filter(move |sum| sum.measure == measure)
    }

    /// What was raised less what was closed, rule by rule.
    fn open_alerts(&self) -> OpenAlerts {
        let mut open = OpenAlerts::default();
        let raised = self.of(alert::RAISED.code).map(|sum| (&sum.facet, sum.to_day));
        let closed = self.of(alert::CLOSED.code).map(|sum| (&sum.facet, -sum.to_day));
        for (rule, n) in raised.chain(closed) {
            let severity =
                alert::RULES.iter().find(|one| one.code == rule).map_or(Severity::Normal, |one| one.severity);
            *match severity {
                Severity::Severe => &mut open.severe,
                Severity::High => &mut open.high,
                Severity::Normal => &mut open.normal,
            } += n;
        }
        open
    }
}

fn board_figure(figure: &Figure, own: &[Sum], days: &[DaySum], first: Day) -> BoardFigure {
    let now = values(figure, own.iter());
    let each = |term: &Term| -> Vec<i64> {
        let on = |day: Day| {
            let rows = days.iter().filter(|row| row.day == day && counts(term, &row.measure, &row.facet));
            rows.map(|row| row.n).sum()
        };
        first.iter_days().take(usize::try_from(CURVE).unwrap_or_default()).map(on).collect()
    };
    let new = each(&figure.new);
    let levels = figure.current.zip(now.current).map(|(current, now)| {
        // From how things stand now back to the first day.
        let (came, went) = (each(&current.came), each(&current.went));
        let mut level = now;
        let mut levels: Vec<i64> = came
            .iter()
            .zip(&went)
            .rev()
            .map(|(came, went)| {
                let at_its_end = level;
                level -= came - went;
                at_its_end
            })
            .collect();
        levels.reverse();
        levels
    });
    let yesterday = new.len().saturating_sub(2);
    let before = PartValue {
        day: new.get(yesterday).copied().unwrap_or_default(),
        total: now.total - now.day,
        current: levels.as_ref().and_then(|levels| levels.get(yesterday).copied()),
    };
    BoardFigure {
        zh: figure.zh,
        en: figure.en,
        unit: figure.unit.zh(),
        unit_en: figure.unit.en(),
        faces: figure.faces(),
        day: now.day,
        total: now.total,
        current: now.current,
        ended: now.ended,
        before,
        days: new,
        levels,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_shown_is_one_of_the_report() {
        assert_eq!(shown().count(), SHOWN.len());
    }
}
