//! Turns one row of a list into a draft of an arrival, or says what to correct.

use chrono::NaiveDate;
use codes::{AreaCode, Document, DocumentType, Phone, Sex};
use serde::{Deserialize, Serialize};

use super::date::read_date;
use super::field::column_letter;
use super::heading::{Heading, Words, heading};
use super::{ArrivalField, Cell, Draft, Mapping, Outcome, Places, Row, RowError, Skip, Written, value};

/// What a list is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// Who came from outside.
    #[default]
    Arrivals,
    /// Who lives here: no day of arrival is asked for.
    Residents,
    /// Whom others ask about: neither place nor day is asked for.
    #[serde(skip_deserializing)]
    Pushed,
}

impl ListKind {
    /// The name in the store and in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Arrivals => "arrivals",
            Self::Residents => "residents",
            Self::Pushed => "pushed",
        }
    }
}

/// Whom a row of a list names.
#[derive(Clone)]
pub struct Named {
    /// The name.
    pub name: Option<String>,
    /// The document, if it can be one.
    pub document: Option<Document>,
    /// The phone, if it can be one.
    pub phone: Option<Phone>,
    /// The first thing that is wrong with these, as a stable code.
    pub wrong: Option<&'static str>,
    /// Where they are said to live, if there is such a place here.
    pub area: Option<AreaCode>,
}

/// What a row must hold.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// What the list is about.
    pub kind: ListKind,
    /// No arrival lies after this day, and days without a year are reckoned from it.
    pub today: NaiveDate,
    /// No arrival that matters lies before this day.
    pub earliest: NaiveDate,
}

/// Reads rows by a confirmed mapping.
pub struct ArrivalReader<'a, P> {
    columns: [Option<usize>; ArrivalField::ALL.len()],
    rules: Rules,
    places: &'a P,
}

impl<'a, P: Places> ArrivalReader<'a, P> {
    /// A reader for one sheet.
    pub fn new(mapping: &Mapping, rules: Rules, places: &'a P) -> Self {
        Self { columns: ArrivalField::ALL.map(|field| mapping.column(field)), rules, places }
    }

    /// Reads one row.
    pub fn read(&self, row: &Row) -> Outcome {
        if let Some(skip) = self.skip(row) {
            return Outcome::Skipped(skip);
        }
        let mut reading = Reading { reader: self, row, errors: Vec::new() };
        match reading.draft() {
            Some(draft) if reading.errors.is_empty() => Outcome::Draft(Box::new(draft)),
            _ => Outcome::Rejected(reading.errors),
        }
    }

    /// Reads of a row only whom it names, with what is wrong about it; none where it is no row of a person.
    pub fn named(&self, row: &Row) -> Option<Named> {
        if self.skip(row).is_some() {
            return None;
        }
        let mut reading = Reading { reader: self, row, errors: Vec::new() };
        let (name, document, phone) = (reading.name(), reading.document(), reading.phone());
        let wrong = reading.errors.first().map(|error| error.code);
        let area = reading.area().or_else(|| self.anywhere(row));
        Some(Named { name, document, phone, wrong, area })
    }

    /// The place that all columns about it name together, for senders who write a township into the column of villages.
    fn anywhere(&self, row: &Row) -> Option<AreaCode> {
        use ArrivalField::{AreaText, Community, Township};
        let said = [Township, Community, AreaText].into_iter().filter_map(|field| value::said(self.cell(row, field)));
        let text: String = said.collect();
        self.places.resolve(Written { township: None, community: None, text: Some(&text) }).ok()
    }

    fn column(&self, field: ArrivalField) -> Option<usize> {
        self.columns[field as usize]
    }

    fn cell<'r>(&self, row: &'r Row, field: ArrivalField) -> &'r Cell {
        self.column(field).map_or(&Cell::Empty, |column| row.cell(column))
    }

    fn skip(&self, row: &Row) -> Option<Skip> {
        use ArrivalField::{ArrivedOn, DocumentNumber, Name, Phone};
        let read = || ArrivalField::ALL.into_iter().filter(|field| !field.ignored());
        // Whoever has a document, a phone with digits or a day is a person, whatever stands in front.
        let digits = |field| self.cell(row, field).to_string().bytes().filter(u8::is_ascii_digit).count() >= 6;
        if digits(DocumentNumber) || digits(Phone) || matches!(self.cell(row, ArrivedOn), Cell::Date(_)) {
            return None;
        }
        let repeats = |field: &ArrivalField| match self.cell(row, *field) {
            Cell::Text(text) => matches!(heading(text), Heading::Field(said, _) if said == *field),
            _ => false,
        };
        if read().filter(repeats).count() >= 2 {
            return Some(Skip::Headings);
        }
        let filled = || row.cells.iter().filter(|cell| !cell.is_empty());
        let first = filled().next().map(|cell| Words::of(&cell.to_string()).flat).unwrap_or_default();
        let begins = |words: &[&str]| words.iter().any(|word| first.starts_with(word));
        if begins(&["合计", "总计", "小计", "共计", "累计"]) {
            Some(Skip::Total)
        } else if matches!(first.as_str(), "例" | "示例" | "样例" | "例如")
            || (begins(FOOTERS) && filled().count() <= 6)
        {
            Some(Skip::Footer)
        } else if read().all(|field| self.cell(row, field).is_empty()) {
            Some(Skip::Blank)
        } else {
            let alone = filled().count() == 1 && self.cell(row, Name).is_empty();
            alone.then_some(Skip::Footer)
        }
    }
}

/// How the lines below a list begin.
const FOOTERS: &[&str] = &[
    "填表",
    "填报",
    "制表",
    "审核",
    "审批",
    "注",
    "备注",
    "说明",
    "单位负责人",
    "负责人",
    "主管",
    "联系人",
    "报送",
    "上报",
    "盖章",
    "签字",
    "领导签字",
];

/// The reading of one row: collects what is wrong in the order in which a person would correct it.
struct Reading<'r, P> {
    reader: &'r ArrivalReader<'r, P>,
    row: &'r Row,
    errors: Vec<RowError>,
}

impl<P: Places> Reading<'_, P> {
    fn cell(&self, field: ArrivalField) -> &Cell {
        self.reader.cell(self.row, field)
    }

    fn said(&self, field: ArrivalField) -> Option<String> {
        value::said(self.cell(field))
    }

    /// Notes what is wrong and goes on, so that one reading finds everything.
    fn wrong<T>(&mut self, field: ArrivalField, code: &'static str) -> Option<T> {
        let column = self.reader.column(field).map(column_letter);
        let value = value::masked(field, self.cell(field));
        self.errors.push(RowError { row: self.row.number, column, field, code, value });
        None
    }

    fn draft(&mut self) -> Option<Draft> {
        let name = self.name();
        let document = self.document();
        let phone = self.phone();
        if self.said(ArrivalField::DocumentNumber).is_none() && self.said(ArrivalField::Phone).is_none() {
            self.wrong::<()>(ArrivalField::DocumentNumber, "identity_missing");
        }
        let sex = self.sex(document.as_ref());
        let area = self.area();
        let arrived_on = self.arrived_on();
        let left_origin_on = self.left_origin_on(arrived_on);
        let temperature = self.temperature();
        let address = self.text(ArrivalField::Address, 100).or_else(|| self.text(ArrivalField::AreaText, 100));
        let origin = self.text(ArrivalField::Origin, 100);
        let transport = self.text(ArrivalField::Transport, 100);
        let condition = self.text(ArrivalField::Condition, 200);
        let note = self.text(ArrivalField::Note, 500);
        Some(Draft {
            row: self.row.number,
            name: name?,
            sex,
            document,
            phone,
            area: area?,
            address,
            origin,
            arrived_on: arrived_on?,
            left_origin_on,
            transport,
            been_to_risk_area: value::yes(self.cell(ArrivalField::BeenToRiskArea)),
            temperature,
            condition,
            note,
        })
    }

    /// A text no longer than the form takes.
    fn text(&mut self, field: ArrivalField, longest: usize) -> Option<String> {
        let text = self.said(field)?;
        if text.chars().count() > longest {
            return self.wrong(field, "text_length");
        }
        Some(text)
    }

    fn name(&mut self) -> Option<String> {
        if self.said(ArrivalField::Name).is_none() {
            return self.wrong(ArrivalField::Name, "name_missing");
        }
        let name = self.text(ArrivalField::Name, 60)?;
        // 李 秀 is padded to the width of three characters; in a name of letters the blank belongs.
        let between = if name.chars().any(|c| c.is_ascii_alphabetic()) { " " } else { "" };
        Some(name.split_whitespace().collect::<Vec<_>>().join(between))
    }

    fn document(&mut self) -> Option<Document> {
        const FIELD: ArrivalField = ArrivalField::DocumentNumber;
        let number = self.said(FIELD)?;
        let kind = self.said(ArrivalField::DocumentType).unwrap_or_default();
        let Some(kind) = value::document_type(kind.trim()) else {
            return self.wrong(ArrivalField::DocumentType, "document_type_unknown");
        };
        if kind == DocumentType::IdCard && value::is_rounded(self.cell(FIELD)) {
            return self.wrong(FIELD, "id_rounded");
        }
        match Document::parse(kind, &number) {
            Ok(Document::IdCard(id)) if id.born_after(self.reader.rules.today) => self.wrong(FIELD, "id_birth_date"),
            Ok(document) => Some(document),
            Err(e) => self.wrong(FIELD, e.code()),
        }
    }

    fn phone(&mut self) -> Option<Phone> {
        match self.said(ArrivalField::Phone)?.parse::<Phone>() {
            Ok(phone) => Some(phone),
            Err(e) => self.wrong(ArrivalField::Phone, e.code()),
        }
    }

    /// The ID number knows; a column that says otherwise means that one of the two is another person's.
    fn sex(&mut self, document: Option<&Document>) -> Option<Sex> {
        let written = self.said(ArrivalField::Sex).and_then(|text| value::sex(&text));
        let Some(id) = document.and_then(Document::id_number) else { return written };
        match written {
            Some(written) if written != id.sex() => self.wrong(ArrivalField::Sex, "sex_mismatch"),
            _ => Some(id.sex()),
        }
    }

    fn area(&mut self) -> Option<AreaCode> {
        use ArrivalField::{AreaText, Community, Township};
        let said = [Township, Community, AreaText].map(|field| self.said(field));
        let [township, community, text] = said.each_ref().map(Option::as_deref);
        match self.reader.places.resolve(Written { township, community, text }) {
            Ok(area) => Some(area),
            Err(e) => {
                let shown =
                    [Community, AreaText, Township].into_iter().find(|field| self.reader.column(*field).is_some());
                self.wrong(shown.unwrap_or(Community), e.code())
            }
        }
    }

    fn arrived_on(&mut self) -> Option<NaiveDate> {
        const FIELD: ArrivalField = ArrivalField::ArrivedOn;
        let Rules { kind, today, earliest } = self.reader.rules;
        if kind != ListKind::Arrivals {
            return Some(today);
        }
        if self.said(FIELD).is_none() {
            return self.wrong(FIELD, "date_missing");
        }
        match read_date(self.cell(FIELD), today) {
            None => self.wrong(FIELD, "date_invalid"),
            Some(day) if day > today || day < earliest => self.wrong(FIELD, "date_range"),
            day => day,
        }
    }

    /// Who was never there leaves it blank, or says no. A wrong year would end an isolation before it began.
    fn left_origin_on(&mut self, arrived_on: Option<NaiveDate>) -> Option<NaiveDate> {
        const FIELD: ArrivalField = ArrivalField::LeftOriginOn;
        let Rules { kind, today, earliest } = self.reader.rules;
        if kind != ListKind::Arrivals {
            return None;
        }
        self.said(FIELD).filter(|_| value::yes(self.cell(FIELD)) != Some(false))?;
        match read_date(self.cell(FIELD), today) {
            None => self.wrong(FIELD, "date_invalid"),
            Some(day) if day > arrived_on.unwrap_or(today) || day < earliest => self.wrong(FIELD, "date_range"),
            day => day,
        }
    }

    fn temperature(&mut self) -> Option<i32> {
        const FIELD: ArrivalField = ArrivalField::Temperature;
        self.said(FIELD)?;
        match value::temperature(self.cell(FIELD)) {
            None => self.wrong(FIELD, "temperature_invalid"),
            // Outside this a thermometer, or a finger, slipped.
            Some(tenths) if !(340..=430).contains(&tenths) => self.wrong(FIELD, "temperature_range"),
            tenths => tenths,
        }
    }
}

#[cfg(test)]
mod tests;
