//! The web faces, embedded in the program at build time.

use std::borrow::Cow;

use axum::http::{StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::RustEmbed;

use super::answer::transport;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Web;

/// Scripts and styles come from here only.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; \
                      object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

/// Serves a file of the web build, or the page of the face it belongs to.
pub async fn serve(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("api/") && path != "api/docs" {
        return transport(StatusCode::NOT_FOUND, "not_found", "no such operation");
    }
    if let Some(file) = Web::get(path).filter(|_| !path.is_empty()) {
        let kept = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        let kind = file.metadata.mimetype().to_owned();
        if kind == "text/html" {
            return page(file.data);
        }
        return ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept.to_owned())], file.data).into_response();
    }
    // A missing asset is missing; every other address belongs to a page that finds its own way.
    if path.starts_with("assets/") {
        return transport(StatusCode::NOT_FOUND, "not_found", "no such file");
    }
    let face = match path.split('/').next() {
        Some("field") => "field/index.html",
        Some("my" | "public") => "my/index.html",
        Some("api") => "docs/index.html",
        _ => "index.html",
    };
    match Web::get(face) {
        Some(file) => page(file.data),
        None => Html(include_str!("unbuilt.html")).into_response(),
    }
}

/// A page, by whatever address somebody came to it.
fn page(html: Cow<'static, [u8]>) -> Response {
    let head = [(header::CONTENT_SECURITY_POLICY, POLICY), (header::CACHE_CONTROL, "no-cache")];
    (head, Html(html)).into_response()
}
