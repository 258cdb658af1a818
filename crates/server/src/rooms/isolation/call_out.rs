//! What a care team says at the door besides what it does there: nobody opens, or help is needed.

use axum::extract::State;
use kernel::{Day, Error, Read, Result, Sealed, Stamp};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::CALL_OUT;
use super::care_team::{Teams, isolated_area};
use super::team::TeamRules;
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::alert;
use crate::rooms::people::{self, HouseholdId, WorkerId};

kernel::id!(
    /// The name of a call from the door.
    CallId
);

/// What is the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CallKind {
    /// Nobody opens (无人应答).
    NobodyHome,
    /// Somebody must come (求助).
    Help,
}

impl CallKind {
    fn code(self) -> &'static str {
        match self {
            Self::NobodyHome => "nobody_home",
            Self::Help => "help",
        }
    }
}

pub mod call {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "door_call")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: CallId,
        pub digest: Vec<u8>,
        pub household_id: HouseholdId,
        pub area: String,
        pub kind: String,
        pub note: Option<Sealed>,
        pub day: Day,
        pub at: Stamp,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// A call as a phone sends it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CallOut {
    /// At whose door.
    pub household_id: HouseholdId,
    /// What is the matter.
    pub kind: CallKind,
    /// More about it; kept sealed.
    #[schema(max_length = 200)]
    pub note: Option<String>,
}

/// A call from a door.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// At whose door.
    pub household_id: HouseholdId,
    /// `nobody_home` or `help`.
    pub kind: String,
    /// More about it.
    pub note: Option<String>,
    /// When.
    pub at: Stamp,
    /// Who.
    pub by: Option<String>,
}

/// Says that nobody opens, or that help is needed. An alert goes to the team's lead and up the chain; there is no scene at the door.
#[utoipa::path(put, path = "/calls/{id}", operation_id = "callOut", tag = "isolation", request_body = CallOut,
    params(("id" = CallId, Path)),
    responses((status = 201, body = Call), (status = 200, body = Call, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn call_out(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<CallId>,
    Body(given): Body<CallOut>,
) -> Result<Created<Call>> {
    let scope = person.scope(CALL_OUT)?;
    let area = isolated_area(&house, given.household_id).await?.filter(|area| scope.contains(area));
    let area = area.ok_or(Error::invalid("household_id", "household_unknown"))?;
    let vault = &house.store.vault;
    let digest = vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let note = words("note", given.note.as_deref(), 200)?.map(|note| vault.seal("call", &note)).transpose()?;
    let made = house
        .store
        .journal
        .record(&person.actor, CALL_OUT, &area, async |tx| {
            tx.about("household", given.household_id);
            tx.tell(&serde_json::json!({ "call": id, "kind": given.kind }));
            if let Some(known) = tx.one(call::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = call::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                household_id: Set(given.household_id),
                area: Set(area.to_string()),
                kind: Set(given.kind.code().to_owned()),
                note: Set(note.clone()),
                day: Set(tx.today()),
                at: Set(tx.now()),
                worker_id: Set(tx.actor().map(WorkerId)),
            };
            row.insert(tx).await?;
            let rules = TeamRules::on(&house.store.policy, tx.today())?;
            let teams = Teams::of(tx, [given.household_id]).await?;
            let raised = alert::NewAlert {
                rule: match given.kind {
                    CallKind::NobodyHome => &alert::NOBODY_HOME,
                    CallKind::Help => &alert::HELP,
                },
                area,
                subject_kind: "household",
                subject_id: given.household_id.0,
                person_id: None,
                cause: format!("{} {} {}", given.kind.code(), given.household_id, tx.today()),
                detail: serde_json::json!({ "call": id }),
                named: teams.named(given.household_id, &rules, None),
            };
            alert::raise(tx, &house.store, raised).await?;
            Ok(true)
        })
        .await?;
    let row = house.store.read.one(call::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("call"))?;
    let shown = describe(&house, vec![row]).await?.pop().ok_or(Error::NotFound("call"))?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// The calls from a household's door, first to last.
pub async fn calls_of(house: &House, home: HouseholdId) -> Result<Vec<Call>> {
    let rows = call::Entity::find().filter(call::Column::HouseholdId.eq(home));
    let rows = house.store.read.all(rows.order_by_asc(call::Column::At).limit(200)).await?;
    describe(house, rows).await
}

async fn describe(house: &House, rows: Vec<call::Model>) -> Result<Vec<Call>> {
    let names = people::worker_names(&house.store.read, rows.iter().filter_map(|row| row.worker_id)).await?;
    let line = |row: call::Model| {
        Ok(Call {
            id: row.id,
            household_id: row.household_id,
            kind: row.kind,
            note: row.note.map(|sealed| house.store.vault.open("call", &sealed)).transpose()?,
            at: row.at,
            by: row.worker_id.and_then(|id| names.get(&id).cloned()),
        })
    };
    rows.into_iter().map(line).collect()
}
