//! What waits while somebody is at the provider: in a cookie of their browser, sealed, for ten minutes, and good once.
//!
//! Nothing of it lies in a process, so any server of the city can take somebody back. State, nonce and verifier all follow from one
//! secret of 256 bits; from the state, which stands in addresses, nobody finds the others.

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Error, Result, Sealed, Stamp, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::links::{self, LinkId};
use crate::house::House;
use crate::http::session::{cookie, cookie_name, no_cookie};
use crate::rooms::account::rules::rules;
use crate::rooms::account::store::AccountId;

/// Somebody is away for so long.
const MINUTES: i64 = 10;
const COOKIE: &str = "wangge_trip";
/// What binds a sealed trip to its cookie.
const KIND: &str = "trip to a provider";

/// What somebody went for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// To come in.
    SignIn,
    /// To link their account.
    Link,
    /// To say again who they are.
    Confirm,
}

/// The provider has said who it is; what is missing is the code of the second factor.
#[derive(Clone, Serialize, Deserialize)]
pub struct Vouched {
    /// By the link there is.
    pub link: Option<LinkId>,
    /// Or by the login, for this subject, which is linked as they come in.
    pub subject: Option<String>,
    pub account: AccountId,
}

/// A way there and back.
#[derive(Clone, Serialize, Deserialize)]
pub struct Trip {
    secret: [u8; 32],
    pub provider: String,
    pub aim: Aim,
    /// Whose session it was begun in; none to come in.
    pub account: Option<AccountId>,
    /// The page they go on to.
    pub to: String,
    until: Stamp,
    /// When it was begun by the clock in everybody's hand.
    pub begun: Stamp,
    pub vouched: Option<Vouched>,
}

/// It is over, was used, belongs to another browser, or never was one: which, nobody is told.
pub const OVER: &str = "trip_over";

impl Trip {
    pub fn new(house: &House, provider: &str, aim: Aim, account: Option<AccountId>, to: String) -> Self {
        Self {
            secret: rand::random(),
            provider: provider.to_owned(),
            aim,
            account,
            to,
            until: house.store.clock.now().plus_seconds(MINUTES * 60),
            begun: house.store.clock.outside(),
            vouched: None,
        }
    }

    /// The trip of this browser, where the state is its own.
    pub fn of(house: &House, jar: &CookieJar, state: &str) -> Result<Self> {
        let sealed =
            jar.get(&cookie_name(house, COOKIE)).and_then(|cookie| URL_SAFE_NO_PAD.decode(cookie.value()).ok());
        let opened = sealed.and_then(|bytes| house.store.vault.open(KIND, &Sealed(bytes)).ok());
        let trip = opened.and_then(|text| serde_json::from_str::<Self>(&text).ok());
        // Hashes are compared, so that the time it takes tells nothing.
        let same = |trip: &Self| Sha256::digest(trip.state().as_bytes()) == Sha256::digest(state.as_bytes());
        let now = house.store.clock.now();
        trip.filter(|trip| trip.until > now).filter(same).ok_or(Error::conflict(OVER))
    }

    fn derived(&self, what: &str) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::new().chain_update(what).chain_update(self.secret).finalize())
    }

    pub fn state(&self) -> String {
        self.derived("state")
    }

    pub fn nonce(&self) -> String {
        self.derived("nonce")
    }

    pub fn verifier(&self) -> String {
        self.derived("verifier")
    }

    /// So many seconds before it began somebody may have proved to the provider who they are: none to confirm; else a session there is
    /// worth no more than one here.
    pub fn longest_ago(&self, house: &House) -> Result<u64> {
        let seconds = rules(house)?.session_hours * 3600;
        Ok(if self.aim == Aim::Confirm { 0 } else { u64::try_from(seconds).unwrap_or_default() })
    }

    /// Pages of other sites neither see it nor have it sent.
    pub fn cookie(&self, house: &House) -> Result<Cookie<'static>> {
        let text = serde_json::to_string(self).map_err(Error::internal)?;
        let sealed = house.store.vault.seal(KIND, &text)?;
        Ok(cookie(house, COOKIE, URL_SAFE_NO_PAD.encode(sealed.0), time::Duration::minutes(MINUTES)))
    }

    /// Takes the cookie away.
    pub fn gone(house: &House) -> Cookie<'static> {
        no_cookie(house, COOKIE)
    }

    /// Ends it in the change it leads to: nobody comes back twice.
    ///
    /// # Errors
    /// `trip_over` where it was ended before, by whatever server.
    pub async fn end(&self, tx: &Tx) -> Result<()> {
        let over = finished::Entity::delete_many().filter(finished::Column::Until.lte(tx.now()));
        over.exec(tx).await?;
        let row =
            finished::ActiveModel { fingerprint: Set(Sha256::digest(self.secret).to_vec()), until: Set(self.until) };
        match row.insert(tx).await.map_err(Error::from) {
            Err(Error::Conflict { .. }) => Err(Error::conflict(OVER)),
            done => done.map(|_| ()),
        }
    }
}

/// How somebody came in who gave no password.
pub struct Through<'a> {
    pub trip: &'a Trip,
    pub vouched: &'a Vouched,
    /// The provider vouched for a second factor too.
    pub surely: bool,
}

impl Through<'_> {
    /// Notes what follows from it in the change that lets them in.
    pub async fn settle(&self, house: &House, tx: &Tx) -> Result<()> {
        self.trip.end(tx).await?;
        let Vouched { link, subject, account } = self.vouched;
        match (link, subject) {
            (Some(link), _) => links::note_used(tx, *link, *account).await,
            (None, Some(subject)) => {
                let issuer = &house.providers.get(&self.trip.provider)?.settings.issuer;
                let id = LinkId::new(tx.now());
                links::insert(house, tx, links::New { id, account: *account, issuer, subject }).await?;
                links::note_used(tx, id, *account).await
            }
            (None, None) => Err(Error::conflict(OVER)),
        }
    }
}

mod finished {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "finished_trip")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub fingerprint: Vec<u8>,
        pub until: Stamp,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
