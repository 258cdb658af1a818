//! What became different since a phone was here last. Pure: the pack as it is now, the cursor and what the phone holds.

use std::collections::{BTreeMap, BTreeSet};

use codes::AreaCode;
use kernel::{Day, Scope, journal::Line};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// One thing that a phone carries.
#[derive(Clone, Debug, PartialEq, Serialize, utoipa::ToSchema)]
pub struct Item {
    /// What it is: `area`, `household`, `task`, `isolation`, `alert`, `rule`.
    pub kind: &'static str,
    /// Its name among those of its kind.
    pub id: String,
    /// Changes when the body does.
    pub v: String,
    /// As the page of the phone shows it.
    #[schema(value_type = Object)]
    pub body: serde_json::Value,
}

impl Item {
    /// Something to carry, as an operation of its room would show it.
    pub fn of(kind: &'static str, id: impl ToString, body: &impl Serialize) -> kernel::Result<Self> {
        let body = serde_json::to_value(body).map_err(kernel::Error::internal)?;
        Ok(Self { kind, id: id.to_string(), v: digest([body.to_string()]), body })
    }
}

/// Something that a phone must no longer carry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
pub struct Tombstone {
    /// What it was.
    pub kind: String,
    /// Its name.
    pub id: String,
}

/// What a phone says it holds of each kind: name and `v`.
pub type Held = BTreeMap<String, BTreeMap<String, String>>;

/// How far a phone has come: the journal's number, the day, the areas, and a fingerprint of each kind it got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub seq: i64,
    pub day: Day,
    pub areas: String,
    pub kinds: BTreeMap<String, String>,
}

/// Twelve hexadecimal digits of a SHA-256: 48 bits, and whoever would want two texts to collide only fools their own phone.
fn digest<T: AsRef<[u8]>>(texts: impl IntoIterator<Item = T>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text);
        hash.update([0]);
    }
    hex::encode(&hash.finalize()[..6])
}

impl Cursor {
    /// Where a phone stands that has these items.
    pub fn at(seq: i64, day: Day, scope: &Scope, kinds: &[&str], items: &[Item]) -> Self {
        let of = |kind: &&str| {
            let own: BTreeSet<_> =
                items.iter().filter(|item| item.kind == *kind).map(|item| (&item.id, &item.v)).collect();
            ((*kind).to_owned(), digest(own.into_iter().flat_map(|(id, v)| [id, v])))
        };
        let areas = digest(scope.areas().iter().map(AreaCode::as_str));
        Self { seq, day, areas, kinds: kinds.iter().map(of).collect() }
    }

    /// Reads what a phone was given. What does not parse is an old phone's: it starts anew.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (seq, day, areas) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.to_owned());
        let kinds = parts.map(|part| part.split_once('~').map(|(kind, hash)| (kind.to_owned(), hash.to_owned())));
        Some(Self { seq, day, areas, kinds: kinds.collect::<Option<_>>()? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.seq, self.day, self.areas)?;
        self.kinds.iter().try_for_each(|(kind, hash)| write!(f, ".{kind}~{hash}"))
    }
}

/// What a phone must do to hold what is there now.
#[derive(Debug, Default, PartialEq)]
pub struct Delta {
    pub items: Vec<Item>,
    pub gone: Vec<Tombstone>,
    /// Kinds that became different and of which the phone did not say what it holds.
    pub differs: Vec<String>,
}

/// Compares kind by kind: the same fingerprint is nothing to do; else what the phone holds decides.
pub fn delta(now: &Cursor, items: Vec<Item>, before: &Cursor, held: &Held) -> Delta {
    let mut delta = Delta::default();
    let differs = |kind: &String| before.kinds.get(kind) != now.kinds.get(kind);
    delta.differs = now.kinds.keys().filter(|kind| differs(kind) && !held.contains_key(*kind)).cloned().collect();
    let mut there: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut wanted = vec![];
    for item in items {
        let Some(known) = held.get(item.kind) else { continue };
        there.entry(item.kind).or_default().insert(item.id.clone());
        if known.get(&item.id) != Some(&item.v) {
            wanted.push(item);
        }
    }
    delta.items = wanted;
    for (kind, known) in held {
        let there = there.get(kind.as_str());
        let left = known.keys().filter(|id| there.is_none_or(|there| !there.contains(*id)));
        delta.gone.extend(left.map(|id| Tombstone { kind: kind.clone(), id: id.clone() }));
    }
    delta
}

/// Whether a line of the journal may have changed what a phone with this scope carries.
///
/// Outside its areas nothing concerns it but what can reach across: a move, a merge. Above them everything does, for what the
/// clock does for the whole city is noted there; only who comes and goes is no news.
pub fn concerns(line: &Line, scope: &Scope) -> bool {
    if line.act.starts_with("sync.") || line.act.starts_with("account.") {
        return false;
    }
    let reaches = ["area.", "people.", "isolation.give_order", "isolation.run_batch"];
    reaches.iter().any(|act| line.act.starts_with(act))
        || line
            .area_code()
            .is_none_or(|area| scope.contains(&area) || scope.areas().iter().any(|own| area.contains(own)))
}

#[cfg(test)]
mod tests {
    use proptest::collection::btree_map;
    use proptest::prelude::*;

    use super::*;

    const KINDS: &[&str] = &["household", "task"];

    fn day() -> Day {
        "2020-02-10".parse().unwrap()
    }

    fn pack(rows: &BTreeMap<(bool, u8), u8>) -> Vec<Item> {
        let item = |((task, id), body): (&(bool, u8), &u8)| Item::of(KINDS[usize::from(*task)], id, body).unwrap();
        rows.iter().map(item).collect()
    }

    fn cursor(items: &[Item]) -> Cursor {
        Cursor::at(7, day(), &Scope::of(["220581001".parse().unwrap()]), KINDS, items)
    }

    fn holding(items: &[Item], kinds: &[String]) -> Held {
        let mut held: Held = kinds.iter().map(|kind| (kind.clone(), BTreeMap::new())).collect();
        for item in items {
            held.entry(item.kind.to_owned()).and_modify(|own| drop(own.insert(item.id.clone(), item.v.clone())));
        }
        held
    }

    proptest! {
        #[test]
        fn a_phone_that_follows_holds_what_is_there(
            before in btree_map((any::<bool>(), 0_u8..20), 0_u8..4, 0..20),
            after in btree_map((any::<bool>(), 0_u8..20), 0_u8..4, 0..20),
        ) {
            let (old, new) = (pack(&before), pack(&after));
            let (was, is) = (cursor(&old), cursor(&new));
            prop_assert_eq!(Cursor::parse(&is.to_string()), Some(is.clone()));
            let asked = delta(&is, new.clone(), &was, &Held::new());
            let told = delta(&is, new.clone(), &was, &holding(&old, &asked.differs));
            prop_assert!(told.differs.is_empty());
            let mut phone: BTreeMap<_, _> = old.into_iter().map(|item| ((item.kind.to_owned(), item.id.clone()), item)).collect();
            for gone in told.gone {
                prop_assert!(phone.remove(&(gone.kind, gone.id)).is_some(), "only what was held is buried");
            }
            for item in told.items {
                phone.insert((item.kind.to_owned(), item.id.clone()), item);
            }
            let there: BTreeMap<_, _> = new.into_iter().map(|item| ((item.kind.to_owned(), item.id.clone()), item)).collect();
            prop_assert_eq!(phone, there);
        }
    }
}
