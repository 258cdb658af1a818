//! One thing done to many at once: orders, openings, messages, teams. It is looked at first; then each is done by itself and
//! answers for itself, so that one that is refused holds up no other.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use futures::{StreamExt, TryStreamExt};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::batch_of::{Known, Part, Way};
use super::give_order::Change;
use super::store::IsolationId;
use super::{PREVIEW_BATCH, RUN_BATCH};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::screening::ArrivalId;

kernel::id!(
    /// The name of a batch.
    BatchId
);

/// So many in one batch.
const MOST: usize = 500;

/// So many are done side by side; they share the commits.
const SIDE_BY_SIDE: usize = 16;

/// What is done, and to whom.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Batch {
    /// The same order for isolations.
    Order {
        /// Which.
        #[schema(min_items = 1, max_items = 500)]
        ids: Vec<IsolationId>,
        /// What it does; nobody is moved in a batch.
        change: Change,
        /// So many days longer or shorter than planned for each.
        #[schema(minimum = 1, maximum = 60)]
        days: Option<u64>,
        /// Why, in words; kept sealed.
        #[schema(min_length = 1, max_length = 200)]
        reason: String,
    },
    /// Isolations released whose last day has come.
    Release {
        /// Which.
        #[schema(min_items = 1, max_items = 500)]
        ids: Vec<IsolationId>,
    },
    /// Returnees ordered to stay at home.
    Open {
        /// Which arrivals.
        #[schema(min_items = 1, max_items = 500)]
        arrival_ids: Vec<ArrivalId>,
        /// Why.
        #[schema(min_length = 1, max_length = 200)]
        ground: String,
    },
    /// The same message to whoever is isolated.
    Message {
        /// Which.
        #[schema(min_items = 1, max_items = 500)]
        ids: Vec<IsolationId>,
        /// What it says.
        #[schema(min_length = 1, max_length = 300)]
        text: String,
    },
    /// The proposed care team for the households.
    Team {
        /// Which.
        #[schema(min_items = 1, max_items = 500)]
        ids: Vec<IsolationId>,
    },
}

/// What becomes of one.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct BatchRow {
    /// The isolation or arrival, as it was named.
    pub id: Uuid,
    /// Name; none where it is not the caller's to see.
    pub name: Option<String>,
    /// Where.
    pub area_name: Option<String>,
    /// As it stands, for example the planned last day or the number of members.
    pub before: Option<String>,
    /// As it would stand, or stands now.
    pub after: Option<String>,
    /// `ok`, `again` where it was done before, or the code of the refusal.
    pub outcome: String,
}

/// What becomes of all.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Batched {
    /// The batch; none where it was only looked at.
    pub id: Option<BatchId>,
    /// One by one, in the order they were named.
    pub rows: Vec<BatchRow>,
    /// How many are ok.
    pub ok: usize,
    /// How many are refused.
    pub refused: usize,
}

impl Batched {
    fn of(id: Option<BatchId>, rows: Vec<BatchRow>) -> Self {
        let ok = rows.iter().filter(|row| ["ok", "again"].contains(&row.outcome.as_str())).count();
        Self { id, ok, refused: rows.len() - ok, rows }
    }
}

/// Says what a batch would do, and does nothing.
#[utoipa::path(post, path = "/batches/preview", operation_id = "previewBatch", tag = "isolation", request_body = Batch,
    responses((status = 200, body = Batched), Refusals), security(("session" = [])))]
pub async fn preview_batch(
    State(house): State<House>,
    person: SignedIn,
    Body(batch): Body<Batch>,
) -> Result<Json<Batched>> {
    person.scope(PREVIEW_BATCH)?;
    let way = Way::of(&batch)?;
    let parts = parts(&house, &person, &batch, &way).await?;
    let rows = parts.into_iter().map(Part::row).collect();
    Ok(Json(Batched::of(None, rows)))
}

/// Does a batch, each part by itself. The same batch again does nothing twice.
#[utoipa::path(put, path = "/batches/{id}", operation_id = "runBatch", tag = "isolation", request_body = Batch,
    params(("id" = BatchId, Path)), responses((status = 200, body = Batched), Refusals), security(("session" = [])))]
pub async fn run_batch(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<BatchId>,
    Body(batch): Body<Batch>,
) -> Result<Json<Batched>> {
    person.scope(RUN_BATCH)?;
    let way = Way::of(&batch)?;
    let parts = parts(&house, &person, &batch, &way).await?;
    let each = parts.into_iter().map(|part| part.run(&house, &person.actor, id.0, &way));
    // A team that is proposed must see whom the one before has taken.
    let at_once = if matches!(way, Way::Team) { 1 } else { SIDE_BY_SIDE };
    let rows = futures::stream::iter(each).buffered(at_once).try_collect().await?;
    Ok(Json(Batched::of(Some(id), rows)))
}

/// The parts of a batch, each with what is known of it and whether it may be done.
async fn parts(house: &House, person: &SignedIn, batch: &Batch, way: &Way) -> Result<Vec<Part>> {
    let (field, ids): (_, Vec<Uuid>) = match batch {
        Batch::Order { ids, .. } | Batch::Message { ids, .. } | Batch::Release { ids } | Batch::Team { ids } => {
            ("ids", ids.iter().map(|id| id.0).collect())
        }
        Batch::Open { arrival_ids, .. } => ("arrival_ids", arrival_ids.iter().map(|id| id.0).collect()),
    };
    if !(1..=MOST).contains(&ids.len()) {
        return Err(Error::invalid(field, "batch_size"));
    }
    let known = Known::of(house, way, &ids).await?;
    let mine = |area: &AreaCode| person.actor.may(way.act(), area);
    let mut seen = std::collections::HashSet::new();
    let mut parts = vec![];
    for id in ids {
        if seen.insert(id) {
            parts.push(known.part(house, way, id, &mine).await?);
        }
    }
    Ok(parts)
}
