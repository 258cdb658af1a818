//! Who is asking: the cookie names a session in the store, or a bearer token itself, and that an account, the account its posts.

mod acts;
mod token;

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use kernel::{Act, Actor, Error, Result, Scope, Stamp};
use uuid::Uuid;

use super::answer::note_caller;
use super::twice::Again;
use crate::house::House;
use crate::rooms::account::{self, SessionId};
use crate::rooms::approval;
use acts::act_of;

pub use acts::{act_at, cannot_ask};
pub use token::{COOKIE, Token, cookie, cookie_name, no_cookie};

/// A page says by this header that nobody has touched it for a while: what it asks by itself keeps no session alive.
pub const UNATTENDED: &str = "wangge-unattended";

/// Somebody else has granted this request; the door says so, and nobody from outside.
#[derive(Clone, Copy)]
pub(super) struct Granted;

/// By what somebody was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// They signed in.
    Session(SessionId),
    /// A program with a token of theirs.
    Token,
    /// Nobody asked: they belong to an exercise.
    Nothing,
}

/// The signed-in person of a request.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who they are and what they may.
    pub actor: Arc<Actor>,
    /// By what they were let in.
    pub by: By,
    /// Whether they must change their one-time password first.
    pub must_change_password: bool,
    /// Whether they must set up a second factor first.
    pub must_enrol: bool,
    /// The phone they work with, where it has named itself.
    pub device: Option<Uuid>,
    /// That phone was shut out.
    pub device_revoked: bool,
    /// Until when this holds, unless they go on working.
    pub until: Stamp,
    /// Until when it holds at the latest, however much they work.
    pub ends_at: Stamp,
    /// When they were last noted as being there.
    pub seen_at: Stamp,
    /// Until when their last confirmation holds.
    pub confirmed_until: Stamp,
    /// What needs a confirmation, by the policy.
    pub confirm: Arc<BTreeSet<String>>,
    /// What takes two people, by the policy.
    pub two_persons: Arc<BTreeSet<String>>,
    /// Somebody else has granted this very request, or there is nobody else who could.
    pub approved: bool,
    /// The moment of the request.
    pub now: Stamp,
}

impl SignedIn {
    /// Somebody who was let in, with nothing in their way.
    pub fn acting(actor: Arc<Actor>) -> Self {
        Self {
            actor,
            by: By::Nothing,
            must_change_password: false,
            must_enrol: false,
            device: None,
            device_revoked: false,
            until: Stamp(i64::MAX),
            ends_at: Stamp(i64::MAX),
            seen_at: Stamp(i64::MAX),
            confirmed_until: Stamp(i64::MAX),
            confirm: Arc::default(),
            two_persons: Arc::default(),
            approved: false,
            now: Stamp(0),
        }
    }

    /// Where they may do the act.
    pub fn scope(&self, act: Act) -> Result<Scope> {
        self.actor.scope(act)
    }

    /// Refuses an act done with this one thing, where the policy wants that confirmed and it was not lately, or granted by
    /// somebody else and it was not.
    pub fn must_be_sure(&self, act: Act, of: &str) -> Result<()> {
        let what = format!("{}:{of}", act.code);
        self.confirmed(&what)?;
        self.granted(&what)
    }

    /// Refuses the act where the policy wants it confirmed and it was not lately: for acts done in another's operation.
    pub fn must_confirm(&self, act: Act) -> Result<()> {
        self.confirmed(act.code)
    }

    fn granted(&self, what: &str) -> Result<()> {
        if !self.approved && self.two_persons.contains(what) {
            return Err(Error::SecondPersonNeeded);
        }
        Ok(())
    }

    fn confirmed(&self, what: &str) -> Result<()> {
        if self.confirmed_until < self.now && self.confirm.contains(what) {
            return Err(Error::ConfirmationNeeded);
        }
        Ok(())
    }

    /// Refuses what somebody who stands at this step may not do yet, and a program never.
    fn refuse_early(&self, act: Option<Act>) -> Result<()> {
        let one_of = |acts: &[Act]| act.is_some_and(|act| acts.contains(&act));
        if self.must_change_password && !one_of(account::WITH_ONE_TIME_PASSWORD) {
            return Err(Error::PasswordChangeRequired);
        }
        if self.must_enrol {
            return if one_of(account::WITHOUT_SECOND_FACTOR) { Ok(()) } else { Err(Error::SecondFactorRequired) };
        }
        let Some(act) = act else { return Ok(()) };
        if self.by == By::Token && !account::for_programs(act) {
            return Err(Error::NotPermitted(act));
        }
        match self.confirmed(act.code).and_then(|()| self.granted(act.code)) {
            // Whoever may not do it anyway is told that, and not asked for a password.
            Err(_) if !account::WITHOUT_ROLE.contains(&act) && self.scope(act).is_err() => Ok(()),
            confirmed => confirmed,
        }
    }
}

/// Whether the policy wants two people for an act, or for some of its forms.
pub fn two_persons(listed: &BTreeSet<String>, act: Act) -> bool {
    listed.iter().any(|what| what.split(':').next() == Some(act.code))
}

/// Sessions looked up a moment ago, so that a burst of requests costs one look. Sign-out here forgets at once;
/// sign-out at another server process is seen after the moment has passed.
#[derive(Clone)]
pub struct Sessions(moka::sync::Cache<Vec<u8>, SignedIn>);

impl Sessions {
    /// Remembers each for so long.
    pub fn new(moment: Duration) -> Self {
        Self(moka::sync::Cache::builder().max_capacity(10_000).time_to_live(moment).build())
    }

    /// Forgets all: somebody's session, password or posts changed.
    pub fn forget(&self) {
        self.0.invalidate_all();
    }
}

impl FromRequestParts<House> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        signed_in(parts, house).await.map_err(IntoResponse::into_response)
    }
}

/// The signed-in person of a request, who may do what it asks for as things stand.
pub async fn signed_in(parts: &Parts, house: &House) -> Result<SignedIn> {
    let mut person = sign_in_of(parts, house).await?;
    // A phone that was shut out says that it is wiped, and nothing else.
    if person.device_revoked && !parts.uri.path().ends_with("/wiped") {
        return Err(Error::DeviceRevoked);
    }
    let act = act_of(parts);
    if act.is_some_and(|act| two_persons(&person.two_persons, act)) {
        let granted = parts.extensions.get::<Granted>().is_some();
        person.approved = granted || approval::nobody_else(house, &person).await?;
    }
    person.refuse_early(act)?;
    Ok(person)
}

/// The secret in these headers, and whether it is a program's.
fn secret_in(house: &House, headers: &HeaderMap) -> Result<(Token, bool)> {
    match Token::of_program(headers) {
        Some(token) => Ok((token, true)),
        None => Ok((Token::of(house, &CookieJar::from_headers(headers)).ok_or(Error::NotSignedIn)?, false)),
    }
}

/// Who sent a request with these headers.
pub(super) async fn whoever(house: &House, headers: &HeaderMap) -> Result<SignedIn> {
    let (token, program) = secret_in(house, headers)?;
    look_up(house, &token.hash(), program).await
}

pub(super) async fn sign_in_of(parts: &Parts, house: &House) -> Result<SignedIn> {
    let (token, program) = secret_in(house, &parts.headers)?;
    let hash = token.hash();
    let mut person = look_up(house, &hash, program).await?;
    note_caller(person.actor.account, person.actor.worker);
    // A request counts once, also where it is tried again: of what comes in one and is many only the outer one has a sender, and what
    // was granted was counted when its approval was taken.
    let sent = parts.extensions.get::<ConnectInfo<SocketAddr>>().is_some();
    let counts = sent && parts.extensions.get::<Granted>().is_none() && parts.extensions.get::<Again>().is_none();
    if let Some(account) = person.actor.account.filter(|_| counts) {
        house.paces.take_of_account(account)?;
    }
    let idle = (person.now.0 - person.seen_at.0) / 1000;
    if idle >= account::SEEN_EVERY_SECONDS && !parts.headers.contains_key(UNATTENDED) {
        if account::note_seen(house, &hash, person.by).await {
            house.sessions.0.invalidate(&hash);
        } else {
            // Where the store takes nothing, nobody tries again with the next request.
            person.seen_at = person.now;
            house.sessions.0.insert(hash, person.clone());
        }
    }
    Ok(person)
}

/// Who holds the session with this hash, as of a moment ago.
pub(super) async fn person_of(house: &House, hash: &[u8]) -> Result<SignedIn> {
    look_up(house, hash, false).await
}

async fn look_up(house: &House, hash: &[u8], program: bool) -> Result<SignedIn> {
    let person = match house.sessions.0.get(hash) {
        Some(person) => person,
        None => {
            let found = if program {
                account::person_of_token(house, hash).await?
            } else {
                account::person_of_session(house, hash).await?
            };
            let person = found.ok_or(Error::NotSignedIn)?;
            house.sessions.0.insert(hash.to_vec(), person.clone());
            person
        }
    };
    let now = house.store.clock.now();
    // A token is none in a cookie, nor a session a bearer's.
    if person.until <= now || program != (person.by == By::Token) {
        return Err(Error::NotSignedIn);
    }
    Ok(SignedIn { now, ..person })
}

/// Whether a change is sent by another site's page. SameSite=Strict keeps the cookie back already; this is the second lock.
pub(super) fn is_foreign(request: &Request) -> bool {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // A page of another site cannot send this header without asking first, and nobody answers it.
    let program = Token::of_program(request.headers()).is_some();
    let from = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    changes && !program && from.is_some_and(|from| from != "same-origin" && from != "none")
}
