//! Ending a disclosure before its last day.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, QuerySelect, entity::prelude::*};
use serde::Deserialize;

use super::END_DISCLOSURE;
use super::list_disclosures::{Disclosure, describe_one};
use super::store::{DisclosureId, disclosure};
use crate::house::House;
use crate::http::{At, Body, Refusals, SignedIn};
use crate::rooms::people::WorkerId;

/// The disclosure as the caller saw it.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EndDisclosure {
    /// The version the caller saw.
    pub version: i64,
}

/// Ends a disclosure: from now on the public sees communities only.
#[utoipa::path(post, path = "/disclosures/{id}/end", operation_id = "endDisclosure", tag = "notice",
    request_body = EndDisclosure, params(("id" = DisclosureId, Path)),
    responses((status = 200, body = Disclosure), Refusals), security(("session" = [])))]
pub async fn end_disclosure(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DisclosureId>,
    Body(given): Body<EndDisclosure>,
) -> Result<Json<Disclosure>> {
    let scope = person.scope(END_DISCLOSURE)?;
    let current = describe_one(&house, id).await?;
    let area: AreaCode = current.area.parse().map_err(Error::internal)?;
    if !scope.contains(&area) {
        return Err(Error::NotFound("disclosure"));
    }
    house
        .store
        .journal
        .record(&person.actor, END_DISCLOSURE, &area, async |tx| {
            tx.about("disclosure", id);
            let row = tx.one(disclosure::Entity::find_by_id(id).lock_exclusive()).await?;
            let row = row.ok_or(Error::NotFound("disclosure"))?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            if row.ended_at.is_some() {
                return Err(Error::conflict_with("already_settled", &current));
            }
            let ended = disclosure::ActiveModel {
                id: Set(id),
                ended_at: Set(Some(tx.now())),
                ended_by: Set(tx.actor().map(WorkerId)),
                version: Set(row.version + 1),
                ..Default::default()
            };
            ended.update(tx).await?;
            Ok(())
        })
        .await?;
    describe_one(&house, id).await.map(Json)
}
