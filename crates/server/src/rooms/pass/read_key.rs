//! What a phone needs to tell a true pass without a network: the public key, and the rules of the day.

use axum::Json;
use axum::extract::State;
use kernel::Result;
use serde::Serialize;

use super::READ_KEY;
use super::code::public_key;
use super::model::PassRules;
use crate::house::House;
use crate::http::{Refusals, SignedIn};

/// The key of the city's passes.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PassKey {
    /// An Ed25519 public key (RFC 8032): 64 hexadecimal digits.
    #[schema(example = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c")]
    pub key: String,
    /// The rules of today.
    pub rules: PassRules,
}

impl PassKey {
    /// The key and the rules of today.
    pub fn of(store: &kernel::Store) -> Result<Self> {
        let rules = PassRules::on(&store.policy, store.clock.today())?;
        Ok(Self { key: hex::encode(public_key(&store.vault)), rules })
    }
}

/// Gives the key by which a phone tells a true pass. It is no secret.
#[utoipa::path(get, path = "/passes/key", operation_id = "readKey", tag = "pass",
    responses((status = 200, body = PassKey), Refusals), security(("session" = [])))]
pub async fn read_key(State(house): State<House>, person: SignedIn) -> Result<Json<PassKey>> {
    person.scope(READ_KEY)?;
    PassKey::of(&house.store).map(Json)
}
