//! Noting that somebody went out or came home. Nothing is refused for being against the rules: what is, shows.

use axum::extract::State;
use kernel::{Error, Read, Result, Stamp, Store, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::list_pass_uses::{PassUse, describe};
use super::model::{PassDirection, PassPurpose, PassRules};
use super::settle::settle;
use super::store::{self, PassId, PassUseId, area_of, pass_use};
use super::{NOTE_PASS_USE, USES};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::people::WorkerId;

/// A phone's clock may be so much ahead.
const AHEAD_SECONDS: i64 = 300;

/// Where a use was noted.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PassUseSource {
    /// At a desk.
    Desk,
    /// At the gate, perhaps without a signal.
    Field,
}

impl PassUseSource {
    fn code(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Field => "field",
        }
    }
}

/// Somebody went out or came home.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NotePassUse {
    /// With which pass.
    pub pass_id: PassId,
    /// Which way.
    pub direction: PassDirection,
    /// The moment at the gate.
    pub at: Stamp,
    /// What for; on the way out always.
    pub purpose: Option<PassPurpose>,
    /// At which checkpoint, if at one.
    pub checkpoint_id: Option<Uuid>,
    /// Where it was noted.
    pub source: PassUseSource,
}

/// A use ready to be stored.
#[derive(Clone, Debug)]
pub struct NewUse {
    /// Its name.
    pub id: PassUseId,
    /// Fingerprint of the request; empty where the house notes it.
    pub digest: Vec<u8>,
    /// With which pass.
    pub pass_id: PassId,
    /// Which way.
    pub direction: PassDirection,
    /// The moment at the gate.
    pub at: Stamp,
    /// What for.
    pub purpose: Option<PassPurpose>,
    /// At which checkpoint, if at one.
    pub checkpoint_id: Option<Uuid>,
    /// `desk` or `field`.
    pub source: &'static str,
}

/// Notes a use; it may come late and in any order. What stands against the rules is in `over_use` of the answer.
#[utoipa::path(put, path = "/pass-uses/{id}", operation_id = "notePassUse", tag = "pass", request_body = NotePassUse,
    params(("id" = PassUseId, Path)),
    responses((status = 201, body = PassUse), (status = 200, body = PassUse, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn note_pass_use(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PassUseId>,
    Body(given): Body<NotePassUse>,
) -> Result<Created<PassUse>> {
    let scope = person.scope(NOTE_PASS_USE)?;
    let area = area_of(&store::find(&house.store.read, &scope, given.pass_id).await?)?;
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let made = house
        .store
        .journal
        .record(&person.actor, NOTE_PASS_USE, &area, async |tx| {
            tx.about("pass", given.pass_id);
            tx.tell(&serde_json::json!({ "use": id, "direction": given.direction, "at": given.at }));
            store::find_to_change(tx, given.pass_id).await?;
            if let Some(known) = tx.one(pass_use::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            // Only now: what was taken once is taken again, however late it is said again.
            given.check(&house.store)?;
            let new = NewUse {
                id,
                digest: digest.clone(),
                pass_id: given.pass_id,
                direction: given.direction,
                at: given.at,
                purpose: given.purpose,
                checkpoint_id: given.checkpoint_id,
                source: given.source.code(),
            };
            note(tx, &house.store, new).await?;
            Ok(true)
        })
        .await?;
    let row = house.store.read.one(pass_use::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("pass_use"))?;
    let shown = describe(&house, vec![row]).await?.pop().ok_or(Error::NotFound("pass_use"))?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

impl NotePassUse {
    fn check(&self, store: &Store) -> Result<()> {
        let now = store.clock.now();
        let rules = PassRules::on(&store.policy, store.clock.day_of(now))?;
        if self.at > now.plus_seconds(AHEAD_SECONDS) || self.at < now.plus_hours(-rules.late_hours) {
            return Err(Error::invalid("at", "date_range"));
        }
        if self.direction == PassDirection::Out && self.purpose.is_none() {
            return Err(Error::invalid("purpose", "purpose_missing"));
        }
        Ok(())
    }
}

/// Stores a use, counts it, and judges all uses of its pass anew.
pub async fn note(tx: &mut Tx, store: &Store, new: NewUse) -> Result<()> {
    let pass = store::find_to_change(tx, new.pass_id).await?;
    let day = store.clock.day_of(new.at);
    let row = pass_use::ActiveModel {
        id: Set(new.id),
        digest: Set(new.digest),
        pass_id: Set(pass.id),
        area: Set(pass.area.clone()),
        direction: Set(new.direction.code().to_owned()),
        at: Set(new.at),
        day: Set(day),
        purpose: Set(new.purpose.map(|purpose| purpose.code().to_owned())),
        checkpoint_id: Set(new.checkpoint_id),
        over_use: Set(String::new()),
        source: Set(new.source.to_owned()),
        noted_at: Set(tx.now()),
        noted_by: Set(tx.actor().map(WorkerId)),
    };
    row.insert(tx).await?;
    tx.tally(&USES, area_of(&pass)?, day, new.direction.code(), 1);
    settle(tx, store, &pass).await
}
