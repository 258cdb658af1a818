//! Taking a list that was sent down: what the house knows is answered at once, the rest becomes visits.

use axum::extract::State;
use codes::AreaCode;
use kernel::task::{self, NewTask};
use kernel::{Error, Read, Result, Store, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::list_lists::{PushedList, describe_one};
use super::matching::{self, Match};
use super::model::{RowAnswer, Urgency};
use super::sheet::{Asked, SentSheet, places};
use super::store::{PushedListId, PushedRowId, list, row, seal_cells};
use crate::house::House;
use crate::http::{At, Created, Refusals, SignedIn, words};
use crate::rooms::people::{self, AT_THE_DOOR, WorkerId};
use crate::rooms::round::model::RoundRules;
use crate::rooms::round::{CHECK, IMPORT_PUSHED_LIST};
use crate::rooms::screening::{ListKind, Parts, Upload, beside, said, take};

/// What the sender says of a list.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AboutList {
    /// The number of the batch.
    #[schema(min_length = 1, max_length = 60)]
    pub batch: String,
    /// Who sent it.
    #[schema(min_length = 1, max_length = 60)]
    pub sender: String,
    /// How fast the answer is wanted.
    pub urgency: Urgency,
    /// What to check.
    #[schema(min_length = 1, max_length = 500)]
    pub asks: String,
}

impl AboutList {
    fn parse(text: Option<&str>) -> Result<Self> {
        let text = text.ok_or(Error::invalid("about", "about_missing"))?;
        let about: Self =
            serde_json::from_str(text).map_err(|e| Error::invalid_because("about", "invalid_field", e))?;
        let needed = |field: &str, text: &str, longest: usize| {
            words(field, Some(text), longest)?.ok_or_else(|| Error::invalid(field, "text_length"))
        };
        Ok(Self {
            batch: needed("batch", &about.batch, 60)?,
            sender: needed("sender", &about.sender, 60)?,
            asks: needed("asks", &about.asks, 500)?,
            urgency: about.urgency,
        })
    }
}

/// Imports a list that was sent down. The part `about` says from whom and how urgent it is.
#[utoipa::path(put, path = "/pushed-lists/{id}", operation_id = "importPushedList", tag = "round",
    request_body(content = Upload, content_type = "multipart/form-data"), params(("id" = PushedListId, Path)),
    responses((status = 201, body = PushedList), (status = 200, body = PushedList, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn import_pushed_list(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<PushedListId>,
    parts: Parts,
) -> Result<Created<PushedList>> {
    let scope = person.scope(IMPORT_PUSHED_LIST)?;
    let place = *scope.areas().first().ok_or(Error::NotPermitted(IMPORT_PUSHED_LIST))?;
    let upload = take(parts).await?;
    let about = AboutList::parse(upload.about.as_deref())?;
    let digest = house.store.vault.index("request", &said(ListKind::Pushed, &upload)?).0;
    let places = places(&house.store.read, house.city).await?;
    let (bytes, mapping, today) = (upload.bytes, upload.mapping, house.store.clock.today());
    let sent = beside(move || SentSheet::read(bytes, mapping, &places, today)).await?;
    if let Some(field) = sent.missing().first() {
        return Err(Error::invalid_because("mapping", "mapping_incomplete", field.code()));
    }
    let made = house
        .store
        .journal
        .record(&person.actor, IMPORT_PUSHED_LIST, &place, async |tx| {
            tx.about("pushed_list", id);
            if let Some(known) = tx.one(list::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                let inside = known.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area));
                return if inside && known.digest == digest {
                    Ok(false)
                } else {
                    Err(Error::conflict("different_body"))
                };
            }
            let list =
                SentList { id, digest: digest.clone(), place, about: &about, file_name: &upload.name, sent: &sent };
            keep(tx, &house.store, list).await?;
            Ok(true)
        })
        .await?;
    let shown = describe_one(&house, &person, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// A list ready to be stored.
pub struct SentList<'a> {
    /// Its name.
    pub id: PushedListId,
    /// Fingerprint of the request.
    pub digest: Vec<u8>,
    /// The area it was sent to.
    pub place: AreaCode,
    /// What the sender says of it.
    pub about: &'a AboutList,
    /// The file's name.
    pub file_name: &'a str,
    /// Whom it asks about.
    pub sent: &'a SentSheet,
}

/// Stores a list with what the house answers to each of its rows.
pub async fn keep(tx: &mut Tx, store: &Store, new: SentList<'_>) -> Result<()> {
    let SentList { id, digest, place, about, file_name, sent } = new;
    let rules = RoundRules::on(&store.policy, tx.today())?;
    let due_at = tx.now().plus_hours(about.urgency.hours(rules.answer_within));
    let new = list::ActiveModel {
        id: Set(id),
        digest: Set(digest),
        area: Set(place.to_string()),
        batch: Set(about.batch.clone()),
        sender: Set(about.sender.clone()),
        urgency: Set(about.urgency.code().to_owned()),
        asks: Set(about.asks.clone()),
        due_at: Set(due_at),
        file_name: Set(file_name.to_owned()),
        head: Set(seal_cells(&store.vault, &sent.head)?),
        columns: Set(serde_json::to_string(&sent.columns).map_err(Error::internal)?),
        received_at: Set(tx.now()),
        received_by: Set(tx.actor().map(WorkerId)),
    };
    new.insert(tx).await?;
    let matches = matching::answer(tx, &store.vault, place, &sent.rows).await?;
    let (mut rows, mut tasks) = (vec![], vec![]);
    for (asked, known) in sent.rows.iter().zip(&matches) {
        let row = row_of(tx, store, id, asked, known)?;
        if known.answer == RowAnswer::Missed {
            tasks.push(visit_of(tx, *row.id.as_ref(), known, due_at).await?);
        }
        rows.push(row);
    }
    task::lay(tx, &tasks).await?;
    let subjects: Vec<Uuid> = tasks.iter().map(|task| task.subject).collect();
    let laid = tx.among(task::Entity::find(), task::Column::Subject, subjects).await?;
    let laid: std::collections::HashMap<Uuid, Uuid> = laid.into_iter().map(|task| (task.subject, task.id)).collect();
    for row in &mut rows {
        row.task_id = Set(laid.get(&row.id.as_ref().0).copied());
    }
    tx.insert_all(&rows).await?;
    tx.tell(&serde_json::json!({ "rows": rows.len(), "missed": tasks.len(), "urgency": about.urgency }));
    Ok(())
}

fn row_of(tx: &Tx, store: &Store, list: PushedListId, asked: &Asked, known: &Match) -> Result<row::ActiveModel> {
    Ok(row::ActiveModel {
        id: Set(PushedRowId::new(tx.now())),
        list_id: Set(list),
        number: Set(i32::try_from(asked.number).unwrap_or(i32::MAX)),
        area: Set(known.area.to_string()),
        cells: Set(seal_cells(&store.vault, &asked.cells)?),
        who: Set(asked.who.seal(&store.vault)?),
        person_id: Set(known.person_id),
        household_id: Set(known.household_id),
        answer: Set(known.answer.code().to_owned()),
        reason: Set(known.reason.map(str::to_owned)),
        to_area: Set(known.to_area.map(|area| area.to_string())),
        note: Set(None),
        by_machine: Set(true),
        task_id: Set(None),
        day: Set(tx.today()),
        answered_at: Set(tx.now()),
        answered_by: Set(None),
        version: Set(1),
    })
}

/// The visit to somebody whom nobody knows.
async fn visit_of(tx: &Tx, id: PushedRowId, known: &Match, due_at: kernel::Stamp) -> Result<NewTask> {
    let holder = people::answerable(tx, known.area, tx.today(), AT_THE_DOOR).await?;
    Ok(NewTask {
        kind: CHECK.code.to_owned(),
        area: known.area,
        subject: id.0,
        person_id: known.person_id.map(|person| person.0),
        household_id: None,
        holder: holder.map(|worker| worker.0),
        day: tx.today(),
        slot: "day".to_owned(),
        opens_at: tx.now(),
        due_at,
    })
}
