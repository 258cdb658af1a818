//! What the caller may report: a layman what a layman can judge, a medic all.

use axum::Json;
use axum::extract::State;
use kernel::Result;
use serde::Serialize;

use crate::house::House;
use crate::http::{Refusals, SignedIn};
use crate::rooms::isolation::model::ReadingRules;
use crate::rooms::isolation::{CONFIRM_READING, LIST_SYMPTOMS};

/// What may be reported.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Symptoms {
    /// Codes, in the order of the guideline.
    pub symptoms: Vec<&'static str>,
}

/// Lists the symptoms that the caller may report. Village staff said they cannot judge some of them: those are the medic's.
#[utoipa::path(get, path = "/symptoms", operation_id = "listSymptoms", tag = "isolation",
    responses((status = 200, body = Symptoms), Refusals), security(("session" = [])))]
pub async fn list_symptoms(State(house): State<House>, person: SignedIn) -> Result<Json<Symptoms>> {
    person.scope(LIST_SYMPTOMS)?;
    symptoms(&house, &person).map(Json)
}

/// The symptoms that somebody may report.
pub fn symptoms(house: &House, person: &SignedIn) -> Result<Symptoms> {
    let medic = person.scope(CONFIRM_READING).is_ok();
    let rules = ReadingRules::on(&house.store.policy, house.store.clock.today())?;
    Ok(Symptoms { symptoms: rules.reportable(medic).collect() })
}
