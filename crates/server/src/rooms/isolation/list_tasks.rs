//! Tasks: all of an area, and one's own of today in walking order.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::task::{self, Model as Task};
use kernel::{Day, Error, Read, Result, Stamp, tally};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::model::{IsolationRules, day_of};
use super::store::isolation;
use super::{LIST_MY_TASKS, LIST_TASKS, TASK_KINDS};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, PersonId, Shown, WorkerId};

/// Whom a task serves.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Subject {
    /// `isolation`.
    pub kind: &'static str,
    /// The record's id.
    pub id: Uuid,
    /// The person.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Address; in full for whoever must go there today, masked otherwise.
    pub address: String,
    /// Phone, masked.
    pub phone: Option<String>,
    /// Today is day `day_n` …
    pub day_n: i64,
    /// … of `days`.
    pub days: i64,
}

/// A task in a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TaskLine {
    /// Its id.
    pub id: Uuid,
    /// Code of its kind.
    pub kind: String,
    /// 任务种类.
    pub kind_zh: &'static str,
    /// Its kind in English.
    pub kind_en: &'static str,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// Whom it serves.
    pub subject: Option<Subject>,
    /// The day it belongs to.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// `morning`, `evening` or `day`.
    pub slot: String,
    /// From when it can be done.
    pub opens_at: Stamp,
    /// Until when it must be done.
    pub due_at: Stamp,
    /// `open`, `done`, `missed` or `cancelled`.
    pub state: String,
    /// When it ended.
    pub done_at: Option<Stamp>,
    /// Who ended it.
    pub done_by: Option<String>,
    /// Who must do it.
    pub holder: Option<String>,
}

/// Which tasks to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TaskFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Of this day; today if not given.
    #[param(value_type = Option<String>, format = Date)]
    pub day: Option<Day>,
    /// `open`, `done`, `missed` or `cancelled`; all but the cancelled if not given.
    #[param(pattern = "^(open|done|missed|cancelled)$")]
    pub state: Option<String>,
    /// Of this kind.
    #[param(max_length = 50)]
    pub kind: Option<String>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

/// Lists the tasks of a day.
#[utoipa::path(get, path = "/tasks", operation_id = "listTasks", tag = "isolation", params(TaskFilter),
    responses((status = 200, body = Page<TaskLine>), Refusals), security(("session" = [])))]
pub async fn list_tasks(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<TaskFilter>,
) -> Result<Json<Page<TaskLine>>> {
    use task::Column;
    let scope = person.scope(LIST_TASKS)?.narrow(filter.area.as_ref());
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let day = filter.day.unwrap_or(house.store.clock.today());
    let mut select = task::Entity::find().filter(scope.on(Column::Area)).filter(Column::Day.eq(day));
    let measure = match filter.state.as_deref() {
        None => {
            select = select.filter(Column::State.ne("cancelled"));
            Some(&task::DUE)
        }
        Some(state @ ("open" | "done" | "missed" | "cancelled")) => {
            select = select.filter(Column::State.eq(state));
            match state {
                "done" => Some(&task::DONE),
                "missed" => Some(&task::LATE),
                _ => None,
            }
        }
        Some(_) => return Err(Error::invalid("state", "state_unknown")),
    };
    if let Some(kind) = filter.kind.as_deref().filter(|kind| !kind.is_empty()) {
        select = select.filter(Column::Kind.eq(kind));
    }
    if let Some(last) = page.key::<Uuid>()? {
        select = select.filter(Column::Id.gt(last));
    }
    let read = &house.store.read;
    let rows = read.all(select.order_by_asc(Column::Id).limit(limit + 1)).await?;
    let total = match (measure, &filter.kind) {
        (Some(measure), None) => Some(tally::count(read, measure, &scope, day, day).await?),
        _ => None,
    };
    let page = Page::cut(rows, limit, total, |row| row.id);
    let rows = describe(&house, page.rows, Shown::Masked).await?;
    Ok(Json(Page { rows, next: page.next, total: page.total }))
}

/// Lists what the caller must do today, in walking order: their own tasks, and in their areas those that nobody holds.
#[utoipa::path(get, path = "/tasks/today", operation_id = "listMyTasks", tag = "isolation",
    responses((status = 200, body = Page<TaskLine>), Refusals), security(("session" = [])))]
pub async fn list_my_tasks(State(house): State<House>, person: SignedIn) -> Result<Json<Page<TaskLine>>> {
    use task::Column;
    let scope = person.scope(LIST_MY_TASKS)?;
    let mine = sea_orm::Condition::any().add(Column::Holder.eq(person.actor.worker)).add(Column::Holder.is_null());
    let today = task::Entity::find()
        .filter(scope.on(Column::Area))
        .filter(Column::Day.eq(house.store.clock.today()))
        .filter(Column::State.ne("cancelled"))
        .filter(mine);
    let rows = house.store.read.all(today.order_by_asc(Column::Area).limit(1000)).await?;
    let mut lines = describe(&house, rows, Shown::Full).await?;
    lines.sort_by_cached_key(|line| {
        let subject = line.subject.as_ref();
        let door = subject.map(|subject| walking_key(&subject.address));
        (line.area.clone(), door, subject.map(|subject| subject.name.clone()), line.due_at)
    });
    Ok(Json(Page { total: i64::try_from(lines.len()).ok(), rows: lines, next: None }))
}

/// An address such that numbers sort as numbers: 2号楼 before 10号楼.
fn walking_key(address: &str) -> Vec<(u64, String)> {
    let mut parts: Vec<(u64, String)> = vec![];
    let mut number = String::new();
    for sign in address.chars() {
        if sign.is_ascii_digit() {
            number.push(sign);
        } else {
            parts.push((number.parse().unwrap_or(0), sign.to_string()));
            number.clear();
        }
    }
    parts.push((number.parse().unwrap_or(0), String::new()));
    parts
}

/// Describes tasks.
pub async fn describe(house: &House, rows: Vec<Task>, shown: Shown) -> Result<Vec<TaskLine>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let today = house.store.clock.today();
    let rules = IsolationRules::on(&house.store.policy, today)?;
    let subjects = rows.iter().map(|row| row.subject);
    let of = read.among(isolation::Entity::find(), isolation::Column::Id, subjects).await?;
    let of: BTreeMap<Uuid, isolation::Model> = of.into_iter().map(|row| (row.id.0, row)).collect();
    let cards = people::cards(read, vault, of.values().map(|row| row.person_id)).await?;
    let addresses = people::addresses(read, vault, of.values().map(|row| row.household_id), shown).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let who: Vec<WorkerId> = rows.iter().flat_map(|row| [row.holder, row.closed_by]).flatten().map(WorkerId).collect();
    let workers = people::worker_names(read, who).await?;
    let name = |id: Option<Uuid>| id.and_then(|id| workers.get(&WorkerId(id)).cloned());
    let line = |row: Task| {
        let subject = of.get(&row.subject).and_then(|isolation| {
            let card = cards.get(&isolation.person_id)?;
            let (day_n, days) = day_of(&rules, isolation.ends_on, row.day);
            Some(Subject {
                kind: "isolation",
                id: row.subject,
                person_id: isolation.person_id,
                name: card.name.clone(),
                address: addresses.get(&isolation.household_id).cloned().unwrap_or_default(),
                phone: card.phone.clone(),
                day_n,
                days,
            })
        });
        let kind = TASK_KINDS.iter().find(|kind| kind.code == row.kind);
        TaskLine {
            id: row.id,
            kind_zh: kind.map_or("", |kind| kind.zh),
            kind_en: kind.map_or("", |kind| kind.en),
            kind: row.kind,
            area_name: places.path(&row.area),
            area: row.area,
            subject,
            day: row.day,
            slot: row.slot,
            opens_at: row.opens_at,
            due_at: row.due_at,
            done_at: row.closed_at.filter(|_| row.state == "done"),
            state: row.state,
            done_by: name(row.closed_by),
            holder: name(row.holder),
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::walking_key;

    #[test]
    fn doors_come_in_the_order_one_walks() {
        let mut doors = ["10号楼1单元101", "2号楼3单元501", "2号楼1单元202", "2号楼1单元1101"];
        doors.sort_by_key(|door| walking_key(door));
        assert_eq!(doors, ["2号楼1单元202", "2号楼1单元1101", "2号楼3单元501", "10号楼1单元101"]);
    }
}
