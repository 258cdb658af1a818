//! Who is asking: the cookie names a session in the store, the session an account, the account its posts.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use kernel::{Act, Actor, Error, Result, Scope};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::answer::transport;
use crate::house::House;
use crate::rooms::account;

/// The name of the session cookie.
pub const COOKIE: &str = "wangge_session";

/// The secret of one session; the store knows only its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new secret of 256 bits.
    pub fn random() -> Self {
        Self(hex::encode(rand::random::<[u8; 32]>()))
    }

    /// The secret that came with a request.
    pub fn of(jar: &CookieJar) -> Option<Self> {
        jar.get(COOKIE).map(|cookie| Self(cookie.value().to_owned()))
    }

    /// What the store keeps of it.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }

    /// The cookie that carries it. Scripts cannot read it and other sites cannot send it.
    pub fn cookie(&self, secure: bool, hours: i64) -> Cookie<'static> {
        Cookie::build((COOKIE, self.0.clone()))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(secure)
            .max_age(time::Duration::hours(hours))
            .build()
    }
}

/// The signed-in person of a request.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who they are and what they may.
    pub actor: Arc<Actor>,
    /// Whether they must change their one-time password first.
    pub must_change_password: bool,
    /// The phone they work with, where it has named itself.
    pub device: Option<Uuid>,
    /// That phone was shut out.
    pub device_revoked: bool,
}

impl SignedIn {
    /// Somebody of an exercise, who works without a browser.
    pub fn acting(actor: Arc<Actor>) -> Self {
        Self { actor, must_change_password: false, device: None, device_revoked: false }
    }

    /// Where they may do the act.
    pub fn scope(&self, act: Act) -> Result<Scope> {
        self.actor.scope(act)
    }
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
        let person = sign_in_of(parts, house).await.map_err(IntoResponse::into_response)?;
        // A phone that was shut out says that it is wiped, and nothing else.
        if person.device_revoked && !parts.uri.path().ends_with("/wiped") {
            return Err(Error::DeviceRevoked.into_response());
        }
        // Until the one-time password is changed, only that is possible.
        let open = ["/me", "/me/password", "/session"];
        if person.must_change_password && !open.contains(&parts.uri.path()) {
            return Err(Error::PasswordChangeRequired.into_response());
        }
        Ok(person)
    }
}

async fn sign_in_of(parts: &Parts, house: &House) -> Result<SignedIn> {
    let token = Token::of(&CookieJar::from_headers(&parts.headers)).ok_or(Error::NotSignedIn)?;
    person_of(house, &token.hash()).await
}

/// Who holds the session with this hash, as of a moment ago.
pub(super) async fn person_of(house: &House, hash: &[u8]) -> Result<SignedIn> {
    if let Some(person) = house.sessions.0.get(hash) {
        return Ok(person);
    }
    let person = account::person_of_session(house, hash).await?.ok_or(Error::NotSignedIn)?;
    house.sessions.0.insert(hash.to_vec(), person.clone());
    Ok(person)
}

/// Refuses changes that another site's page sends. SameSite=Strict keeps the cookie back already; this is the second lock.
pub async fn refuse_foreign_pages(request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let from = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    if changes && from.is_some_and(|from| from != "same-origin" && from != "none") {
        return transport(StatusCode::FORBIDDEN, "foreign_page", "changes come from the house's own pages only");
    }
    next.run(request).await
}
