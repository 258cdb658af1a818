//! Saying what one needs, what is wrong, or what one appeals against.

use axum::extract::State;
use codes::AreaCode;
use kernel::task::{self, NewTask};
use kernel::{Error, Read, Result, Stamp, Store, Tx};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::list_my_needs::MyNeed;
use super::model::{KindRule, NeedCategory, NeedKind, NeedRules};
use super::store::{NeedId, need};
use super::{RAISE_NEED, RAISED};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, Resident, words};
use crate::rooms::alert;
use crate::rooms::isolation::{self, IsolationFacts};
use crate::rooms::people::{self, WorkerId};

/// A need as the resident's page carries it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RaiseNeed {
    /// What it is.
    pub kind: NeedKind,
    /// What an ask is for; with an ask only.
    pub category: Option<NeedCategory>,
    /// In their own words; an ask needs none. Kept sealed.
    #[schema(max_length = 500)]
    pub text: Option<String>,
}

/// Says what one needs. It becomes a task of whoever answers for it.
#[utoipa::path(put, path = "/my/needs/{id}", operation_id = "raiseNeed", tag = "need", request_body = RaiseNeed,
    params(("id" = NeedId, Path)),
    responses((status = 201, body = MyNeed), (status = 200, body = MyNeed, description = "The same again"), Refusals),
    security(("page" = [])))]
pub async fn raise_need(
    State(house): State<House>,
    me: Resident,
    At(id): At<NeedId>,
    Body(given): Body<RaiseNeed>,
) -> Result<Created<MyNeed>> {
    let vault = &house.store.vault;
    let request = serde_json::to_string(&(me.isolation_id, &given)).map_err(Error::internal)?;
    let digest = vault.index("request", &request).0;
    let text = words("text", given.text.as_deref(), 500)?;
    match (given.kind, given.category) {
        (NeedKind::Ask, None) => return Err(Error::invalid("category", "category_missing")),
        (NeedKind::Complaint | NeedKind::Appeal, Some(_)) => {
            return Err(Error::invalid("category", "category_unasked"));
        }
        (NeedKind::Complaint | NeedKind::Appeal, None) if text.is_none() => {
            return Err(Error::invalid("text", "text_length"));
        }
        _ => {}
    }
    let rules = NeedRules::on(&house.store.policy, house.store.clock.today())?;
    let rule = rules.of(given.kind)?;
    let text = text.map(|text| vault.seal("need", &text)).transpose()?;
    let made = house
        .store
        .journal
        .record(&me.actor, RAISE_NEED, &me.area, async |tx| {
            tx.about("need", id);
            tx.tell(&serde_json::json!({ "kind": given.kind }));
            if let Some(known) = tx.one(need::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let facts = isolation::facts_to_change(tx, me.isolation_id).await?;
            if given.kind == NeedKind::Ask && facts.ended {
                return Err(Error::conflict("isolation_ended"));
            }
            let waiting = need::Entity::find()
                .filter(need::Column::IsolationId.eq(me.isolation_id))
                .filter(need::Column::State.ne("answered"));
            if tx.all(waiting).await?.len() >= rules.most_open {
                return Err(Error::conflict("too_many_needs"));
            }
            let due_at = tx.now().plus_hours(rule.hours);
            let row = need::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                kind: Set(given.kind.code().to_owned()),
                category: Set(given.category.map(|category| category.code().to_owned())),
                isolation_id: Set(me.isolation_id),
                household_id: Set(facts.household_id),
                person_id: Set(facts.person_id),
                area: Set(facts.area.to_string()),
                text: Set(text),
                day: Set(tx.today()),
                raised_at: Set(tx.now()),
                due_at: Set(due_at),
                state: Set("open".to_owned()),
                overdue: Set(false),
                version: Set(1),
                ..Default::default()
            };
            row.insert(tx).await?;
            tx.tally(&RAISED, facts.area, tx.today(), given.kind.code(), 1);
            let holder = holder(tx, &house.store, &rules, rule, &facts).await?;
            lay(tx, id, given.kind, &facts, due_at, holder).await?;
            if given.category.is_some_and(|category| rules.urgent.categories.contains(&category)) {
                tell_at_once(tx, &house.store, id, &facts).await?;
            }
            Ok(true)
        })
        .await?;
    let row = house.store.read.one(need::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("need"))?;
    let shown = MyNeed::describe(&house, vec![row]).await?.pop().ok_or(Error::NotFound("need"))?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Whose task it is: an ask goes to whoever leads the care team; all else, and an ask where there is no team, to the nearest
/// of the roles that deal with it.
async fn holder(
    tx: &Tx,
    store: &Store,
    rules: &NeedRules,
    rule: &KindRule,
    facts: &IsolationFacts,
) -> Result<Option<WorkerId>> {
    if rule.code == NeedKind::Ask
        && let Some(leader) = isolation::team_leader(tx, store, facts.household_id).await?
    {
        return Ok(Some(leader));
    }
    let passed_over = if rule.code == NeedKind::Appeal && rules.not_by_orderer {
        isolation::orderers(tx, [facts.id]).await?.into_values().flatten().collect()
    } else {
        vec![]
    };
    // Role by role: the nearest clerk before the commander of the city.
    let roles: Vec<&str> = rule.roles.iter().map(String::as_str).collect();
    people::answerable_but(tx, facts.area, tx.today(), &roles, &passed_over).await
}

async fn lay(
    tx: &mut Tx,
    id: NeedId,
    kind: NeedKind,
    facts: &IsolationFacts,
    due_at: Stamp,
    holder: Option<WorkerId>,
) -> Result<()> {
    let new = NewTask {
        kind: kind.task(),
        area: facts.area,
        // The need itself: a release cancels what serves the isolation, and this is still answered.
        subject: id.0,
        person_id: Some(facts.person_id.0),
        household_id: Some(facts.household_id.0),
        holder: holder.map(|worker| worker.0),
        day: tx.today(),
        slot: "day".to_owned(),
        opens_at: tx.now(),
        due_at,
    };
    task::lay(tx, &[new]).await.map(drop)
}

async fn tell_at_once(tx: &mut Tx, store: &Store, id: NeedId, facts: &IsolationFacts) -> Result<()> {
    let area: AreaCode = facts.area;
    let raised = alert::NewAlert {
        rule: &alert::NEED_URGENT,
        area,
        subject_kind: "need",
        subject_id: id.0,
        person_id: Some(facts.person_id),
        cause: format!("{} {id}", alert::NEED_URGENT.code),
        detail: serde_json::json!({}),
        named: alert::Named { lead: isolation::team_leader(tx, store, facts.household_id).await?, holder: None },
    };
    alert::raise(tx, store, raised).await.map(drop)
}
