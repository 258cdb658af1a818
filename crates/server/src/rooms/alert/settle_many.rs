//! Dealing with a whole group of alerts: each has its own outcome and its own line in the journal.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::settle::change;
use super::store::{AlertId, alert};
use super::{ACKNOWLEDGE_ALERT, CLOSE_ALERT, SETTLE_ALERTS};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn, words};

/// So many in one request; whoever has more asks again.
const MOST: u64 = 500;

/// Which group, and what is done to it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleAlerts {
    /// Code of the rule.
    #[schema(max_length = 60)]
    pub rule: String,
    /// Within this area.
    #[schema(value_type = String, max_length = 18)]
    pub area: AreaCode,
    /// Those raised up to here, as the caller saw the group: what comes later is looked at first.
    pub until: Stamp,
    /// What came of them; without it they are acknowledged.
    #[schema(min_length = 1, max_length = 500)]
    pub outcome: Option<String>,
}

/// What became of one.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct SettledAlert {
    /// The alert.
    pub id: AlertId,
    /// `ok`, or `already_settled` where somebody was faster.
    pub outcome: &'static str,
}

/// What became of all.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct SettledAlerts {
    /// How many are done.
    pub ok: usize,
    /// Whether there are more: ask again.
    pub more: bool,
    /// One by one, the oldest first.
    pub rows: Vec<SettledAlert>,
}

/// Acknowledges or closes the alerts of one rule in one place, at most 500 at a time.
#[utoipa::path(post, path = "/alerts/settle", operation_id = "settleAlerts", tag = "alert", request_body = SettleAlerts,
    responses((status = 200, body = SettledAlerts), Refusals), security(("session" = [])))]
pub async fn settle_alerts(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<SettleAlerts>,
) -> Result<Json<SettledAlerts>> {
    use alert::Column;
    let outcome = words("outcome", given.outcome.as_deref(), 500)?;
    if outcome.is_none() && given.outcome.is_some() {
        return Err(Error::invalid("outcome", "text_length"));
    }
    let scope = person.scope(SETTLE_ALERTS)?;
    if !scope.contains(&given.area) {
        return Err(Error::NotFound("area"));
    }
    let act = if outcome.is_some() { CLOSE_ALERT } else { ACKNOWLEDGE_ALERT };
    person.actor.must(act, &given.area)?;
    let (start, end) = given.area.range();
    let left: &[&str] = if outcome.is_some() { &["open", "acknowledged"] } else { &["open"] };
    let of_group = alert::Entity::find()
        .filter(Column::Rule.eq(&given.rule))
        .filter(Column::Area.gte(start))
        .filter(Column::Area.lt(end))
        .filter(Column::RaisedAt.lte(given.until))
        .filter(Column::State.is_in(left.iter().copied()))
        .order_by_asc(Column::Id);
    let mut seen = house.store.read.all(of_group.limit(MOST + 1)).await?;
    let more = seen.len() as u64 > MOST;
    seen.truncate(usize::try_from(MOST).unwrap_or(usize::MAX));
    let vault = &house.store.vault;
    let rows = house
        .store
        .journal
        .record(&person.actor, SETTLE_ALERTS, &given.area, async |tx| {
            let ids = seen.iter().map(|row| row.id);
            let mut now = tx.among(alert::Entity::find().lock_exclusive(), Column::Id, ids).await?;
            now.sort_by_key(|row| row.id);
            now.dedup_by_key(|row| row.id);
            let mut rows = vec![];
            for row in now {
                let ok = left.contains(&row.state.as_str());
                if ok {
                    change(tx, vault, &row, outcome.as_deref()).await?;
                    let area = row.area.parse().map_err(Error::internal)?;
                    tx.also(act, area, "alert", row.id, &serde_json::json!({}));
                }
                rows.push(SettledAlert { id: row.id, outcome: if ok { "ok" } else { "already_settled" } });
            }
            tx.about("area", given.area);
            tx.tell(&serde_json::json!({ "rule": given.rule, "n": rows.len() }));
            if rows.is_empty() {
                tx.nothing_changed();
            }
            Ok(rows)
        })
        .await?;
    let ok = rows.iter().filter(|row| row.outcome == "ok").count();
    Ok(Json(SettledAlerts { ok, more, rows }))
}
