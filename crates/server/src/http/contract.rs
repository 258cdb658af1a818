//! The lengths that the contract promises, so that the door keeps to what the document says.

use std::collections::HashMap;
use std::sync::LazyLock;

use utoipa::openapi::path::{Operation, Parameter, PathItem};
use utoipa::openapi::{RefOr, Schema};

use super::openapi::document;

type Lengths = HashMap<String, HashMap<String, usize>>;

static LENGTHS: LazyLock<Lengths> = LazyLock::new(|| {
    let paths = document().paths.paths;
    paths.into_iter().map(|(path, item)| (path, operations(item).flat_map(lengths).collect())).collect()
});

/// How many signs a parameter of that address may have, where the contract limits it.
pub fn longest(path: &str, parameter: &str) -> Option<usize> {
    LENGTHS.get(path)?.get(parameter).copied()
}

fn operations(item: PathItem) -> impl Iterator<Item = Operation> {
    [item.get, item.put, item.post, item.delete].into_iter().flatten()
}

fn lengths(operation: Operation) -> impl Iterator<Item = (String, usize)> {
    operation.parameters.unwrap_or_default().into_iter().filter_map(|parameter| {
        let RefOr::T(Parameter { name, schema: Some(RefOr::T(Schema::Object(text))), .. }) = parameter else {
            return None;
        };
        Some((name, text.max_length?))
    })
}
