//! Printing papers that were made before: the same words, and the page that holds now.

use std::str::FromStr;

use axum::Json;
use axum::extract::State;
use kernel::{Act, Error, Read, Result};
use sea_orm::{Condition, entity::prelude::*};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::PRINT_NOTICES;
use super::pages;
use super::paper::{Paper, papers};
use super::store::{BatchId, NoticeId, notice};
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};

/// So many papers named one by one; an address has its length. Hundreds are named by their batch.
const MOST_NAMED: usize = 50;

/// Which papers.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PapersQuery {
    /// All that were made in one go.
    pub batch: Option<BatchId>,
    /// These; at most 50 ids with commas between.
    #[param(max_length = 1_850)]
    pub ids: Option<String>,
}

/// Papers to be printed.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Papers {
    /// In the order in which they were made.
    pub papers: Vec<Paper>,
}

/// Shows papers again, to be printed. Each is a line in the journal.
#[utoipa::path(get, path = "/notices/papers", operation_id = "printNotices", tag = "notice", params(PapersQuery),
    responses((status = 200, body = Papers), Refusals), security(("session" = [])))]
pub async fn print_notices(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<PapersQuery>,
) -> Result<Json<Papers>> {
    Ok(Json(Papers { papers: again(&house, &person, PRINT_NOTICES, &query).await? }))
}

/// Papers made before that lie in the scope of an act.
///
/// # Errors
/// `notices_count` where none is named, not found where none is there.
pub async fn again(house: &House, person: &SignedIn, act: Act, query: &PapersQuery) -> Result<Vec<Paper>> {
    let scope = person.scope(act)?;
    let ids = query.ids.as_deref().unwrap_or_default().split(',').filter(|id| !id.is_empty());
    let ids = ids.map(|id| Uuid::from_str(id.trim()).map(NoticeId)).collect::<Result<Vec<_>, _>>();
    let ids = ids.map_err(|_| Error::invalid("ids", "invalid_field"))?;
    if (ids.is_empty() && query.batch.is_none()) || ids.len() > MOST_NAMED {
        return Err(Error::invalid("ids", "notices_count"));
    }
    let mut named = Condition::any();
    if !ids.is_empty() {
        named = named.add(notice::Column::Id.is_in(ids));
    }
    if let Some(batch) = query.batch {
        named = named.add(notice::Column::Batch.eq(batch));
    }
    let mut rows =
        house.store.read.all(notice::Entity::find().filter(named).filter(scope.on(notice::Column::Area))).await?;
    if rows.is_empty() {
        return Err(Error::NotFound("notice"));
    }
    rows.sort_by_key(|row| row.id);
    papers(house, person, act, pages::open(house, person, act, rows).await?).await
}
