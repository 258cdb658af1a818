//! Who is not registered here is forgotten with the last record that names them.

use kernel::dialect::Unpacking;
use kernel::{Error, Read, Result, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Of these persons, those whom nothing names any more. An isolation names whom its arrival names, and what else is about somebody
/// goes with the one or the other.
static UNNEEDED_PERSONS: Unpacking = Unpacking::new(
    "
    SELECT person.id AS id
    FROM EACH[$1] AS asked
    JOIN person ON person.id = ID[0]
    WHERE NOT EXISTS (SELECT 1 FROM resident WHERE resident.person_id = person.id AND resident.to_day IS NULL)
      AND NOT EXISTS (SELECT 1 FROM arrival WHERE arrival.person_id = person.id AND arrival.status <> 'withdrawn')
      AND NOT EXISTS (SELECT 1 FROM arrival WHERE arrival.person_id = person.id AND arrival.status = 'withdrawn')
      AND NOT EXISTS (SELECT 1 FROM isolation WHERE isolation.person_id = person.id AND isolation.ended_on IS NULL)
      AND NOT EXISTS (SELECT 1 FROM body_member WHERE body_member.person_id = person.id)
      AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.person_id = person.id)
      AND NOT EXISTS (SELECT 1 FROM pushed_row WHERE pushed_row.person_id = person.id)
      AND NOT EXISTS (
          SELECT 1 FROM data_request AS asked_for WHERE asked_for.person_id = person.id AND asked_for.state = 'asked'
      )
      AND NOT EXISTS (SELECT 1 FROM crossing WHERE crossing.person_index = person.identity)
      AND NOT EXISTS (
          SELECT 1 FROM crossing_companion AS companion WHERE companion.person_index = person.identity
      )",
);

/// Of these households, those where nobody is registered and that nothing names any more. An arrival lies where its household lies.
static UNNEEDED_HOUSEHOLDS: Unpacking = Unpacking::new(
    "
    SELECT household.id AS id
    FROM EACH[$1] AS asked
    JOIN household ON household.id = ID[0]
    WHERE NOT EXISTS (SELECT 1 FROM resident WHERE resident.household_id = household.id)
      AND NOT EXISTS (SELECT 1 FROM isolation WHERE isolation.household_id = household.id)
      AND NOT EXISTS (SELECT 1 FROM isolation_stay AS stay WHERE stay.household_id = household.id)
      AND NOT EXISTS (
          SELECT 1 FROM arrival WHERE arrival.area = household.area AND arrival.household_id = household.id
      )
      AND NOT EXISTS (SELECT 1 FROM care_team WHERE care_team.household_id = household.id)
      AND NOT EXISTS (SELECT 1 FROM door_call WHERE door_call.household_id = household.id)
      AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.household_id = household.id)
      AND NOT EXISTS (SELECT 1 FROM household_pass AS pass WHERE pass.household_id = household.id)
      AND NOT EXISTS (SELECT 1 FROM round_door WHERE round_door.household_id = household.id)
      AND NOT EXISTS (SELECT 1 FROM visit WHERE visit.household_id = household.id)
      AND NOT EXISTS (SELECT 1 FROM contact WHERE contact.household_id = household.id)
      AND NOT EXISTS (SELECT 1 FROM pushed_row WHERE pushed_row.household_id = household.id)
      AND NOT EXISTS (SELECT 1 FROM body WHERE body.household_id = household.id)",
);

#[derive(FromQueryResult)]
struct Unneeded {
    id: Uuid,
}

async fn among(tx: &Tx, text: &'static Unpacking, mut ids: Vec<Uuid>) -> Result<Vec<Uuid>> {
    if ids.is_empty() {
        return Ok(ids);
    }
    ids.sort_unstable();
    ids.dedup();
    let rows: Vec<_> = ids.iter().map(|id| [id.simple()]).collect();
    let rows = serde_json::to_string(&rows).map_err(Error::internal)?;
    Ok(tx.unpack::<Unneeded>(text, rows).await?.into_iter().map(|row| row.id).collect())
}

/// Of these persons, those whom nothing names any more.
pub async fn unneeded_persons(tx: &Tx, ids: Vec<Uuid>) -> Result<Vec<Uuid>> {
    among(tx, &UNNEEDED_PERSONS, ids).await
}

/// Of these households, those where nobody is registered and that nothing names any more.
///
/// A door that somebody registered is a door of the city also where nobody lives: the next round knocks there again.
pub async fn unneeded_households(tx: &Tx, ids: Vec<Uuid>) -> Result<Vec<Uuid>> {
    let mut unneeded = among(tx, &UNNEEDED_HOUSEHOLDS, ids).await?;
    if !unneeded.is_empty() {
        let asked: Vec<_> = unneeded.iter().map(|id| [id.to_string()]).collect();
        let asked = serde_json::to_string(&asked).map_err(Error::internal)?;
        let registered: Vec<Registered> = tx.unpack(&REGISTERED, asked).await?;
        unneeded.retain(|id| !registered.iter().any(|one| one.id.parse() == Ok(*id)));
    }
    Ok(unneeded)
}

static REGISTERED: Unpacking = Unpacking::new(
    "
    SELECT journal.subject_id AS id
    FROM EACH[$1] AS asked
    JOIN journal ON journal.subject_id = TEXT[0] AND journal.act = 'people.add_household'",
);

#[derive(FromQueryResult)]
struct Registered {
    id: String,
}
