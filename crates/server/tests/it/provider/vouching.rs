//! A provider on this machine that says whatever a story wants it to say, over real HTTP and signed with a real key.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use kernel::config::Provider;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::world::World;

const CLIENT: &str = "wangge";
const SECRET: &str = "word-of-the-house";

/// What is wrong with what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    #[default]
    None,
    /// Meant for somebody else.
    Audience,
    /// Meant for somebody else too, who asked for it.
    Party,
    /// Said to another question.
    Nonce,
    /// To no question.
    NoNonce,
    /// Long ago.
    Expired,
    /// Issued long ago, and good for ever.
    Stale,
    /// Tomorrow.
    Early,
    /// By another provider.
    Issuer,
    /// Changed after it was signed.
    Changed,
    /// Signed with a key of somebody else's.
    Key,
    /// Not signed at all.
    Unsigned,
    /// Signed with the word that both know.
    SharedWord,
}

/// Somebody who has proved to the provider who they are.
#[derive(Clone, Default)]
pub struct Somebody {
    pub subject: String,
    /// Further claims.
    pub claims: Value,
    pub fault: Fault,
}

impl From<&str> for Somebody {
    fn from(subject: &str) -> Self {
        Self { subject: subject.to_owned(), claims: json!({}), fault: Fault::None }
    }
}

struct Given {
    asked: HashMap<String, String>,
    somebody: Somebody,
    now: i64,
}

/// The provider.
#[derive(Clone)]
pub struct Vouching {
    pub issuer: String,
    key: Arc<Mutex<SigningKey>>,
    given: Arc<Mutex<HashMap<String, Given>>>,
}

fn key(of: u8) -> SigningKey {
    SigningKey::from_slice(&[of; 32]).unwrap()
}

impl Vouching {
    /// Opens on a free port.
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let provider = Self { issuer, key: Arc::new(Mutex::new(key(1))), given: Arc::default() };
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(about))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        provider
    }

    /// How the house knows it.
    pub fn settings(&self) -> Provider {
        Provider {
            issuer: self.issuer.clone(),
            client_id: CLIENT.into(),
            client_secret: SECRET.into(),
            client_secret_file: None,
            zh: "市统一认证".into(),
            en: "City sign-in".into(),
            scopes: vec![],
            login_claim: None,
            only_door: false,
            ca_file: None,
            timeout_seconds: 30,
        }
    }

    /// Signs with another key from now on.
    pub fn changes_its_key(&self) {
        *self.key.lock().unwrap() = key(2);
    }

    /// Somebody follows the address, proves who they are, and is sent back with this.
    pub fn sends_back(&self, world: &World, address: &str, somebody: impl Into<Somebody>) -> Value {
        let asked = asked(address);
        assert!(address.starts_with(&format!("{}/authorize?", self.issuer)), "{address}");
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["code_challenge_method"], "S256");
        let (code, state) = (hex::encode(rand::random::<[u8; 16]>()), asked["state"].clone());
        let given = Given { asked, somebody: somebody.into(), now: world.clock.now().0 / 1000 };
        self.given.lock().unwrap().insert(code.clone(), given);
        json!({ "state": state, "code": code, "iss": self.issuer })
    }
}

/// What stands in the query of an address.
pub fn asked(address: &str) -> HashMap<String, String> {
    let query = address.split_once('?').unwrap().1;
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

async fn about(State(provider): State<Vouching>) -> Json<Value> {
    let at = |path: &str| format!("{}{path}", provider.issuer);
    Json(json!({
        "issuer": provider.issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "jwks_uri": at("/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
        "authorization_response_iss_parameter_supported": true,
    }))
}

async fn keys(State(provider): State<Vouching>) -> Json<Value> {
    let point = provider.key.lock().unwrap().verifying_key().to_encoded_point(false);
    let text = |part: Option<&p256::FieldBytes>| URL_SAFE_NO_PAD.encode(part.unwrap());
    let key = json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "x": text(point.x()), "y": text(point.y()),
    });
    Json(json!({ "keys": [key] }))
}

async fn token(
    State(provider): State<Vouching>,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let refused = |code: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": code }))).into_response();
    let known = format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{SECRET}")));
    if headers.get("authorization").is_none_or(|given| given != known.as_str()) {
        return refused("invalid_client");
    }
    let given = provider.given.lock().unwrap().remove(&form["code"]);
    let Some(Given { asked, somebody, now }) = given else { return refused("invalid_grant") };
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(form["code_verifier"].as_bytes()));
    if challenge != asked["code_challenge"] || form["redirect_uri"] != asked["redirect_uri"] {
        return refused("invalid_grant");
    }
    let token = provider.signed(&asked, &somebody, now);
    Json(json!({ "access_token": "unused", "token_type": "Bearer", "expires_in": 60, "id_token": token }))
        .into_response()
}

impl Vouching {
    fn signed(&self, asked: &HashMap<String, String>, somebody: &Somebody, now: i64) -> String {
        let mut claims = json!({
            "iss": self.issuer, "sub": somebody.subject, "aud": CLIENT, "nonce": asked["nonce"],
            "iat": now, "exp": now + 300, "auth_time": now,
        });
        claims.as_object_mut().unwrap().extend(somebody.claims.as_object().cloned().unwrap_or_default());
        match somebody.fault {
            Fault::Audience => claims["aud"] = json!("another-house"),
            Fault::Party => claims["azp"] = json!("another-house"),
            Fault::Nonce => claims["nonce"] = json!("of another trip"),
            Fault::NoNonce => drop(claims.as_object_mut().unwrap().remove("nonce")),
            Fault::Expired => claims["exp"] = json!(now - 1),
            Fault::Stale => (claims["iat"], claims["exp"]) = (json!(now - 3600), json!(now + 86_400)),
            Fault::Early => (claims["iat"], claims["exp"]) = (json!(now + 3600), json!(now + 86_400)),
            Fault::Issuer => claims["iss"] = json!("https://another.example.cn"),
            _ => {}
        }
        let algorithm = match somebody.fault {
            Fault::Unsigned => "none",
            Fault::SharedWord => "HS256",
            _ => "ES256",
        };
        let text = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let mut signed = format!("{}.{}", text(&json!({ "alg": algorithm, "typ": "JWT" })), text(&claims));
        let signature = match somebody.fault {
            Fault::Unsigned => vec![],
            Fault::SharedWord => {
                use hmac::{Hmac, KeyInit, Mac};
                let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
                mac.update(signed.as_bytes());
                mac.finalize().into_bytes().to_vec()
            }
            fault => {
                let own = self.key.lock().unwrap().clone();
                let with = if fault == Fault::Key { key(9) } else { own };
                let signature: Signature = with.sign(signed.as_bytes());
                signature.to_bytes().to_vec()
            }
        };
        if somebody.fault == Fault::Changed {
            claims["sub"] = json!("somebody-else");
            signed = format!("{}.{}", signed.split('.').next().unwrap(), text(&claims));
        }
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}
