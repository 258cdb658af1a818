//! Writing down what somebody asks at a counter.

use axum::extract::State;
use chrono::Days;
use kernel::{Error, Read, Result, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::identity::{SeenDocument, at_seen, differs, hear};
use super::model::{BehalfGround, DataRequestKind, OwnDataRules};
use super::show_data_request::{DataRequest, describe_one};
use super::store::{self, DataRequestId, KIND, data_request};
use super::{ASKED, FILE_DATA_REQUEST};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::people::{self, PersonId, WorkerId};

/// Who asks for the person.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OnBehalf {
    /// Their name; kept sealed.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// Why they may.
    pub ground: BehalfGround,
}

/// A request as a clerk writes it down. The person is named by the document shown, or by their record.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileDataRequest {
    /// What they ask.
    pub kind: DataRequestKind,
    /// The person's record, where no document was shown yet.
    pub person_id: Option<PersonId>,
    /// The document shown: it must be the one recorded.
    pub seen: Option<SeenDocument>,
    /// Who asks for them, if not they themselves.
    pub behalf: Option<OnBehalf>,
    /// In words: what is wrong and what is right, what is to go, what is not clear. A copy needs none. Kept sealed.
    #[schema(max_length = 1000)]
    pub text: Option<String>,
    /// What they showed that the record is wrong; kept sealed.
    #[schema(max_length = 300)]
    pub proof: Option<String>,
}

/// Writes down what somebody who lives or arrived in scope asks about their own data.
#[utoipa::path(put, path = "/data-requests/{id}", operation_id = "fileDataRequest", tag = "own_data",
    request_body = FileDataRequest, params(("id" = DataRequestId, Path)),
    responses((status = 201, body = DataRequest), (status = 200, body = DataRequest, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn file_data_request(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DataRequestId>,
    Body(given): Body<FileDataRequest>,
) -> Result<Created<DataRequest>> {
    let scope = person.scope(FILE_DATA_REQUEST)?;
    let (read, vault) = (&house.store.read, &house.store.vault);
    let text = words("text", given.text.as_deref(), 1000)?;
    let proof = words("proof", given.proof.as_deref(), 300)?;
    let behalf = given.behalf.as_ref().map(|behalf| words("behalf.name", Some(&behalf.name), 60)).transpose()?;
    if behalf == Some(None) {
        return Err(Error::invalid("behalf.name", "text_length"));
    }
    if given.kind != DataRequestKind::Copy && text.is_none() {
        return Err(Error::invalid("text", "text_length"));
    }
    let named = match (given.person_id, &given.seen) {
        (Some(named), _) => Some(named),
        (None, Some(seen)) if seen.document_type != "none" => {
            let key = people::document_key(vault, &seen.document_type, &seen.number).map_err(at_seen)?;
            people::person_with_key(read, &key).await?
        }
        (None, _) => return Err(Error::invalid("seen", "person_or_document")),
    };
    let place = match named {
        Some(about) => people::place_of(read, &scope, about).await?.map(|(area, _)| (about, area)),
        None => None,
    };
    let Some((about, area)) = place else { return Err(nobody(&house, &person, &given).await?) };
    let differs = match &given.seen {
        Some(seen) => differs(&house, about, given.kind, seen).await?,
        None => None,
    };
    let digest = vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let seal = |text: Option<String>| text.map(|text| vault.seal(KIND, &text)).transpose();
    let asked = Asked { id, digest, kind: given.kind, about, channel: "counter", text: seal(text)? };
    let (proof, behalf) = (seal(proof)?, seal(behalf.flatten())?);
    let made = house
        .store
        .journal
        .record(&person.actor, FILE_DATA_REQUEST, &area, async |tx| {
            if let Some(seen) = &given.seen
                && let Some(refused) = hear(tx, &house, &person, (FILE_DATA_REQUEST, area), seen, differs).await?
            {
                tx.about("person", about);
                return Ok(Err(refused));
            }
            let seen = given.seen.as_ref().map(|seen| seen.document_type.as_str());
            let ground = given.behalf.as_ref().map(|behalf| behalf.ground.code());
            tx.about("data_request", id);
            tx.tell(&json!({ "kind": given.kind, "seen": seen, "behalf": ground }));
            let row = data_request::ActiveModel {
                proof: Set(proof),
                behalf: Set(behalf),
                behalf_ground: Set(ground.map(str::to_owned)),
                seen: Set(seen.map(str::to_owned)),
                seen_at: Set(seen.map(|_| tx.now())),
                seen_by: Set(seen.and(tx.actor().map(WorkerId))),
                ..Default::default()
            };
            write(tx, &house, area, asked, row).await.map(Ok)
        })
        .await??;
    let (row, _) = store::find(&house, &person, FILE_DATA_REQUEST, id).await?;
    let shown = describe_one(&house, row).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Nobody in scope is recorded with that document: it counts as a wrong one.
async fn nobody(house: &House, person: &SignedIn, given: &FileDataRequest) -> Result<Error> {
    let nobody = Error::NotFound("person");
    let (None, Some(seen), Some(post)) =
        (given.person_id, &given.seen, person.actor.granting(FILE_DATA_REQUEST).next().map(|grant| grant.area))
    else {
        return Ok(nobody);
    };
    let heard = house
        .store
        .journal
        .record(&person.actor, FILE_DATA_REQUEST, &post, async |tx| {
            hear(tx, house, person, (FILE_DATA_REQUEST, post), seen, Some(nobody)).await
        })
        .await?;
    heard.ok_or(Error::internal("a document that is nobody's was taken"))
}

/// What every request has, wherever it comes from.
pub struct Asked {
    pub id: DataRequestId,
    pub digest: Vec<u8>,
    pub kind: DataRequestKind,
    pub about: PersonId,
    pub channel: &'static str,
    pub text: Option<kernel::Sealed>,
}

/// Stores a request. Says whether it is new.
pub async fn write(
    tx: &mut Tx,
    house: &House,
    area: codes::AreaCode,
    asked: Asked,
    more: data_request::ActiveModel,
) -> Result<bool> {
    if let Some(known) = tx.one(data_request::Entity::find_by_id(asked.id)).await? {
        tx.nothing_changed();
        return if known.digest == asked.digest { Ok(false) } else { Err(Error::conflict("different_body")) };
    }
    kernel::gone::hold_off(tx).await?;
    if !people::hold_person(tx, asked.about).await? {
        return Err(Error::NotFound("person"));
    }
    if store::waits(tx, asked.about, asked.kind.code()).await? {
        return Err(Error::conflict("request_waits"));
    }
    let rules = OwnDataRules::on(&house.store.policy, tx.today())?;
    let row = data_request::ActiveModel {
        id: Set(asked.id),
        digest: Set(asked.digest),
        kind: Set(asked.kind.code().to_owned()),
        person_id: Set(asked.about),
        area: Set(area.to_string()),
        channel: Set(asked.channel.to_owned()),
        text: Set(asked.text),
        day: Set(tx.today()),
        asked_at: Set(tx.now()),
        asked_by: Set(tx.actor().map(WorkerId)),
        due_on: Set(tx.today() + Days::new(rules.days)),
        overdue: Set(false),
        handed: Set(0),
        state: Set("asked".to_owned()),
        version: Set(1),
        ..more
    };
    row.insert(tx).await?;
    tx.tally(&ASKED, area, tx.today(), asked.kind.code(), 1);
    Ok(true)
}
