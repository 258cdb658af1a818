//! Sessions: one's own, and for the administrator those of an account. Each can be ended.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{Act, Actor, Error, Read, Result, Stamp};
use sea_orm::{QueryOrder, entity::prelude::*};
use serde::Serialize;

use super::provider::ProviderLine;
use super::rules::rules;
use super::store::{AccountId, SessionId, by_id, session};
use super::{END_MY_SESSION, END_OTHER_SESSIONS, END_SESSION, END_SESSIONS, LIST_SESSIONS, whole_city};
use crate::house::House;
use crate::http::session::By;
use crate::http::{At, Refusals, SignedIn};

/// A session that goes on.
#[derive(Serialize, utoipa::ToSchema)]
pub struct SessionLine {
    /// Its name; it opens nothing.
    pub id: SessionId,
    /// Since when.
    pub started_at: Stamp,
    /// When it was last used, to the minute.
    pub seen_at: Stamp,
    /// When it ends, unless it is used until then; never later than its hours.
    pub ends_at: Stamp,
    /// The browser in a word; empty where it is not known.
    pub browser: String,
    /// What it runs on, in a word; empty where it is not known.
    pub system: String,
    /// Who vouched for its holder; none where they gave their password.
    pub provider: Option<ProviderLine>,
    /// A phone that has named itself.
    pub phone: bool,
    /// The one that asks.
    pub this: bool,
}

async fn sessions_of(house: &House, id: AccountId, asks: By) -> Result<Json<Vec<SessionLine>>> {
    let rules = rules(house)?;
    let now = house.store.clock.now();
    let of_account = session::Entity::find().filter(session::Column::AccountId.eq(id));
    let rows = house.store.read.all(of_account.order_by_desc(session::Column::SeenAt)).await?;
    let lines = rows.into_iter().map(|row| SessionLine {
        id: row.id,
        started_at: row.started_at,
        seen_at: row.seen_at,
        ends_at: rules.idle_until(house.exercise, row.seen_at, row.device_id.is_some()).min(row.ends_at),
        provider: row.provider.map(|name| house.providers.line(&name)),
        phone: row.device_id.is_some(),
        this: asks == By::Session(row.id),
        browser: row.browser,
        system: row.system,
    });
    Ok(Json(lines.filter(|line| line.ends_at > now).collect()))
}

fn own(person: &SignedIn) -> Result<AccountId> {
    person.actor.account.map(AccountId).ok_or(Error::NotSignedIn)
}

/// Lists one's own sessions, the one used last first.
#[utoipa::path(get, path = "/me/sessions", operation_id = "listMySessions", tag = "account",
    responses((status = 200, body = Vec<SessionLine>), Refusals), security(("session" = [])))]
pub async fn list_my_sessions(State(house): State<House>, person: SignedIn) -> Result<Json<Vec<SessionLine>>> {
    sessions_of(&house, own(&person)?, person.by).await
}

/// Lists the sessions of an account.
#[utoipa::path(get, path = "/accounts/{id}/sessions", operation_id = "listSessions", tag = "account",
    params(("id" = AccountId, Path)),
    responses((status = 200, body = Vec<SessionLine>), Refusals), security(("session" = [])))]
pub async fn list_sessions(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<AccountId>,
) -> Result<Json<Vec<SessionLine>>> {
    whole_city(&house, &person, LIST_SESSIONS)?;
    by_id(&house.store.read, id).await?;
    sessions_of(&house, id, person.by).await
}

/// Which sessions of an account to end.
enum Which {
    One(SessionId),
    AllBut(SessionId),
    All,
}

async fn end(house: &House, actor: &Actor, act: Act, id: AccountId, which: Which) -> Result<StatusCode> {
    house
        .store
        .journal
        .record(actor, act, &house.city, async |tx| {
            tx.about("account", id);
            by_id(tx, id).await?;
            let all = session::Entity::delete_many().filter(session::Column::AccountId.eq(id));
            let some = match which {
                Which::One(one) => all.filter(session::Column::Id.eq(one)),
                Which::AllBut(one) => all.filter(session::Column::Id.ne(one)),
                Which::All => all,
            };
            let ended = some.exec(tx).await?.rows_affected;
            tx.tell(&serde_json::json!({ "sessions": ended }));
            if ended == 0 && matches!(which, Which::One(_)) { Err(Error::NotFound("session")) } else { Ok(()) }
        })
        .await?;
    house.sessions.forget();
    Ok(StatusCode::NO_CONTENT)
}

/// Ends one of one's own sessions.
#[utoipa::path(post, path = "/me/sessions/{id}/end", operation_id = "endMySession", tag = "account",
    params(("id" = SessionId, Path)), responses((status = 204, description = "Ended"), Refusals), security(("session" = [])))]
pub async fn end_my_session(State(house): State<House>, person: SignedIn, At(id): At<SessionId>) -> Result<StatusCode> {
    end(&house, &house.actor_for("sessions", person.actor.worker), END_MY_SESSION, own(&person)?, Which::One(id)).await
}

/// Ends all of one's sessions but the one that asks.
#[utoipa::path(post, path = "/me/sessions/end-others", operation_id = "endOtherSessions", tag = "account",
    responses((status = 204, description = "Ended"), Refusals), security(("session" = [])))]
pub async fn end_other_sessions(State(house): State<House>, person: SignedIn) -> Result<StatusCode> {
    let By::Session(this) = person.by else { return Err(Error::NotPermitted(END_OTHER_SESSIONS)) };
    end(
        &house,
        &house.actor_for("sessions", person.actor.worker),
        END_OTHER_SESSIONS,
        own(&person)?,
        Which::AllBut(this),
    )
    .await
}

/// Ends a session of an account.
#[utoipa::path(post, path = "/accounts/{id}/sessions/{session}/end", operation_id = "endSession", tag = "account",
    params(("id" = AccountId, Path), ("session" = SessionId, Path)),
    responses((status = 204, description = "Ended"), Refusals), security(("session" = [])))]
pub async fn end_session(
    State(house): State<House>,
    person: SignedIn,
    At((id, session)): At<(AccountId, SessionId)>,
) -> Result<StatusCode> {
    whole_city(&house, &person, END_SESSION)?;
    end(&house, &person.actor, END_SESSION, id, Which::One(session)).await
}

/// Ends all sessions of an account.
#[utoipa::path(post, path = "/accounts/{id}/sessions/end", operation_id = "endSessions", tag = "account",
    params(("id" = AccountId, Path)), responses((status = 204, description = "Ended"), Refusals), security(("session" = [])))]
pub async fn end_sessions(State(house): State<House>, person: SignedIn, At(id): At<AccountId>) -> Result<StatusCode> {
    whole_city(&house, &person, END_SESSIONS)?;
    end(&house, &person.actor, END_SESSIONS, id, Which::All).await
}
