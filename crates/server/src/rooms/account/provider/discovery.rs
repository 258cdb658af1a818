//! What a provider says of itself: its addresses and the keys it signs with. Fetched when it is needed and kept for some minutes.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Request;
use http_body_util::Full;
use kernel::config::encrypted;
use kernel::{Error, Result};
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
    CoreSubjectIdentifierType,
};
use openidconnect::{AdditionalProviderMetadata, HttpRequest, HttpResponse, IssuerUrl, ProviderMetadata};
use serde::{Deserialize, Serialize};

use super::Provider;
use crate::outside::Client;

/// What this house wants to know besides.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct More {
    /// It names itself when it sends people back (RFC 9207).
    #[serde(default, rename = "authorization_response_iss_parameter_supported")]
    pub names_itself: bool,
}

impl AdditionalProviderMetadata for More {}

/// What a provider says of itself.
pub type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// It is kept for so long.
const KEPT: Duration = Duration::from_secs(600);

/// What is known of a provider.
pub struct Known(moka::sync::Cache<(), Arc<Metadata>>);

impl Default for Known {
    fn default() -> Self {
        Self(moka::sync::Cache::builder().max_capacity(1).time_to_live(KEPT).build())
    }
}

/// The other side gave no answer that could be read.
#[derive(Debug, thiserror::Error)]
#[error("no answer")]
pub struct NoAnswer;

/// Sends a request of the library's by the house's own client.
pub async fn send(client: Client, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
    let (head, body) = request.into_parts();
    if !encrypted(&head.uri.to_string()) {
        return Err(NoAnswer);
    }
    let reply = client.ask(Request::from_parts(head, Full::new(body.into()))).await.ok_or(NoAnswer)?;
    let mut answer = HttpResponse::new(reply.body.to_vec());
    *answer.status_mut() = reply.status;
    *answer.headers_mut() = reply.headers;
    Ok(answer)
}

/// The provider does not answer, or nothing that could be used. Passwords are not asked of it: they open as ever.
pub const UNREACHABLE: Error = Error::Unreachable("provider_unreachable");

impl Provider {
    /// What it says of itself, as of some minutes ago.
    pub async fn metadata(&self) -> Result<Arc<Metadata>> {
        if let Some(known) = self.known.0.get(&()) {
            return Ok(known);
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(Error::setup)?;
        let client = |request| send(self.client.clone(), request);
        let asked = tokio::time::timeout(self.patience(), Metadata::discover_async(issuer, &client)).await;
        let told = asked.map_err(|_| self.silent("timed out"))?.map_err(|error| self.silent(&error.to_string()))?;
        if !encrypted(told.authorization_endpoint().as_str()) {
            return Err(self.silent("it wants people sent to an address without TLS"));
        }
        let told = Arc::new(told);
        self.known.0.insert((), told.clone());
        Ok(told)
    }

    /// Asks anew the next time: it may sign with a new key.
    pub fn forget(&self) {
        self.known.0.invalidate_all();
    }

    /// So long an answer is waited for.
    pub fn patience(&self) -> Duration {
        Duration::from_secs(self.settings.timeout_seconds.clamp(1, 30))
    }

    /// Says in the log why nothing came of it.
    pub fn silent(&self, why: &str) -> Error {
        tracing::warn!(provider = self.name, why, "a provider of sign-in gave no sensible answer");
        UNREACHABLE
    }
}
