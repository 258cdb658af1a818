//! A browser that wants to be told, and the push service of whoever made it, on this machine.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::serve::Listener;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::config::{Channels, Push};
use p256::SecretKey;
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::elliptic_curve::sec1::ToEncodedPoint;
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// What came in.
#[derive(Clone)]
pub struct Heard {
    pub path: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Heard {
    pub fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    /// Who says to have sent it, where the signature is that of this key.
    pub fn signed_by(&self, key: &str) -> Value {
        let (token, shown) = self.header("authorization").strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        assert_eq!(shown, key);
        let (text, signature) = token.rsplit_once('.').unwrap();
        let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
        let key = VerifyingKey::from_sec1_bytes(&URL_SAFE_NO_PAD.decode(key).unwrap()).unwrap();
        key.verify(text.as_bytes(), &signature).unwrap();
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text.split_once('.').unwrap().1).unwrap()).unwrap()
    }
}

/// A push service over HTTPS, with a certificate that only the settings trust.
#[derive(Clone)]
pub struct PushService {
    /// Host and port.
    pub host: String,
    heard: Arc<Mutex<Vec<Heard>>>,
    status: Arc<Mutex<StatusCode>>,
    folder: Arc<tempfile::TempDir>,
}

impl PushService {
    /// Opens on a free port.
    pub async fn open() -> Self {
        let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ca.pem"), made.cert.pem()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let tls = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let service = Self {
            host: listener.local_addr().unwrap().to_string(),
            heard: Arc::default(),
            status: Arc::new(Mutex::new(StatusCode::CREATED)),
            folder: Arc::new(folder),
        };
        let routes = Router::new().fallback(hear).with_state(service.clone());
        let listener = Locked { listener, acceptor: TlsAcceptor::from(Arc::new(tls)) };
        tokio::spawn(async move { axum::serve(listener, routes).await });
        service
    }

    /// What it answers from now on.
    pub fn answers(&self, status: u16) {
        *self.status.lock().unwrap() = StatusCode::from_u16(status).unwrap();
    }

    /// What came in, first to last.
    pub fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }

    /// Settings under which the house talks to it and to nobody else.
    pub fn settings(&self) -> Channels {
        let push = Push {
            contact: "mailto:duty@city.example".into(),
            allow: vec![self.host.clone()],
            per_minute: 1000,
            timeout_seconds: 20,
        };
        Channels { push: Some(push), ca_file: Some(self.folder.path().join("ca.pem")), ..Channels::default() }
    }
}

async fn hear(State(service): State<PushService>, uri: Uri, headers: HeaderMap, body: Bytes) -> StatusCode {
    service.heard.lock().unwrap().push(Heard { path: uri.path().to_owned(), headers, body: body.to_vec() });
    *service.status.lock().unwrap()
}

/// A door that is locked with TLS.
struct Locked {
    listener: TcpListener,
    acceptor: TlsAcceptor,
}

impl Listener for Locked {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            let Ok((stream, from)) = self.listener.accept().await else { continue };
            if let Ok(stream) = self.acceptor.accept(stream).await {
                return (stream, from);
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

/// A browser with its keys.
pub struct Browser {
    pub endpoint: String,
    pub path: String,
    key: SecretKey,
    auth: [u8; 16],
}

impl Browser {
    /// One that was made by whoever runs that service.
    pub fn of(service: &PushService) -> Self {
        let path = format!("/send/{}", hex::encode(rand::random::<[u8; 16]>()));
        Self {
            endpoint: format!("https://{}{path}", service.host),
            path,
            key: SecretKey::from_slice(&rand::random::<[u8; 32]>()).unwrap(),
            auth: rand::random(),
        }
    }

    /// How it names itself.
    pub fn names_itself(&self, face: &str) -> Value {
        json!({
            "endpoint": self.endpoint,
            "p256dh": URL_SAFE_NO_PAD.encode(self.key.public_key().to_encoded_point(false)),
            "auth": URL_SAFE_NO_PAD.encode(self.auth),
            "face": face,
        })
    }

    /// What it reads with its keys.
    pub fn reads(&self, heard: &Heard) -> Value {
        assert_eq!(heard.header("content-encoding"), "aes128gcm");
        let text = web_push_native::decrypt(heard.body.clone(), &self.key, &self.auth.into()).unwrap();
        serde_json::from_slice(&text).unwrap()
    }
}
