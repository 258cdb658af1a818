//! Days as people write them in lists.

use chrono::{Datelike, Days, NaiveDate};
use codes::half_width;

use super::Cell;

/// The day a cell means, or none where it means no single day.
///
/// Read: a date cell; `2020-02-05`, `2020/2/5`, `2020.1.15`, `2020年1月14日`, `20200205`, `20.1.15`; without a year
/// `2月5日`, `2.5`, `2-5`, `1/15` (the year that makes it the latest day not after `today`); the serial number of Excel.
/// A time of day behind it is dropped. Not read, because it means two things: a number cell such as 1.2, which may have
/// been typed as 1.20; `1/15/2020`; a span of days.
pub fn read_date(cell: &Cell, today: NaiveDate) -> Option<NaiveDate> {
    match cell {
        Cell::Date(day) => Some(*day),
        Cell::Number(number) => from_number(*number, today),
        Cell::Text(text) => from_text(text, today),
        Cell::Empty | Cell::Bool(_) => None,
    }
}

fn from_text(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text: String = text.chars().map(half_width).collect();
    let text = text.trim().trim_start_matches('\'');
    let (first, rest) = digits(text)?;
    if rest.is_empty() {
        return from_number(first.parse().ok()?, today);
    }
    if first.len() == 8 && is_time(rest) {
        return compact(first.parse().ok()?);
    }
    let (second, rest) = digits(rest.trim_start().strip_prefix(BETWEEN)?.trim_start())?;
    let month_first = || {
        let (month, day) = (number(first, 2)?, number(second, 2)?);
        in_recent_year(month, day, today)
    };
    let third = rest.trim_start().strip_prefix(BETWEEN).and_then(|rest| digits(rest.trim_start()));
    match third {
        // 2月5日, 2.5, and with a time behind a blank.
        None => is_time(strip_day(rest)).then(month_first).flatten(),
        Some((third, rest)) => {
            let year = match first.len() {
                4 => first.parse().ok()?,
                2 => 2000 + first.parse::<i32>().ok()?,
                _ => return None,
            };
            let day = NaiveDate::from_ymd_opt(year, number(second, 2)?, number(third, 2)?)?;
            // Of two-digit years only the recent ones, lest 15.1.20 be read as 2015.
            let sound = first.len() == 4 || (0..=1).contains(&(today.year() - year));
            (sound && is_time(strip_day(rest))).then_some(day)
        }
    }
}

const BETWEEN: [char; 10] = ['-', '/', '.', '年', '月', '。', '、', '—', '–', '\\'];

/// The leading digits and what follows.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (1..=8).contains(&end).then(|| text.split_at(end))
}

fn number(digits: &str, most: usize) -> Option<u32> {
    (digits.len() <= most).then(|| digits.parse().ok()).flatten()
}

fn strip_day(rest: &str) -> &str {
    rest.trim_start().strip_prefix(['日', '号', '.']).unwrap_or(rest)
}

/// Whether what stands behind a day is nothing or a time of that day.
fn is_time(rest: &str) -> bool {
    let separated = !rest.starts_with(|c: char| c.is_ascii_digit());
    separated
        && rest.chars().all(|c| c.is_ascii_digit() || " :.TZ+AMPamp时点分秒半上下中午晚凌晨早左右许日号".contains(c))
}

/// A serial number of Excel from 2000 to 2100, or 20200205, or 1.15 where that is only one day.
fn from_number(number: f64, today: NaiveDate) -> Option<NaiveDate> {
    let whole = number.trunc();
    if (36_526.0..73_051.0).contains(&number) {
        return NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(whole as u64));
    }
    if number == whole && (19_000_000.0..22_000_000.0).contains(&number) {
        return compact(whole as u32);
    }
    let hundredths = (number * 100.0).round();
    let (month, day) = ((hundredths / 100.0) as u32, (hundredths % 100.0) as u32);
    let exact = (number * 100.0 - hundredths).abs() < 1e-6 && (1.0..13.0).contains(&number);
    // 1.5 can only be the fifth; 1.2 can be the second or, typed as 1.20, the twentieth.
    let day = match day {
        10 | 20 | 30 => return None,
        40 | 50 | 60 | 70 | 80 | 90 => day / 10,
        _ => day,
    };
    exact.then(|| in_recent_year(month, day, today)).flatten()
}

fn compact(number: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt((number / 10_000) as i32, number / 100 % 100, number % 100)
}

/// The latest such day that is not after today.
fn in_recent_year(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let this = NaiveDate::from_ymd_opt(today.year(), month, day);
    this.filter(|day| *day <= today).or_else(|| NaiveDate::from_ymd_opt(today.year() - 1, month, day))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn today() -> NaiveDate {
        day("2020-02-16")
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2020-02-05",
            "2020/2/5",
            "2020.2.5",
            "2020年2月5日",
            "2020年2月5号",
            "2020 年 2 月 5 日",
            "20200205",
            "20.2.5",
            "2月5日",
            "2.5",
            "2-5",
            "2/5",
            "02.05",
            "２０２０－０２－０５",
            "2020-02-05 10:30",
            "2020-02-05T10:30:00",
            "2020年2月5日下午3点",
            "2月5日晚8时左右",
            "2020.2.5.",
            "43866",
            "20200205 08:00",
            "'2020-02-05",
        ] {
            assert_eq!(read_date(&Cell::text(text), today()), Some(day("2020-02-05")), "{text}");
        }
    }

    #[test]
    fn a_day_still_to_come_was_last_year() {
        assert_eq!(read_date(&Cell::text("12月30日"), today()), Some(day("2019-12-30")));
        assert_eq!(read_date(&Cell::text("2.16"), today()), Some(day("2020-02-16")));
        assert_eq!(read_date(&Cell::text("2.29"), today()), None);
        assert_eq!(read_date(&Cell::text("2020-12-30"), today()), Some(day("2020-12-30")));
    }

    #[test]
    fn numbers_are_days_where_they_mean_one() {
        for (number, expected) in [
            (43_866.0, Some("2020-02-05")),
            (43_866.75, Some("2020-02-05")),
            (20_200_205.0, Some("2020-02-05")),
            (1.15, Some("2020-01-15")),
            (2.05, Some("2020-02-05")),
            (2.5, Some("2020-02-05")),
            (1.2, None),
            (12.31, Some("2019-12-31")),
            (13.5, None),
            (1.0, None),
            (36.6, None),
            (-5.0, None),
            (f64::NAN, None),
        ] {
            assert_eq!(read_date(&Cell::Number(number), today()), expected.map(day), "{number}");
        }
    }

    #[test]
    fn what_means_no_single_day_is_refused() {
        for text in [
            "无",
            "不详",
            "2020-02-30",
            "2020-13-01",
            "1/15/2020",
            "1月20日-1月25日",
            "15.1.20",
            "2020年2月",
            "2020",
            "正月初五",
            "2020-02-05前",
            "202002051",
            "2.55",
            "0.5",
            "1月",
            "2020-02-051",
        ] {
            assert_eq!(read_date(&Cell::text(text), today()), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_notation_gives_the_day_back(days in 0..3_000u64) {
            let written = day("2015-01-01") + Days::new(days);
            for form in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y.%-m.%-d", "%Y年%-m月%-d日", "%Y%m%d", "%Y-%m-%d 23:59:59"] {
                let text = written.format(form).to_string();
                prop_assert_eq!(read_date(&Cell::text(&text), today()), Some(written), "{}", text);
            }
        }

        #[test]
        fn any_cell_is_read_or_refused(text in "[0-9年月日./: -]{0,14}|.{0,20}", number in any::<f64>()) {
            let _ = read_date(&Cell::text(&text), today());
            let _ = read_date(&Cell::Number(number), today());
        }
    }
}
