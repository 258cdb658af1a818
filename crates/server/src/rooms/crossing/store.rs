//! Crossings as stored, and how the newest of a scope are found among ten million.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::dialect::{Row, Unpacking};
use kernel::{Blind, Day, Error, Read, Result, Sealed, Stamp, Store, Tx};
use sea_orm::FromQueryResult;
use sea_orm::entity::prelude::*;

use super::content::{Content, Crossing};
use crate::rooms::checkpoint::{self, CheckpointId};
use crate::rooms::isolation::IsolationId;
use crate::rooms::people::{self, HouseholdId, PersonId, WorkerId};

kernel::id!(
    /// The name of a crossing.
    CrossingId
);

pub mod crossing {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "crossing")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CrossingId,
        pub digest: Vec<u8>,
        pub checkpoint_id: CheckpointId,
        pub area: String,
        pub at: Stamp,
        pub day: Day,
        /// The local hour, two digits.
        pub hour: String,
        pub direction: String,
        pub decision: String,
        pub origin_kind: String,
        pub people: i32,
        pub content: Sealed,
        pub plate_index: Option<Blind>,
        pub person_index: Option<Blind>,
        pub person_id: Option<PersonId>,
        /// Names of arrivals with a blank between them.
        pub arrivals: Option<String>,
        pub pass_id: Option<Uuid>,
        pub notice: Option<String>,
        pub source: String,
        pub recorded_at: Stamp,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub mod companion {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "crossing_companion")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub crossing_id: CrossingId,
        #[sea_orm(primary_key, auto_increment = false)]
        pub place: i32,
        pub at: Stamp,
        pub person_index: Blind,
        pub person_id: Option<PersonId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The persons who crossed, as far as they are known here.
pub async fn concerned(from: &impl Read, rows: &[crossing::Model]) -> Result<BTreeSet<PersonId>> {
    let ids: Vec<CrossingId> = rows.iter().map(|row| row.id).collect();
    let beside = from.among(companion::Entity::find(), companion::Column::CrossingId, ids).await?;
    let beside = beside.into_iter().filter_map(|row| row.person_id);
    Ok(rows.iter().filter_map(|row| row.person_id).chain(beside).collect())
}

static INSERT: Unpacking = Unpacking::new(
    "
    INSERT OR[FAIL] INTO crossing (id, digest, checkpoint_id, area, at, day, hour, direction, decision, origin_kind, people, content,
                          plate_index, person_index, person_id, arrivals, pass_id, notice, source, recorded_at, worker_id)
    SELECT ID[0], BYTES[1], ID[2], TEXT[3], INT[4], DAY[5], TEXT[6], TEXT[7], TEXT[8], TEXT[9], INT[10], BYTES[11],
           BYTES[12], BYTES[13], ID[14], TEXT[15], ID[16], TEXT[17], TEXT[18], INT[19], ID[20]
    FROM EACH[$1]
    CROSS JOIN checkpoint
    WHERE checkpoint.id = ID[2]
      AND checkpoint.area = TEXT[3]
    ON CONFLICT (id) DO NOTHING",
);

/// Stores crossings that are not there yet and whose checkpoint lies where they say. Says whether that was all of them.
pub async fn insert(tx: &Tx, rows: &[&crossing::Model]) -> Result<bool> {
    let values = rows.iter().copied().map(values).collect();
    Ok(tx.unpack_into(&INSERT, values).await? == rows.len() as u64)
}

fn values(row: &crossing::Model) -> Row {
    let text = |text: &str| Value::from(text);
    vec![
        row.id.into(),
        (&*row.digest).into(),
        row.checkpoint_id.into(),
        text(&row.area),
        row.at.into(),
        row.day.into(),
        text(&row.hour),
        text(&row.direction),
        text(&row.decision),
        text(&row.origin_kind),
        row.people.into(),
        row.content.clone().into(),
        row.plate_index.clone().into(),
        row.person_index.clone().into(),
        row.person_id.into(),
        row.arrivals.clone().into(),
        row.pass_id.into(),
        row.notice.clone().into(),
        text(&row.source),
        row.recorded_at.into(),
        row.worker_id.into(),
    ]
}

/// What the city knows of somebody who stands at a gate.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Fact {
    pub asked: i64,
    pub person_id: PersonId,
    /// They live here.
    pub resident: Option<Uuid>,
    /// They should be at home.
    pub isolation_id: Option<IsolationId>,
    pub household_id: Option<HouseholdId>,
    pub area: Option<String>,
}

static FACTS: Unpacking = Unpacking::new(
    "
    SELECT INT[0] AS asked, person.id AS person_id, resident.id AS resident,
           isolation.id AS isolation_id, isolation.household_id AS household_id, isolation.area AS area
    FROM EACH[$1] AS asked
    JOIN person ON person.identity = BYTES[1]
    LEFT JOIN resident ON resident.person_id = person.id AND resident.to_day IS NULL
    LEFT JOIN isolation ON isolation.person_id = person.id AND isolation.ended_on IS NULL AND isolation.state = 'isolating'",
);

/// What is known of people by their keys in hexadecimal digits, each named by its number.
pub async fn facts(from: &impl Read, keys: &[(usize, String)]) -> Result<HashMap<usize, Fact>> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = serde_json::to_string(keys).map_err(Error::internal)?;
    let facts: Vec<Fact> = from.unpack(&FACTS, rows).await?;
    Ok(facts.into_iter().map(|fact| (usize::try_from(fact.asked).unwrap_or(usize::MAX), fact)).collect())
}

/// The crossings of these names that there are.
pub async fn find_all(from: &impl Read, ids: impl IntoIterator<Item = CrossingId>) -> Result<Vec<crossing::Model>> {
    from.among(crossing::Entity::find(), crossing::Column::Id, ids).await
}

/// Describes crossings in the order given.
pub async fn describe(store: &Store, rows: Vec<crossing::Model>) -> Result<Vec<Crossing>> {
    let gates = checkpoint_names(&store.read, rows.iter().map(|row| row.checkpoint_id));
    let workers = people::worker_names(&store.read, rows.iter().filter_map(|row| row.worker_id));
    let (gates, workers) = tokio::try_join!(gates, workers)?;
    let line = |row: crossing::Model| {
        let content = Content::open(&store.vault, &row.content)?;
        let gate = gates.get(&row.checkpoint_id).cloned().unwrap_or_default();
        let worker = row.worker_id.and_then(|id| workers.get(&id).cloned());
        Ok(Crossing::of(row, content, gate, worker))
    };
    rows.into_iter().map(line).collect()
}

async fn checkpoint_names(
    from: &impl Read,
    ids: impl Iterator<Item = CheckpointId>,
) -> Result<BTreeMap<CheckpointId, String>> {
    Ok(checkpoint::gates(from, ids).await?.into_iter().map(|gate| (gate.id, gate.name)).collect())
}

#[derive(FromQueryResult)]
struct Floor {
    floor: Option<Stamp>,
}

static FLOORS: Unpacking = Unpacking::new(
    "
    SELECT (SELECT crossing.at
            FROM crossing
            WHERE crossing.checkpoint_id = ID[0]
              AND crossing.at < INT[1]
            ORDER BY crossing.at DESC
            LIMIT 1 OFFSET 200) AS floor
    FROM EACH[$1] AS asked",
);

/// A moment since when some checkpoints together have at least two hundred crossings before another moment, and not many more
/// than that for each of them; none where there are fewer.
///
/// The checkpoint that had its last two hundred in the shortest time sets it: no other had more since then.
pub async fn floor(from: &impl Read, checkpoints: &[CheckpointId], before: Stamp) -> Result<Option<Stamp>> {
    let rows: Vec<_> = checkpoints.iter().map(|id| (id.0.simple().to_string(), before.0)).collect();
    let rows = serde_json::to_string(&rows).map_err(Error::internal)?;
    let floors: Vec<Floor> = from.unpack(&FLOORS, rows).await?;
    Ok(floors.into_iter().filter_map(|one| one.floor).max())
}

/// The facet of [`BY_HOUR`](super::BY_HOUR).
pub fn hour_facet(row: &crossing::Model) -> String {
    format!("{:X}/{}/{}/{}", row.checkpoint_id.0.simple(), row.hour, row.direction, row.decision)
}
