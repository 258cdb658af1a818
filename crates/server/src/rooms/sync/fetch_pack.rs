//! Fetching what the phone carries: all of it at first, then what became different.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Error, Result, journal};
use serde::{Deserialize, Serialize};

use super::FETCH_PACK;
use super::delta::{self, Cursor, Held, Item, Tombstone};
use super::model::SyncRules;
use super::parts::{self, Carrier, KINDS};
use super::store::{Phone, contact};
use crate::house::House;
use crate::http::{Body, Refusals, SignedIn};

/// What a phone asks for.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FetchPack {
    /// The phone.
    pub phone: Phone,
    /// The `cursor` of the answer before; everything is sent where none is given.
    #[schema(max_length = 1000)]
    pub after: Option<String>,
    /// Of each kind that an answer named in `differs`: the names it holds, each with its `v`.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub held: Held,
    /// Only this part of the caller's areas.
    #[schema(value_type = Option<String>)]
    pub area: Option<AreaCode>,
}

/// What a phone carries.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Pack {
    /// Ask with it the next time.
    pub cursor: String,
    /// The day it is for.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// These are all items: whatever else the phone holds is gone.
    pub whole: bool,
    /// What is new or became different.
    pub items: Vec<Item>,
    /// What the phone holds and must forget: it was closed, or lies in the caller's areas no more.
    pub gone: Vec<Tombstone>,
    /// Kinds that became different: ask again with the same cursor and say in `held` what the phone has of them.
    pub differs: Vec<String>,
    /// Households and residents in the areas; told with everything only.
    pub subjects: Option<u64>,
    /// `large_scope`: it works, but a narrower one would be faster.
    pub warning: Option<&'static str>,
}

/// So many lines of the journal are looked through; after more of them the pack is compared.
const LINES: i64 = 2000;

/// Fetches what the caller carries: their areas, households and residents, today's and tomorrow's tasks, isolations under way,
/// alerts, rules.
///
/// A cursor costs next to nothing where nothing concerned the caller's areas. Where something did, the answer names the kinds
/// that became different, and the phone says what it holds of those: so it hears exactly what is new and what is gone.
#[utoipa::path(post, path = "/sync/pack", operation_id = "fetchPack", tag = "sync", request_body = FetchPack,
    responses((status = 200, body = Pack), Refusals), security(("session" = [])))]
pub async fn fetch_pack(
    State(house): State<House>,
    person: SignedIn,
    Body(given): Body<FetchPack>,
) -> Result<Json<Pack>> {
    let scope = person.scope(FETCH_PACK)?.narrow(given.area.as_ref());
    let contact = contact(&house, &person, given.phone).await?;
    let (read, day) = (&house.store.read, house.store.clock.today());
    // The number first: what is committed meanwhile is seen now and once more the next time.
    let seq = journal::last(read).await?.map_or(0, |line| line.seq);
    let before = given.after.as_deref().and_then(Cursor::parse);
    let same_view = |cursor: &&Cursor| cursor.day == day && cursor.areas == Cursor::at(0, day, &scope, &[], &[]).areas;
    if let Some(cursor) = before.as_ref().filter(same_view).filter(|_| given.held.is_empty()) {
        let lines = journal::lines_after(read, cursor.seq, LINES + 1).await?;
        if lines.len() as i64 <= LINES && !lines.iter().any(|line| delta::concerns(line, &scope)) {
            contact.note(&house, &person, FETCH_PACK).await?;
            let cursor = Cursor { seq: seq.max(cursor.seq), ..cursor.clone() };
            return Ok(Json(Pack::of(cursor.to_string(), day)));
        }
    }
    let carrier = Carrier { house: &house, person: &person, within: given.area };
    let rules = SyncRules::on(&house.store.policy, day)?;
    let subjects = parts::subjects(&carrier).await?;
    if subjects > rules.largest {
        let most = format!("{subjects} households and residents; at most {}", rules.largest);
        return Err(Error::invalid_because("area", "scope_too_large", most));
    }
    let items = parts::all(&carrier).await?;
    let now = Cursor::at(seq, day, &scope, KINDS, &items);
    let warning = (subjects > rules.large).then_some("large_scope");
    contact.note(&house, &person, FETCH_PACK).await?;
    let pack = match before {
        None => Pack { whole: true, items, subjects: Some(subjects), warning, ..Pack::of(now.to_string(), day) },
        Some(before) => {
            let delta = delta::delta(&now, items, &before, &given.held);
            // Until the phone has said what it holds it stays where it is.
            let cursor = if delta.differs.is_empty() { now } else { before };
            let (items, gone, differs) = (delta.items, delta.gone, delta.differs);
            Pack { items, gone, differs, warning, ..Pack::of(cursor.to_string(), day) }
        }
    };
    Ok(Json(pack))
}

impl Pack {
    fn of(cursor: String, day: Day) -> Self {
        Self { cursor, day, whole: false, items: vec![], gone: vec![], differs: vec![], subjects: None, warning: None }
    }
}
