//! The pages that papers open, and the line in the journal for each paper that leaves the house.

use std::collections::{BTreeSet, HashMap};

use codes::AreaCode;
use kernel::{Act, Error, Result, Store, Tx};

use super::model::NoticeKind;
use super::store::{NoticeId, notice};
use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::isolation::{PageOf, page_path};

/// Papers, and the path of the page that each opens.
pub struct Pages(pub Vec<notice::Model>, pub HashMap<NoticeId, String>);

/// Opens the pages of papers that are printed again.
pub async fn open(house: &House, person: &SignedIn, act: Act, rows: Vec<notice::Model>) -> Result<Pages> {
    let areas = rows.iter().map(|row| row.area.parse::<AreaCode>().map_err(Error::internal));
    let areas = areas.collect::<Result<BTreeSet<_>>>()?;
    let people: Vec<_> = areas.into_iter().map(|area| (&*person.actor, area)).collect();
    let work = async |tx: &mut Tx| {
        tx.nothing_changed();
        of(tx, &house.store, act, rows).await
    };
    house.store.journal.record_for(act, &people, work).await
}

/// The pages of papers; each paper is a line in the journal of whom it is about.
pub async fn of(tx: &mut Tx, store: &Store, act: Act, rows: Vec<notice::Model>) -> Result<Pages> {
    let mut paths = HashMap::new();
    for row in &rows {
        let area: AreaCode = row.area.parse().map_err(Error::internal)?;
        let told = serde_json::json!({ "notice": row.id, "kind": row.kind, "number": row.number });
        let page = match row.isolation_id {
            Some(id) => {
                tx.also(act, area, "isolation", id, &told);
                PageOf::Person(id)
            }
            None => {
                tx.also(act, area, "household", row.household_id, &told);
                PageOf::Door(row.household_id)
            }
        };
        if NoticeKind::of_code(&row.kind).is_some_and(NoticeKind::has_page) {
            paths.insert(row.id, page_path(tx, store, page, area).await?);
        }
    }
    Ok(Pages(rows, paths))
}
