//! Handing out a copy of all that is held about somebody: made, handed out, kept nowhere.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::Deserialize;
use serde_json::json;

use super::answer_data_request::{closed, tell_nobody_any_more};
use super::show_record::PURPOSE;
use super::store::{self, DataRequestId, data_request};
use super::{ANSWERED, HAND_OUT_COPY, copy, sheet};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::audit::{self, Look};
use crate::workbook::{ExportOrder, Watermark, XLSX, attachment};

/// In which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CopyFormat {
    /// Sheets for a person to read.
    Xlsx,
    /// Fields for another program (portability).
    Json,
}

impl CopyFormat {
    fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }
}

/// The copy as it is to be.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOutCopy {
    /// Its form.
    pub format: CopyFormat,
    /// Locks sheets (ECMA-376 agile encryption, AES-256): at least eight signs. The house forgets it.
    #[schema(min_length = 8, max_length = 64)]
    pub password: Option<String>,
}

/// Hands out a copy of all that is held about whoever asked for it. It answers the request; the same day it can be made again.
#[utoipa::path(post, path = "/data-requests/{id}/copy", operation_id = "handOutCopy", tag = "own_data", request_body = HandOutCopy,
    params(("id" = DataRequestId, Path)),
    responses((status = 200, content_type = XLSX, body = Vec<u8>), Refusals), security(("session" = [])))]
pub async fn hand_out_copy(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DataRequestId>,
    Body(given): Body<HandOutCopy>,
) -> Result<Response> {
    let (row, area) = store::find_with_person(&house, &person, HAND_OUT_COPY, id).await?;
    let order = ExportOrder { purpose: PURPOSE.to_owned(), password: given.password };
    order.check()?;
    if given.format == CopyFormat::Json && order.password.is_some() {
        return Err(Error::invalid("password", "password_unasked"));
    }
    let today = house.store.clock.today();
    if row.kind != "copy" {
        return Err(Error::conflict("request_kind"));
    }
    if row.seen.is_none() {
        return Err(Error::conflict("identity_unchecked"));
    }
    must_go_on(&row, today)?;
    let look = Look {
        act: HAND_OUT_COPY,
        area,
        purpose: PURPOSE.to_owned(),
        persons: [row.person_id].into(),
        shown: 1,
        line: None,
    };
    audit::look(&house, &person, look).await?;
    let parts = copy::of(&house, row.person_id).await?;
    let made = match given.format {
        CopyFormat::Xlsx => {
            let mark = Watermark::of(&house, &person, PURPOSE)?;
            let book = sheet::book(&house, &parts, &mark).await?;
            attachment("own-data.xlsx", order.locked(book)?)
        }
        CopyFormat::Json => {
            let parts: Vec<_> = parts.iter().map(crate::held::Part::json).collect();
            let all = json!({ "made_at": house.store.clock.now(), "request": id, "parts": parts });
            let bytes = serde_json::to_vec_pretty(&all).map_err(Error::internal)?;
            let named = "attachment; filename=\"own-data.json\"";
            ([(header::CONTENT_TYPE, "application/json"), (header::CONTENT_DISPOSITION, named)], bytes).into_response()
        }
    };
    note(&house, &person, &row, area, given.format).await?;
    Ok(made)
}

/// A copy is made of what is asked, and the same day again.
fn must_go_on(row: &data_request::Model, today: kernel::Day) -> Result<()> {
    if row.state == "asked" || row.state == "answered" && row.closed_on == Some(today) {
        return Ok(());
    }
    Err(Error::conflict("request_closed"))
}

/// Notes that it was handed out, to whom and how they were known; the first time answers the request.
async fn note(
    house: &House,
    person: &SignedIn,
    row: &data_request::Model,
    area: codes::AreaCode,
    format: CopyFormat,
) -> Result<()> {
    house
        .store
        .journal
        .record(&person.actor, HAND_OUT_COPY, &area, async |tx| {
            tx.about("data_request", row.id);
            tx.tell(&json!({
                "format": format.code(), "seen": row.seen, "to": row.behalf_ground.as_deref().unwrap_or("self"),
            }));
            let held = data_request::Entity::find_by_id(row.id).lock_exclusive();
            let now = tx.one(held).await?.ok_or(Error::NotFound("data request"))?;
            must_go_on(&now, tx.today())?;
            let first = now.state == "asked";
            let base = if first {
                closed(tx, &now, "answered")
            } else {
                data_request::ActiveModel { id: Set(now.id), version: Set(now.version + 1), ..Default::default() }
            };
            let handed =
                data_request::ActiveModel { handed: Set(now.handed + 1), handed_at: Set(Some(tx.now())), ..base };
            handed.update(tx).await?;
            if first {
                tx.tally(&ANSWERED, area, tx.today(), &now.kind, 1);
                tell_nobody_any_more(tx, house, row.id).await?;
            }
            Ok(())
        })
        .await
}
