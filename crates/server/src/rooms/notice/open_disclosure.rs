//! Showing the public more for a while: a named official answers for it, says why, and it ends by itself.

use axum::extract::State;
use chrono::Days;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::OPEN_DISCLOSURE;
use super::list_disclosures::{Depth, Disclosure, describe_one};
use super::store::{DisclosureId, disclosure};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;
use crate::rooms::{area, people};

/// Section `[[disclosure]]` of the policy.
#[derive(Clone, Deserialize)]
struct DisclosureRules {
    /// So many days at most.
    days: u64,
}

/// A disclosure to be opened.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenDisclosure {
    /// Where; wider than the depth.
    #[schema(value_type = String, example = "220581001003")]
    pub area: AreaCode,
    /// How deep the public sees there.
    pub level: Depth,
    /// Why; kept sealed.
    #[schema(min_length = 1, max_length = 200)]
    pub reason: String,
    /// Who answers for it.
    pub official_id: WorkerId,
    /// From this day; today if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// To this day.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
}

/// Shows the public counts of grids or buildings in an area, for some days.
#[utoipa::path(put, path = "/disclosures/{id}", operation_id = "openDisclosure", tag = "notice",
    request_body = OpenDisclosure, params(("id" = DisclosureId, Path)),
    responses((status = 201, body = Disclosure), (status = 200, body = Disclosure, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn open_disclosure(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DisclosureId>,
    Body(given): Body<OpenDisclosure>,
) -> Result<Created<Disclosure>> {
    let scope = person.scope(OPEN_DISCLOSURE)?;
    let read = &house.store.read;
    if !scope.contains(&given.area) || !area::exists(read, &given.area).await? {
        return Err(Error::invalid("area", "area_unknown"));
    }
    if given.area.level() >= given.level.level() {
        return Err(Error::invalid("area", "area_level"));
    }
    let today = house.store.clock.today();
    let from = given.from.unwrap_or(today);
    let rules: DisclosureRules = house.store.policy.on("disclosure", today)?;
    if from < today {
        return Err(Error::invalid("from", "date_range"));
    }
    if given.to < from || given.to >= from + Days::new(rules.days) {
        return Err(Error::invalid_because("to", "disclosure_too_long", rules.days));
    }
    let reason = words("reason", Some(&given.reason), 200)?.ok_or(Error::invalid("reason", "text_length"))?;
    if people::worker_names(read, [given.official_id]).await?.is_empty() {
        return Err(Error::invalid("official_id", "worker_unknown"));
    }
    let vault = &house.store.vault;
    let digest = vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let told = serde_json::json!({ "level": given.level, "official": given.official_id, "from": from, "to": given.to });
    let made = house
        .store
        .journal
        .record(&person.actor, OPEN_DISCLOSURE, &given.area, async |tx| {
            tx.about("disclosure", id);
            tx.tell(&told);
            if let Some(known) = tx.one(disclosure::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = disclosure::ActiveModel {
                id: Set(id),
                digest: Set(digest),
                area: Set(given.area.to_string()),
                level: Set(given.level.code().to_owned()),
                reason: Set(vault.seal("reason", &reason)?),
                official_id: Set(given.official_id),
                from_day: Set(from),
                to_day: Set(given.to),
                made_at: Set(tx.now()),
                made_by: Set(tx.actor().map(WorkerId)),
                ended_at: Set(None),
                ended_by: Set(None),
                version: Set(1),
            };
            row.insert(tx).await?;
            Ok(true)
        })
        .await?;
    let shown = describe_one(&house, id).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}
