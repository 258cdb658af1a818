//! The outbox as the desk sees it.

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Phone};
use kernel::page::{Page, PageQuery};
use kernel::{Day, Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::LIST_MESSAGES;
use super::model::ChannelKind;
use super::store::{OutgoingId, message};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::{alert, area, people};

/// A message in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct OutgoingLine {
    /// Its id.
    pub id: OutgoingId,
    /// `alert`, `daily`, `personal` or `test`.
    pub kind: String,
    /// By what.
    pub channel: ChannelKind,
    /// Code of the area.
    pub area: String,
    /// Where its cause lies.
    pub area_name: String,
    /// 预警类型.
    pub rule_zh: &'static str,
    /// Rule of the alerts in English.
    pub rule_en: &'static str,
    /// Of how many it tells.
    pub n: i32,
    /// Who receives it; none for a group or an address.
    pub name: Option<String>,
    /// The number or address, masked; none for a browser.
    pub to: Option<String>,
    /// What it says.
    pub text: String,
    /// When it was put in the outbox.
    pub made_at: Stamp,
    /// `queued`, `failed` (tried, and tried again), `sent`, `delivered`, `dead` or `discarded`.
    pub state: String,
    /// How often it was tried.
    pub tries: i32,
    /// Why it failed last.
    pub reason: Option<String>,
    /// When it is tried next.
    pub due_at: Option<Stamp>,
    /// When it ended.
    pub ended_at: Option<Stamp>,
    /// Changes with every change.
    pub version: i64,
}

/// Which messages to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OutgoingFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// One state, or `waiting` for those to be sent.
    #[param(pattern = "^(waiting|queued|failed|sent|delivered|dead|discarded)$")]
    pub state: Option<String>,
    /// By this channel.
    pub channel: Option<ChannelKind>,
    /// Put in the outbox on this day.
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Day>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

const STATES: &[&str] = &["queued", "failed", "sent", "delivered", "dead", "discarded"];

/// Lists messages, newest first.
#[utoipa::path(get, path = "/messages", operation_id = "listMessages", tag = "message", params(OutgoingFilter),
    responses((status = 200, body = Page<OutgoingLine>), Refusals), security(("session" = [])))]
pub async fn list_messages(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<OutgoingFilter>,
) -> Result<Json<Page<OutgoingLine>>> {
    use message::Column;
    let scope = person.scope(LIST_MESSAGES)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = message::Entity::find().filter(scope.on(Column::Area));
    select = match filter.state.as_deref() {
        None => select,
        Some("waiting") => select.filter(Column::DueAt.is_not_null()),
        Some(state) if STATES.contains(&state) => select.filter(Column::State.eq(state)),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(channel) = filter.channel {
        select = select.filter(Column::Channel.eq(channel.code()));
    }
    if let Some(day) = filter.day {
        select = select.filter(Column::Day.eq(day));
    }
    if let Some(last) = page.key::<OutgoingId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Describes messages.
pub async fn describe(house: &House, rows: Vec<message::Model>) -> Result<Vec<OutgoingLine>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let workers = people::worker_names(read, rows.iter().filter_map(|row| row.worker_id)).await?;
    let cards = people::cards(read, vault, rows.iter().filter_map(|row| row.person_id)).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let line = |row: message::Model| {
        let worker = row.worker_id.and_then(|id| workers.get(&id).cloned());
        let person = row.person_id.and_then(|id| cards.get(&id)).map(|card| card.name.clone());
        // What names a browser tells nobody anything.
        let shown = row.recipient.as_ref().filter(|_| row.channel != ChannelKind::Push.code());
        let to = shown.map(|sealed| vault.open("recipient", sealed)).transpose()?;
        let rule = alert::RULES.iter().find(|rule| rule.code == row.rule);
        Ok(OutgoingLine {
            id: row.id,
            kind: row.kind,
            channel: ChannelKind::of_code(&row.channel).ok_or(Error::internal("a channel of no name"))?,
            area_name: places.path(&row.area),
            area: row.area,
            rule_zh: rule.map_or("", |rule| rule.zh),
            rule_en: rule.map_or("", |rule| rule.en),
            n: row.n,
            name: worker.or(person),
            to: to.map(|to| mask(&to)),
            text: vault.open("message_text", &row.text)?,
            made_at: row.made_at,
            state: row.state,
            tries: row.tries,
            reason: row.reason,
            due_at: row.due_at,
            ended_at: row.ended_at,
            version: row.version,
        })
    };
    rows.into_iter().map(line).collect()
}

/// A number or address as a list shows it.
fn mask(to: &str) -> String {
    if let Ok(phone) = to.parse::<Phone>() {
        return phone.mask();
    }
    match to.split_once('@') {
        Some((name, host)) => format!("{}***@{host}", name.chars().next().unwrap_or('*')),
        None => "***".to_owned(),
    }
}
