//! The door: how a request comes in and an answer goes out.

mod answer;
mod approved;
mod body;
mod contract;
mod door;
pub mod guest;
pub mod live;
mod openapi;
pub mod search;
pub mod sender;
pub mod session;
mod tls;
pub mod told;
pub mod twice;
mod web;

use std::io;
use std::net::SocketAddr;
use std::sync::OnceLock;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::serve::ListenerExt;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::{Error, Result};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;

use crate::house::House;
use tls::Certificate;

pub use answer::{Created, Refusals, note_at_door};
pub use body::{At, Body, MadeAt, Params, words};
pub use guest::{Passer, RESIDENT, Resident};
pub use openapi::document;
pub use session::SignedIn;

/// The whole application: API, documentation and the web faces.
pub fn app(house: House) -> Router {
    let sign_in = from_fn_with_state(house.clone(), door::few_sign_ins);
    let (api, document) = openapi::routes(|door| door.layer(sign_in)).split_for_parts();
    let json = serde_json::to_string(&document).expect("the document is plain data");

    let api = api
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, Duration::from_secs(60)))
        .merge(live::routes())
        .route("/api/v1/openapi.json", axum::routing::get(move || async move { openapi::as_json(json) }))
        .layer((DefaultBodyLimit::max(1024 * 1024), from_fn_with_state(house.clone(), door::pass)));
    around(api.fallback(web::serve), house)
}

/// The operations alone, without the door around them: for what comes in one request and is many. Whoever sent it has passed the
/// door; every operation still asks who it is and what they may.
pub fn operations(house: &House) -> Router {
    static OPERATIONS: OnceLock<Router<House>> = OnceLock::new();
    let operations = OPERATIONS.get_or_init(|| openapi::routes(|door| door).split_for_parts().0);
    operations.clone().with_state(house.clone())
}

/// What every answer goes through, also one that ended in a panic.
fn around(inner: Router<House>, house: House) -> Router {
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(house.clone(), answer::trace))
        .layer(CatchPanicLayer::custom(answer::after_panic));
    inner.layer(layers).with_state(house)
}

/// Running requests have so long to end.
const LEAVE: Duration = Duration::from_secs(5);

/// Serves the house until the process is told to stop, then lets running requests end; over TLS where the settings name a certificate.
pub async fn serve(house: House, listener: tokio::net::TcpListener) -> Result<()> {
    let closing = house.closing.clone();
    let mut told = closing.subscribe();
    let certificate = Certificate::of(&house.config)?;
    let app = app(house.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let close = async move {
        stopped().await;
        closing.send_replace(true);
    };
    let late = async move {
        let _ = told.wait_for(|closing| *closing).await;
        tokio::time::sleep(LEAVE).await;
    };
    let served: BoxFuture<io::Result<()>> = match certificate {
        None => axum::serve(listener, app).with_graceful_shutdown(close).into_future().boxed(),
        Some(certificate) => {
            // Only so does axum tell who is at the other end.
            let door = certificate.before(listener)?.tap_io(|_| ());
            axum::serve(door, app).with_graceful_shutdown(close).into_future().boxed()
        }
    };
    let ended = tokio::select! {
        served = served => served.map_err(Error::setup),
        () = late => Ok(()),
        () = each_minute(&house) => Ok(()),
    };
    house.repeats.tell();
    ended
}

async fn each_minute(house: &House) {
    loop {
        tokio::time::sleep(Duration::from_secs(60)).await;
        house.repeats.tell();
        house.paces.forget();
    }
}

async fn stopped() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    interrupt.await;
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::Request;
    use axum::http::{HeaderName, header};
    use kernel::Clock;
    use kernel::config::Config;
    use tower::ServiceExt;

    use super::*;

    async fn panics() -> &'static str {
        panic!("a defect of ours")
    }

    async fn house(public_url: Option<&str>) -> (House, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let store = format!("sqlite:{}", folder.path().join("city.db").display());
        let public_url = public_url.map(str::to_owned);
        let config = Config { store: Some(store), public_url, ..Config::default() };
        House::found(&config, "220581".parse().unwrap(), false).await.unwrap();
        let clock = Clock::standing(kernel::Stamp(0), config.zone);
        (House::open_at(config, clock).await.unwrap(), folder)
    }

    #[tokio::test]
    async fn browsers_are_kept_to_tls_where_the_house_is_reached_by_it() {
        for (public_url, keeps) in [(None, false), (Some("http://10.0.0.1"), false), (Some("https://wangge.cn"), true)]
        {
            let (house, _folder) = house(public_url).await;
            let answer = app(house).oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
            assert_eq!(answer.headers().contains_key(header::STRICT_TRANSPORT_SECURITY), keeps, "{public_url:?}");
        }
    }

    #[tokio::test]
    async fn every_answer_says_what_a_browser_may_do_with_it() {
        let (house, _folder) = house(None).await;
        let app = app(house);
        for path in [
            "/",
            "/field/",
            "/field/pass",
            "/my/1",
            "/api/docs",
            "/assets/none.js",
            "/api/v1/openapi.json",
            "/api/v1/me",
            "/api/v1/none",
        ] {
            let mut asked = Request::get(path).body(Body::empty()).unwrap();
            asked.extensions_mut().insert(axum::extract::ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1))));
            let answer = app.clone().oneshot(asked).await.unwrap();
            let said = |name: HeaderName| {
                answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
            };
            let policy = said(header::CONTENT_SECURITY_POLICY);
            assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{path} {policy}");
            let page = said(header::CONTENT_TYPE).starts_with("text/html");
            assert!(
                policy.starts_with(if page { "default-src 'self'" } else { "default-src 'none'" }),
                "{path} {policy}"
            );
            // Pages of other origins read the contract and nothing else that is answered here.
            let open = if path == "/api/v1/openapi.json" { "*" } else { "" };
            assert_eq!(said(header::ACCESS_CONTROL_ALLOW_ORIGIN), open, "{path}");
            // The camera is for the phone face alone.
            let camera = if path.starts_with("/field/") { "camera=(self), " } else { "camera=(), " };
            assert!(said(HeaderName::from_static(web::PERMISSIONS)).starts_with(camera), "{path}");
            // The code of others runs in an origin of its own.
            assert_eq!(policy.ends_with("; sandbox allow-scripts"), path == "/api/docs", "{path} {policy}");
            assert_eq!(said(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
            assert_eq!(said(header::REFERRER_POLICY), "no-referrer", "{path}");
        }
    }

    #[tokio::test]
    async fn a_panic_is_answered_with_a_trace_id() {
        let (house, _folder) = house(None).await;
        let app = around(Router::new().route("/panics", axum::routing::get(panics)), house);
        let answer = app.oneshot(Request::get("/panics").body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(answer.into_body(), 10_000).await.unwrap();
        let problem: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem["code"], "internal");
        assert!(problem["trace_id"].is_string(), "{problem}");
    }
}
