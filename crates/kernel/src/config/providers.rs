//! Settings of whoever vouches for people who sign in (OpenID Connect). Only whoever runs the house sets them.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Secret;
use crate::error::{Error, Result};

/// A provider; section `[providers.NAME]`, where the name stands in addresses and in the journal.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its address, exactly as it writes it itself; `https`, or this machine.
    pub issuer: String,
    /// Who we are to it.
    pub client_id: String,
    /// What proves that.
    #[serde(default)]
    pub client_secret: Secret,
    /// A file that holds it.
    pub client_secret_file: Option<PathBuf>,
    /// 按钮上的字.
    pub zh: String,
    /// The words on the button.
    pub en: String,
    /// What is asked for besides `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// The claim of its ID tokens that is somebody's login here: at their first sign-in their account is linked by it. Without it
    /// accounts are linked by hand.
    pub login_claim: Option<String>,
    /// Whoever is linked comes in by it alone, no more by the password.
    #[serde(default)]
    pub only_door: bool,
    /// Certificates (PEM) trusted besides those that browsers trust.
    pub ca_file: Option<PathBuf>,
    /// So long an answer is waited for.
    #[serde(default = "ten")]
    pub timeout_seconds: u64,
}

fn ten() -> u64 {
    10
}

impl Provider {
    /// Reads the secret where it lies in a file.
    ///
    /// # Errors
    /// A plain message naming the file that cannot be read.
    pub fn secret(&self) -> Result<Secret> {
        self.client_secret_file.as_deref().map_or_else(|| Ok(self.client_secret.clone()), Secret::read)
    }

    /// Refuses what no provider can be; `name` is its own.
    ///
    /// # Errors
    /// A plain message naming the setting.
    pub fn check(&self, name: &str) -> Result<()> {
        let odd = |what: &str| Err(Error::setup(format!("settings: [providers.{name}] {what}")));
        let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || name.len() > 40 || !name.chars().all(sign) {
            return odd("is no name: small letters, digits and dashes");
        }
        if !encrypted(&self.issuer) {
            return odd("issuer must be an https address");
        }
        if self.login_claim.as_deref() == Some("sub") {
            return odd("login_claim is no login: people are linked by sub anyway");
        }
        Ok(())
    }
}

/// Whether nobody on the way can read or change what goes to an address: by TLS, or on this machine.
pub fn encrypted(address: &str) -> bool {
    let local = ["127.0.0.1", "localhost", "[::1]"];
    let host = address.strip_prefix("http://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    // Behind a name there is a port or nothing: whatever else stands there, as in `127.0.0.1:80@elsewhere`, is another host.
    let port = |rest: &str| rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    let here = |host: &str| local.iter().any(|name| host.strip_prefix(name).is_some_and(port));
    address.starts_with("https://") || host.is_some_and(here)
}

#[cfg(test)]
mod tests {
    use super::encrypted;

    #[test]
    fn only_this_machine_is_spoken_to_without_tls() {
        let fine = ["https://id.example.cn/city", "http://127.0.0.1:4000/x", "http://localhost", "http://[::1]:4000/"];
        assert!(fine.iter().all(|address| encrypted(address)));
        let odd = [
            "http://id.example.cn",
            "http://127.0.0.1.example.cn/",
            "http://localhost@evil.cn/",
            "http://127.0.0.1:80@evil.cn/",
            "http://[::1]:4000@evil.cn/",
            "ftp://127.0.0.1",
            "",
        ];
        assert!(!odd.iter().any(|address| encrypted(address)), "{odd:?}");
    }
}
