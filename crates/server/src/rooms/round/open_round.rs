//! Opening a round over an area: every household there is on its list from now on.

use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::OPEN_ROUND;
use super::enrol::enrol;
use super::model::RoundKind;
use super::show_round::{Round, describe_one};
use super::store::{RoundId, round};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::area;
use crate::rooms::people::WorkerId;

/// A round to be opened.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenRound {
    /// Where: every household in it must be visited.
    #[schema(value_type = String, example = "220581001004")]
    pub area: AreaCode,
    /// What people call it.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// What sort it is.
    pub kind: RoundKind,
    /// What to ask at the door.
    #[schema(max_length = 500)]
    pub asks: Option<String>,
    /// The first day.
    #[schema(value_type = String, format = Date)]
    pub starts_on: Day,
    /// The day by which every door is visited.
    #[schema(value_type = String, format = Date)]
    pub due_on: Day,
}

/// Opens a round. Households found later join it by themselves.
#[utoipa::path(put, path = "/rounds/{id}", operation_id = "openRound", tag = "round", request_body = OpenRound,
    params(("id" = RoundId, Path)),
    responses((status = 201, body = Round), (status = 200, body = Round, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn open_round(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<RoundId>,
    Body(new): Body<OpenRound>,
) -> Result<Created<Round>> {
    person.actor.must(OPEN_ROUND, &new.area)?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&new).map_err(Error::internal)?).0;
    let name = words("name", Some(&new.name), 60)?.ok_or(Error::invalid("name", "text_length"))?;
    let asks = words("asks", new.asks.as_deref(), 500)?;
    if new.due_on < new.starts_on || new.due_on < house.store.clock.today() {
        return Err(Error::invalid("due_on", "date_range"));
    }
    let made = house
        .store
        .journal
        .record(&person.actor, OPEN_ROUND, &new.area, async |tx| {
            tx.about("round", id);
            tx.tell(&serde_json::json!({ "kind": new.kind, "due_on": new.due_on }));
            if let Some(known) = tx.one(round::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if !area::exists(tx, &new.area).await? {
                return Err(Error::invalid("area", "area_unknown"));
            }
            let checked = OpenRound { name: name.clone(), asks: asks.clone(), ..new };
            begin(tx, id, digest.clone(), &checked).await?;
            Ok(true)
        })
        .await?;
    let shown = describe_one(&house, &person, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Stores a round that begins now and puts the doors of its area on its list.
pub async fn begin(tx: &mut Tx, id: RoundId, digest: Vec<u8>, new: &OpenRound) -> Result<()> {
    tx.expect_many().await?;
    let row = round::ActiveModel {
        id: Set(id),
        digest: Set(digest),
        mark: Set(id.to_string()),
        area: Set(new.area.to_string()),
        name: Set(new.name.clone()),
        kind: Set(new.kind.code().to_owned()),
        asks: Set(new.asks.clone()),
        starts_on: Set(new.starts_on),
        due_on: Set(new.due_on),
        state: Set("open".to_owned()),
        opened_at: Set(tx.now()),
        opened_by: Set(tx.actor().map(WorkerId)),
        closed_at: Set(None),
        closed_by: Set(None),
        closed_reason: Set(None),
        version: Set(1),
    };
    let row = row.insert(tx).await?;
    enrol(tx, &row).await
}
