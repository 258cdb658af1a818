//! Settings from `wangge.toml` and the environment (`WANGGE_…`), the environment winning.

mod channels;
mod private;
mod providers;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};

pub use channels::{BodyFormat, Bot, Channels, Digest, Gateway, Letters, Mail, MailTls, Push, Says, Secret, Sign};
pub use private::read_private;
pub use providers::{Provider, encrypted};

use crate::error::{Error, Result};
use crate::store::Address;
use crate::vault::MasterKey;

/// All settings. Every one has a default but the store.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The store: `sqlite:FILE` or `postgres://…`.
    pub store: Option<String>,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The certificate that the house itself serves with, and those between it and a root (PEM). A proxy's work if not given.
    pub tls_certificate: Option<PathBuf>,
    /// The file of the certificate's key (PEM), mode 0600.
    pub tls_key: Option<PathBuf>,
    /// Where residents reach the house, for example `https://wangge.example.cn`: it stands in printed QR codes. The listening
    /// address if not given.
    pub public_url: Option<String>,
    /// The master key itself, 64 hexadecimal digits; better kept in `key_file`.
    #[serde(skip_serializing)]
    pub key: Option<String>,
    /// The file of the master key, mode 0600. Beside the store if not given.
    pub key_file: Option<PathBuf>,
    /// The city's rules; those of the source if not given.
    pub policy: Option<PathBuf>,
    /// The roles and their acts; the usual ones if not given.
    pub roles: Option<PathBuf>,
    /// The IANA time zone in which days begin.
    pub zone: chrono_tz::Tz,
    /// Requests one address may send in a second, on average.
    pub requests_per_second: u32,
    /// And one account, from wherever and by whatever session or token.
    pub requests_per_second_of_account: u32,
    /// Sign-in attempts one address may make in a minute.
    pub sign_ins_per_minute: u32,
    /// Whether browsers reach the house by TLS only: cookies are then marked so and browsers told to keep to it. As `public_url` says
    /// if not given.
    pub secure_cookie: Option<bool>,
    /// The proxies before the house: where a request comes from one of these, its sender is whom `X-Forwarded-For` names.
    pub trusted_proxies: Vec<IpNet>,
    /// What reaches people outside.
    pub channels: Channels,
    /// Who vouches for people besides their password.
    pub providers: BTreeMap<String, Provider>,
    /// Who looks at files before they are kept.
    pub scan: Scan,
}

/// The scanner for viruses; section `[scan]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scan {
    /// Where ClamAV's clamd listens on this machine: `127.0.0.1:3310`, or the path of its socket. Nobody is asked if not given.
    pub clamd: Option<String>,
}

impl Scan {
    /// Files are shown to nobody on another machine: clamd knows no TLS.
    ///
    /// # Errors
    /// A plain message where it is another machine's.
    pub fn check(&self) -> Result<()> {
        let here = |clamd: &String| clamd.starts_with('/') || encrypted(&format!("http://{clamd}"));
        if self.clamd.as_ref().is_none_or(here) {
            return Ok(());
        }
        Err(Error::setup("scan: clamd must be on this machine: 127.0.0.1:3310, or the path of its socket"))
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            store: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8100)),
            tls_certificate: None,
            tls_key: None,
            public_url: None,
            key: None,
            key_file: None,
            policy: None,
            roles: None,
            zone: chrono_tz::Asia::Shanghai,
            requests_per_second: 200,
            requests_per_second_of_account: 100,
            sign_ins_per_minute: 30,
            secure_cookie: None,
            trusted_proxies: Vec::new(),
            channels: Channels::default(),
            providers: BTreeMap::new(),
            scan: Scan::default(),
        }
    }
}

impl Config {
    /// Reads `wangge.toml` in the working folder, if it is there, and the environment.
    ///
    /// # Errors
    /// A plain message naming the setting that is wrong.
    pub fn read() -> Result<Self> {
        let file = Path::new("wangge.toml");
        // It may hold passwords, of the store and of gateways.
        let mut given = Figment::from(Serialized::defaults(Self::default()));
        if file.exists() {
            read_private(file, "the settings in")?;
            given = given.merge(Toml::file_exact(file));
        }
        given
            .merge(Env::prefixed("WANGGE_").ignore(&["log"]).split("__"))
            .extract()
            .map_err(|e| Error::setup(format!("settings: {e}")))
    }

    /// Whether browsers reach the house by TLS only.
    pub fn behind_tls(&self) -> bool {
        let public = self.public_url.as_deref().unwrap_or_default();
        self.secure_cookie.unwrap_or_else(|| public.starts_with("https://") || self.tls_certificate.is_some())
    }

    /// Where the store is.
    pub fn address(&self) -> Result<Address> {
        self.store.as_deref().ok_or_else(|| Error::setup("name the store: --store URL or WANGGE_STORE"))?.parse()
    }

    /// Where the master key lies.
    pub fn key_path(&self) -> Result<PathBuf> {
        Ok(self.key_file.clone().unwrap_or(self.address()?.default_key_file()))
    }

    /// The master key.
    pub fn master_key(&self) -> Result<MasterKey> {
        match &self.key {
            Some(key) => MasterKey::parse(key),
            None => MasterKey::read(&self.key_path()?),
        }
    }
}
