//! The list of alerts.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::climb::{Ladder, Step};
use super::store::{AlertId, alert};
use super::{LIST_ALERTS, LIST_MY_ALERTS, RULES};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::{area, people};

/// What an alert is about.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AlertSubject {
    /// `isolation`, `arrival` or `need`.
    pub kind: String,
    /// The record's id.
    pub id: Uuid,
    /// The person's name, if it is about one.
    pub name: Option<String>,
}

/// An alert in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AlertLine {
    /// Its id.
    pub id: AlertId,
    /// Code of the rule.
    pub rule: String,
    /// 规则名.
    pub rule_zh: &'static str,
    /// Name of the rule in English.
    pub rule_en: &'static str,
    /// `severe`, `high` or `normal`.
    pub severity: String,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// What it is about.
    pub subject: AlertSubject,
    /// 一句话说明.
    pub text_zh: String,
    /// The same in English.
    pub text_en: String,
    /// When.
    pub raised_at: Stamp,
    /// `open`, `acknowledged` or `closed`.
    pub state: String,
    /// More about it, for example the `hour` of a gap or the `kinds` of services missed; nothing personal.
    #[schema(value_type = Object)]
    pub detail: serde_json::Value,
    /// The step of the ladder on which it stands: `holder`, `lead`, `community`, `township` or `city`.
    pub step: String,
    /// 到哪一级.
    pub step_zh: String,
    /// The step in English.
    pub step_en: String,
    /// Who must look at it there.
    pub owner: Option<String>,
    /// When it goes up, unless somebody looks after it before.
    pub climbs_at: Option<Stamp>,
    /// Who looks after it.
    pub acknowledged_by: Option<String>,
    /// Since when.
    pub acknowledged_at: Option<Stamp>,
    /// What came of it.
    pub outcome: Option<String>,
    /// Changes with every change.
    pub version: i64,
}

/// Which alerts to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AlertFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// `open`, `acknowledged` or `closed`; all if not given.
    #[param(pattern = "^(open|acknowledged|closed)$")]
    pub state: Option<String>,
    /// Code of a rule; all if not given.
    #[param(max_length = 60)]
    pub rule: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists alerts, newest first.
#[utoipa::path(get, path = "/alerts", operation_id = "listAlerts", tag = "alert", params(AlertFilter),
    responses((status = 200, body = Page<AlertLine>), Refusals), security(("session" = [])))]
pub async fn list_alerts(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<AlertFilter>,
) -> Result<Json<Page<AlertLine>>> {
    use alert::Column;
    let scope = person.scope(LIST_ALERTS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = alert::Entity::find().filter(scope.on(Column::Area));
    select = match filter.state.as_deref() {
        None => select,
        Some(state @ ("open" | "acknowledged" | "closed")) => select.filter(Column::State.eq(state)),
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(rule) = &filter.rule {
        select = select.filter(Column::Rule.eq(rule));
    }
    if let Some(last) = page.key::<AlertId>()? {
        select = select.filter(Column::Id.lt(last));
    }
    let rows = house.store.read.all(select.order_by_desc(Column::Id).limit(limit + 1)).await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Page { rows, next: page.next, total: None }))
}

/// Lists the alerts that the caller must look at, newest first.
#[utoipa::path(get, path = "/alerts/mine", operation_id = "listMyAlerts", tag = "alert",
    responses((status = 200, body = Page<AlertLine>), Refusals), security(("session" = [])))]
pub async fn list_my_alerts(State(house): State<House>, person: SignedIn) -> Result<Json<Page<AlertLine>>> {
    person.scope(LIST_MY_ALERTS)?;
    let rows = mine(&house, &person).await?;
    Ok(Json(Page { total: i64::try_from(rows.len()).ok(), rows, next: None }))
}

/// The alerts that somebody must look at, newest first.
pub async fn mine(house: &House, person: &SignedIn) -> Result<Vec<AlertLine>> {
    use alert::Column;
    let mine = alert::Entity::find().filter(Column::Owner.eq(person.actor.worker)).filter(Column::State.ne("closed"));
    describe(house, house.store.read.all(mine.order_by_desc(Column::Id).limit(200)).await?).await
}

/// Describes alerts.
pub async fn describe(house: &House, rows: Vec<alert::Model>) -> Result<Vec<AlertLine>> {
    let read = &house.store.read;
    let cards = people::cards(read, &house.store.vault, rows.iter().filter_map(|row| row.person_id)).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let who: Vec<_> = rows.iter().flat_map(|row| [row.acknowledged_by, row.owner]).flatten().collect();
    let workers = people::worker_names(read, who).await?;
    let ladder = Ladder::on(&house.store.policy, house.store.clock.today())?;
    let line = |row: alert::Model| {
        let rule = RULES.iter().find(|rule| rule.code == row.rule);
        let name = row.person_id.and_then(|id| cards.get(&id)).map(|card| card.name.clone());
        let area_name = places.path(&row.area);
        let (rule_zh, rule_en) = rule.map_or(("", ""), |rule| (rule.zh, rule.en));
        let who = name.as_deref().into_iter();
        let step = ladder.named(&row.step);
        let named = |of: fn(&Step) -> &String| step.map(of).cloned().unwrap_or_default();
        Ok(AlertLine {
            id: row.id,
            rule: row.rule,
            rule_zh,
            rule_en,
            severity: row.severity,
            text_zh: [&*area_name].into_iter().chain(who.clone()).chain([rule_zh]).collect::<Vec<_>>().join(" "),
            text_en: format!("{rule_en}: {}", who.chain([&*area_name]).collect::<Vec<_>>().join(", ")),
            area: row.area,
            area_name,
            subject: AlertSubject { kind: row.subject_kind, id: row.subject_id, name },
            raised_at: row.raised_at,
            state: row.state,
            detail: serde_json::from_str(&row.detail).unwrap_or_default(),
            step_zh: named(|step| &step.zh),
            step_en: named(|step| &step.en),
            step: row.step,
            owner: row.owner.and_then(|id| workers.get(&id).cloned()),
            climbs_at: row.climbs_at,
            acknowledged_by: row.acknowledged_by.and_then(|id| workers.get(&id).cloned()),
            acknowledged_at: row.acknowledged_at,
            outcome: row.outcome.map(|sealed| house.store.vault.open("outcome", &sealed)).transpose()?,
            version: row.version,
        })
    };
    rows.into_iter().map(line).collect()
}
