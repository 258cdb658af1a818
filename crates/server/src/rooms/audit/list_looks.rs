//! Who looked at me: everybody to whom a person was shown in full, who followed them, or took them along in a file.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Act, Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::{RevealRules, Way};
use super::store::{LookId, look, look_person};
use super::{EXPORT_LOOKS, LIST_LOOKS};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};
use crate::rooms::people::{self, PersonId};
use crate::rooms::{self, area};
use crate::workbook::{ExportOrder, Watermark, XLSX, attachment, table};

/// Whom it is about: by name of the record, or by their document.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookedAt {
    /// The person …
    pub person_id: Option<PersonId>,
    /// … or the kind of their document: `id_card`, `passport` or `hkmt_permit` …
    #[schema(max_length = 20, pattern = "^(id_card|passport|hkmt_permit)$")]
    pub document_type: Option<String>,
    /// … and its number.
    #[schema(max_length = 40)]
    pub document_number: Option<String>,
}

/// Which looks.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LooksWanted {
    /// At whom.
    pub whom: LookedAt,
    /// At most this many rows; 50 if not given.
    #[schema(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    #[schema(max_length = 200)]
    pub after: Option<String>,
}

/// Somebody looked.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct LookLine {
    /// Its id.
    pub id: LookId,
    /// When.
    pub at: Stamp,
    /// Who.
    pub worker: Option<String>,
    /// Code of the act.
    pub act: String,
    /// 操作.
    pub act_zh: &'static str,
    /// The act in English.
    pub act_en: &'static str,
    /// In which way.
    pub way: String,
    /// 用途.
    pub purpose_zh: String,
    /// What for.
    pub purpose_en: String,
    /// Where.
    pub area_name: String,
    /// Whether numbers were shown in full; in files and lists they may have stayed masked.
    pub in_full: bool,
}

/// A person, and who looked at them.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Looks {
    /// The person.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Number of the document, masked.
    pub document_number: Option<String>,
    /// Who looked, the newest first.
    pub rows: Vec<LookLine>,
    /// Ask again with `after` = this; null on the last page.
    pub next: Option<String>,
}

/// Lists who looked at a person who lives or arrived in scope.
#[utoipa::path(post, path = "/looks", operation_id = "listLooks", tag = "audit", request_body = LooksWanted,
    responses((status = 200, body = Looks), Refusals), security(("session" = [])))]
pub async fn list_looks(
    State(house): State<House>,
    person: SignedIn,
    Body(wanted): Body<LooksWanted>,
) -> Result<Json<Looks>> {
    let (id, area) = find(&house, &person, LIST_LOOKS, &wanted.whom).await?;
    let page = PageQuery { limit: wanted.limit, after: wanted.after };
    let (limit, after) = (page.rows()?, page.key::<LookId>()?);
    let rows = newest(&house, id, after, limit + 1).await?;
    house
        .store
        .journal
        .record(&person.actor, LIST_LOOKS, &area, async |tx| {
            tx.about("person", id);
            Ok(())
        })
        .await?;
    let page = Page::cut(rows, limit, None, |row| row.id);
    let card = people::cards(&house.store.read, &house.store.vault, [id]).await?.remove(&id);
    let card = card.ok_or(Error::NotFound("person"))?;
    let rows = describe(&house, page.rows).await?;
    Ok(Json(Looks { person_id: id, name: card.name, document_number: card.document, rows, next: page.next }))
}

/// Whom a file is about, and what it is for.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LooksOrder {
    /// About whom.
    pub whom: LookedAt,
    /// The file.
    pub order: ExportOrder,
}

/// So many looks are in one answer.
const MOST: u64 = 10_000;

/// Gives the same as an xlsx file, as an answer to the person.
#[utoipa::path(post, path = "/looks/export", operation_id = "exportLooks", tag = "audit", request_body = LooksOrder,
    responses((status = 200, content_type = XLSX, body = Vec<u8>), Refusals), security(("session" = [])))]
pub async fn export_looks(
    State(house): State<House>,
    person: SignedIn,
    Body(LooksOrder { whom, order }): Body<LooksOrder>,
) -> Result<Response> {
    order.check()?;
    let (id, area) = find(&house, &person, EXPORT_LOOKS, &whom).await?;
    let rows = newest(&house, id, None, MOST).await?;
    let line = Some(("person", id.to_string(), json!({ "rows": rows.len() })));
    let look =
        super::Look { act: EXPORT_LOOKS, area, purpose: order.purpose.clone(), persons: [id].into(), shown: 0, line };
    super::look(&house, &person, look).await?;
    let card = people::cards(&house.store.read, &house.store.vault, [id]).await?.remove(&id);
    let card = card.ok_or(Error::NotFound("person"))?;
    let clock = &house.store.clock;
    let lines = describe(&house, rows).await?;
    let texts = lines.into_iter().zip(1..).map(|(line, n): (LookLine, usize)| {
        vec![
            n.to_string(),
            card.name.clone(),
            card.document.clone().unwrap_or_default(),
            clock.local(line.at).format("%Y-%m-%d %H:%M").to_string(),
            line.worker.unwrap_or_default(),
            line.act_zh.to_owned(),
            line.purpose_zh,
            line.area_name,
            if line.in_full { "是" } else { "否" }.to_owned(),
        ]
    });
    let mark = Watermark::of(&house, &person, &order.purpose)?;
    let sheet = table("谁看过我的信息", HEADINGS, texts, Some(&mark)).map_err(Error::internal)?;
    Ok(attachment("looks.xlsx", order.locked(sheet)?))
}

const HEADINGS: &[(&str, u32)] = &[
    ("序号", 6),
    ("姓名", 10),
    ("证件号码", 22),
    ("时间", 18),
    ("查看人", 12),
    ("事项", 24),
    ("用途", 18),
    ("区域", 30),
    ("完整显示", 10),
];

/// Who is meant, and where in the scope of an act they live or arrived.
async fn find(house: &House, person: &SignedIn, act: Act, whom: &LookedAt) -> Result<(PersonId, AreaCode)> {
    let scope = person.scope(act)?;
    let read = &house.store.read;
    let id = match (whom.person_id, &whom.document_type, &whom.document_number) {
        (Some(id), None, None) => Some(id),
        (None, Some(kind), Some(number)) => {
            let key = people::document_key(&house.store.vault, kind, number)?;
            people::person_with_key(read, &key).await?
        }
        _ => return Err(Error::invalid("whom", "person_or_document")),
    };
    let id = id.ok_or(Error::NotFound("person"))?;
    let (area, _) = people::place_of(read, &scope, id).await?.ok_or(Error::NotFound("person"))?;
    Ok((id, area))
}

async fn newest(house: &House, id: PersonId, before: Option<LookId>, limit: u64) -> Result<Vec<look::Model>> {
    let mut about = look_person::Entity::find().filter(look_person::Column::PersonId.eq(id));
    if let Some(before) = before {
        about = about.filter(look_person::Column::LookId.lt(before));
    }
    let read = &house.store.read;
    let about = read.all(about.order_by_desc(look_person::Column::LookId).limit(limit)).await?;
    let ids: Vec<LookId> = about.into_iter().map(|row| row.look_id).collect();
    let mut rows = read.among(look::Entity::find(), look::Column::Id, ids).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    rows.dedup_by_key(|row| row.id);
    Ok(rows)
}

async fn describe(house: &House, rows: Vec<look::Model>) -> Result<Vec<LookLine>> {
    let read = &house.store.read;
    let names = people::worker_names(read, rows.iter().filter_map(|row| row.worker_id)).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let rules = RevealRules::on(&house.store.policy, house.store.clock.today())?;
    let acts = rooms::acts();
    let line = |row: look::Model| {
        let act = acts.iter().find(|act| act.code == row.act);
        let purpose = rules.purposes.iter().find(|one| one.code == row.purpose);
        LookLine {
            id: row.id,
            at: row.at,
            worker: row.worker_id.and_then(|id| names.get(&id).cloned()),
            act_zh: act.map_or("", |act| act.zh),
            act_en: act.map_or("", |act| act.en),
            act: row.act,
            purpose_zh: purpose.map_or_else(|| row.purpose.clone(), |one| one.zh.clone()),
            purpose_en: purpose.map_or_else(|| row.purpose.clone(), |one| one.en.clone()),
            area_name: places.path(&row.area),
            in_full: row.shown > 0 && row.way != Way::Trace.code(),
            way: row.way,
        }
    };
    Ok(rows.into_iter().map(line).collect())
}
