//! Groups in WeCom and DingTalk, by the address of their bot.

use async_trait::async_trait;
use axum::http::{HeaderValue, Request, StatusCode, Uri};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http_body_util::Full;
use hyper::body::Bytes;
use kernel::config::Bot;
use kernel::{Clock, Error, Result};
use serde_json::json;

use super::gateway::{Said, hmac_sha256};
use super::{Carrier, Outcome, Parcel};
use crate::outside::Client;
use crate::rooms::message::model::ChannelKind;

/// One group.
pub struct Group {
    kind: ChannelKind,
    url: String,
    secret: String,
    client: Client,
    clock: Clock,
}

/// What each service answers when it hears too much: WeCom, and DingTalk in its two ways.
const BUSY: &[&str] = &["45009", "130101", "410100"];

impl Group {
    /// The group of the settings.
    pub fn new(kind: ChannelKind, bot: &Bot, client: Client, clock: Clock) -> Result<Self> {
        let url = bot.url.reveal().to_owned();
        let usable = url.parse::<Uri>().is_ok_and(|uri| uri.host().is_some());
        if !usable {
            return Err(Error::setup(format!("settings: channels.{}.url cannot be used", kind.code())));
        }
        Ok(Self { kind, url, secret: bot.secret.reveal().to_owned(), client, clock })
    }

    /// The address; DingTalk wants the moment and a signature over it.
    fn address(&self) -> String {
        if self.kind != ChannelKind::Dingtalk || self.secret.is_empty() {
            return self.url.clone();
        }
        let millis = self.clock.now().0;
        let sign = STANDARD.encode(hmac_sha256(&self.secret, &format!("{millis}\n{}", self.secret)));
        let sign: String = form_urlencoded::byte_serialize(sign.as_bytes()).collect();
        let joint = if self.url.contains('?') { '&' } else { '?' };
        format!("{}{joint}timestamp={millis}&sign={sign}", self.url)
    }
}

#[async_trait]
impl Carrier for Group {
    async fn carry(&self, parcel: &Parcel) -> Outcome {
        let body = json!({ "msgtype": "text", "text": { "content": parcel.text } }).to_string();
        let request = Request::post(self.address())
            .header("content-type", HeaderValue::from_static("application/json; charset=utf-8"))
            .body(Full::new(Bytes::from(body)));
        let Ok(request) = request else { return Outcome::Never("not_sendable") };
        let Some(reply) = self.client.ask(request).await else { return Outcome::Later("unreachable") };
        if reply.status == StatusCode::TOO_MANY_REQUESTS {
            return Outcome::Pause(reply.pause());
        }
        if reply.status.is_server_error() {
            return Outcome::Later("gateway_error");
        }
        match Said::of(&reply.body).at("errcode") {
            // It stands in the group.
            Some(code) if code == "0" => Outcome::Sent { receipt: None, delivered: true },
            Some(code) if BUSY.contains(&code.as_str()) => Outcome::Pause(reply.pause()),
            Some(_) => Outcome::Later("refused"),
            None => Outcome::Later("not_understood"),
        }
    }
}
