//! How the channels stand.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Read, Result, Stamp};
use sea_orm::{FromQueryResult, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::model::ChannelKind;
use super::store::gate;
use super::{DEAD, LIST_CHANNELS, MADE, SENT};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};

/// One channel.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ChannelLine {
    /// Which.
    pub channel: ChannelKind,
    /// Whether it is set up. What should go out by one that is not stays in the outbox and is seen not to be sent.
    pub set_up: bool,
    /// At most so many in a minute.
    pub per_minute: Option<i32>,
    /// The other side asked for a pause until then.
    pub blocked_until: Option<Stamp>,
    /// When something was last tried …
    pub tried_at: Option<Stamp>,
    /// … and why that failed, if it did.
    pub reason: Option<String>,
    /// Messages of the day.
    pub made: i64,
    /// Sent on the day.
    pub sent: i64,
    /// Not sent on the day, or ever, and not dealt with: dead letters.
    pub dead: i64,
    /// To be sent.
    pub waiting: i64,
}

/// All channels.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ChannelState {
    /// The day the figures are of.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// In an exercise nothing is sent, unless the settings say so.
    pub exercise_silent: bool,
    /// Each.
    pub channels: Vec<ChannelLine>,
}

/// Of where and when the figures are.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChannelFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// On this day; today if not given.
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Day>,
}

#[derive(FromQueryResult)]
struct Waiting {
    channel: String,
    n: i64,
}

#[derive(FromQueryResult)]
struct Figure {
    measure: String,
    facet: String,
    on_day: i64,
    ever: i64,
}

const FIGURES: &str = "
    SELECT measure, facet,
           CAST(SUM(CASE WHEN day = $3 THEN n ELSE 0 END) AS BIGINT) AS on_day,
           CAST(SUM(n) AS BIGINT) AS ever
    FROM tally_now
    WHERE measure IN ('message.made', 'message.sent', 'message.dead')
      AND area >= $1
      AND area < $2
    GROUP BY measure, facet";

const WAITING: &str = "
    SELECT channel, COUNT(*) AS n
    FROM message
    WHERE due_at IS NOT NULL
      AND area >= $1
      AND area < $2
    GROUP BY channel";

/// Shows which channels are set up, how they stand and what went out by them.
#[utoipa::path(get, path = "/channels", operation_id = "listChannels", tag = "message", params(ChannelFilter),
    responses((status = 200, body = ChannelState), Refusals), security(("session" = [])))]
pub async fn list_channels(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<ChannelFilter>,
) -> Result<Json<ChannelState>> {
    let scope = person.scope(LIST_CHANNELS)?.narrow(filter.area.as_ref());
    let read = &house.store.read;
    let day = filter.day.unwrap_or(house.store.clock.today());
    let mut figures: BTreeMap<(String, String), (i64, i64)> = BTreeMap::new();
    for (start, end) in scope.ranges() {
        for row in read.sql::<Figure, _>(FIGURES, [start.into(), end.into(), day.into()]).await? {
            let figure = figures.entry((row.measure, row.facet)).or_default();
            figure.0 += row.on_day;
            figure.1 += row.ever;
        }
    }
    let mut waiting: BTreeMap<String, i64> = BTreeMap::new();
    for (start, end) in scope.ranges() {
        for row in read.sql::<Waiting, _>(WAITING, [start.into(), end.into()]).await? {
            *waiting.entry(row.channel).or_default() += row.n;
        }
    }
    let gates = read.all(gate::Entity::find()).await?;
    let now = house.store.clock.now();
    let line = |kind: ChannelKind| {
        let code = kind.code();
        let of = |measure: &str| figures.get(&(measure.to_owned(), code.to_owned())).copied().unwrap_or_default();
        let gate = gates.iter().find(|gate| gate.channel == code);
        let channel = house.channels.get(kind);
        ChannelLine {
            channel: kind,
            set_up: channel.is_some(),
            per_minute: channel.map(|channel| channel.per_minute),
            blocked_until: gate.and_then(|gate| gate.blocked_until).filter(|until| *until > now),
            tried_at: gate.and_then(|gate| gate.tried_at),
            reason: gate.and_then(|gate| gate.reason.clone()),
            made: of(MADE.code).0,
            sent: of(SENT.code).0,
            dead: of(DEAD.code).1,
            waiting: waiting.get(code).copied().unwrap_or(0),
        }
    };
    Ok(Json(ChannelState {
        day,
        exercise_silent: house.exercise && !house.config.channels.exercise,
        channels: ChannelKind::ALL.into_iter().map(line).collect(),
    }))
}
