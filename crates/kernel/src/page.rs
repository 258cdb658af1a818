//! Lists come in pages; the next page starts after the last row's key, so cost never grows with depth.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// Where a page starts and how long it is.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// At most this many rows; 50 if not given.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub after: Option<String>,
}

impl PageQuery {
    /// The number of rows to show.
    ///
    /// # Errors
    /// `invalid_limit` outside 1–200.
    pub fn rows(&self) -> Result<u64> {
        match self.limit.unwrap_or(50) {
            rows @ 1..=200 => Ok(rows),
            _ => Err(Error::invalid("limit", "invalid_limit")),
        }
    }

    /// The key of the last row of the page before.
    ///
    /// # Errors
    /// `invalid_after` for text that is not a cursor of this list.
    pub fn key<K: DeserializeOwned>(&self) -> Result<Option<K>> {
        let odd = || Error::invalid("after", "invalid_after");
        let Some(after) = &self.after else { return Ok(None) };
        let bytes = hex::decode(after).map_err(|_| odd())?;
        serde_json::from_slice(&bytes).map(Some).map_err(|_| odd())
    }
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Page<T> {
    /// The rows, in the order of the list.
    pub rows: Vec<T>,
    /// Ask again with `after` = this; null on the last page.
    pub next: Option<String>,
    /// Rows of the whole list where the tallies know it.
    pub total: Option<i64>,
}

impl<T> Page<T> {
    /// Cuts `rows`, of which one more than `limit` was asked for, and notes the key of the last one shown.
    pub fn cut<K: Serialize>(mut rows: Vec<T>, limit: u64, total: Option<i64>, key: impl Fn(&T) -> K) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|last| cursor(&key(last)));
        Self { rows, next, total }
    }

    /// The same page with other rows.
    pub fn map<U>(self, show: impl FnMut(T) -> U) -> Page<U> {
        Page { rows: self.rows.into_iter().map(show).collect(), next: self.next, total: self.total }
    }
}

fn cursor(key: &impl Serialize) -> String {
    hex::encode(serde_json::to_vec(key).expect("a key of plain values always serialises"))
}
