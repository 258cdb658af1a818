//! Asking a second person for an act that takes two.

use axum::extract::State;
use axum::http::Method;
use kernel::{Error, Read, Result, Stamp};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::ASK_APPROVAL;
use super::show_approval::{Approval, describe_one};
use super::store::{ActiveModel, ApprovalId, Entity, Wish};
use crate::house::House;
use crate::http::session::{act_at, two_persons};
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::account;
use crate::rooms::alert::{self, APPROVAL_ASKED, Named, NewAlert};
use crate::rooms::people::{self, WorkerId};

/// So long a body may be.
const LONGEST: usize = 20_000;

/// What somebody wants to send, and why.
#[derive(Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskApproval {
    /// The request, exactly as it will be sent.
    pub request: Wish,
    /// Why; kept sealed.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
}

/// Asks a second person for an act that takes two. Whoever may decide near enough is told.
///
/// The request is refused where its act needs nobody else, or the caller may not do it anyway.
#[utoipa::path(put, path = "/approvals/{id}", operation_id = "askApproval", tag = "approval", request_body = AskApproval,
    params(("id" = ApprovalId, Path)),
    responses((status = 201, body = Approval), (status = 200, body = Approval, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn ask_approval(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ApprovalId>,
    Body(given): Body<AskApproval>,
) -> Result<Created<Approval>> {
    person.scope(ASK_APPROVAL)?;
    let worker = person.actor.worker.map(WorkerId).ok_or(Error::NotPermitted(ASK_APPROVAL))?;
    let vault = &house.store.vault;
    let wish = &given.request;
    let packed = serde_json::to_string(wish).map_err(Error::internal)?;
    if packed.len() > LONGEST {
        return Err(Error::invalid("request.body", "text_length"));
    }
    if wish.path.chars().count() > 300 {
        return Err(Error::invalid("request.path", "text_length"));
    }
    let method = wish.method.parse::<Method>().map_err(|_| Error::invalid("request.method", "invalid_field"))?;
    let act = act_at(&method, &wish.path).ok_or(Error::invalid("request.path", "approval_unknown"))?;
    if !two_persons(&person.two_persons, act) {
        return Err(Error::invalid("request.path", "approval_not_needed"));
    }
    // Where the post lies by which they may do it: whoever may decide there reads it.
    let area = person.actor.granting(act).map(|grant| grant.area).min().ok_or(Error::NotPermitted(act))?;
    person.actor.must(ASK_APPROVAL, &area)?;
    let reason = words("reason", Some(&given.reason), 200)?.ok_or(Error::invalid("reason", "text_length"))?;
    let digest = vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let rules = account::rules(&house)?;
    let row = ActiveModel {
        id: Set(id),
        digest: Set(digest.clone()),
        area: Set(area.to_string()),
        act: Set(act.code.to_owned()),
        fingerprint: Set(wish.fingerprint(vault)?),
        request: Set(vault.seal("approval", &packed)?),
        reason: Set(vault.seal("approval_reason", &reason)?),
        state: Set("open".to_owned()),
        asked_at: Set(Stamp(0)),
        asked_by: Set(worker),
        decided_at: Set(None),
        decided_by: Set(None),
        refusal: Set(None),
        valid_until: Set(Stamp(0)),
        used_at: Set(None),
    };
    let made = house
        .store
        .journal
        .record(&person.actor, ASK_APPROVAL, &area, async |tx| {
            tx.about("approval", id);
            tx.tell(&json!({ "act": act.code }));
            if let Some(known) = tx.one(Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let (now, until) = (tx.now(), rules.approved_until(tx.now()));
            ActiveModel { asked_at: Set(now), valid_until: Set(until), ..row }.insert(tx).await?;
            let told: Vec<&str> = house.roles.holding(super::DECIDE_APPROVAL).collect();
            let holder = people::answerable_but(tx, area, tx.today(), &told, &[worker]).await?;
            let new = NewAlert {
                rule: &APPROVAL_ASKED,
                area,
                subject_kind: "approval",
                subject_id: id.0,
                person_id: None,
                cause: format!("{} {id}", APPROVAL_ASKED.code),
                detail: json!({ "act": act.code }),
                named: Named { holder, lead: None },
            };
            alert::raise(tx, &house.store, new).await?;
            Ok(true)
        })
        .await?;
    let shown = describe_one(&house, &person, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}
