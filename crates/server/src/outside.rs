//! Requests to the outside: to addresses that whoever runs the house named, or that those name, one answer each, no redirects.

use std::path::Path;
use std::sync::Arc;

use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::{self, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use kernel::{Error, Result};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

/// An answer longer than this is none.
const LONGEST: usize = 64 * 1024;

/// What came back.
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Reply {
    /// For how many seconds the other side asks for a pause, at most an hour.
    pub fn pause(&self) -> i64 {
        let asked = self.headers.get("retry-after").and_then(|value| value.to_str().ok()?.trim().parse().ok());
        asked.unwrap_or(60).clamp(1, 3600)
    }
}

/// Asks for things over HTTP and HTTPS.
#[derive(Clone)]
pub struct Client(legacy::Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

impl Client {
    /// A client that trusts what browsers trust, and a file of certificates besides.
    pub fn new(ca_file: Option<&Path>) -> Result<Self> {
        let mut roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        if let Some(file) = ca_file {
            let odd = |e: &dyn std::fmt::Display| {
                Error::setup(format!("cannot read the certificates in {}: {e}", file.display()))
            };
            for certificate in CertificateDer::pem_file_iter(file).map_err(|e| odd(&e))? {
                roots.add(certificate.map_err(|e| odd(&e))?).map_err(|e| odd(&e))?;
            }
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(Error::setup)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let connector = HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().build();
        Ok(Self(legacy::Client::builder(TokioExecutor::new()).build(connector)))
    }

    /// Sends a request; none where nothing sensible came back.
    pub async fn ask(&self, request: Request<Full<Bytes>>) -> Option<Reply> {
        let answer = self.0.request(request).await.ok()?;
        let (head, body) = answer.into_parts();
        let body = Limited::new(body, LONGEST).collect().await.ok()?.to_bytes();
        Some(Reply { status: head.status, headers: head.headers, body })
    }
}
