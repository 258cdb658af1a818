//! What a row of a list turns out to be: a person, a person with something to correct, or no person.

use chrono::NaiveDate;
use codes::{AreaCode, Document, Phone, Sex};
use serde::Serialize;

use super::ArrivalField;

/// What a row says of a person, checked.
#[derive(Clone, PartialEq)]
pub struct Draft {
    /// The row number in the sheet.
    pub row: u32,
    /// The name, without the blanks that pad two-character names.
    pub name: String,
    /// As the ID number says, otherwise as written.
    pub sex: Option<Sex>,
    /// The document; of document and phone one is there.
    pub document: Option<Document>,
    /// The person's phone.
    pub phone: Option<Phone>,
    /// The village or community.
    pub area: AreaCode,
    /// The door; the whole text where place and door share a column.
    pub address: Option<String>,
    /// Where from.
    pub origin: Option<String>,
    /// The day of arrival.
    pub arrived_on: NaiveDate,
    /// The day of leaving the origin.
    pub left_origin_on: Option<NaiveDate>,
    /// Train, flight, plate number.
    pub transport: Option<String>,
    /// Whether the person has been to a risk area.
    pub been_to_risk_area: Option<bool>,
    /// Temperature in tenths of a degree.
    pub temperature: Option<i32>,
    /// How the person feels.
    pub condition: Option<String>,
    /// Remarks.
    pub note: Option<String>,
}

/// Says the row only: a draft is a person.
impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Draft(row {})", self.row)
    }
}

/// One thing to correct in the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct RowError {
    /// The row number at the left edge of Excel.
    pub row: u32,
    /// The letter of the column; none where the sheet has no such column.
    pub column: Option<String>,
    /// What is wrong.
    pub field: ArrivalField,
    /// Why, as a stable code such as `id_check_digit`.
    #[schema(value_type = String)]
    pub code: &'static str,
    /// What stands there, masked.
    pub value: String,
}

/// Why a row is no person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// No value, or a printed running number only.
    Blank,
    /// 合计, 小计.
    Total,
    /// The headings again, as on every printed page.
    Headings,
    /// 填表人:, 注:, and the example line of a form.
    Footer,
}

/// What a row turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// A person.
    Draft(Box<Draft>),
    /// A person with something to correct; never empty. The first is the reason the row is counted under.
    Rejected(Vec<RowError>),
    /// No person.
    Skipped(Skip),
}
