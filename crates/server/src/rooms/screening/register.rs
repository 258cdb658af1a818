//! Registering arrivals, one or a thousand in one change: the way all doors share.

use kernel::{Day, Result, Sealed, Store, Tx};
use sea_orm::ActiveValue::Set;

use super::model::OriginKind;
use super::store::{ArrivalId, arrival, of_persons};
use super::{ARRIVALS, REGISTER_ARRIVAL};
use crate::rooms::alert::{self, NewAlert};
use crate::rooms::isolation::{self, NewIsolation};
use crate::rooms::people::{self, PersonId, SealedDoor, SealedPerson, WorkerId};
use codes::AreaCode;

/// A checked arrival.
#[derive(Clone, Debug)]
pub struct NewArrival {
    /// Its name.
    pub id: ArrivalId,
    /// Fingerprint of the request, by which a repetition is told from another request.
    pub digest: Vec<u8>,
    /// Who.
    pub person: SealedPerson,
    /// Community or finer.
    pub area: AreaCode,
    /// The door where they stay.
    pub door: SealedDoor,
    /// Where from, in words.
    pub origin: String,
    /// What that is.
    pub origin_kind: OriginKind,
    /// When they left it, if known.
    pub left_origin_on: Option<Day>,
    /// When they arrived.
    pub arrived_on: Day,
    /// Train, flight or plate.
    pub transport: Option<String>,
    /// The answer to "were you in a risk area in the last 14 days".
    pub been_to_risk_area: Option<bool>,
    /// Tenths of a degree Celsius.
    pub temperature: Option<i32>,
    /// How they feel, in words.
    pub condition: Option<Sealed>,
    /// Anything else.
    pub note: Option<Sealed>,
    /// `desk`, `field` or `sheet`.
    pub source: &'static str,
    /// Who registers: which of those whom the change is for.
    pub by: usize,
}

/// What became of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registered {
    /// It is new.
    Created,
    /// The person was registered before, under that name.
    Duplicate(ArrivalId),
}

/// Stores arrivals with their persons and households, counts them, isolates whom the policy says must stay at home, and raises
/// an alert for whoever comes with a fever.
///
/// The answers come in the order given. One person counts once: whoever is known is a duplicate and nothing of them is written.
pub async fn register(tx: &mut Tx, store: &Store, new: &[NewArrival]) -> Result<Vec<Registered>> {
    let people = people::find_or_add_persons(tx, &new.iter().map(|one| &one.person).collect::<Vec<_>>()).await?;
    let mut known = of_persons(tx, &people).await?;
    let mut answers = Vec::with_capacity(new.len());
    let mut fresh = vec![];
    for (one, person) in new.iter().zip(&people) {
        if let Some(first) = known.get(person) {
            answers.push(Registered::Duplicate(*first));
        } else {
            known.insert(*person, one.id);
            fresh.push((one, *person));
            answers.push(Registered::Created);
        }
    }
    let doors: Vec<_> = fresh.iter().map(|(one, _)| &one.door).collect();
    let households = people::find_or_add_households(tx, &doors).await?;
    let today = tx.today();
    let mut rows = Vec::with_capacity(fresh.len());
    let (mut isolations, mut fevers) = (vec![], vec![]);
    let rules = isolation::IsolationRules::on(&store.policy, today)?;
    for ((one, person_id), household_id) in fresh.iter().zip(households) {
        tx.speak_for(one.by);
        rows.push(arrival::ActiveModel {
            id: Set(one.id),
            digest: Set(one.digest.clone()),
            person_id: Set(*person_id),
            household_id: Set(household_id),
            area: Set(one.area.to_string()),
            origin: Set(one.origin.clone()),
            origin_kind: Set(one.origin_kind.code().to_owned()),
            left_origin_on: Set(one.left_origin_on),
            arrived_on: Set(one.arrived_on),
            transport: Set(one.transport.clone()),
            been_to_risk_area: Set(one.been_to_risk_area),
            temperature: Set(one.temperature),
            condition: Set(one.condition.clone()),
            note: Set(one.note.clone()),
            status: Set("registered".to_owned()),
            source: Set(one.source.to_owned()),
            registered_on: Set(today),
            registered_at: Set(tx.now()),
            registered_by: Set(tx.actor().map(WorkerId)),
            version: Set(1),
        });
        tx.tally(&ARRIVALS, one.area, today, one.origin_kind.code(), 1);
        tx.also(REGISTER_ARRIVAL, one.area, "arrival", one.id, &serde_json::json!({ "source": one.source }));
        if let Some(temperature) = one.temperature
            && rules.is_fever(temperature)
        {
            fevers.push((one.by, fever(one, *person_id)));
        }
        let (_, ends_on) = isolation::window(&rules, one.left_origin_on, today);
        if one.origin_kind == OriginKind::RiskArea && isolation::needed(ends_on, today) {
            isolations.push(NewIsolation {
                id: isolation::IsolationId::new(tx.now()),
                digest: vec![],
                arrival_id: one.id,
                person_id: *person_id,
                household_id,
                area: one.area,
                ground: "risk_area",
                reason: None,
                left_origin_on: one.left_origin_on,
                by: one.by,
            });
        }
    }
    tx.insert_all(&rows).await?;
    isolation::open_many(tx, store, &isolations).await?;
    for (by, fever) in fevers {
        tx.speak_for(by);
        alert::raise(tx, store, fever).await?;
    }
    Ok(answers)
}

/// Who arrives with a fever is looked at now, whether they must stay at home or not.
fn fever(arrival: &NewArrival, person_id: PersonId) -> NewAlert {
    NewAlert {
        rule: &alert::FEVER,
        area: arrival.area,
        subject_kind: "arrival",
        subject_id: arrival.id.0,
        person_id: Some(person_id),
        cause: format!("fever {}", arrival.id),
        detail: serde_json::json!({ "source": arrival.source }),
        named: alert::Named::default(),
    }
}
