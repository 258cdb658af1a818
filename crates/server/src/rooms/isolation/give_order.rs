//! Changing an isolation by an order: longer, shorter, elsewhere, to hospital and back, handed over.

use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::GIVE_ORDER;
use super::episode::OrderKind;
use super::orders::{NewOrder, give};
use super::show_isolation::{Isolation, describe_one};
use super::store::{self, IsolationId, order};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::area;
use crate::rooms::isolation::model::authority;
use crate::rooms::people::{self, SealedDoor};

kernel::id!(
    /// The name of an order.
    OrderId
);

/// What may be ordered here; opening and releasing have acts of their own, lapse and withdrawal follow by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Longer than planned.
    Extend,
    /// Shorter than planned.
    Shorten,
    /// At another address.
    Move,
    /// To hospital for now.
    Suspend,
    /// Home again from hospital.
    Resume,
    /// Handed over for good.
    Refer,
}

impl Change {
    /// The order it is.
    pub fn kind(self) -> OrderKind {
        match self {
            Self::Extend => OrderKind::Extend,
            Self::Shorten => OrderKind::Shorten,
            Self::Move => OrderKind::Move,
            Self::Suspend => OrderKind::Suspend,
            Self::Resume => OrderKind::Resume,
            Self::Refer => OrderKind::Refer,
        }
    }
}

/// An order as a form carries it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveOrder {
    /// What it does.
    pub change: Change,
    /// Why, in words; kept sealed.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
    /// The planned last day from now on; with `extend`, `shorten`, and `resume` if it changes.
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<Day>,
    /// Community or finer; with `move`.
    #[schema(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// The address there; with `move`.
    #[schema(max_length = 100)]
    pub address: Option<String>,
    /// The law or rule it rests on; the policy's if not given.
    #[schema(max_length = 200)]
    pub basis: Option<String>,
    /// The body that issues it; the policy's if not given.
    #[schema(max_length = 100)]
    pub issuer: Option<String>,
    /// The version the caller saw.
    pub version: i64,
}

/// Adds an order to an isolation. Nothing of the earlier ones changes.
#[utoipa::path(put, path = "/isolations/{id}/orders/{order}", operation_id = "giveOrder", tag = "isolation",
    request_body = GiveOrder, params(("id" = IsolationId, Path), ("order" = OrderId, Path)),
    responses((status = 201, body = Isolation), (status = 200, body = Isolation, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn give_order(
    State(house): State<House>,
    person: SignedIn,
    At((id, order_id)): At<(IsolationId, OrderId)>,
    Body(given): Body<GiveOrder>,
) -> Result<Created<Isolation>> {
    let scope = person.scope(GIVE_ORDER)?;
    let seen = store::find(&house.store.read, id).await?;
    let area = seen.and_then(|row| row.area.parse::<AreaCode>().ok()).filter(|area| scope.contains(area));
    let area = area.ok_or(Error::NotFound("isolation"))?;
    let vault = &house.store.vault;
    let digest = vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let reason = words("reason", Some(&given.reason), 200)?.ok_or(Error::invalid("reason", "text_length"))?;
    let usual = authority(&house.store.policy, house.store.clock.today())?;
    let basis = words("basis", given.basis.as_deref(), 200)?.unwrap_or(usual.basis);
    let issuer = words("issuer", given.issuer.as_deref(), 100)?.unwrap_or(usual.issuer);
    let kind = given.change.kind();
    let needs_end = matches!(given.change, Change::Extend | Change::Shorten);
    if needs_end && given.ends_on.is_none() {
        return Err(Error::invalid("ends_on", "day_missing"));
    }
    let door = match given.change {
        Change::Move => {
            let to = given.area.ok_or(Error::invalid("area", "area_missing"))?;
            if to.level() < codes::Level::Community {
                return Err(Error::invalid("area", "area_too_wide"));
            }
            if !scope.contains(&to) || !area::exists(&house.store.read, &to).await? {
                return Err(Error::invalid("area", "area_unknown"));
            }
            let address = words("address", given.address.as_deref(), 100)?;
            let address = address.ok_or(Error::invalid("address", "address_length"))?;
            Some((to, SealedDoor::of(to, Some(&address), vault, house.store.clock.now())?))
        }
        _ => None,
    };
    let current = describe_one(&house, id).await?;
    let made = house
        .store
        .journal
        .record(&person.actor, GIVE_ORDER, &area, async |tx| {
            tx.about("isolation", id);
            tx.tell(&serde_json::json!({ "order": order_id, "kind": kind, "ends_on": given.ends_on }));
            if let Some(known) = tx.one(order::Entity::find_by_id(order_id.0)).await? {
                tx.nothing_changed();
                let same = known.isolation_id == id && known.digest == digest;
                return if same { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = store::find_to_change(tx, id).await?;
            if row.version != given.version {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            let home = match &door {
                Some((to, door)) => Some((people::find_or_add_households(tx, &[door]).await?[0], *to)),
                None => None,
            };
            let new = NewOrder {
                id: order_id.0,
                digest: digest.clone(),
                kind,
                ground: given.change.kind().code().to_owned(),
                reason: Some(vault.seal("reason", &reason)?),
                basis: basis.clone(),
                issuer: issuer.clone(),
                day: tx.today(),
                ends_on: given.ends_on.unwrap_or(row.ends_on),
                home,
            };
            give(tx, &house.store, &row, new).await?;
            Ok(true)
        })
        .await?;
    let shown = describe_one(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}
