//! The web faces, embedded in the program at build time.

use std::borrow::Cow;

use axum::http::{HeaderName, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::RustEmbed;

use super::answer::transport;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Web;

/// Scripts and styles come from files of the house only, and none stands in a page itself.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; \
                      frame-ancestors 'none'; form-action 'self'";

/// The page of the contract runs code that is not the house's: in an origin of its own, which has no cookies, keeps nothing, sends no form
/// and reads only what anybody may.
const APART: &str = "; sandbox allow-scripts";

/// What every other answer says: should a browser open it as one, it can do nothing.
pub const POLICY_OF_ANSWERS: &str = "default-src 'none'; frame-ancestors 'none'";

/// What pages may ask of the machine they are shown on, beside the network.
pub const PERMISSIONS: &str = "permissions-policy";

pub const PERMIT_NOTHING: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// The phone face reads passes with the camera.
const PERMIT_CAMERA: &str = "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Serves a file of the web build, or the page of the face it belongs to.
pub async fn serve(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("api/") && path != "api/docs" {
        return transport(StatusCode::NOT_FOUND, "not_found", "no such operation");
    }
    if let Some(file) = Web::get(path).filter(|_| !path.is_empty()) {
        let kept = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        let kind = file.metadata.mimetype();
        if kind == "text/html" {
            return page(path, file.data);
        }
        let kind = with_charset(kind);
        // A service worker may do what the policy of its own file lets it.
        let head = [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, kept.into()),
            (header::CONTENT_SECURITY_POLICY, POLICY.into()),
            // They are the same for everybody, and the page of the contract has another origin.
            (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*".into()),
        ];
        return (head, file.data).into_response();
    }
    // A missing asset is missing; every other address belongs to a page that finds its own way.
    if path.starts_with("assets/") {
        return transport(StatusCode::NOT_FOUND, "not_found", "no such file");
    }
    let face = match path.split('/').next() {
        Some("field") => FIELD,
        Some("my" | "public") => "my/index.html",
        Some("api") => CONTRACT,
        _ => "index.html",
    };
    match Web::get(face) {
        Some(file) => page(face, file.data),
        None => Html(include_str!("unbuilt.html")).into_response(),
    }
}

/// The type of a file; where it is text, with the encoding of all our texts.
fn with_charset(kind: &str) -> String {
    let text = kind.starts_with("text/") || kind.ends_with("javascript") || kind.ends_with("+xml");
    let text = text || kind.ends_with("json");
    if text { format!("{kind}; charset=utf-8") } else { kind.to_owned() }
}

/// The page of the phone face.
const FIELD: &str = "field/index.html";

/// The page of the contract.
const CONTRACT: &str = "docs/index.html";

/// A page, by whatever address somebody came to it.
fn page(file: &str, html: Cow<'static, [u8]>) -> Response {
    let policy = if file == CONTRACT { format!("{POLICY}{APART}") } else { POLICY.to_owned() };
    let permitted = if file == FIELD { PERMIT_CAMERA } else { PERMIT_NOTHING };
    let head = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (HeaderName::from_static(PERMISSIONS), permitted.to_owned()),
    ];
    (head, Html(html)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_names_its_encoding() {
        for text in ["text/css", "text/javascript", "application/manifest+json", "application/json", "image/svg+xml"] {
            assert_eq!(with_charset(text), format!("{text}; charset=utf-8"));
        }
        for other in ["image/png", "font/woff2", "application/wasm"] {
            assert_eq!(with_charset(other), other);
        }
    }
}
