//! Approvals as stored, and who sees which.

use kernel::{Blind, Error, Read, Result, Sealed, Stamp, Vault};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ASK_APPROVAL, DECIDE_APPROVAL, LIST_APPROVALS};
use crate::http::SignedIn;
use crate::rooms::people::WorkerId;

kernel::id!(
    /// The name of an approval.
    ApprovalId
);

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "approval")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ApprovalId,
    pub digest: Vec<u8>,
    /// Where the post lies by which they act.
    pub area: String,
    pub act: String,
    /// A [`Wish`] as JSON.
    pub request: Sealed,
    /// Of the same, so that nothing else is sent in its name.
    pub fingerprint: Blind,
    pub reason: Sealed,
    /// `open`, `granted`, `refused` or `used`.
    pub state: String,
    pub asked_at: Stamp,
    pub asked_by: WorkerId,
    pub decided_at: Option<Stamp>,
    pub decided_by: Option<WorkerId>,
    pub refusal: Option<Sealed>,
    pub valid_until: Stamp,
    pub used_at: Option<Stamp>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// A request that somebody wants to send.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// How: `PUT`, `POST`, `PATCH` or `DELETE`.
    #[schema(pattern = "^(PUT|POST|PATCH|DELETE)$")]
    pub method: String,
    /// The address below this house, with what stands behind its question mark.
    #[schema(max_length = 300, pattern = "^/api/v1/", example = "/api/v1/posts/01900000-0000-7000-8000-000000000000")]
    pub path: String,
    /// What is sent; none where nothing is.
    #[schema(value_type = Option<Object>)]
    pub body: Option<Value>,
}

impl Wish {
    /// The same for the same request and for no other.
    pub fn fingerprint(&self, vault: &Vault) -> Result<Blind> {
        Ok(vault.index("approval", &serde_json::to_string(self).map_err(Error::internal)?))
    }
}

/// What somebody sees: what they asked, and all where they may decide. Whoever does neither, an auditor, looks on.
pub fn within_reach(person: &SignedIn) -> Result<Condition> {
    let looks_on = person.scope(LIST_APPROVALS)?;
    let own = person.actor.worker.map(|worker| Column::AskedBy.eq(worker));
    let others = match person.scope(DECIDE_APPROVAL) {
        Ok(decides) => Some(decides),
        Err(_) => person.scope(ASK_APPROVAL).is_err().then_some(looks_on),
    };
    Ok(Condition::any().add_option(own).add_option(others.map(|scope| scope.on(Column::Area))))
}

/// One of those.
pub async fn find(from: &impl Read, person: &SignedIn, id: ApprovalId) -> Result<Model> {
    let select = Entity::find_by_id(id).filter(within_reach(person)?);
    from.one(select).await?.ok_or(Error::NotFound("approval"))
}
