//! Asking the provider who came back, and believing nothing that is not signed for this house and this very trip.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use kernel::{Error, Result, Stamp};
use openidconnect::core::{
    CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreJwsSigningAlgorithm,
    CoreTokenResponse,
};
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    TokenResponse,
};

use super::Provider;
use super::discovery::{self, Metadata};
use super::trip::{Aim, Trip};
use crate::house::House;

/// Signed with the provider's own key; what is signed with a shared word, or not at all, is not believed.
const SIGNED: [CoreJwsSigningAlgorithm; 8] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Two clocks may differ by so much.
const APART: TimeDelta = TimeDelta::seconds(60);
/// A token is fresh for so long.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// What came back is not what this trip asked for.
const INVALID: &str = "provider_answer_invalid";

type Ready =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// Whom the provider vouches for.
pub struct Word {
    /// Its own name for the person.
    pub subject: String,
    /// How they proved who they are (RFC 8176).
    pub methods: Vec<String>,
    /// Their login here, where the settings say which claim that is.
    pub login: Option<String>,
}

impl Provider {
    fn ready(&self, house: &House, metadata: &Metadata, to: &str) -> Result<Ready> {
        let secret = self.secret.reveal();
        let secret = (!secret.is_empty()).then(|| ClientSecret::new(secret.to_owned()));
        let back = RedirectUrl::new(house.providers.back(to)).map_err(Error::setup)?;
        let taken = metadata.token_endpoint_auth_methods_supported();
        let basic = taken.is_none_or(|taken| taken.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let id = ClientId::new(self.settings.client_id.clone());
        let client = CoreClient::from_provider_metadata(metadata.clone(), id, secret).set_redirect_uri(back);
        Ok(client.set_auth_type(if basic { AuthType::BasicAuth } else { AuthType::RequestBody }))
    }

    /// The address at the provider where a trip begins.
    pub async fn address(&self, house: &House, trip: &Trip) -> Result<String> {
        let metadata = self.metadata().await?;
        let client = self.ready(house, &metadata, &trip.to)?;
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(trip.verifier()));
        let (state, nonce) = (CsrfToken::new(trip.state()), Nonce::new(trip.nonce()));
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let mut asked = client.authorize_url(flow, || state, || nonce).set_pkce_challenge(challenge);
        for scope in &self.settings.scopes {
            asked = asked.add_scope(Scope::new(scope.clone()));
        }
        if trip.aim == Aim::Confirm {
            asked = asked.add_prompt(CoreAuthPrompt::Login);
        }
        asked = asked.set_max_age(std::time::Duration::from_secs(trip.longest_ago(house)?));
        Ok(asked.url().0.to_string())
    }

    /// Exchanges the code for the provider's word on who came back, and checks it.
    pub async fn word(&self, house: &House, trip: &Trip, code: String, names: Option<&str>) -> Result<Word> {
        let metadata = self.metadata().await?;
        // A code of another provider is never shown to this one.
        let named = names.is_some() || metadata.additional_metadata().names_itself;
        if named && names != Some(self.settings.issuer.as_str()) {
            return Err(self.odd("it came from another provider"));
        }
        let client = self.ready(house, &metadata, &trip.to)?;
        let http = |request| discovery::send(self.client.clone(), request);
        let asked = client.exchange_code(AuthorizationCode::new(code)).map_err(|_| self.silent("it has no tokens"))?;
        let asked = asked.set_pkce_verifier(PkceCodeVerifier::new(trip.verifier()));
        let answered = tokio::time::timeout(self.patience(), asked.request_async(&http)).await;
        let tokens = answered.map_err(|_| self.silent("timed out"))?.map_err(|error| match error {
            RequestTokenError::ServerResponse(_) => self.odd("it refused the code"),
            _ => self.silent("no token came"),
        })?;
        let longest_ago = i64::try_from(trip.longest_ago(house)?).unwrap_or(i64::MAX);
        let oldest = trip.begun.plus_seconds(-longest_ago);
        match self.believed(house, trip, &client, &tokens, oldest) {
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                // It may sign with a newer key than the one that was known.
                self.forget();
                let client = self.ready(house, &*self.metadata().await?, &trip.to)?;
                self.believed(house, trip, &client, &tokens, oldest)
            }
            believed => believed,
        }
        .map_err(|error| self.odd(reason(&error)))
    }

    fn believed(
        &self,
        house: &House,
        trip: &Trip,
        client: &Ready,
        tokens: &CoreTokenResponse,
        oldest: Stamp,
    ) -> Result<Word, ClaimsVerificationError> {
        let token = tokens.id_token().ok_or_else(|| ClaimsVerificationError::Other("no ID token".into()))?;
        let now = house.store.clock.outside();
        let issued = move |at: chrono::DateTime<chrono::Utc>| {
            let age = now.utc() - at;
            if age < -APART || age > FRESH { Err("of another time".to_owned()) } else { Ok(()) }
        };
        let oldest = oldest.utc() - APART;
        let proved = move |at: Option<chrono::DateTime<chrono::Utc>>| {
            if at.is_none_or(|at| at < oldest) { Err("too long ago".to_owned()) } else { Ok(()) }
        };
        let verifier = client.id_token_verifier().set_allowed_algs(SIGNED).set_time_fn(move || now.utc());
        let verifier = verifier.set_issue_time_verifier_fn(issued).set_auth_time_verifier_fn(proved);
        let claims = token.claims(&verifier, &Nonce::new(trip.nonce()))?;
        if claims.authorized_party().is_some_and(|party| party.as_str() != self.settings.client_id) {
            return Err(ClaimsVerificationError::InvalidAudience("for another party".into()));
        }
        let methods = claims.auth_method_refs().into_iter().flatten().map(|method| method.to_string()).collect();
        let login = self.settings.login_claim.as_deref().and_then(|claim| login_in(&token.to_string(), claim));
        Ok(Word { subject: claims.subject().to_string(), methods, login })
    }

    /// Says in the log, in words of our own, why what came back is not believed.
    fn odd(&self, why: &str) -> Error {
        tracing::warn!(provider = self.name, why, "what came back from a provider is not believed");
        Error::conflict(INVALID)
    }
}

fn reason(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "expired, or issued at another time",
        ClaimsVerificationError::InvalidAudience(_) => "for another audience",
        ClaimsVerificationError::InvalidAuthTime(_) => "proved too long ago",
        ClaimsVerificationError::InvalidIssuer(_) => "of another issuer",
        ClaimsVerificationError::InvalidNonce(_) => "of another trip",
        ClaimsVerificationError::SignatureVerification(_) => "not signed by it",
        _ => "no ID token",
    }
}

/// A claim of a token that was checked already. An e-mail address names somebody only where the provider has verified it.
fn login_in(token: &str, claim: &str) -> Option<String> {
    let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    let claims: serde_json::Value = serde_json::from_slice(&claims).ok()?;
    let verified = claim != "email" || claims["email_verified"] == true;
    claims[claim].as_str().filter(|_| verified).map(str::to_owned)
}
