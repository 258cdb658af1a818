//! Bodies and who belongs to them as a sheet. Phones stay masked.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::Response;
use codes::Phone;
use kernel::{Error, Read, Result};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};

use super::EXPORT_BODIES;
use super::list_bodies::{BodyFilter, BodyLine, describe};
use super::list_members::{BodyMember, describe as describe_members};
use super::store::{BodyId, body, held, member};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::workbook::{XLSX, attachment, table};

/// A sheet longer than this is no list anybody reads; filters make it shorter.
const LONGEST: usize = 20_000;

/// So many bodies at a time.
const PORTION: u64 = 500;

/// Gives the filtered bodies with their members on the day as an xlsx file. Who took it, where and how many rows is in the journal.
#[utoipa::path(get, path = "/bodies/export", operation_id = "exportBodies", tag = "body", params(BodyFilter),
    responses((status = 200, content_type = XLSX, body = Vec<u8>), Refusals), security(("session" = [])))]
pub async fn export_bodies(
    State(house): State<House>,
    person: SignedIn,
    Params(filter): Params<BodyFilter>,
) -> Result<Response> {
    let scope = person.scope(EXPORT_BODIES)?.narrow(filter.area.as_ref());
    // What stands above is not the caller's to take along.
    let filter = BodyFilter { above: None, ..filter };
    let (read, day) = (&house.store.read, filter.on.unwrap_or(house.store.clock.today()));
    let mut rows: Vec<Vec<String>> = vec![];
    let mut last: Option<BodyId> = None;
    while rows.len() < LONGEST {
        let mut select = filter.select(&scope, day)?;
        if let Some(last) = last {
            select = select.filter(body::Column::Id.gt(last));
        }
        let portion = read.all(select.limit(PORTION)).await?;
        last = portion.last().map(|row| row.id);
        let more = portion.len() as u64 == PORTION;
        let parents = portion.iter().filter_map(|row| row.parent_id);
        let parents = read.among(body::Entity::find(), body::Column::Id, parents).await?;
        let parents: HashMap<BodyId, String> = parents.into_iter().map(|row| (row.id, row.name)).collect();
        let terms = member::Entity::find().filter(held(day)).order_by_asc(member::Column::Place);
        let ids = portion.iter().map(|row| row.id);
        let mut terms = read.among(terms.order_by_asc(member::Column::Id), member::Column::BodyId, ids).await?;
        terms.sort_by_key(|row| (row.place, row.id));
        terms.dedup_by_key(|row| row.id);
        let terms = describe_members(&house, &person, terms).await?;
        for line in describe(&house, &person, portion, &scope, day).await? {
            let above = line.parent_id.and_then(|id| parents.get(&id)).map_or("", String::as_str);
            let before = rows.len();
            let own = terms.iter().filter(|term| term.body_id == line.id);
            rows.extend(own.map(|term| texts(&line, above, Some(term))));
            if rows.len() == before {
                rows.push(texts(&line, above, None));
            }
        }
        if !more {
            break;
        }
    }
    let place = scope.areas().first().copied().unwrap_or(house.city);
    house
        .store
        .journal
        .record(&person.actor, EXPORT_BODIES, &place, async |tx| {
            tx.tell(&serde_json::json!({ "rows": rows.len(), "on": day }));
            Ok(())
        })
        .await?;
    let sheet = table("组织机构", HEADINGS, rows, None).map_err(Error::internal)?;
    Ok(attachment("bodies.xlsx", sheet))
}

const HEADINGS: &[(&str, u32)] = &[
    ("体系", 12),
    ("类别", 12),
    ("机构", 26),
    ("上级机构", 26),
    ("区域", 30),
    ("工作职责", 36),
    ("角色", 12),
    ("姓名", 10),
    ("职务", 18),
    ("联系电话", 15),
    ("任期起", 12),
    ("任期止", 12),
];

fn texts(line: &BodyLine, above: &str, term: Option<&BodyMember>) -> Vec<String> {
    let body = [
        line.tree.zh().to_owned(),
        line.kind.zh().to_owned(),
        line.name.clone(),
        above.to_owned(),
        line.area_name.clone(),
        line.line.clone().unwrap_or_default(),
    ];
    let Some(term) = term else { return body.to_vec() };
    let masked = term.phone.as_ref().map(|phone| phone.parse::<Phone>().map_or(phone.clone(), |phone| phone.mask()));
    let who = [
        term.role_zh.to_owned(),
        term.name.clone(),
        term.title.clone().unwrap_or_default(),
        masked.unwrap_or_default(),
        term.from.to_string(),
        term.to.map(|day| day.to_string()).unwrap_or_default(),
    ];
    body.into_iter().chain(who).collect()
}
