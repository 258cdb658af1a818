//! Asking to be told by notifications of the browser, and asking for none any more.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use codes::AreaCode;
use kernel::{Act, Error, Read, Result, Stamp};
use sea_orm::{ActiveValue::Set, Condition, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::channel::Address;
use super::push::{SEALED_AS, forget_over, of_worker, page_of, same};
use super::store::{PushId, push};
use super::{END_PUSH_SUBSCRIPTION, LIST_PUSH_SUBSCRIPTIONS, SUBSCRIBE_PUSH};
use crate::house::House;
use crate::http::session::By;
use crate::http::{At, Body, Created, Refusals, SignedIn};
use crate::rooms::account::{AccountId, SessionId};
use crate::rooms::people::WorkerId;

/// The longest address a push service gave so far is half of it.
const LONGEST: usize = 1000;

/// A browser that is told.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PushSubscription {
    /// Its id.
    pub id: PushId,
    /// The browser in a word; empty where it is not known.
    pub browser: String,
    /// What it runs on, in a word; empty where it is not known.
    pub system: String,
    /// `desk` or `field`: which page a notification opens.
    pub face: String,
    /// Since when.
    pub made_at: Stamp,
    /// The one that asks.
    pub this: bool,
}

/// The browsers of somebody that are told.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct PushSubscriptions {
    /// The key by which a browser knows the house; none where notifications are not set up.
    pub public_key: Option<String>,
    /// The browsers, the newest first. Each is told as long as the session goes on in which it was named.
    pub subscriptions: Vec<PushSubscription>,
}

/// Which page a notification opens.
#[derive(Clone, Copy, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PushFace {
    /// The alerts at the desk.
    Desk,
    /// The inbox on the phone.
    Field,
}

/// A browser as it names itself.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPushSubscription {
    /// Its address at the push service of its maker.
    #[schema(max_length = 1000)]
    pub endpoint: String,
    /// Its public key, Base64 for URLs.
    #[schema(max_length = 100)]
    pub p256dh: String,
    /// The word it shares, Base64 for URLs.
    #[schema(max_length = 40)]
    pub auth: String,
    /// Which page a notification opens.
    pub face: PushFace,
}

/// Whose browsers are meant, and in which session they ask.
struct Who {
    account: AccountId,
    worker: WorkerId,
    session: SessionId,
    area: AreaCode,
}

impl Who {
    fn of(person: &SignedIn, act: Act) -> Result<Self> {
        let scope = person.scope(act)?;
        // A program has no browser.
        let By::Session(session) = person.by else { return Err(Error::NotPermitted(act)) };
        Ok(Self {
            account: person.actor.account.map(AccountId).ok_or(Error::NotSignedIn)?,
            worker: person.actor.worker.map(WorkerId).ok_or(Error::NotSignedIn)?,
            session,
            area: scope.areas().first().copied().ok_or(Error::NotPermitted(act))?,
        })
    }

    async fn told(&self, house: &House) -> Result<Vec<PushSubscription>> {
        let told = of_worker(&house.store.read, &house.store, self.worker).await?;
        let lines = told.into_iter().rev().map(|told| PushSubscription {
            id: told.id,
            browser: told.browser,
            system: told.system,
            face: told.face,
            made_at: told.made_at,
            this: told.session_id == self.session.0,
        });
        Ok(lines.collect())
    }
}

/// Lists which of one's browsers are told, with the key that a new one needs.
#[utoipa::path(get, path = "/me/push-subscriptions", operation_id = "listPushSubscriptions", tag = "message",
    responses((status = 200, body = PushSubscriptions), Refusals), security(("session" = [])))]
pub async fn list_push_subscriptions(State(house): State<House>, person: SignedIn) -> Result<Json<PushSubscriptions>> {
    let who = Who::of(&person, LIST_PUSH_SUBSCRIPTIONS)?;
    let public_key = house.channels.push().map(|push| push.public_key());
    Ok(Json(PushSubscriptions { public_key, subscriptions: who.told(&house).await? }))
}

/// Has the caller told by this browser as long as their session goes on. A browser belongs to whoever named it last: a phone
/// handed to the next shift tells the former holder nothing more.
#[utoipa::path(put, path = "/me/push-subscriptions/{id}", operation_id = "subscribePush", tag = "message",
    request_body = NewPushSubscription, params(("id" = PushId, Path)),
    responses((status = 201, body = PushSubscription), (status = 200, body = PushSubscription), Refusals),
    security(("session" = [])))]
pub async fn subscribe_push(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PushId>,
    Body(given): Body<NewPushSubscription>,
) -> Result<Created<PushSubscription>> {
    let who = Who::of(&person, SUBSCRIBE_PUSH)?;
    for (field, text, most) in
        [("endpoint", &given.endpoint, LONGEST), ("p256dh", &given.p256dh, 100), ("auth", &given.auth, 40)]
    {
        if text.len() > most {
            return Err(Error::invalid(field, "invalid_field"));
        }
    }
    let face = match given.face {
        PushFace::Desk => "desk",
        PushFace::Field => "field",
    };
    let address =
        Address { endpoint: given.endpoint, p256dh: given.p256dh, auth: given.auth, page: page_of(face).to_owned() };
    let push = house.channels.push().ok_or(Error::conflict("channel_not_set_up"))?;
    push.check(&address)?;
    let store = &house.store;
    if let Some(row) = store.read.one(push::Entity::find_by_id(id)).await? {
        if row.session_id != who.session || !same(store, &row, &address)? {
            return Err(Error::conflict("different_body"));
        }
        return shown(&house, &who, id).await.map(Created::Again);
    }
    let endpoint = store.vault.index("push_endpoint", &address.endpoint);
    let text = serde_json::to_string(&address).map_err(Error::internal)?;
    let row = push::ActiveModel {
        id: Set(id),
        account_id: Set(who.account),
        worker_id: Set(who.worker),
        session_id: Set(who.session),
        endpoint: Set(endpoint.clone()),
        address: Set(store.vault.seal(SEALED_AS, &text)?),
        face: Set(face.to_owned()),
        made_at: Set(store.clock.now()),
    };
    store
        .journal
        .record(&person.actor, SUBSCRIBE_PUSH, &who.area, async |tx| {
            tx.about("worker", who.worker);
            tx.tell(&serde_json::json!({ "face": face }));
            let same =
                Condition::any().add(push::Column::Endpoint.eq(endpoint)).add(push::Column::SessionId.eq(who.session));
            push::Entity::delete_many().filter(same).exec(tx).await?;
            forget_over(tx).await?;
            row.insert(tx).await?;
            Ok(())
        })
        .await?;
    shown(&house, &who, id).await.map(Created::New)
}

async fn shown(house: &House, who: &Who, id: PushId) -> Result<PushSubscription> {
    let told = who.told(house).await?;
    told.into_iter().find(|one| one.id == id).ok_or(Error::NotFound("push_subscription"))
}

/// Has a browser of one's own told nothing more.
#[utoipa::path(delete, path = "/me/push-subscriptions/{id}", operation_id = "endPushSubscription", tag = "message",
    params(("id" = PushId, Path)), responses((status = 204, description = "Ended"), Refusals),
    security(("session" = [])))]
pub async fn end_push_subscription(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PushId>,
) -> Result<StatusCode> {
    let who = Who::of(&person, END_PUSH_SUBSCRIPTION)?;
    house
        .store
        .journal
        .record(&person.actor, END_PUSH_SUBSCRIPTION, &who.area, async |tx| {
            tx.about("worker", who.worker);
            let own = push::Entity::delete_many().filter(push::Column::Id.eq(id));
            let ended = own.filter(push::Column::AccountId.eq(who.account)).exec(tx).await?.rows_affected;
            if ended == 0 { Err(Error::NotFound("push_subscription")) } else { Ok(()) }
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
