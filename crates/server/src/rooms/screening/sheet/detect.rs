//! Finds the headings of a list and guesses which column holds what.

use chrono::NaiveDate;
use codes::Phone;
use serde::{Deserialize, Serialize};

use super::content::Content;
use super::field::column_letter;
use super::heading::{Heading, Words, heading_under};
use super::{ArrivalField, Cell, Mapping, Row, value};

/// How a list is laid out.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Layout {
    /// The row of the headings, the last of two where they are in two rows; none where the list has no headings.
    pub heading_row: Option<u32>,
    /// The first row that may hold a person.
    pub first_row: u32,
    /// The columns from A to the last with a heading or value.
    pub columns: Vec<Column>,
}

/// What one column seems to hold.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Column {
    /// As Excel shows it.
    pub letter: String,
    /// The heading as written; that of a group in front where headings are in two rows.
    pub heading: String,
    /// What it holds; none where that is unknown or two columns might.
    pub field: Option<ArrivalField>,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
    /// Up to three values, masked.
    pub samples: Vec<String>,
}

/// What one column of a sheet was read as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ReadAs {
    /// The letter of the column.
    pub column: String,
    /// Its heading as written.
    pub heading: String,
    /// What was read from it; none where it was not read.
    pub field: Option<ArrivalField>,
}

impl Layout {
    /// The columns as a mapping reads them.
    pub fn read_as(&self, mapping: &Mapping) -> Vec<ReadAs> {
        let read_as = |(at, column): (usize, &Column)| ReadAs {
            column: column.letter.clone(),
            heading: column.heading.clone(),
            field: mapping.0.get(at).copied().flatten(),
        };
        self.columns.iter().enumerate().map(read_as).collect()
    }

    /// The guess as a mapping to confirm.
    pub fn mapping(&self) -> Mapping {
        Mapping(self.columns.iter().map(|column| column.field).collect())
    }

    /// How much this looks like a list of arrivals; to choose among sheets.
    pub fn score(&self) -> f32 {
        let own = self.columns.iter().filter(|column| column.field.is_some_and(|field| !field.ignored()));
        own.map(|column| column.confidence).sum()
    }
}

/// How many rows of titles and notes may stand above the headings.
const DEEPEST_HEADING: usize = 30;

/// Guesses the layout from the first rows of a sheet.
pub fn detect(head: &[Row], today: NaiveDate) -> Layout {
    let Found { first_data, titles, .. } = find_headings(head).unwrap_or_else(|| without_known_headings(head));
    let data = &head[first_data..];
    let heading_row = first_data.checked_sub(1).filter(|_| !titles.is_empty()).map(|at| head[at].number);
    let first_row = head[..first_data].last().map_or(1, |row| row.number + 1);
    let width = head.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let contents: Vec<Content> =
        (0..width).map(|column| Content::of(data.iter().map(|row| row.cell(column)), today)).collect();
    let says: Vec<Heading> =
        (0..width).map(|column| titles.get(column).map_or(Heading::Unknown, Title::says)).collect();
    let mut guesses = from_headings(&says, &contents);
    add_from_content(&mut guesses, &says, &contents);
    prefer_area_text(&mut guesses, &contents);
    let columns = guesses.iter().enumerate().map(|(column, guess)| {
        let field = guess.map(|(field, _)| field);
        Column {
            letter: column_letter(column),
            heading: titles.get(column).map_or_else(String::new, |title| format!("{}{}", title.group, title.own)),
            field,
            confidence: guess.map_or(0.0, |(_, confidence)| (confidence * 100.0).round() / 100.0),
            samples: samples(data, column, field),
        }
    });
    Layout { heading_row, first_row, columns: columns.collect() }
}

/// Up to three values as they may be shown; of a column without a field as if it held ID numbers.
fn samples(data: &[Row], column: usize, field: Option<ArrivalField>) -> Vec<String> {
    let cells = data.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    cells.take(3).map(|cell| value::masked(field.unwrap_or(ArrivalField::DocumentNumber), cell)).collect()
}

type Guess = Option<(ArrivalField, f32)>;

/// What the headings say, unless the values plainly say otherwise. Of two columns for one field the surer one; of two
/// equally sure ones neither.
fn from_headings(says: &[Heading], contents: &[Content]) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = vec![None; says.len()];
    for (column, says) in says.iter().enumerate() {
        let Heading::Field(field, said) = *says else { continue };
        let content = &contents[column];
        if !content.contradicts(field) {
            let confidence = match content.fit(field).filter(|_| content.filled > 0) {
                Some(fit) => 0.6 * said + 0.4 * fit,
                None => 0.9 * said,
            };
            guesses[column] = Some((field, confidence));
        }
    }
    for field in ArrivalField::ALL {
        let claims: Vec<(usize, f32)> = guesses
            .iter()
            .enumerate()
            .filter_map(|(column, guess)| guess.filter(|(held, _)| *held == field).map(|(_, sure)| (column, sure)))
            .collect();
        let most = claims.iter().map(|(_, sure)| *sure).fold(0.0, f32::max);
        let alone = claims.iter().filter(|(_, sure)| most - sure < 0.02).count() == 1;
        for (column, sure) in claims {
            if sure < most || !alone {
                guesses[column] = None;
            }
        }
    }
    guesses
}

/// Fields that no heading named, where exactly one column without a known heading looks like them.
fn add_from_content(guesses: &mut [Guess], says: &[Heading], contents: &[Content]) {
    let open = |column: usize| match says[column] {
        Heading::Unknown => true,
        Heading::Other => false,
        Heading::Field(field, _) => contents[column].contradicts(field),
    };
    let suggestions: Vec<Guess> =
        (0..says.len()).map(|column| contents[column].suggests().filter(|_| open(column))).collect();
    for (column, suggestion) in suggestions.iter().enumerate() {
        let Some((field, fit)) = suggestion else { continue };
        let alike = suggestions.iter().flatten().filter(|(other, _)| other == field).count();
        let taken = guesses.iter().flatten().any(|(other, _)| other == field);
        if alike == 1 && !taken && guesses[column].is_none() {
            guesses[column] = Some((*field, 0.4 + 0.3 * fit));
        }
    }
}

/// A column called village or address may hold the township as well, or the village that has no column of its own.
fn prefer_area_text(guesses: &mut [Guess], contents: &[Content]) {
    use ArrivalField::{Address, AreaText, Community, Township};
    let find = |guesses: &[Guess], field| guesses.iter().position(|g| g.is_some_and(|(held, _)| held == field));
    if find(guesses, AreaText).is_some() {
        return;
    }
    let township = find(guesses, Township);
    let candidate = match find(guesses, Community) {
        Some(column) => Some(column).filter(|_| township.is_none()).filter(|column| contents[*column].place >= 0.5),
        None => find(guesses, Address).filter(|column| {
            let content = &contents[*column];
            content.place >= 0.5 || (township.is_some() && content.local >= 0.5)
        }),
    };
    if let Some(guess) = candidate.and_then(|column| guesses[column].as_mut()) {
        *guess = (AreaText, guess.1.min(0.8));
    }
}

struct Found {
    /// The first row that may hold a person, by position.
    first_data: usize,
    titles: Vec<Title>,
    score: f32,
}

/// The heading of one column, under that of its group where there are groups.
#[derive(Default)]
struct Title {
    group: String,
    own: String,
}

impl Title {
    fn says(&self) -> Heading {
        heading_under(&self.group, &self.own)
    }
}

/// The row, or the two rows, that name most fields; at least two.
fn find_headings(head: &[Row]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for at in 0..head.len().min(DEEPEST_HEADING) {
        for span in 1..=2 {
            let Some(rows) = head.get(at..at + span) else { break };
            if !rows.iter().all(may_be_headings) || rows[span - 1].number - rows[0].number >= span as u32 {
                break;
            }
            let titles = titles(rows);
            let score = fields_named(&titles);
            // A second row must add something, lest a row of data be swallowed.
            let needed = best.as_ref().map_or(1.5, |found| found.score + if span > 1 { 0.5 } else { 0.01 });
            if score >= needed {
                best = Some(Found { first_data: at + span, titles, score });
            }
        }
    }
    best
}

/// Unknown words or none: people begin with the first row that holds a long number, and the row above may name columns.
fn without_known_headings(head: &[Row]) -> Found {
    let long = |cell: &Cell| has_long_number(&cell.to_string()) || matches!(cell, Cell::Date(_));
    let first_data = head.iter().take(DEEPEST_HEADING).position(|row| row.cells.iter().any(long)).unwrap_or(0);
    let above = head[..first_data].last().filter(|row| may_be_headings(row));
    Found { first_data, titles: above.map_or_else(Vec::new, |row| titles(std::slice::from_ref(row))), score: 0.0 }
}

/// How many different fields are named, each counted by how surely.
fn fields_named(titles: &[Title]) -> f32 {
    let mut scores = std::collections::BTreeMap::<ArrivalField, f32>::new();
    for title in titles {
        if let Heading::Field(field, score) = title.says() {
            let most = scores.entry(field).or_default();
            *most = most.max(score);
        }
    }
    scores.values().sum()
}

/// Short texts only, two at least: no title, no line such as 填报人:, no data.
fn may_be_headings(row: &Row) -> bool {
    let filled = || row.cells.iter().filter(|cell| !cell.is_empty());
    let short = |cell: &Cell| match cell {
        Cell::Text(text) => {
            let words = Words::of(text);
            words.flat.chars().count() <= 60 && !text.trim_end().ends_with([':', '：']) && !has_long_number(text)
        }
        _ => false,
    };
    filled().count() >= 2 && filled().all(short)
}

/// Seven digits in a row are data: a phone, a date, an ID number. So is a phone with dashes.
fn has_long_number(text: &str) -> bool {
    text.as_bytes().windows(7).any(|window| window.iter().all(u8::is_ascii_digit)) || text.parse::<Phone>().is_ok()
}

/// The heading of each column; of two rows, that of the group above covers the blanks to its right.
fn titles(rows: &[Row]) -> Vec<Title> {
    let [upper, lower] = rows else {
        return rows[0].cells.iter().map(|cell| Title { own: cell.to_string(), ..Title::default() }).collect();
    };
    let mut group = String::new();
    (0..upper.cells.len().max(lower.cells.len()))
        .map(|column| {
            let (above, below) = (upper.cell(column).to_string(), lower.cell(column).to_string());
            if below.is_empty() {
                // One heading over both rows; it covers nothing to its right.
                group.clear();
                return Title { own: above, ..Title::default() };
            }
            if !above.is_empty() {
                group = above;
            }
            Title { group: group.clone(), own: below }
        })
        .collect()
}
