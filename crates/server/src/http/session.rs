//! Who is asking: the cookie names a session in the store, or a bearer token itself, and that an account, the account its posts.

use std::collections::{BTreeSet, HashMap};
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts, MatchedPath, Request};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use kernel::{Act, Actor, Error, Result, Scope, Stamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::answer::{note_caller, transport};
use crate::house::House;
use crate::rooms::account::{self, SessionId};
use crate::rooms::{acts, approval};

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

/// A page says by this header that nobody has touched it for a while: what it asks by itself keeps no session alive.
pub const UNATTENDED: &str = "wangge-unattended";

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

    fn of_program(headers: &HeaderMap) -> Option<Self> {
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

/// The act behind a request, by the method and the address as the routes are written.
fn act_of(parts: &Parts) -> Option<Act> {
    let path = parts.extensions.get::<MatchedPath>()?;
    let method = if parts.method == Method::HEAD { &Method::GET } else { &parts.method };
    known_acts().get(path.as_str())?.iter().find(|(known, _)| known == method).map(|(_, act)| *act)
}

/// The act behind a method and an address: of those routes that fit, the one with the fewest open places.
pub fn act_at(method: &Method, address: &str) -> Option<Act> {
    let parts: Vec<&str> = address.split('?').next()?.split('/').collect();
    let open = |part: &str| part.starts_with('{');
    let fits = |route: &str| {
        let route: Vec<&str> = route.split('/').collect();
        let same = |(wanted, given): (&&str, &&str)| wanted == given || open(wanted) && !given.is_empty();
        (route.len() == parts.len() && route.iter().zip(&parts).all(same))
            .then(|| route.iter().filter(|part| open(part)).count())
    };
    let of_method = |acts: &[(Method, Act)]| acts.iter().find(|(known, _)| known == method).map(|(_, act)| *act);
    let found = known_acts().iter().filter_map(|(route, acts)| Some((fits(route)?, of_method(acts)?)));
    found.min_by_key(|(open, _)| *open).map(|(_, act)| act)
}

/// Whether the act only reads, or belongs to a phone that brings what it kept: nobody is there then who could confirm it.
pub fn cannot_ask(act: Act) -> bool {
    let mut known = known_acts().values().flatten();
    act.code.starts_with("sync.") || known.any(|(method, known)| *known == act && method == Method::GET)
}

/// What can be done at each address.
fn known_acts() -> &'static HashMap<String, Vec<(Method, Act)>> {
    static ACTS: OnceLock<HashMap<String, Vec<(Method, Act)>>> = OnceLock::new();
    ACTS.get_or_init(|| {
        let by_operation: HashMap<String, Act> = acts().into_iter().map(|act| (act.operation_id(), act)).collect();
        let paths = super::document().paths.paths.into_iter();
        let of = |method, operation: Option<utoipa::openapi::path::Operation>| {
            Some((method, *by_operation.get(&operation?.operation_id?)?))
        };
        let all = paths.map(|(path, item)| {
            let each = [
                of(Method::GET, item.get),
                of(Method::PUT, item.put),
                of(Method::POST, item.post),
                of(Method::DELETE, item.delete),
                of(Method::PATCH, item.patch),
            ];
            (path, each.into_iter().flatten().collect())
        });
        all.collect()
    })
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
    // A request counts once: of what comes in one and is many only the outer one has a sender, and what was granted was counted when
    // its approval was taken.
    let sent = parts.extensions.get::<ConnectInfo<SocketAddr>>().is_some();
    let counts = sent && parts.extensions.get::<Granted>().is_none();
    if let Some(account) = person.actor.account.filter(|_| counts) {
        house.pace.take(account)?;
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

/// Refuses changes that another site's page sends. SameSite=Strict keeps the cookie back already; this is the second lock.
pub async fn refuse_foreign_pages(request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // A page of another site cannot send this header without asking first, and nobody answers it.
    let program = Token::of_program(request.headers()).is_some();
    let from = request.headers().get("sec-fetch-site").and_then(|value| value.to_str().ok());
    if changes && !program && from.is_some_and(|from| from != "same-origin" && from != "none") {
        return transport(StatusCode::FORBIDDEN, "foreign_page", "changes come from the house's own pages only");
    }
    next.run(request).await
}
