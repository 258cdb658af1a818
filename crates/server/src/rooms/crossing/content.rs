//! What a crossing tells of people: sealed in one piece, opened in one piece, shown with numbers masked.

use codes::{AreaCode, Document, DocumentType, Phone, Plate};
use kernel::{Day, Error, Result, Sealed, Stamp, Vault};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::store::{CrossingId, crossing};
use crate::rooms::checkpoint::CheckpointId;
use crate::rooms::people::mask_address;
use crate::rooms::screening::ArrivalId;

/// Under this name it is sealed.
pub const KIND: &str = "crossing";

/// What is sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Content {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plate: Option<String>,
    pub people: Vec<Crosser>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin_area: Option<AreaCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub been_to_risk_area: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<AreaCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// One of them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Crosser {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<(DocumentType, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Tenths of a degree Celsius.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Option<i32>,
}

impl Content {
    pub fn seal(&self, vault: &Vault) -> Result<Sealed> {
        vault.seal_bytes(KIND, &serde_json::to_vec(self).map_err(Error::internal)?)
    }

    pub fn open(vault: &Vault, sealed: &Sealed) -> Result<Self> {
        serde_json::from_slice(&vault.open_bytes(KIND, sealed)?).map_err(Error::internal)
    }
}

/// Somebody who crossed; numbers are masked.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CrossingPerson {
    /// Name.
    pub name: String,
    /// `id_card`, `passport`, `hkmt_permit` or `none`.
    pub document_type: &'static str,
    /// Number of the document, masked.
    pub document_number: Option<String>,
    /// Phone, masked.
    pub phone: Option<String>,
    /// Degrees Celsius.
    pub temperature: Option<f64>,
}

impl Crosser {
    /// Code of the document's kind.
    pub fn document_type(&self) -> &'static str {
        self.document.as_ref().map_or("none", |(kind, _)| kind.code())
    }

    /// Degrees Celsius.
    pub fn celsius(&self) -> Option<f64> {
        self.temperature.map(|tenths| f64::from(tenths) / 10.0)
    }

    /// As a list shows them.
    pub fn shown(self) -> CrossingPerson {
        let mask = |(kind, number): (DocumentType, String)| Document::parse(kind, &number).map(|one| one.mask()).ok();
        CrossingPerson {
            document_type: self.document_type(),
            temperature: self.celsius(),
            name: self.name,
            document_number: self.document.and_then(mask),
            phone: self.phone.and_then(|phone| phone.parse::<Phone>().ok()).map(|phone| phone.mask()),
        }
    }
}

/// A crossing; numbers are masked.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Crossing {
    /// Its id.
    pub id: CrossingId,
    /// Where.
    pub checkpoint_id: CheckpointId,
    /// Name of the checkpoint.
    pub checkpoint_name: String,
    /// Code of the checkpoint's area.
    pub area: String,
    /// The moment at the gate.
    pub at: Stamp,
    /// The local day of that moment.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// `in` or `out`.
    pub direction: String,
    /// Number plate, masked.
    pub plate: Option<String>,
    /// Who; the first drove or walked.
    pub people: Vec<CrossingPerson>,
    /// Where from, in words.
    pub origin: Option<String>,
    /// What that is: `risk_area`, `other_province`, `same_province` or `unknown`.
    pub origin_kind: String,
    /// Whether they were in a risk area.
    pub been_to_risk_area: Option<bool>,
    /// Code of the area they go to.
    #[schema(value_type = Option<String>)]
    pub destination: Option<AreaCode>,
    /// Address there, masked.
    pub address: Option<String>,
    /// `admit`, `register_admit`, `admit_isolate`, `refer` or `advise_return`.
    pub decision: String,
    /// Why.
    pub reason: Option<String>,
    /// The pass that was shown.
    pub pass_id: Option<Uuid>,
    /// The arrivals registered with it.
    pub arrival_ids: Vec<ArrivalId>,
    /// `isolated_person_at_gate` where somebody should be at home: their team knows.
    pub notice: Option<String>,
    /// `desk` or `field`.
    pub source: String,
    /// When it came in; later than `at` where there was no signal.
    pub recorded_at: Stamp,
    /// Who stood there.
    pub worker_name: Option<String>,
}

impl Crossing {
    pub fn of(row: crossing::Model, content: Content, checkpoint: String, worker: Option<String>) -> Self {
        let arrivals = row.arrivals.as_deref().unwrap_or_default().split(' ');
        Self {
            arrival_ids: arrivals.filter_map(|id| id.parse().ok().map(ArrivalId)).collect(),
            id: row.id,
            checkpoint_id: row.checkpoint_id,
            checkpoint_name: checkpoint,
            area: row.area,
            at: row.at,
            day: row.day,
            direction: row.direction,
            plate: content.plate.and_then(|plate| plate.parse::<Plate>().ok()).map(|plate| plate.mask()),
            people: content.people.into_iter().map(Crosser::shown).collect(),
            origin: content.origin,
            origin_kind: row.origin_kind,
            been_to_risk_area: content.been_to_risk_area,
            destination: content.area,
            address: content.address.as_deref().map(mask_address),
            decision: row.decision,
            reason: content.reason,
            pass_id: row.pass_id,
            notice: row.notice,
            source: row.source,
            recorded_at: row.recorded_at,
            worker_name: worker,
        }
    }
}
