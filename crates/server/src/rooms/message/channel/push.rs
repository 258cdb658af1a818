//! Notifications of the browser, by the push service of whoever made it (RFC 8030). What one says is locked for that browser
//! alone (RFC 8291); the house signs who it is with a key of its own (RFC 8292).

use std::time::Duration;

use async_trait::async_trait;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http_body_util::Full;
use hyper::body::Bytes;
use kernel::{Clock, Error, Result, Vault, config};
use p256::PublicKey;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde::{Deserialize, Serialize};
use serde_json::json;
use web_push_native::{Auth, WebPushBuilder};

use super::{Carrier, Outcome, Parcel};
use crate::outside::Client;

/// A signature of the house holds for so many hours; services take none for more than a day.
const HOURS: i64 = 12;

/// Where a browser is reached, what its messages are locked with and what opens when its holder looks at one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Its address at the push service. Whoever knows it could send: it is a secret.
    pub endpoint: String,
    /// Its public key.
    pub p256dh: String,
    /// The word it shares with us.
    pub auth: String,
    /// The page to open.
    pub page: String,
}

/// The way to browsers.
pub struct Push {
    contact: String,
    allow: Vec<String>,
    key: SigningKey,
    client: Client,
    clock: Clock,
}

impl Push {
    /// The way of the settings, with the key of the city.
    pub fn new(settings: &config::Push, client: Client, clock: Clock, vault: &Vault) -> Result<Self> {
        let odd = |what: &str| Error::setup(format!("settings: channels.push.{what} cannot be used"));
        if !["mailto:", "https:"].iter().any(|start| settings.contact.starts_with(start)) {
            return Err(odd("contact"));
        }
        if settings.allow.is_empty() || settings.allow.iter().any(|host| host.is_empty() || host.contains('/')) {
            return Err(odd("allow"));
        }
        let allow = settings.allow.iter().map(|host| host.to_ascii_lowercase()).collect();
        Ok(Self { contact: settings.contact.clone(), allow, key: key(vault), client, clock })
    }

    /// The key by which a browser knows the house, as browsers write it.
    pub fn public_key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.key.verifying_key().to_encoded_point(false))
    }

    /// Refuses what cannot be an address of a browser, and every host that the settings do not name.
    pub fn check(&self, address: &Address) -> Result<()> {
        let uri = address.endpoint.parse::<Uri>().map_err(|_| Error::invalid("endpoint", "endpoint_not_https"))?;
        if uri.scheme_str() != Some("https") {
            return Err(Error::invalid("endpoint", "endpoint_not_https"));
        }
        if !named(&self.allow, &uri) {
            return Err(Error::invalid("endpoint", "endpoint_not_allowed"));
        }
        public_key(&address.p256dh).ok_or(Error::invalid("p256dh", "push_key_unreadable"))?;
        secret(&address.auth).ok_or(Error::invalid("auth", "push_key_unreadable"))?;
        Ok(())
    }

    /// Who sends, signed for that service and for some hours.
    fn signed(&self, endpoint: &Uri) -> Option<String> {
        let audience = format!("https://{}", endpoint.authority()?);
        // The service compares with its own clock, also in an exercise.
        let until = self.clock.outside().plus_hours(HOURS).0 / 1000;
        let claims = json!({ "aud": audience, "exp": until, "sub": self.contact });
        let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", part(json!({ "typ": "JWT", "alg": "ES256" })), part(claims));
        let signature: Signature = self.key.sign(text.as_bytes());
        let token = format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()));
        Some(format!("vapid t={token}, k={}", self.public_key()))
    }

    fn request(&self, parcel: &Parcel) -> Option<axum::http::Request<Full<Bytes>>> {
        let address: Address = serde_json::from_str(&parcel.to).ok()?;
        // The settings may name fewer hosts than when the browser was taken.
        self.check(&address).ok()?;
        let endpoint: Uri = address.endpoint.parse().ok()?;
        let signed = self.signed(&endpoint)?;
        let title = if parcel.about.is_empty() { "网格" } else { parcel.about };
        let says =
            json!({ "title": title, "body": parcel.text, "severe": parcel.severe, "page": address.page }).to_string();
        let builder = WebPushBuilder::new(endpoint, public_key(&address.p256dh)?, secret(&address.auth)?)
            .with_valid_duration(Duration::from_secs(parcel.valid_seconds));
        let mut request = builder.build(says).ok()?;
        let headers = request.headers_mut();
        headers.insert(header::AUTHORIZATION, HeaderValue::from_str(&signed).ok()?);
        headers.insert("urgency", HeaderValue::from_static(if parcel.severe { "high" } else { "normal" }));
        Some(request.map(|body| Full::new(Bytes::from(body))))
    }
}

#[async_trait]
impl Carrier for Push {
    async fn carry(&self, parcel: &Parcel) -> Outcome {
        let Some(request) = self.request(parcel) else { return Outcome::Never("not_sendable") };
        let Some(reply) = self.client.ask(request).await else { return Outcome::Later("unreachable") };
        match reply.status {
            StatusCode::NOT_FOUND | StatusCode::GONE => Outcome::Gone,
            StatusCode::TOO_MANY_REQUESTS => Outcome::Pause(reply.pause()),
            StatusCode::PAYLOAD_TOO_LARGE => Outcome::Never("not_sendable"),
            status if status.is_success() => Outcome::Sent { receipt: None, delivered: false },
            status if status.is_server_error() => Outcome::Later("gateway_error"),
            status if status.is_client_error() => Outcome::Later("gateway_refused"),
            _ => Outcome::Later("not_understood"),
        }
    }
}

/// The key of the city. It follows from the city's own keys like those that sign passes, so a restored store keeps its browsers.
fn key(vault: &Vault) -> SigningKey {
    // Of all texts of 32 bytes, one in four thousand million is no key; then the next one is.
    let mut tries = 0..u8::MAX;
    let found = tries.find_map(|n| SigningKey::from_slice(&vault.derive(&format!("push {n}"))).ok());
    found.expect("255 texts in a row that are no key do not occur")
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}

fn public_key(text: &str) -> Option<PublicKey> {
    PublicKey::from_sec1_bytes(&decoded(text)?).ok()
}

fn secret(text: &str) -> Option<Auth> {
    let bytes: [u8; 16] = decoded(text)?.try_into().ok()?;
    Some(bytes.into())
}

/// Whether the settings name the host of an address, with its port.
fn named(allow: &[String], uri: &Uri) -> bool {
    let (Some(authority), Some(host)) = (uri.authority(), uri.host()) else { return false };
    if authority.as_str().contains('@') {
        return false;
    }
    let host = host.to_ascii_lowercase();
    let fits = |known: &String| {
        let (known, port) = match known.rsplit_once(':') {
            Some((known, port)) => (known, port.parse().ok()),
            None => (known.as_str(), Some(443)),
        };
        let same = match known.strip_prefix("*.") {
            Some(end) => host.strip_suffix(end).is_some_and(|before| before.len() > 1 && before.ends_with('.')),
            None => host == known,
        };
        same && port == Some(uri.port_u16().unwrap_or(443))
    };
    allow.iter().any(fits)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn only_hosts_that_the_settings_name_are_asked() {
        let allow = ["fcm.googleapis.com", "*.notify.windows.com", "push.city.example:8443"].map(str::to_owned);
        let takes = |uri: &str| named(&allow, &uri.parse().unwrap());
        assert!(takes("https://fcm.googleapis.com/fcm/send/a:b") && takes("https://FCM.googleapis.com:443/x"));
        assert!(takes("https://db5p.notify.windows.com/w/?token=1") && takes("https://push.city.example:8443/x"));
        for other in [
            "https://fcm.googleapis.com:8443/x",
            "https://fcm.googleapis.com@10.0.0.1/x",
            "https://fcm.googleapis.com.evil.example/x",
            "https://notify.windows.com/x",
            "https://.notify.windows.com/x",
            "https://evilnotify.windows.com/x",
            "https://push.city.example/x",
            "https://127.0.0.1/x",
            "https://[::1]/x",
        ] {
            assert!(other.parse::<super::Uri>().is_err() || !takes(other), "{other}");
        }
    }
}
