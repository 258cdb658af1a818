//! The contract: every route with its description, from which docs/openapi.json and the web client are made.

use axum::http::header;
use axum::response::IntoResponse;
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;

use super::session::COOKIE;
use crate::house::House;
use crate::rooms;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Wangge 网格",
        description = "Epidemic control of a county-level city. Creations are `PUT` with the caller's own UUID of version 7: \
                       saying it twice is saying it once. Refusals are `application/problem+json` with a stable `code`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(kernel::error::Problem))
)]
struct Contract;

/// All routes under `/api/v1` with their descriptions. `limited` puts its limit around signing in.
pub fn routes(limited: impl FnOnce(OpenApiRouter<House>) -> OpenApiRouter<House>) -> OpenApiRouter<House> {
    let mut contract = Contract::openapi();
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(COOKIE)));
    let secret = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("The secret of a page, from behind the # of its address."))
        .build();
    let components = contract.components.get_or_insert_default();
    components.add_security_scheme("session", cookie);
    components.add_security_scheme("page", SecurityScheme::Http(secret));
    contract.info.version = env!("CARGO_PKG_VERSION").into();
    OpenApiRouter::with_openapi(contract)
        .nest("/api/v1", rooms::routes().merge(super::search::routes()).merge(limited(rooms::account::door())))
}

/// The document itself.
pub fn document() -> utoipa::openapi::OpenApi {
    routes(|door| door).split_for_parts().1
}

/// For everybody, and for the page that shows it, which has an origin of its own.
pub(super) fn as_json(document: String) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json"), (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], document)
}
