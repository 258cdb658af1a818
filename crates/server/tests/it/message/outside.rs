//! The outside: a gateway for text messages, groups and a mail server, all on this machine.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use kernel::config::{BodyFormat, Digest, Gateway, Letters, Says, Sign};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

/// What the gateway does with the next message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Works,
    /// It answers 500.
    Fails,
    /// It answers after the timeout.
    Slow,
    /// It asks for a pause of five minutes.
    Busy,
    /// It answers with somebody else's page.
    Nonsense,
    /// It answers with nothing at all.
    Gone,
    /// It says that the number is none.
    Hopeless,
}

/// What the DingTalk group signs with.
pub const DINGTALK_SECRET: &str = "SEC-of-the-group";

const USER: &str = "city";
const SECRET: &str = "gateway-word";

/// All that listens over HTTP.
#[derive(Clone)]
pub struct Outside {
    pub base: String,
    heard: Arc<Mutex<Vec<Value>>>,
    mood: Arc<Mutex<Mood>>,
}

impl Outside {
    /// Opens on a free port.
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let outside = Self { base, heard: Arc::default(), mood: Arc::new(Mutex::new(Mood::Works)) };
        let routes = Router::new()
            .route("/send", post(send))
            .route("/wecom", post(wecom))
            .route("/dingtalk", post(dingtalk))
            .with_state(outside.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        outside
    }

    /// Changes its mood.
    pub fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// What came in, first to last.
    pub fn heard(&self) -> Vec<Value> {
        self.heard.lock().unwrap().clone()
    }

    fn hears(&self, what: Value) {
        self.heard.lock().unwrap().push(what);
    }

    /// Whether a message carries the signature that was agreed on.
    pub fn signed(&self, message: &Value) -> bool {
        let over = format!("{USER}{SECRET}{}", message["ts"].as_str().unwrap());
        message["sign"] == hex::encode(Sha256::digest(over.as_bytes()))
    }
}

/// The settings of the gateway.
pub fn gateway(outside: &Outside) -> Gateway {
    let says = |code: &str| Some(Says { path: "code".into(), any: vec![code.into()] });
    let body = r#"{"user":"{user}","phone":"{to}","content":"{text}","msgid":"{id}","ts":"{seconds}","sign":"{sign}"}"#;
    Gateway {
        url: format!("{}/send?n={{nonce}}", outside.base),
        method: "POST".into(),
        headers: [("x-user".to_owned(), "{user}".to_owned())].into(),
        body: body.into(),
        format: BodyFormat::Json,
        base64_body: false,
        user: USER.into(),
        secret: SECRET.into(),
        secret_file: None,
        sign: Some(Sign { over: "{user}{secret}{seconds}".into(), with: Digest::Sha256, letters: Letters::Hex }),
        success: says("0"),
        delivered: None,
        hopeless: says("-1"),
        busy: None,
        receipt: Some("data.sid".into()),
        per_minute: 1000,
        timeout_seconds: 4,
    }
}

async fn send(State(outside): State<Outside>, headers: HeaderMap, body: String) -> Response {
    let message: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(headers["x-user"], USER);
    assert_eq!(headers["idempotency-key"], message["msgid"].as_str().unwrap());
    outside.hears(message);
    let mood = *outside.mood.lock().unwrap();
    match mood {
        Mood::Works => axum::Json(json!({ "code": 0, "data": { "sid": "s1" } })).into_response(),
        Mood::Hopeless => axum::Json(json!({ "code": -1 })).into_response(),
        Mood::Fails => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        Mood::Busy => (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "300")]).into_response(),
        Mood::Nonsense => "<html>welcome to the hotel</html>".into_response(),
        Mood::Gone => String::new().into_response(),
        Mood::Slow => {
            tokio::time::sleep(Duration::from_secs(9)).await;
            axum::Json(json!({ "code": 0 })).into_response()
        }
    }
}

async fn wecom(State(outside): State<Outside>, body: String) -> axum::Json<Value> {
    let mut message: Value = serde_json::from_str(&body).unwrap();
    message["from"] = json!("wecom");
    outside.hears(message);
    axum::Json(json!({ "errcode": 0, "errmsg": "ok" }))
}

/// A group that takes only what is signed with its key, as DingTalk describes it.
async fn dingtalk(
    State(outside): State<Outside>,
    Query(query): Query<HashMap<String, String>>,
    body: String,
) -> axum::Json<Value> {
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(DINGTALK_SECRET.as_bytes()).unwrap();
    mac.update(format!("{}\n{DINGTALK_SECRET}", query["timestamp"]).as_bytes());
    let signed = STANDARD.encode(mac.finalize().into_bytes());
    if query["access_token"] != "t" || query["sign"] != signed {
        return axum::Json(json!({ "errcode": 310_000, "errmsg": "sign not match" }));
    }
    let mut message: Value = serde_json::from_str(&body).unwrap();
    message["from"] = json!("dingtalk");
    outside.hears(message);
    axum::Json(json!({ "errcode": 0, "errmsg": "ok" }))
}

/// A mail server that keeps what it is told.
pub struct MailServer {
    pub port: u16,
    letters: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    /// The letters with the commands around them.
    pub fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap().clone()
    }
}

/// Opens a mail server on a free port.
pub async fn mail_server() -> MailServer {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = MailServer { port: listener.local_addr().unwrap().port(), letters: Arc::default() };
    let letters = server.letters.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(talk(stream, letters.clone()));
        }
    });
    server
}

async fn talk(stream: tokio::net::TcpStream, letters: Arc<Mutex<Vec<String>>>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail.city.example ready\r\n").await?;
    let (mut letter, mut inside) = (String::new(), false);
    while let Some(line) = lines.next_line().await? {
        letter += &line;
        letter.push('\n');
        let answer: &[u8] = match line.as_str() {
            "." if inside => {
                inside = false;
                letters.lock().unwrap().push(std::mem::take(&mut letter));
                b"250 kept\r\n"
            }
            _ if inside => continue,
            "DATA" => {
                inside = true;
                b"354 go on\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            hello if hello.starts_with("EHLO") => b"250-mail.city.example\r\n250 8BITMIME\r\n",
            _ => b"250 ok\r\n",
        };
        write.write_all(answer).await?;
    }
    Ok(())
}
