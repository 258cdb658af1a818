//! Adding somebody to a body.

use axum::extract::State;
use chrono::Days;
use kernel::{Day, Error, Read, Result, Scope, Tx};
use sea_orm::{Condition, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::found_body::serves;
use super::list_members::{BodyMember, describe_one};
use super::model::{BodyKind, BodyRole};
use super::store::{self, BodyId, MemberId, body, member};
use super::{ADD_MEMBER, JOINED, LEFT};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::people::{self, PersonId, WorkerId};

/// Somebody to be added to a body: either a worker or, to one of the party, a resident.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTerm {
    /// To which body.
    pub body_id: BodyId,
    /// Which worker.
    pub worker_id: Option<WorkerId>,
    /// Which resident.
    pub person_id: Option<PersonId>,
    /// What they are in it.
    pub role: BodyRole,
    /// The office because of which they are in it.
    #[schema(max_length = 60, example = "市委副书记")]
    pub title: Option<String>,
    /// From this day; today if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// To this day inclusive, if it ends.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
}

/// Adds somebody to a body. Nobody is in one body twice at a time, nor in two party branches.
#[utoipa::path(put, path = "/body-members/{id}", operation_id = "addMember", tag = "body", request_body = NewTerm,
    params(("id" = MemberId, Path)),
    responses((status = 201, body = BodyMember), (status = 200, body = BodyMember, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn add_member(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<MemberId>,
    Body(mut new): Body<NewTerm>,
) -> Result<Created<BodyMember>> {
    let scope = person.scope(ADD_MEMBER)?;
    let (body, area) = store::within_reach(&house, &person, ADD_MEMBER, new.body_id).await?;
    new.title = words("title", new.title.as_deref(), 60)?;
    let from = new.from.unwrap_or(house.store.clock.today());
    if new.to.is_some_and(|to| to < from) {
        return Err(Error::invalid("to", "date_range"));
    }
    if from < body.from_day {
        return Err(Error::invalid("from", "before_founding"));
    }
    let until = new.to.and_then(|to| to.checked_add_days(Days::new(1)));
    let digest = house.store.vault.index("request", &serde_json::to_string(&new).map_err(Error::internal)?).0;
    let known = house.store.read.one(member::Entity::find_by_id(id)).await?;
    if known.is_none() {
        check_who(&house, &scope, &body, &new).await?;
    }
    let row = member::Model {
        id,
        digest,
        body_id: body.id,
        area: body.area,
        kind: body.kind,
        worker_id: new.worker_id,
        person_id: new.person_id,
        role: new.role.code().to_owned(),
        place: new.role.place(),
        title: new.title,
        from_day: from,
        until_day: until,
        version: 1,
    };
    let made = house
        .store
        .journal
        .record(&person.actor, ADD_MEMBER, &area, async |tx| {
            tx.about("body", row.body_id);
            tx.tell(&serde_json::json!({ "term": id, "role": row.role, "from": from, "to": new.to }));
            if let Some(known) = tx.one(member::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == row.digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            if store::find_to_change(tx, row.body_id).await?.until_day.is_some() {
                return Err(Error::invalid("body_id", "body_closed"));
            }
            check_free(tx, &row).await?;
            tx.tally(&JOINED, area, from, &row.facet(), 1);
            if let Some(until) = until {
                tx.tally(&LEFT, area, until, &row.facet(), 1);
            }
            member::ActiveModel::from(row).reset_all().insert(tx).await?;
            Ok(true)
        })
        .await?;
    let line = describe_one(&house, &person, id).await?;
    Ok(if made { Created::New(line) } else { Created::Again(line) })
}

/// A worker serves around the body; a resident lives where the caller may add members, or behind the very door.
async fn check_who(house: &House, scope: &Scope, body: &body::Model, new: &NewTerm) -> Result<()> {
    let kind = BodyKind::of_code(&body.kind).ok_or(Error::internal("a body of no kind"))?;
    match (new.worker_id, new.person_id) {
        (Some(worker), None) => {
            if serves(house, body.area.parse().map_err(Error::internal)?, worker).await? {
                Ok(())
            } else {
                Err(Error::invalid("worker_id", "worker_not_here"))
            }
        }
        (None, Some(_)) if !kind.takes_residents() => Err(Error::invalid("person_id", "worker_wanted")),
        (None, Some(resident)) => {
            let home = people::homes_of(&house.store.read, &[resident]).await?.remove(&resident);
            let home = home.filter(|home| scope.contains(&home.area));
            let home = home.ok_or(Error::invalid("person_id", "person_not_here"))?;
            match body.household_id {
                Some(door) if door != home.id => Err(Error::invalid("person_id", "person_other_household")),
                _ => Ok(()),
            }
        }
        _ => Err(Error::invalid("worker_id", "member_wanted")),
    }
}

/// Refuses a second term in the same body at the same time, and a second party branch.
async fn check_free(tx: &Tx, row: &member::Model) -> Result<()> {
    use member::Column;
    // Held, so that two branches do not take the same person at the same moment.
    let there = match (row.worker_id, row.person_id) {
        (Some(worker), _) => people::hold_worker(tx, worker).await?,
        (_, Some(person)) => people::hold_person(tx, person).await?,
        _ => false,
    };
    if !there {
        return Err(Error::invalid("worker_id", "member_wanted"));
    }
    let whose = match row.worker_id {
        Some(worker) => Column::WorkerId.eq(worker),
        None => Column::PersonId.eq(row.person_id),
    };
    let mut together = Condition::all()
        .add(Condition::any().add(Column::UntilDay.is_null()).add(Column::UntilDay.gt(row.from_day)))
        .add(whose);
    if let Some(until) = row.until_day {
        together = together.add(Column::FromDay.lt(until));
    }
    let others = tx.all(member::Entity::find().filter(together)).await?;
    // A term that ended before it began was never held.
    let mut others = others.iter().filter(|other| other.until_day != Some(other.from_day));
    if others.clone().any(|other| other.body_id == row.body_id) {
        return Err(Error::conflict("member_already"));
    }
    let branch = BodyKind::PartyBranch.code();
    if row.kind == branch && others.any(|other| other.kind == branch) {
        return Err(Error::conflict("branch_elsewhere"));
    }
    Ok(())
}
