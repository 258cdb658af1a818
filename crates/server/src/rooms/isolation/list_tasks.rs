//! Tasks: all of an area, and one's own of today in walking order.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Error, Read, Result, Scope, tally, task};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::Deserialize;
use uuid::Uuid;

use super::task_lines::{TaskLine, describe};
use super::{LIST_MY_TASKS, LIST_TASKS};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::people::{Shown, walking_key};

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
    if let Some((area, id)) = page.key::<(AreaCode, Uuid)>()? {
        let after = Column::Area.gt(area.as_str()).or(Column::Id.gt(id));
        select = select.filter(Column::Area.gte(area.as_str())).filter(after);
    }
    let read = &house.store.read;
    let rows = read.all(select.order_by_asc(Column::Area).order_by_asc(Column::Id).limit(limit + 1)).await?;
    let total = match (measure, &filter.kind) {
        (Some(measure), None) => Some(tally::count(read, measure, &scope, day, day).await?),
        _ => None,
    };
    let page = Page::cut(rows, limit, total, |row| (row.area.clone(), row.id));
    let rows = describe(&house, page.rows, Shown::Masked).await?;
    Ok(Json(Page { rows, next: page.next, total: page.total }))
}

/// Lists what the caller must do today, in walking order: their own tasks, and in their areas those that nobody holds; with
/// them what was asked on an earlier day and is still to be answered.
#[utoipa::path(get, path = "/tasks/today", operation_id = "listMyTasks", tag = "isolation",
    responses((status = 200, body = Page<TaskLine>), Refusals), security(("session" = [])))]
pub async fn list_my_tasks(State(house): State<House>, person: SignedIn) -> Result<Json<Page<TaskLine>>> {
    let scope = person.scope(LIST_MY_TASKS)?;
    let mut lines = own_tasks(&house, &person, &scope, [house.store.clock.today()]).await?;
    lines.sort_by_cached_key(|line| {
        let subject = line.subject.as_ref();
        let door = subject.map(|subject| walking_key(&subject.address));
        (line.area.clone(), door, subject.map(|subject| subject.name.clone()), line.due_at)
    });
    Ok(Json(Page { total: i64::try_from(lines.len()).ok(), rows: lines, next: None }))
}

/// What somebody must do in these areas on these days: their own tasks and those that nobody holds, and their own of days before
/// that are still open.
pub async fn own_tasks(
    house: &House,
    person: &SignedIn,
    scope: &Scope,
    days: impl IntoIterator<Item = Day>,
) -> Result<Vec<TaskLine>> {
    use task::Column;
    let (read, today) = (&house.store.read, house.store.clock.today());
    let worth =
        || task::Entity::find().filter(Column::State.ne("cancelled")).filter(scope.on(Column::Area)).limit(1000);
    let mine = || worth().filter(Column::Holder.eq(person.actor.worker));
    let mut rows = read.all(mine().filter(Column::Day.lt(today)).filter(Column::ClosedAt.is_null())).await?;
    for day in days {
        rows.extend(read.all(mine().filter(Column::Day.eq(day))).await?);
        rows.extend(read.all(worth().filter(Column::Holder.is_null()).filter(Column::Day.eq(day))).await?);
    }
    describe(house, rows, Shown::Full).await
}
