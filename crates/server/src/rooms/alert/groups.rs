//! Alerts of one rule in one place as a group, so that a storm of them can be read and dealt with.

use axum::Json;
use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::{Read, Result, Stamp};
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize};

use super::{LIST_ALERT_GROUPS, RULES};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::area;

/// A group.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AlertGroup {
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
    /// Its name.
    pub area_name: String,
    /// How many are not closed.
    pub n: i64,
    /// How many of them nobody looks after.
    pub open: i64,
    /// When the first was raised.
    pub first_at: Stamp,
    /// When the last was.
    pub last_at: Stamp,
}

/// All groups.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct AlertGroups {
    /// How many alerts are not closed.
    pub n: i64,
    /// The groups, the gravest and largest first.
    pub rows: Vec<AlertGroup>,
}

/// Which groups.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GroupFilter {
    /// Within this area; groups are of the areas right below it.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
}

#[derive(FromQueryResult)]
struct Row {
    rule: String,
    severity: String,
    place: String,
    n: i64,
    open: i64,
    first_at: Stamp,
    last_at: Stamp,
}

const GROUPS: &str = "
    SELECT rule, severity, substr(area, 1, $3) AS place, COUNT(*) AS n,
           CAST(SUM(CASE WHEN state = 'open' THEN 1 ELSE 0 END) AS BIGINT) AS open,
           MIN(raised_at) AS first_at, MAX(raised_at) AS last_at
    FROM alert
    WHERE state <> 'closed'
      AND area >= $1
      AND area < $2
    GROUP BY 1, 2, 3";

/// Lists alerts that are not closed as groups: of one rule in one place.
#[utoipa::path(get, path = "/alerts/groups", operation_id = "listAlertGroups", tag = "alert", params(GroupFilter),
    responses((status = 200, body = AlertGroups), Refusals), security(("session" = [])))]
pub async fn list_alert_groups(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<GroupFilter>,
) -> Result<Json<AlertGroups>> {
    let scope = person.scope(LIST_ALERT_GROUPS)?.narrow(filter.area.as_ref());
    let read = &house.store.read;
    let mut rows: Vec<Row> = vec![];
    for root in scope.areas() {
        let (start, end) = root.range();
        let level = filter.area.map_or(root.level(), |area| area.level().max(root.level()));
        let digits = i32::try_from(level.below().unwrap_or(Level::Building).digits()).unwrap_or(18);
        rows.extend(read.sql::<Row, _>(GROUPS, [start.into(), end.into(), digits.into()]).await?);
    }
    let grave = |row: &Row| ["severe", "high", "normal"].iter().position(|one| *one == row.severity);
    rows.sort_by(|a, b| (grave(a), -a.n, &a.place, &a.rule).cmp(&(grave(b), -b.n, &b.place, &b.rule)));
    let places = area::names(read, rows.iter().map(|row| &row.place)).await?;
    let n = rows.iter().map(|row| row.n).sum();
    let group = |row: Row| {
        let rule = RULES.iter().find(|rule| rule.code == row.rule);
        AlertGroup {
            rule_zh: rule.map_or("", |rule| rule.zh),
            rule_en: rule.map_or("", |rule| rule.en),
            rule: row.rule,
            severity: row.severity,
            area_name: places.path(&row.place),
            area: row.place,
            n: row.n,
            open: row.open,
            first_at: row.first_at,
            last_at: row.last_at,
        }
    };
    Ok(Json(AlertGroups { n, rows: rows.into_iter().map(group).collect() }))
}
