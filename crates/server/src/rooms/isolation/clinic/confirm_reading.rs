//! A medic judges a reading: what a layman reported is confirmed, ruled out, or watched.

use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use super::judgements::{Judgement, NewJudgement, Verdict, judge, judgements};
use super::store::{JudgementId, judgement};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::alert;
use crate::rooms::isolation::CONFIRM_READING;
use crate::rooms::isolation::model::SYMPTOMS;
use crate::rooms::isolation::readings::ReadingId;
use crate::rooms::isolation::store::reading;

/// A judgement as a form carries it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmReading {
    /// Of which reading.
    pub reading_id: ReadingId,
    /// What the medic makes of it.
    pub verdict: Verdict,
    /// What they found; none where it is ruled out.
    #[serde(default)]
    #[schema(max_items = 11)]
    pub symptoms: Vec<String>,
    /// In words; kept sealed.
    #[schema(max_length = 500)]
    pub note: Option<String>,
    /// Closes the alert that the reading raised, with the note as its outcome.
    #[serde(default)]
    pub close_alert: bool,
}

impl ConfirmReading {
    /// The note, once all fits together.
    fn check(&self) -> Result<Option<String>> {
        if let Some(at) = self.symptoms.iter().position(|symptom| !SYMPTOMS.contains(&symptom.as_str())) {
            return Err(Error::invalid(format!("symptoms[{at}]"), "symptom_unknown"));
        }
        match self.verdict {
            Verdict::RuledOut if !self.symptoms.is_empty() => {
                return Err(Error::invalid("symptoms", "symptoms_ruled_out"));
            }
            Verdict::Confirmed if self.symptoms.is_empty() => {
                return Err(Error::invalid("symptoms", "symptoms_missing"));
            }
            _ => {}
        }
        let note = words("note", self.note.as_deref(), 500)?;
        // An alert is closed with what came of it.
        if self.close_alert && note.is_none() {
            return Err(Error::invalid("note", "note_missing"));
        }
        Ok(note)
    }
}

/// Judges a reading. A later judgement stands beside the earlier one; the latest holds.
#[utoipa::path(put, path = "/judgements/{id}", operation_id = "confirmReading", tag = "isolation",
    request_body = ConfirmReading, params(("id" = JudgementId, Path)),
    responses((status = 201, body = Judgement), (status = 200, body = Judgement, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn confirm_reading(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<JudgementId>,
    Body(given): Body<ConfirmReading>,
) -> Result<Created<Judgement>> {
    let scope = person.scope(CONFIRM_READING)?;
    let vault = &house.store.vault;
    let note = given.check()?;
    let seen = house.store.read.one(reading::Entity::find_by_id(given.reading_id)).await?;
    let seen = seen.filter(|row| row.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area)));
    let seen = seen.ok_or(Error::invalid("reading_id", "reading_unknown"))?;
    let area: AreaCode = seen.area.parse().map_err(Error::internal)?;
    if given.close_alert {
        person.actor.must(alert::CLOSE_ALERT, &area)?;
    }
    let new = NewJudgement {
        id,
        digest: vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0,
        verdict: given.verdict,
        symptoms: given.symptoms,
        note,
        close_alert: given.close_alert,
    };
    let made = house
        .store
        .journal
        .record(&person.actor, CONFIRM_READING, &area, async |tx| {
            tx.about("isolation", seen.isolation_id);
            tx.tell(&serde_json::json!({ "reading": seen.id, "verdict": new.verdict }));
            if let Some(known) = tx.one(judgement::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == new.digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            judge(tx, vault, &seen, &new).await?;
            Ok(true)
        })
        .await?;
    let judged = judgements(&house, vec![given.reading_id]).await?.remove(&given.reading_id);
    let shown = judged.ok_or(Error::NotFound("judgement"))?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}
