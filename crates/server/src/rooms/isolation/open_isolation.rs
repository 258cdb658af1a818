//! Opening isolations: by the policy when somebody is registered, or by hand.

use axum::extract::State;
use chrono::Days;
use codes::AreaCode;
use kernel::{Day, Error, Result, Sealed, Store, Tx};
use sea_orm::ActiveValue::Set;
use serde::{Deserialize, Serialize};

use super::episode::OrderKind;
use super::lay_tasks::lay_ahead;
use super::model::{IsolationRules, authority, needed, window};
use super::orders::{begin_stays, recount};
use super::show_isolation::{Isolation, describe_one};
use super::store::{self, IsolationId, isolation, order};
use super::{OPEN_ISOLATION, STARTED};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::people::{self, HouseholdId, PersonId, WorkerId};
use crate::rooms::screening::{self, ArrivalFacts, ArrivalId};

/// An isolation to be opened.
#[derive(Clone, Debug)]
pub struct NewIsolation {
    /// Its name.
    pub id: IsolationId,
    /// Fingerprint of the request; empty where the policy opened it.
    pub digest: Vec<u8>,
    /// The arrival it follows from.
    pub arrival_id: ArrivalId,
    /// Who.
    pub person_id: PersonId,
    /// Where.
    pub household_id: HouseholdId,
    /// The area of that door.
    pub area: AreaCode,
    /// Why: `risk_area`, or `order` where a person says.
    pub ground: &'static str,
    /// What that person says.
    pub reason: Option<Sealed>,
    /// When they left the risk area, if known.
    pub left_origin_on: Option<Day>,
    /// Who orders it: which of those whom the change is for.
    pub by: usize,
}

/// Opens isolations with their first orders, counts them and lays what is still to be done today.
pub async fn open_many(tx: &mut Tx, store: &Store, new: &[NewIsolation]) -> Result<Vec<IsolationId>> {
    if new.is_empty() {
        return Ok(vec![]);
    }
    let today = tx.today();
    let rules = IsolationRules::on(&store.policy, today)?;
    let authority = authority(&store.policy, today)?;
    let homes: Vec<HouseholdId> = new.iter().map(|one| one.household_id).collect();
    people::lock_households(tx, homes.iter().copied()).await?;
    let (mut rows, mut orders) = (Vec::with_capacity(new.len()), Vec::with_capacity(new.len()));
    for one in new {
        tx.speak_for(one.by);
        let (started_on, ends_on) = window(&rules, one.left_origin_on, today);
        let row = isolation::Model {
            id: one.id,
            digest: one.digest.clone(),
            arrival_id: one.arrival_id,
            person_id: one.person_id,
            household_id: one.household_id,
            area: one.area.to_string(),
            ground: one.ground.to_owned(),
            counted_from: ends_on - Days::new(rules.days),
            started_on,
            ends_on,
            state: "isolating".to_owned(),
            ended_on: None,
            fever: false,
            version: 1,
        };
        orders.push(order::ActiveModel {
            id: Set(kernel::id::new(tx.now())),
            digest: Set(vec![]),
            isolation_id: Set(row.id),
            area: Set(row.area.clone()),
            kind: Set(OrderKind::Open.code().to_owned()),
            ground: Set(row.ground.clone()),
            reason: Set(one.reason.clone()),
            basis: Set(authority.basis.clone()),
            issuer: Set(authority.issuer.clone()),
            household_id: Set(row.household_id),
            ends_on: Set(ends_on),
            day: Set(today),
            at: Set(tx.now()),
            worker_id: Set(tx.actor().map(WorkerId)),
        });
        rows.push(row);
        tx.tally(&STARTED, one.area, today, "", 1);
        // What a person wrote as the reason may name people: the journal has the code only.
        tx.also(
            OPEN_ISOLATION,
            one.area,
            "isolation",
            one.id,
            &serde_json::json!({ "ground": one.ground, "ends_on": ends_on }),
        );
    }
    screening::set_status(tx, new.iter().map(|one| one.arrival_id), "isolating").await?;
    tx.insert_all(&rows.iter().cloned().map(isolation::ActiveModel::from).collect::<Vec<_>>()).await?;
    tx.insert_all(&orders).await?;
    begin_stays(tx, &rows, today).await?;
    recount(tx, &homes).await?;
    lay_ahead(tx, store, &rows).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// An order to stay at home.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenIsolation {
    /// The arrival it follows from.
    pub arrival_id: ArrivalId,
    /// Why.
    #[schema(min_length = 1, max_length = 200)]
    pub ground: String,
    /// The day of the last exposure, if known: the days are counted from it, or from leaving the risk area if that was later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    pub exposed_on: Option<Day>,
}

/// Orders a registered returnee to stay at home.
#[utoipa::path(put, path = "/isolations/{id}", operation_id = "openIsolation", tag = "isolation", request_body = OpenIsolation,
    params(("id" = IsolationId, Path)),
    responses((status = 201, body = Isolation), (status = 200, body = Isolation, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn open_isolation(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<IsolationId>,
    Body(given): Body<OpenIsolation>,
) -> Result<Created<Isolation>> {
    let scope = person.scope(OPEN_ISOLATION)?;
    let ground = words("ground", Some(&given.ground), 200)?.ok_or(Error::invalid("ground", "text_length"))?;
    if given.exposed_on.is_some_and(|day| day > house.store.clock.today()) {
        return Err(Error::invalid("exposed_on", "date_range"));
    }
    let unknown = || Error::invalid("arrival_id", "arrival_unknown");
    let facts = screening::facts(&house.store.read, given.arrival_id).await.map_err(|_| unknown())?;
    if !scope.contains(&facts.area) {
        return Err(unknown());
    }
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let made = house
        .store
        .journal
        .record(&person.actor, OPEN_ISOLATION, &facts.area, async |tx| {
            // The line of the order itself is written by `open_many`.
            tx.nothing_changed();
            open_by_order(tx, &house.store, id, digest, given.arrival_id, &ground, given.exposed_on).await
        })
        .await?;
    let shown = describe_one(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Orders arrivals to stay at home whom somebody decided about on the spot, for example at a checkpoint, each in the name of
/// one of those whom the change is for. Whoever is isolated already stays so.
///
/// # Errors
/// What [`openable`] says of any of them.
pub async fn isolate_arrivals(tx: &mut Tx, store: &Store, decided: &[(ArrivalId, usize)], ground: &str) -> Result<()> {
    let rules = IsolationRules::on(&store.policy, tx.today())?;
    let mut new = vec![];
    for (arrival, by) in decided {
        let facts = screening::facts(tx, *arrival).await?;
        if facts.status == "isolating" {
            continue;
        }
        let (left_origin_on, _) = openable(&facts, &rules, None, tx.today())?;
        new.push(NewIsolation {
            id: IsolationId::new(tx.now()),
            digest: vec![],
            arrival_id: facts.id,
            person_id: facts.person_id,
            household_id: facts.household_id,
            area: facts.area,
            ground: "order",
            reason: Some(store.vault.seal("reason", ground)?),
            left_origin_on,
            by: *by,
        });
    }
    open_many(tx, store, &new).await.map(drop)
}

/// From when and until when a returnee would have to stay at home, if somebody orders it.
///
/// # Errors
/// `not_isolatable` where the arrival is isolated or withdrawn, `period_over` where nothing is left to observe.
pub fn openable(
    facts: &ArrivalFacts,
    rules: &IsolationRules,
    exposed_on: Option<Day>,
    today: Day,
) -> Result<(Option<Day>, Day)> {
    if facts.status != "registered" {
        return Err(Error::conflict("not_isolatable"));
    }
    let left_origin_on = facts.left_origin_on.filter(|_| facts.risk).max(exposed_on);
    let (_, ends_on) = window(rules, left_origin_on, today);
    if needed(ends_on, today) { Ok((left_origin_on, ends_on)) } else { Err(Error::conflict("period_over")) }
}

/// Opens an isolation because somebody orders it. Says whether it is new.
///
/// # Errors
/// What [`openable`] says, and `different_body` where the name is taken.
pub async fn open_by_order(
    tx: &mut Tx,
    store: &Store,
    id: IsolationId,
    digest: Vec<u8>,
    arrival: ArrivalId,
    ground: &str,
    exposed_on: Option<Day>,
) -> Result<bool> {
    kernel::gone::hold_off(tx).await?;
    if let Some(known) = store::find(tx, id).await? {
        return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
    }
    let facts = screening::facts(tx, arrival).await?;
    let rules = IsolationRules::on(&store.policy, tx.today())?;
    let (left_origin_on, _) = openable(&facts, &rules, exposed_on, tx.today())?;
    let new = NewIsolation {
        id,
        digest,
        arrival_id: facts.id,
        person_id: facts.person_id,
        household_id: facts.household_id,
        area: facts.area,
        ground: "order",
        reason: Some(store.vault.seal("reason", ground)?),
        left_origin_on,
        by: 0,
    };
    open_many(tx, store, &[new]).await?;
    Ok(true)
}
