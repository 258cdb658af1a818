//! Text messages by the HTTP gateway of the settings: request, signature and how its answer is read are all theirs.

use async_trait::async_trait;
use axum::http::{HeaderName, HeaderValue, Method, Request, StatusCode, Uri};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use http_body_util::Full;
use hyper::body::Bytes;
use kernel::config::{BodyFormat, Digest, Gateway, Letters, Says};
use kernel::{Clock, Error, Result};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{Carrier, Outcome, Parcel};
use crate::outside::Client;
use crate::rooms::message::model::fill;

/// The gateway.
pub struct Sms {
    settings: Gateway,
    client: Client,
    clock: Clock,
}

impl Sms {
    /// Checks what can be checked before anything is sent.
    pub fn new(settings: Gateway, client: Client, clock: Clock) -> Result<Self> {
        let odd = |what: &str| Error::setup(format!("settings: channels.sms.{what} cannot be used"));
        Method::from_bytes(settings.method.as_bytes()).map_err(|_| odd("method"))?;
        if !settings.url.starts_with("http://") && !settings.url.starts_with("https://") {
            return Err(odd("url"));
        }
        for name in settings.headers.keys() {
            HeaderName::from_bytes(name.as_bytes()).map_err(|_| odd("headers"))?;
        }
        Ok(Self { settings, client, clock })
    }

    /// The request for one message; none where what is put in does not make one.
    fn request(&self, parcel: &Parcel) -> Option<Request<Full<Bytes>>> {
        let settings = &self.settings;
        let now = self.clock.now();
        let nonce = hex::encode(rand::random::<[u8; 8]>());
        let plain = |word: &str| {
            Some(match word {
                "to" => parcel.to.clone(),
                "text" => parcel.text.clone(),
                "id" => parcel.id.clone(),
                "user" => settings.user.clone(),
                "secret" => settings.secret.reveal().to_owned(),
                "seconds" => (now.0 / 1000).to_string(),
                "millis" => now.0.to_string(),
                "stamp" => self.clock.local(now).format("%Y%m%d%H%M%S").to_string(),
                "nonce" => nonce.clone(),
                _ => return None,
            })
        };
        let sign = settings.sign.as_ref().map(|sign| {
            let over = fill(&sign.over, &plain);
            letters(&digest(sign.with, settings.secret.reveal(), &over), sign.letters)
        });
        let known = |word: &str| if word == "sign" { sign.clone() } else { plain(word) };
        let in_url = |word: &str| known(word).map(|text| percent(&text));
        let in_body = |word: &str| {
            known(word).map(|text| match settings.format {
                BodyFormat::Json => json_inside(&text),
                BodyFormat::Form => percent(&text),
            })
        };
        let body = fill(&settings.body, &in_body);
        let body = if settings.base64_body { STANDARD.encode(body) } else { body };
        let uri: Uri = fill(&settings.url, &in_url).parse().ok()?;
        let mut request = Request::builder().method(settings.method.as_str()).uri(uri);
        let media = match settings.format {
            BodyFormat::Json => "application/json; charset=utf-8",
            BodyFormat::Form => "application/x-www-form-urlencoded; charset=utf-8",
        };
        let headers = request.headers_mut()?;
        headers.insert("content-type", HeaderValue::from_static(media));
        headers.insert("idempotency-key", HeaderValue::from_str(&parcel.id).ok()?);
        for (name, value) in &settings.headers {
            let value = HeaderValue::from_str(&fill(value, &known)).ok()?;
            headers.insert(HeaderName::from_bytes(name.as_bytes()).ok()?, value);
        }
        request.body(Full::new(Bytes::from(body))).ok()
    }

    /// What an answer means.
    fn read(&self, status: StatusCode, pause: i64, body: &[u8]) -> Outcome {
        let settings = &self.settings;
        let said = Said::of(body);
        let says = |what: &Option<Says>| what.as_ref().map(|what| said.says(what));
        if status == StatusCode::TOO_MANY_REQUESTS || says(&settings.busy) == Some(true) {
            return Outcome::Pause(pause);
        }
        if says(&settings.hopeless) == Some(true) {
            return Outcome::Never("refused");
        }
        if status.is_server_error() {
            return Outcome::Later("gateway_error");
        }
        match (says(&settings.success), status.is_success()) {
            (Some(true), true) | (None, true) => Outcome::Sent {
                receipt: settings.receipt.as_deref().and_then(|path| said.at(path)).map(|text| clip(&text)),
                delivered: says(&settings.delivered) == Some(true),
            },
            // It does not say what was agreed on: whether it went out is not known.
            (Some(false), true) if !said.readable(settings.success.as_ref()) => Outcome::Later("not_understood"),
            (Some(false), true) => Outcome::Later("refused"),
            // A wrong password or address is put right by a person, not by trying again and again.
            (_, false) => Outcome::Later("gateway_refused"),
        }
    }
}

#[async_trait]
impl Carrier for Sms {
    async fn carry(&self, parcel: &Parcel) -> Outcome {
        let Some(request) = self.request(parcel) else { return Outcome::Never("not_sendable") };
        match self.client.ask(request).await {
            Some(reply) => self.read(reply.status, reply.pause(), &reply.body),
            None => Outcome::Later("unreachable"),
        }
    }
}

/// An answer: JSON, or a text where it is none.
pub struct Said {
    json: Option<Value>,
    text: String,
}

impl Said {
    /// Reads an answer.
    pub fn of(body: &[u8]) -> Self {
        Self { json: serde_json::from_slice(body).ok(), text: String::from_utf8_lossy(body).trim().to_owned() }
    }

    /// The value at a path, as text.
    pub fn at(&self, path: &str) -> Option<String> {
        let step = |value: &Value, step: &str| match value {
            Value::Array(items) => items.get(step.parse::<usize>().ok()?).cloned(),
            other => other.get(step).cloned(),
        };
        let found = path.split('.').try_fold(self.json.clone()?, |value, name| step(&value, name))?;
        Some(match found {
            Value::String(text) => text,
            other => other.to_string(),
        })
    }

    fn says(&self, what: &Says) -> bool {
        if what.path.is_empty() {
            return what.any.iter().any(|one| self.text.starts_with(one.as_str()));
        }
        self.at(&what.path).is_some_and(|value| what.any.contains(&value))
    }

    /// Whether what was asked for stands in it at all.
    fn readable(&self, what: Option<&Says>) -> bool {
        what.is_none_or(|what| {
            if what.path.is_empty() {
                self.text.len() < 200 && !self.text.is_empty()
            } else {
                self.at(&what.path).is_some()
            }
        })
    }
}

fn clip(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(80).collect()
}

fn percent(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A text as it stands between the quotation marks of JSON.
fn json_inside(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

fn digest(with: Digest, secret: &str, over: &str) -> Vec<u8> {
    match with {
        Digest::Sha256 => Sha256::digest(over.as_bytes()).to_vec(),
        Digest::HmacSha256 => hmac_sha256(secret, over),
    }
}

/// A text under a key.
pub fn hmac_sha256(secret: &str, over: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(over.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn letters(bytes: &[u8], letters: Letters) -> String {
    match letters {
        Letters::Hex => hex::encode(bytes),
        Letters::HexUpper => hex::encode_upper(bytes),
        Letters::Base64 => STANDARD.encode(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_where_the_settings_say() {
        let said = Said::of(br#"{"data":[{"code":0}],"message":"OK"}"#);
        let says = |path: &str, any: &str| said.says(&Says { path: path.into(), any: vec![any.into()] });
        assert!(says("data.0.code", "0") && says("message", "OK") && !says("data.1.code", "0"));
        let plain = Said::of(b"0,20200210123,ok\n");
        assert!(plain.says(&Says { path: String::new(), any: vec!["0,".into()] }));
        assert_eq!(Said::of(b"<html>").at("code"), None);
    }

    #[test]
    fn what_is_put_in_stays_inside_its_place() {
        assert_eq!(json_inside("a\"b\\c\n"), r#"a\"b\\c\n"#);
        assert_eq!(percent("到 &=1"), "%E5%88%B0+%26%3D1");
        let of_a = "CA978112CA1BBDCAFAC231B39A23DC4DA786EFF8147C4E72B9807785AFEE48BB";
        assert_eq!(letters(&digest(Digest::Sha256, "", "a"), Letters::HexUpper), of_a);
    }
}
