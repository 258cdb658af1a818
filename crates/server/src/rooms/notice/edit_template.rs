//! Giving an area a text of its own, or going back to the one that holds above it.

use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Read, Result};
use sea_orm::{ActiveValue::Set, QueryOrder, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::EDIT_TEMPLATE;
use super::list_templates::{Templates, describe};
use super::markup::{LONGEST, check};
use super::model::NoticeKind;
use super::store::{TemplateId, template};
use crate::house::House;
use crate::http::{At, Body, Created, Refusals, SignedIn, words};
use crate::rooms::area;
use crate::rooms::people::WorkerId;

/// A text for an area and all below it.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EditTemplate {
    /// Which paper.
    pub kind: NoticeKind,
    /// Where it holds.
    #[schema(value_type = String, example = "220581001")]
    pub area: AreaCode,
    /// The text; none to go back to what holds above, in the end to the text of the house.
    #[schema(min_length = 1, max_length = 8000)]
    pub text: Option<String>,
    /// The newest version of the area's own that the caller saw.
    pub replaces: Option<TemplateId>,
}

/// Gives an area a text of its own. Versions before stay, and papers made with them say what they said.
#[utoipa::path(put, path = "/notice-templates/{id}", operation_id = "editTemplate", tag = "notice",
    request_body = EditTemplate, params(("id" = TemplateId, Path)),
    responses((status = 201, body = Templates), (status = 200, body = Templates, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn edit_template(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<TemplateId>,
    Body(given): Body<EditTemplate>,
) -> Result<Created<Templates>> {
    let scope = person.scope(EDIT_TEMPLATE)?;
    if !scope.contains(&given.area) || !area::exists(&house.store.read, &given.area).await? {
        return Err(Error::invalid("area", "area_unknown"));
    }
    if let Some(text) = &given.text {
        words("text", Some(text), LONGEST)?;
        check(text, given.kind)?;
    }
    let digest = house.store.vault.index("request", &serde_json::to_string(&given).map_err(Error::internal)?).0;
    let current = describe(&house, given.area).await?;
    let made = house
        .store
        .journal
        .record(&person.actor, EDIT_TEMPLATE, &given.area, async |tx| {
            tx.about("notice_template", id);
            tx.tell(&serde_json::json!({ "kind": given.kind, "restored": given.text.is_none() }));
            if let Some(known) = tx.one(template::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let own = template::Entity::find()
                .filter(template::Column::Area.eq(given.area.to_string()))
                .filter(template::Column::Kind.eq(given.kind.code()));
            let newest = tx.one(own.order_by_desc(template::Column::Id)).await?.map(|row| row.id);
            if newest != given.replaces {
                return Err(Error::conflict_with("version_conflict", &current));
            }
            let row = template::ActiveModel {
                id: Set(id),
                digest: Set(digest),
                kind: Set(given.kind.code().to_owned()),
                area: Set(given.area.to_string()),
                text: Set(given.text.as_ref().map(|text| text.trim().to_owned())),
                made_at: Set(tx.now()),
                made_by: Set(tx.actor().map(WorkerId)),
            };
            row.insert(tx).await?;
            Ok(true)
        })
        .await?;
    let shown = describe(&house, given.area).await?;
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}
