//! What time it is, handed in so that tests and the exercise can set it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, TimeZone, Utc};
use chrono_tz::Tz;
use sea_orm::DeriveValueType;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A local calendar day; days begin at midnight where the city is.
pub type Day = NaiveDate;

/// A moment: milliseconds since 1970-01-01 UTC. JSON shows RFC 3339 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType)]
pub struct Stamp(pub i64);

impl Stamp {
    /// The moment `hours` later.
    pub fn plus_hours(self, hours: i64) -> Self {
        Self(self.0 + hours * 3_600_000)
    }

    /// The moment `seconds` later.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1000)
    }

    /// The same moment as a UTC date and time.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.utc().to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let moment = DateTime::<chrono::FixedOffset>::deserialize(from)?;
        Ok(Self(moment.timestamp_millis()))
    }
}

impl utoipa::PartialSchema for Stamp {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
        let format = SchemaFormat::KnownFormat(KnownFormat::DateTime);
        ObjectBuilder::new().schema_type(Type::String).format(Some(format)).into()
    }
}

impl utoipa::ToSchema for Stamp {}

/// The clock on the wall of one city.
#[derive(Clone, Debug)]
pub struct Clock {
    hand: Hand,
    zone: Tz,
}

#[derive(Clone, Debug)]
enum Hand {
    Real,
    Shifted(i64),
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// Real time.
    pub fn real(zone: Tz) -> Self {
        Self { hand: Hand::Real, zone }
    }

    /// Runs at real speed, but starts at `start`: an exercise goes on from where its journal stopped.
    pub fn starting_at(start: Stamp, zone: Tz) -> Self {
        Self { hand: Hand::Shifted(start.0 - real_now()), zone }
    }

    /// Stands still until somebody calls [`Clock::set`].
    pub fn standing(at: Stamp, zone: Tz) -> Self {
        Self { hand: Hand::Set(Arc::new(AtomicI64::new(at.0))), zone }
    }

    /// Puts a standing clock to `at`; other clocks ignore it.
    pub fn set(&self, at: Stamp) {
        if let Hand::Set(hand) = &self.hand {
            hand.store(at.0, Ordering::Relaxed);
        }
    }

    /// Now.
    pub fn now(&self) -> Stamp {
        Stamp(match &self.hand {
            Hand::Real => real_now(),
            Hand::Shifted(by) => real_now() + by,
            Hand::Set(at) => at.load(Ordering::Relaxed),
        })
    }

    /// What the clock in everybody's hand shows, also in an exercise: what a phone makes of the time must fit.
    pub fn outside(&self) -> Stamp {
        match &self.hand {
            Hand::Shifted(_) => Stamp(real_now()),
            Hand::Real | Hand::Set(_) => self.now(),
        }
    }

    /// The local day that now belongs to.
    pub fn today(&self) -> Day {
        self.day_of(self.now())
    }

    /// The local day that a moment belongs to.
    pub fn day_of(&self, at: Stamp) -> Day {
        at.utc().with_timezone(&self.zone).date_naive()
    }

    /// The moment of a local wall-clock time. Where the clock was put forward and the time never was, the day's first moment.
    pub fn at(&self, day: Day, time: NaiveTime) -> Stamp {
        let local = self.zone.from_local_datetime(&day.and_time(time)).earliest();
        Stamp(local.map_or_else(|| day.and_time(time).and_utc().timestamp_millis(), |at| at.timestamp_millis()))
    }

    /// The local date and time of a moment, for texts.
    pub fn local(&self, at: Stamp) -> chrono::DateTime<Tz> {
        at.utc().with_timezone(&self.zone)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
fn real_now() -> i64 {
    Utc::now().timestamp_millis()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_local_midnight() {
        let clock = Clock::standing(Stamp(0), chrono_tz::Asia::Shanghai);
        let day = Day::from_ymd_opt(2020, 2, 16).unwrap();
        let midnight = clock.at(day, NaiveTime::MIN);
        assert_eq!(clock.day_of(midnight), day);
        assert_eq!(clock.day_of(Stamp(midnight.0 - 1)), day.pred_opt().unwrap());
        assert_eq!(serde_json::to_string(&midnight).unwrap(), r#""2020-02-15T16:00:00.000Z""#);
    }
}
