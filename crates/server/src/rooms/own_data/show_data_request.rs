//! One request about somebody's own data.

use axum::Json;
use axum::extract::State;
use kernel::{Day, Error, Result, Sealed, Stamp};
use serde::Serialize;

use super::keeping::{self, Keeping};
use super::model::{BehalfGround, DataRequestKind, OwnDataRules, RefusalGround};
use super::store::{self, DataRequestId, KIND, data_request};
use super::{ANSWER_DATA_REQUEST, CHECK_IDENTITY, SHOW_DATA_REQUEST};
use crate::house::House;
use crate::http::{At, Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::people::{self, PersonId, WorkerId};

/// A request; personal data is masked.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DataRequest {
    /// Its id.
    pub id: DataRequestId,
    /// What they ask.
    pub kind: DataRequestKind,
    /// `counter` or `page`.
    pub channel: String,
    /// About whom.
    pub person_id: PersonId,
    /// Name.
    pub name: String,
    /// Number of the document, masked.
    pub document_number: Option<String>,
    /// Phone, masked.
    pub phone: Option<String>,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// In words.
    pub text: Option<String>,
    /// What they showed that the record is wrong.
    pub proof: Option<String>,
    /// Who asks for them.
    pub behalf: Option<String>,
    /// Why they may.
    pub behalf_ground: Option<BehalfGround>,
    /// The kind of document that was seen; `none` where it was the phone.
    pub seen: Option<String>,
    /// When.
    pub seen_at: Option<Stamp>,
    /// Who saw it.
    pub seen_by: Option<String>,
    /// When it was asked.
    pub asked_at: Stamp,
    /// Who wrote it down; none where they did so on their own page.
    pub asked_by: Option<String>,
    /// The last day on which it is answered in time.
    #[schema(value_type = String, format = Date)]
    pub due_on: Day,
    /// Whether that passed without an answer.
    pub overdue: bool,
    /// When the record was corrected because of it.
    pub corrected_at: Option<Stamp>,
    /// How often a copy was handed out.
    pub handed: i32,
    /// When last.
    pub handed_at: Option<Stamp>,
    /// `asked`, `answered` or `refused`.
    pub state: String,
    /// Why it was refused.
    pub refusal: Option<RefusalGround>,
    /// Until when it is kept, where that is why.
    #[schema(value_type = Option<String>, format = Date)]
    pub kept_until: Option<Day>,
    /// 向谁投诉.
    pub complain_zh: Option<String>,
    /// Where to complain of a refusal.
    pub complain_en: Option<String>,
    /// The answer.
    pub answer: Option<String>,
    /// When it was answered or refused.
    pub closed_at: Option<Stamp>,
    /// By whom.
    pub closed_by: Option<String>,
    /// Changes with every change.
    pub version: i64,
}

impl DataRequest {
    /// Whoever neither checks who asks nor answers, an auditor, sees that there is a request, and none of its words.
    pub fn told_to(self, person: &SignedIn) -> Self {
        if person.scope(CHECK_IDENTITY).is_ok() || person.scope(ANSWER_DATA_REQUEST).is_ok() {
            return self;
        }
        Self { text: None, proof: None, behalf: None, answer: None, ..self }
    }
}

/// A request, and until when what is held is kept.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DataRequestPage {
    /// The request.
    #[serde(flatten)]
    pub request: DataRequest,
    /// Until when what is held is kept by the policy, by kind; of a request for deletion only.
    pub keeping: Vec<Keeping>,
}

/// Shows a request.
#[utoipa::path(get, path = "/data-requests/{id}", operation_id = "showDataRequest", tag = "own_data",
    params(("id" = DataRequestId, Path)), responses((status = 200, body = DataRequestPage), Refusals),
    security(("session" = [])))]
pub async fn show_data_request(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<DataRequestId>,
) -> Result<Json<DataRequestPage>> {
    let (row, _) = store::find(&house, &person, SHOW_DATA_REQUEST, id).await?;
    let about = row.person_id;
    let request = describe_one(&house, row).await?.told_to(&person);
    let deletion = request.kind == DataRequestKind::Deletion;
    let keeping = if deletion { keeping::of(&house, about).await? } else { vec![] };
    Ok(Json(DataRequestPage { request, keeping }))
}

/// Describes the request of that name as it is now.
pub async fn again(house: &House, person: &SignedIn, act: kernel::Act, id: DataRequestId) -> Result<Json<DataRequest>> {
    let (row, _) = store::find(house, person, act, id).await?;
    describe_one(house, row).await.map(Json)
}

/// Describes one request.
pub async fn describe_one(house: &House, row: data_request::Model) -> Result<DataRequest> {
    describe(house, vec![row]).await?.pop().ok_or(Error::NotFound("data request"))
}

/// Describes requests, a page at a time.
pub async fn describe(house: &House, rows: Vec<data_request::Model>) -> Result<Vec<DataRequest>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let rules = OwnDataRules::on(&house.store.policy, house.store.clock.today())?;
    let cards = people::cards(read, vault, rows.iter().map(|row| row.person_id)).await?;
    let places = area::names(read, rows.iter().map(|row| &row.area)).await?;
    let who: Vec<WorkerId> = rows.iter().flat_map(|row| [row.asked_by, row.seen_by, row.closed_by]).flatten().collect();
    let names = people::worker_names(read, who).await?;
    let name = |id: Option<WorkerId>| id.and_then(|id| names.get(&id).cloned());
    let open = |sealed: Option<Sealed>| sealed.map(|sealed| vault.open(KIND, &sealed)).transpose();
    let one = |row: data_request::Model| {
        let card = cards.get(&row.person_id).ok_or(Error::internal("a request without its person"))?.clone();
        let refusal = row.refusal.as_deref().and_then(RefusalGround::of_code);
        Ok(DataRequest {
            id: row.id,
            kind: DataRequestKind::of_code(&row.kind).ok_or(Error::internal("a request of no kind"))?,
            channel: row.channel,
            person_id: row.person_id,
            name: card.name,
            document_number: card.document,
            phone: card.phone,
            area_name: places.path(&row.area),
            area: row.area,
            text: open(row.text)?,
            proof: open(row.proof)?,
            behalf: open(row.behalf)?,
            behalf_ground: row.behalf_ground.as_deref().and_then(BehalfGround::of_code),
            seen: row.seen,
            seen_at: row.seen_at,
            seen_by: name(row.seen_by),
            asked_at: row.asked_at,
            asked_by: name(row.asked_by),
            due_on: row.due_on,
            overdue: row.overdue,
            corrected_at: row.corrected_at,
            handed: row.handed,
            handed_at: row.handed_at,
            state: row.state,
            complain_zh: refusal.map(|_| rules.complain_zh.clone()),
            complain_en: refusal.map(|_| rules.complain_en.clone()),
            refusal,
            kept_until: row.kept_until,
            answer: open(row.answer)?,
            closed_at: row.closed_at,
            closed_by: name(row.closed_by),
            version: row.version,
        })
    };
    rows.into_iter().map(one).collect()
}
