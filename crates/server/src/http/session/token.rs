//! The secrets that let somebody in, and the cookies that carry them.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use sha2::{Digest, Sha256};

use crate::house::House;

/// The name of the session cookie where browsers reach the house in the clear.
pub const COOKIE: &str = "wangge_session";

/// A name of a cookie as browsers know it: where the house is reached by TLS only, none from another host or in the clear can take its
/// place.
pub fn cookie_name(house: &House, plain: &str) -> String {
    if house.config.behind_tls() { format!("__Host-{plain}") } else { plain.to_owned() }
}

/// A cookie of the house: scripts cannot read it, other sites cannot send it.
pub fn cookie(house: &House, plain: &str, value: String, kept: time::Duration) -> Cookie<'static> {
    Cookie::build((cookie_name(house, plain), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Strict)
        .secure(house.config.behind_tls())
        .max_age(kept)
        .build()
}

/// Takes a cookie away.
pub fn no_cookie(house: &House, plain: &str) -> Cookie<'static> {
    let mut gone = cookie(house, plain, String::new(), time::Duration::ZERO);
    gone.make_removal();
    gone
}

/// How a secret begins that lets a program in; pages of residents have secrets of another form.
const FOR_PROGRAMS: &str = "wgt_";

/// A secret that lets somebody in; the store knows only its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new secret of 256 bits.
    pub fn random() -> Self {
        Self(hex::encode(rand::random::<[u8; 32]>()))
    }

    /// A new secret for a program.
    pub fn for_program() -> Self {
        Self(format!("{FOR_PROGRAMS}{}", Self::random().0))
    }

    /// The secret that came with a request.
    pub fn of(house: &House, jar: &CookieJar) -> Option<Self> {
        Self::in_cookie(house, jar, COOKIE)
    }

    /// The secret in a cookie of that name.
    pub fn in_cookie(house: &House, jar: &CookieJar, plain: &str) -> Option<Self> {
        jar.get(&cookie_name(house, plain)).map(|cookie| Self(cookie.value().to_owned()))
    }

    /// The secret that a program sent.
    pub(super) fn of_program(headers: &HeaderMap) -> Option<Self> {
        let given = headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")?;
        given.starts_with(FOR_PROGRAMS).then(|| Self(given.to_owned()))
    }

    /// The secret itself, to be shown once.
    pub fn reveal(self) -> String {
        self.0
    }

    /// What the store keeps of it.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }

    /// The cookie that carries it as the session.
    pub fn cookie(&self, house: &House, hours: i64) -> Cookie<'static> {
        self.cookie_named(house, COOKIE, hours)
    }

    /// The same under another name.
    pub fn cookie_named(&self, house: &House, plain: &str, hours: i64) -> Cookie<'static> {
        cookie(house, plain, self.0.clone(), time::Duration::hours(hours))
    }
}
