//! A sheet of who covers what: 单位 and 包保对象, one line each, and what each line means.

use std::collections::{BTreeMap, BTreeSet};

use codes::AreaCode;
use kernel::{Error, Read, Result};
use serde::Serialize;

use super::store::{CompoundId, compound};
use crate::house::House;
use crate::rooms::area;
use crate::rooms::people::{self, UnitCard, UnitId};
use crate::rooms::screening::sheet::{PlaceIndex, Places, Row, Workbook, Written};
use crate::rooms::screening::unreadable;
use crate::rooms::venue::{self, VenueId, VenueKind};
use kernel::Scope;
use sea_orm::entity::prelude::*;

/// A line of the sheet as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// As Excel numbers it.
    pub number: u32,
    /// The unit.
    pub unit: String,
    /// What it covers.
    pub target: String,
    /// The community in which that lies, where a column says so.
    pub place: Option<String>,
    /// What kind of venue it is, where a column says so; else it is a compound, a venue of that name, or a community.
    pub venue: Option<String>,
}

/// More lines are no list of coverage.
const MOST_LINES: usize = 5_000;

/// The headings stand in one of the first so many rows.
const HEAD_ROWS: u32 = 20;

const UNIT_WORDS: &[&str] = &["单位", "包保单位", "责任单位", "部门", "包保部门", "包联单位"];
const TARGET_WORDS: &[&str] = &["包保对象", "小区", "包保小区", "小区名称", "对象", "包联小区", "包保区域"];
const PLACE_WORDS: &[&str] =
    &["社区", "所在社区", "所属社区", "所在区域", "区域", "村(社区)", "村（社区）", "社区(村)"];

const VENUE_WORDS: &[&str] = &["场所类型", "场所类别", "场所种类"];

/// Reads the lines of a sheet.
///
/// # Errors
/// [`Error::Invalid`] on `file`.
pub fn read(bytes: Vec<u8>) -> Result<Vec<Line>> {
    let mut book = Workbook::open(bytes).map_err(unreadable)?;
    for sheet in 0..book.sheets().len() {
        let (mut columns, mut lines) = (None, vec![]);
        // A cell that runs over several lines stands in the first of them only.
        let mut unit = String::new();
        for row in book.rows(sheet).map_err(unreadable)? {
            let row = row.map_err(unreadable)?;
            let Some((of_unit, of_target, of_place, of_venue)) = columns else {
                if row.number > HEAD_ROWS {
                    break;
                }
                columns = headings(&row);
                continue;
            };
            let text = |column: usize| row.cell(column).to_string();
            let named = text(of_unit);
            if !named.is_empty() {
                unit = named;
            }
            let target = text(of_target);
            if target.is_empty() || unit.is_empty() {
                continue;
            }
            let place = of_place.map(text).filter(|place| !place.is_empty());
            let venue = of_venue.map(text).filter(|kind| !kind.is_empty());
            // Several compounds may stand in one cell.
            for one in target.split(['、', '，', ',', ';', '；', '\n']).map(str::trim).filter(|one| !one.is_empty())
            {
                lines.push(Line {
                    number: row.number,
                    unit: unit.clone(),
                    target: one.to_owned(),
                    place: place.clone(),
                    venue: venue.clone(),
                });
            }
            if lines.len() > MOST_LINES {
                return Err(Error::invalid("file", "sheet_too_large"));
            }
        }
        if columns.is_some() {
            return Ok(lines);
        }
    }
    Err(Error::invalid("file", "coverage_headings"))
}

type Columns = (usize, usize, Option<usize>, Option<usize>);

fn headings(row: &Row) -> Option<Columns> {
    let plain = |text: String| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let cells: Vec<String> = row.cells.iter().map(|cell| plain(cell.to_string())).collect();
    let of = |words: &[&str]| cells.iter().position(|cell| words.contains(&cell.as_str()));
    Some((of(UNIT_WORDS)?, of(TARGET_WORDS)?, of(PLACE_WORDS), of(VENUE_WORDS)))
}

/// What a line would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineOutcome {
    /// It is assigned.
    Assigned,
    /// The compound or venue is new and added, and it is assigned.
    Added,
    /// The unit covers it already.
    Already,
    /// There is no unit of that name.
    UnitUnknown,
    /// There is no compound, venue or community of that name, and the sheet does not say in which community it lies.
    TargetUnknown,
    /// There is no such kind of venue.
    VenueKindUnknown,
    /// There are several of that name.
    TargetAmbiguous,
}

/// What a line means.
#[derive(Clone, Debug)]
pub enum Meaning {
    /// A compound there is.
    Compound(CompoundId, AreaCode),
    /// A compound to be added there.
    New(AreaCode),
    /// A venue there is.
    Venue(VenueId, AreaCode),
    /// A venue to be added there.
    NewVenue(AreaCode, VenueKind),
    /// A community.
    Area(AreaCode),
    /// Nothing that is known.
    Wrong(LineOutcome),
}

/// The units and places that a sheet may name.
pub struct Names {
    units: BTreeMap<String, UnitCard>,
    compounds: BTreeMap<String, Vec<(CompoundId, AreaCode)>>,
    venues: BTreeMap<String, Vec<(VenueId, AreaCode)>>,
    /// What each venue is, as stored.
    venue_kinds: BTreeMap<VenueId, String>,
    places: PlaceIndex,
}

fn plain(name: &str) -> String {
    name.chars().map(codes::half_width).filter(|c| !c.is_whitespace()).collect()
}

impl Names {
    /// Those that somebody with a scope may name.
    pub async fn of(house: &House, scope: &Scope) -> Result<Self> {
        let read = &house.store.read;
        let (mut units, mut compounds, mut venues) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (mut areas, mut venue_kinds) = (vec![], BTreeMap::new());
        for root in scope.areas() {
            for unit in people::units_around(read, *root).await? {
                units.insert(plain(&unit.name), unit);
            }
            areas.extend(area::all_within(read, *root).await?);
        }
        for row in read.all(compound::Entity::find().filter(scope.on(compound::Column::Area))).await? {
            let area: AreaCode = row.area.parse().map_err(Error::internal)?;
            compounds.entry(plain(&row.name)).or_insert_with(Vec::new).push((row.id, area));
        }
        for row in venue::within(read, scope).await? {
            venues.entry(plain(&row.name)).or_insert_with(Vec::new).push((row.id, row.place()?));
            venue_kinds.insert(row.id, row.kind);
        }
        let places = PlaceIndex::new(areas.into_iter().map(|(code, name, _)| (code, name)));
        Ok(Self { units, compounds, venues, venue_kinds, places })
    }

    /// The unit of that name.
    pub fn unit(&self, name: &str) -> Option<&UnitCard> {
        self.units.get(&plain(name))
    }

    /// What a line means.
    pub fn meaning(&self, line: &Line) -> Meaning {
        let community = |text: &str| self.places.resolve(Written { text: Some(text), ..Written::default() }).ok();
        let place = line.place.as_deref().and_then(community);
        let mut venues = there(&self.venues, &line.target, place);
        if let Some(kind) = &line.venue {
            let Some(kind) = VenueKind::of_word(&plain(kind)) else {
                return Meaning::Wrong(LineOutcome::VenueKindUnknown);
            };
            // Of another kind it is another venue, whatever it is called.
            venues.retain(|(id, _)| self.venue_kinds.get(id).is_some_and(|known| known == kind.code()));
            return match (venues.as_slice(), place) {
                ([(id, area)], _) => Meaning::Venue(*id, *area),
                ([], Some(place)) => Meaning::NewVenue(place, kind),
                ([], None) => Meaning::Wrong(LineOutcome::TargetUnknown),
                _ => Meaning::Wrong(LineOutcome::TargetAmbiguous),
            };
        }
        let compounds = there(&self.compounds, &line.target, place);
        match (compounds.as_slice(), venues.as_slice(), place) {
            ([(id, area)], [], _) => Meaning::Compound(*id, *area),
            ([], [(id, area)], _) => Meaning::Venue(*id, *area),
            ([], [], Some(place)) => Meaning::New(place),
            ([], [], None) => match community(&line.target) {
                Some(area) => Meaning::Area(area),
                None => Meaning::Wrong(LineOutcome::TargetUnknown),
            },
            _ => Meaning::Wrong(LineOutcome::TargetAmbiguous),
        }
    }
}

/// Those of a name that lie in a place, or anywhere where none is said.
fn there<Id: Copy>(
    known: &BTreeMap<String, Vec<(Id, AreaCode)>>,
    name: &str,
    place: Option<AreaCode>,
) -> Vec<(Id, AreaCode)> {
    let known = known.get(&plain(name)).map(Vec::as_slice).unwrap_or_default();
    known.iter().filter(|(_, area)| place.is_none_or(|place| place.contains(area))).copied().collect()
}

/// Lines that say the same twice count once.
pub fn once(lines: Vec<Line>) -> Vec<Line> {
    let mut seen: BTreeSet<(String, String, Option<String>, Option<String>)> = BTreeSet::new();
    let key = |line: &Line| (plain(&line.unit), plain(&line.target), line.place.clone(), line.venue.clone());
    lines.into_iter().filter(|line| seen.insert(key(line))).collect()
}

/// The unit of a line, as far as it is known.
pub fn unit_id(names: &Names, line: &Line) -> Option<UnitId> {
    names.unit(&line.unit).map(|unit| unit.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_written_once_covers_the_lines_below_it() {
        let sheet =
            "包保小区一览表,,\n单位,包保对象,所在社区\n市审计局,福民家园、鑫鼎花园,松江社区\n,阳光新城,建国社区\n"
                .as_bytes();
        let lines = read(sheet.to_vec()).unwrap();
        let told: Vec<_> = lines.iter().map(|line| (line.number, line.unit.as_str(), line.target.as_str())).collect();
        assert_eq!(told, [(3, "市审计局", "福民家园"), (3, "市审计局", "鑫鼎花园"), (4, "市审计局", "阳光新城")]);
        assert_eq!((lines[2].place.as_deref(), lines[2].venue.as_deref()), (Some("建国社区"), None));
        let venues = read("部门,包保对象,场所类型\n市审计局,惠民药店,药店\n".as_bytes().to_vec()).unwrap();
        assert_eq!(venues[0].venue.as_deref(), Some("药店"));
        assert!(read("姓名,电话\n张三,1\n".as_bytes().to_vec()).is_err());
    }
}
