//! The inbox of whoever is signed in: what came to them, read and unread.

use axum::Json;
use axum::extract::State;
use kernel::page::PageQuery;
use kernel::{Error, Read, Result, Stamp};
use sea_orm::sea_query::Expr;
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::store::{InboxId, inbox};
use super::{LIST_INBOX, READ_INBOX};
use crate::house::House;
use crate::http::{Body, Params, Refusals, SignedIn};
use crate::rooms::alert::{self, AlertId};
use crate::rooms::area;
use crate::rooms::people::WorkerId;

/// A line of an inbox.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct InboxLine {
    /// Its id.
    pub id: InboxId,
    /// `alert`, or `unsent` where a message to somebody isolated did not go out and is given by hand.
    pub kind: String,
    /// Code of the rule, or the kind of the task.
    pub rule: String,
    /// 规则名.
    pub rule_zh: &'static str,
    /// Name of the rule in English.
    pub rule_en: &'static str,
    /// `severe`, `high` or `normal`.
    pub severity: String,
    /// Code of the area, of the last where it tells of several.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// Kind of the record it is about, of the last where it tells of several.
    pub subject_kind: String,
    /// The record.
    pub subject_id: Uuid,
    /// The alert, of the last where it tells of several.
    pub alert_id: Option<AlertId>,
    /// Of how many it tells.
    pub n: i32,
    /// When.
    pub at: Stamp,
    /// When it was read.
    pub read_at: Option<Stamp>,
}

/// A page of an inbox.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Inbox {
    /// How many are unread.
    pub unread: i64,
    /// The lines, newest first.
    pub rows: Vec<InboxLine>,
    /// Ask again with `after` = this; null on the last page.
    pub next: Option<String>,
}

/// Which lines to list.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InboxFilter {
    /// Unread ones only.
    pub unread: Option<bool>,
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

const UNREAD: &str = "
    SELECT COUNT(*) AS n
    FROM inbox
    WHERE worker_id = $1
      AND read_at IS NULL";

/// Lists what came to the caller, newest first, and says how much is unread.
#[utoipa::path(get, path = "/inbox", operation_id = "listInbox", tag = "message", params(InboxFilter),
    responses((status = 200, body = Inbox), Refusals), security(("session" = [])))]
pub async fn list_inbox(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<InboxFilter>,
) -> Result<Json<Inbox>> {
    person.scope(LIST_INBOX)?;
    let worker = person.actor.worker.map(WorkerId).ok_or(Error::NotSignedIn)?;
    let page = PageQuery { limit: filter.limit, after: filter.after };
    let limit = page.rows()?;
    let mut select = inbox::Entity::find().filter(inbox::Column::WorkerId.eq(worker));
    if filter.unread == Some(true) {
        select = select.filter(inbox::Column::ReadAt.is_null());
    }
    if let Some(last) = page.key::<InboxId>()? {
        select = select.filter(inbox::Column::Id.lt(last));
    }
    let read = &house.store.read;
    let rows = read.all(select.order_by_desc(inbox::Column::Id).limit(limit + 1)).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let unread = read.sql::<Count, _>(UNREAD, [worker.0.into()]).await?.first().map_or(0, |count| count.n);
    let page = kernel::page::Page::cut(rows, limit, None, |row| row.id);
    let line = |row: inbox::Model| {
        let rule = alert::RULES.iter().find(|rule| rule.code == row.rule);
        InboxLine {
            id: row.id,
            kind: row.kind,
            rule_zh: rule.map_or("", |rule| rule.zh),
            rule_en: rule.map_or("", |rule| rule.en),
            rule: row.rule,
            severity: row.severity,
            area_name: places.path(&row.area),
            area: row.area,
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            alert_id: row.alert_id,
            n: row.n,
            at: row.at,
            read_at: row.read_at,
        }
    };
    Ok(Json(Inbox { unread, rows: page.rows.into_iter().map(line).collect(), next: page.next }))
}

/// What was read.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadInbox {
    /// These; all that came up to now if not given.
    #[schema(max_items = 200)]
    pub ids: Option<Vec<InboxId>>,
}

/// How it stands now.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct InboxRead {
    /// How many are unread.
    pub unread: i64,
}

/// Marks lines of one's own inbox as read.
#[utoipa::path(post, path = "/inbox/read", operation_id = "readInbox", tag = "message", request_body = ReadInbox,
    responses((status = 200, body = InboxRead), Refusals), security(("session" = [])))]
pub async fn read_inbox(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<ReadInbox>,
) -> Result<Json<InboxRead>> {
    let scope = person.scope(READ_INBOX)?;
    let area = scope.areas().first().copied().ok_or(Error::NotPermitted(READ_INBOX))?;
    let worker = person.actor.worker.map(WorkerId).ok_or(Error::NotSignedIn)?;
    if given.ids.as_ref().is_some_and(|ids| ids.len() > 200) {
        return Err(Error::invalid("ids", "too_many_items"));
    }
    house
        .store
        .journal
        .record(&person.actor, READ_INBOX, &area, async |tx| {
            tx.about("worker", worker);
            let mut read = inbox::Entity::update_many()
                .filter(inbox::Column::WorkerId.eq(worker))
                .filter(inbox::Column::ReadAt.is_null())
                .col_expr(inbox::Column::ReadAt, Expr::value(tx.now()));
            if let Some(ids) = given.ids {
                read = read.filter(inbox::Column::Id.is_in(ids));
            }
            let n = read.exec(tx).await?.rows_affected;
            tx.tell(&serde_json::json!({ "n": n }));
            if n == 0 {
                tx.nothing_changed();
            }
            Ok(())
        })
        .await?;
    let unread = house.store.read.sql::<Count, _>(UNREAD, [worker.0.into()]).await?;
    Ok(Json(InboxRead { unread: unread.first().map_or(0, |count| count.n) }))
}
