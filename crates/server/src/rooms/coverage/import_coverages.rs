//! Assigning from a sheet: looked at first, then done, with an outcome for each line.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Scope, Tx};
use serde::{Deserialize, Serialize};

use super::assign::{self, Checked, NewCoverage};
use super::model::{CoverageRules, TargetKind};
use super::sheet::{self, Line, LineOutcome, Meaning, Names};
use super::store::{CompoundId, CoverageId};
use super::target::Placed;
use super::{IMPORT_COVERAGES, PREVIEW_COVERAGES, compounds};
use crate::house::House;
use crate::http::{Refusals, SignedIn};
use crate::rooms::area;
use crate::rooms::checkpoint::Hours;
use crate::rooms::screening::{Parts, Upload, beside, take};
use crate::rooms::venue::{self, VenueId, VenueKind};

/// How what the sheet names is covered.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetTerms {
    /// Kind of coverage; `cover` if not given.
    #[schema(max_length = 30)]
    pub kind: Option<String>,
    /// Daily hours; round the clock if not given.
    #[schema(max_length = 11)]
    pub hours: Option<String>,
    /// From this day; today if not given.
    #[schema(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// To this day inclusive, if it ends.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
}

/// What came of a line, or would.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CoverageSheetLine {
    /// As Excel numbers it.
    pub row: u32,
    /// The unit as written.
    pub unit: String,
    /// What it covers, as written.
    pub target: String,
    /// Where that lies.
    pub area_name: Option<String>,
    /// What came of it.
    pub outcome: LineOutcome,
}

/// What came of a sheet, or would.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct CoverageSheet {
    /// The file's name.
    pub file_name: String,
    /// Line by line.
    pub rows: Vec<CoverageSheetLine>,
    /// How many lines came to what.
    pub outcomes: BTreeMap<LineOutcome, usize>,
    /// Different units that are named and known.
    pub units: usize,
}

/// Reads a sheet of who covers what and says what each line would do. Writes nothing. The part `about` holds the terms.
#[utoipa::path(post, path = "/coverages/preview", operation_id = "previewCoverages", tag = "coverage",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 200, body = CoverageSheet), Refusals), security(("session" = [])))]
pub async fn preview_coverages(
    State(house): State<House>,
    person: SignedIn,
    parts: Parts,
) -> Result<Json<CoverageSheet>> {
    let scope = person.scope(PREVIEW_COVERAGES)?;
    let sheet = Sheet::take(&house, &scope, parts).await?;
    let mut outcomes = vec![];
    for line in &sheet.lines {
        outcomes.push(sheet.outcome(&house.store.read, line).await?.0);
    }
    sheet.result(&house, outcomes).await.map(Json)
}

/// Assigns what a sheet names; the same sheet again assigns nothing twice. The part `about` holds the terms.
#[utoipa::path(post, path = "/coverages/import", operation_id = "importCoverages", tag = "coverage",
    request_body(content = Upload, content_type = "multipart/form-data"),
    responses((status = 200, body = CoverageSheet), Refusals), security(("session" = [])))]
pub async fn import_coverages(
    State(house): State<House>,
    person: SignedIn,
    parts: Parts,
) -> Result<Json<CoverageSheet>> {
    let scope = person.scope(IMPORT_COVERAGES)?;
    let place = *scope.areas().first().ok_or(Error::NotPermitted(IMPORT_COVERAGES))?;
    let sheet = Sheet::take(&house, &scope, parts).await?;
    let outcomes = house
        .store
        .journal
        .record(&person.actor, IMPORT_COVERAGES, &place, async |tx| {
            let mut outcomes = vec![];
            let mut added = Added::default();
            for line in &sheet.lines {
                outcomes.push(sheet.assign(tx, line, &mut added).await?);
            }
            // Each that is assigned has a line of its own.
            tx.nothing_changed();
            Ok(outcomes)
        })
        .await?;
    super::check_gaps::check_gaps(&house).await?;
    sheet.result(&house, outcomes).await.map(Json)
}

/// What a sheet added, by name and community: a second unit covers the same.
#[derive(Default)]
struct Added {
    compounds: BTreeMap<(String, AreaCode), CompoundId>,
    venues: BTreeMap<(String, AreaCode, VenueKind), VenueId>,
}

/// A sheet that was sent, with what it may name.
struct Sheet {
    file_name: String,
    lines: Vec<Line>,
    names: Names,
    terms: Checked,
}

impl Sheet {
    async fn take(house: &House, scope: &Scope, parts: Parts) -> Result<Self> {
        let upload = take(parts).await?;
        let terms: SheetTerms = match upload.about.as_deref() {
            Some(text) => {
                serde_json::from_str(text).map_err(|e| Error::invalid_because("about", "invalid_field", e))?
            }
            None => SheetTerms { kind: None, hours: None, from: None, to: None },
        };
        let terms = checked(house, terms)?;
        let bytes = upload.bytes;
        let lines = sheet::once(beside(move || sheet::read(bytes)).await?);
        Ok(Self { file_name: upload.name, lines, names: Names::of(house, scope).await?, terms })
    }

    /// What a line would do, and what it means.
    async fn outcome(&self, from: &impl Read, line: &Line) -> Result<(LineOutcome, Meaning)> {
        let meaning = self.names.meaning(line);
        let Some(unit) = self.names.unit(&line.unit) else { return Ok((LineOutcome::UnitUnknown, meaning)) };
        let placed = match &meaning {
            Meaning::Wrong(outcome) => return Ok((*outcome, meaning)),
            Meaning::New(_) | Meaning::NewVenue(..) => return Ok((LineOutcome::Added, meaning)),
            Meaning::Venue(id, area) => Placed { kind: TargetKind::Venue, id: id.0, area: *area },
            Meaning::Compound(id, area) => Placed { kind: TargetKind::Compound, id: id.0, area: *area },
            Meaning::Area(area) => Placed { kind: TargetKind::Area, id: uuid::Uuid::nil(), area: *area },
        };
        let terms = Checked { unit: Some(unit.clone()), ..self.terms.clone() };
        let stands = assign::standing(from, &placed, &terms).await?.is_some();
        Ok((if stands { LineOutcome::Already } else { LineOutcome::Assigned }, meaning))
    }

    async fn assign(&self, tx: &mut Tx, line: &Line, added: &mut Added) -> Result<LineOutcome> {
        let (outcome, meaning) = self.outcome(tx, line).await?;
        let placed = match (outcome, meaning) {
            (LineOutcome::Added, Meaning::New(area)) => {
                let key = (line.target.clone(), area);
                let id = match added.compounds.get(&key) {
                    Some(id) => *id,
                    None => {
                        let id = CompoundId::new(tx.now());
                        compounds::insert(tx, id, vec![], area, &line.target).await?;
                        added.compounds.insert(key, id);
                        id
                    }
                };
                Placed { kind: TargetKind::Compound, id: id.0, area }
            }
            (LineOutcome::Added, Meaning::NewVenue(area, kind)) => {
                let key = (line.target.clone(), area, kind);
                let id = match added.venues.get(&key) {
                    Some(id) => *id,
                    None => {
                        let id = VenueId::new(tx.now());
                        let details = venue::Details { name: line.target.clone(), ..venue::Details::default() };
                        venue::add(tx, id, vec![], (area, kind), details, None).await?;
                        added.venues.insert(key, id);
                        id
                    }
                };
                Placed { kind: TargetKind::Venue, id: id.0, area }
            }
            (LineOutcome::Assigned, Meaning::Venue(id, area)) => Placed { kind: TargetKind::Venue, id: id.0, area },
            (LineOutcome::Assigned, Meaning::Compound(id, area)) => {
                Placed { kind: TargetKind::Compound, id: id.0, area }
            }
            (LineOutcome::Assigned, Meaning::Area(area)) => {
                Placed { kind: TargetKind::Area, id: uuid::Uuid::nil(), area }
            }
            _ => return Ok(outcome),
        };
        let terms = Checked { unit: self.names.unit(&line.unit).cloned(), ..self.terms.clone() };
        let id = CoverageId::new(tx.now());
        assign::store(tx, NewCoverage { id, digest: vec![], placed, terms: &terms, follows: None }).await?;
        assign::tell(tx, IMPORT_COVERAGES, id, &placed, &terms);
        Ok(outcome)
    }

    async fn result(&self, house: &House, outcomes: Vec<LineOutcome>) -> Result<CoverageSheet> {
        let lies = |line: &Line| match self.names.meaning(line) {
            Meaning::Compound(_, area) | Meaning::New(area) | Meaning::Area(area) => Some(area),
            Meaning::Venue(_, area) | Meaning::NewVenue(area, _) => Some(area),
            Meaning::Wrong(_) => None,
        };
        let places = area::names(&house.store.read, self.lines.iter().filter_map(lies).collect::<Vec<_>>()).await?;
        let mut counted: BTreeMap<LineOutcome, usize> = BTreeMap::new();
        let mut units = std::collections::BTreeSet::new();
        let mut rows = vec![];
        for (line, outcome) in self.lines.iter().zip(outcomes) {
            *counted.entry(outcome).or_default() += 1;
            units.extend(sheet::unit_id(&self.names, line));
            rows.push(CoverageSheetLine {
                row: line.number,
                unit: line.unit.clone(),
                target: line.target.clone(),
                area_name: lies(line).map(|area| places.path(&area)),
                outcome,
            });
        }
        Ok(CoverageSheet { file_name: self.file_name.clone(), rows, outcomes: counted, units: units.len() })
    }
}

fn checked(house: &House, terms: SheetTerms) -> Result<Checked> {
    let today = house.store.clock.today();
    let kind = terms.kind.unwrap_or_else(|| "cover".to_owned());
    let hours = terms.hours.unwrap_or_else(|| "00:00-24:00".to_owned());
    CoverageRules::on(&house.store.policy, today)?
        .kind(&kind)
        .ok_or(Error::invalid("kind", "coverage_kind_unknown"))?;
    Hours::parse(&hours).ok_or(Error::invalid("hours", "hours_invalid"))?;
    let from = terms.from.unwrap_or(today);
    assign::check_days(today, from, terms.to)?;
    Ok(Checked { unit: None, worker: None, kind, hours, from, to: terms.to })
}
