//! Which act a request asks for, by its method and its address.

use std::collections::HashMap;
use std::sync::OnceLock;

use axum::extract::MatchedPath;
use axum::http::Method;
use axum::http::request::Parts;
use kernel::Act;

use crate::rooms;

/// The act behind a request, by the method and the address as the routes are written.
pub(super) fn act_of(parts: &Parts) -> Option<Act> {
    let path = parts.extensions.get::<MatchedPath>()?;
    let method = if parts.method == Method::HEAD { &Method::GET } else { &parts.method };
    known_acts().get(path.as_str())?.iter().find(|(known, _)| known == method).map(|(_, act)| *act)
}

/// The act behind a method and an address: of those routes that fit, the one with the fewest open places.
pub fn act_at(method: &Method, address: &str) -> Option<Act> {
    let parts: Vec<&str> = address.split('?').next()?.split('/').collect();
    let open = |part: &str| part.starts_with('{');
    let fits = |route: &str| {
        let route: Vec<&str> = route.split('/').collect();
        let same = |(wanted, given): (&&str, &&str)| wanted == given || open(wanted) && !given.is_empty();
        (route.len() == parts.len() && route.iter().zip(&parts).all(same))
            .then(|| route.iter().filter(|part| open(part)).count())
    };
    let of_method = |acts: &[(Method, Act)]| acts.iter().find(|(known, _)| known == method).map(|(_, act)| *act);
    let found = known_acts().iter().filter_map(|(route, acts)| Some((fits(route)?, of_method(acts)?)));
    found.min_by_key(|(open, _)| *open).map(|(_, act)| act)
}

/// Whether the act only reads, or belongs to a phone that brings what it kept: nobody is there then who could confirm it.
pub fn cannot_ask(act: Act) -> bool {
    let mut known = known_acts().values().flatten();
    act.code.starts_with("sync.") || known.any(|(method, known)| *known == act && method == Method::GET)
}

/// What can be done at each address.
fn known_acts() -> &'static HashMap<String, Vec<(Method, Act)>> {
    static ACTS: OnceLock<HashMap<String, Vec<(Method, Act)>>> = OnceLock::new();
    ACTS.get_or_init(|| {
        let by_operation: HashMap<String, Act> =
            rooms::acts().into_iter().map(|act| (act.operation_id(), act)).collect();
        let paths = crate::http::document().paths.paths.into_iter();
        let of = |method, operation: Option<utoipa::openapi::path::Operation>| {
            Some((method, *by_operation.get(&operation?.operation_id?)?))
        };
        let all = paths.map(|(path, item)| {
            let each = [
                of(Method::GET, item.get),
                of(Method::PUT, item.put),
                of(Method::POST, item.post),
                of(Method::DELETE, item.delete),
                of(Method::PATCH, item.patch),
            ];
            (path, each.into_iter().flatten().collect())
        });
        all.collect()
    })
}
