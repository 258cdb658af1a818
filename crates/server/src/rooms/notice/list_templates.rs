//! The texts that hold somewhere, with what an area or one around it gave itself before.

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Error, Result, Stamp};
use serde::{Deserialize, Serialize};

use super::LIST_TEMPLATES;
use super::model::{FIELDS, NoticeKind};
use super::store::{TemplateId, in_force, template, texts_around};
use super::texts::Texts;
use crate::house::House;
use crate::http::{Params, Refusals, SignedIn};
use crate::rooms::{area, people};

/// What may stand in a text.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TemplateField {
    /// Its name between braces.
    pub name: &'static str,
    /// 名称.
    pub zh: &'static str,
    /// Name in English.
    pub en: &'static str,
}

/// A text that an area gave itself.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct TemplateVersion {
    /// Its id.
    pub id: TemplateId,
    /// Code of the area.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// The text; none where the area went back to what holds above it.
    pub text: Option<String>,
    /// When.
    pub made_at: Stamp,
    /// Who.
    pub made_by: Option<String>,
}

/// The text of one kind of paper.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Template {
    /// Which paper.
    pub kind: NoticeKind,
    /// What holds in the area.
    pub text: String,
    /// The version that is; none where it is the text of the house.
    pub id: Option<TemplateId>,
    /// The newest version that the area itself has; whoever changes it names it.
    pub own: Option<TemplateId>,
    /// The text of the house.
    pub usual: String,
    /// What may stand in it.
    pub fields: Vec<TemplateField>,
    /// What the area and those around it gave themselves, newest first.
    pub versions: Vec<TemplateVersion>,
}

/// The texts of an area.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Templates {
    /// Code of the area.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// One for each kind of paper.
    pub templates: Vec<Template>,
}

/// Where.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TemplatesQuery {
    /// In this area; the caller's own if not given.
    #[param(value_type = Option<String>, example = "220581001")]
    pub area: Option<AreaCode>,
}

/// Lists the texts that hold in an area.
#[utoipa::path(get, path = "/notice-templates", operation_id = "listTemplates", tag = "notice", params(TemplatesQuery),
    responses((status = 200, body = Templates), Refusals), security(("session" = [])))]
pub async fn list_templates(
    State(house): State<House>,
    person: SignedIn,
    Params(query): Params<TemplatesQuery>,
) -> Result<Json<Templates>> {
    let scope = person.scope(LIST_TEMPLATES)?;
    let area = match query.area {
        Some(area) if scope.contains(&area) => area,
        Some(_) => return Err(Error::NotFound("area")),
        None => scope.areas().first().copied().unwrap_or(house.city),
    };
    describe(&house, area).await.map(Json)
}

/// Describes the texts of an area.
pub async fn describe(house: &House, here: AreaCode) -> Result<Templates> {
    let read = &house.store.read;
    let texts = texts_around(read, here).await?;
    let usual = Texts::on(house.store.clock.today())?;
    let names = people::worker_names(read, texts.iter().filter_map(|row| row.made_by)).await?;
    let places = area::names(read, [here]).await?;
    let version = |row: &template::Model| TemplateVersion {
        id: row.id,
        area_name: places.of(&row.area),
        area: row.area.clone(),
        text: row.text.clone(),
        made_at: row.made_at,
        made_by: row.made_by.and_then(|id| names.get(&id).cloned()),
    };
    let template = |kind: NoticeKind| {
        let usual = usual.of(kind).text.clone();
        let held = in_force(&texts, here, kind);
        let of_kind = || texts.iter().filter(|row| row.kind == kind.code());
        let fields = FIELDS.iter().filter(|field| field.kinds.contains(&kind));
        Template {
            kind,
            text: held.and_then(|row| row.text.clone()).unwrap_or_else(|| usual.clone()),
            id: held.map(|row| row.id),
            own: of_kind().find(|row| row.area == here.as_str()).map(|row| row.id),
            usual,
            fields: fields.map(|field| TemplateField { name: field.name, zh: field.zh, en: field.en }).collect(),
            versions: of_kind().map(version).collect(),
        }
    };
    Ok(Templates {
        area: here.to_string(),
        area_name: places.path(&here),
        templates: NoticeKind::ALL.map(template).to_vec(),
    })
}
