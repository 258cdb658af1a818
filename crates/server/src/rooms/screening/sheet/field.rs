//! What a column of a list of arrivals can hold.

use serde::{Deserialize, Serialize};

use super::ListKind;

/// What a column holds about a person who came from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ArrivalField {
    /// Running number of the row; not read.
    Sequence,
    /// The person's name.
    Name,
    /// Sex; must agree with the ID number.
    Sex,
    /// ID card, passport or permit; ID card where the column is missing.
    DocumentType,
    /// The number of that document.
    DocumentNumber,
    /// The person's own phone.
    Phone,
    /// Township or street.
    Township,
    /// Village or community.
    Community,
    /// Township and village in one text, perhaps with the address behind them.
    AreaText,
    /// The door: building, unit, room; or the village group.
    Address,
    /// Where the person came from.
    Origin,
    /// The day of arrival here.
    ArrivedOn,
    /// The day of leaving the place of origin.
    LeftOriginOn,
    /// Train, flight, plate number.
    Transport,
    /// Whether the person has been to a risk area.
    BeenToRiskArea,
    /// Body temperature in ℃.
    Temperature,
    /// How the person feels.
    Condition,
    /// Remarks.
    Note,
    /// Where the person is registered; not read, and never mistaken for the address.
    HouseholdRegistration,
}

impl ArrivalField {
    /// All fields, in the order of the form.
    pub const ALL: [Self; 19] = [
        Self::Sequence,
        Self::Name,
        Self::Sex,
        Self::DocumentType,
        Self::DocumentNumber,
        Self::Phone,
        Self::Township,
        Self::Community,
        Self::AreaText,
        Self::Address,
        Self::Origin,
        Self::ArrivedOn,
        Self::LeftOriginOn,
        Self::Transport,
        Self::BeenToRiskArea,
        Self::Temperature,
        Self::Condition,
        Self::Note,
        Self::HouseholdRegistration,
    ];

    /// The name in JSON and in saved mappings.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sequence => "sequence",
            Self::Name => "name",
            Self::Sex => "sex",
            Self::DocumentType => "document_type",
            Self::DocumentNumber => "document_number",
            Self::Phone => "phone",
            Self::Township => "township",
            Self::Community => "community",
            Self::AreaText => "area_text",
            Self::Address => "address",
            Self::Origin => "origin",
            Self::ArrivedOn => "arrived_on",
            Self::LeftOriginOn => "left_origin_on",
            Self::Transport => "transport",
            Self::BeenToRiskArea => "been_to_risk_area",
            Self::Temperature => "temperature",
            Self::Condition => "condition",
            Self::Note => "note",
            Self::HouseholdRegistration => "household_registration",
        }
    }

    /// The label in Chinese and in English.
    pub const fn labels(self) -> (&'static str, &'static str) {
        match self {
            Self::Sequence => ("序号", "No."),
            Self::Name => ("姓名", "Name"),
            Self::Sex => ("性别", "Sex"),
            Self::DocumentType => ("证件类型", "Document type"),
            Self::DocumentNumber => ("证件号码", "Document number"),
            Self::Phone => ("联系电话", "Phone"),
            Self::Township => ("乡镇(街道)", "Township or street"),
            Self::Community => ("村(社区)", "Village or community"),
            Self::AreaText => ("乡镇村屯(合并列)", "Township and village in one"),
            Self::Address => ("详细住址", "Address"),
            Self::Origin => ("来源地", "Came from"),
            Self::ArrivedOn => ("返回日期", "Arrived on"),
            Self::LeftOriginOn => ("离开来源地日期", "Left origin on"),
            Self::Transport => ("交通方式及车次", "Transport"),
            Self::BeenToRiskArea => ("是否到过疫区", "Been to a risk area"),
            Self::Temperature => ("体温(℃)", "Temperature (℃)"),
            Self::Condition => ("身体状况", "Condition"),
            Self::Note => ("备注", "Note"),
            Self::HouseholdRegistration => ("户籍地(不导入)", "Household registration (not imported)"),
        }
    }

    /// Whether no row can be imported without it. Of community and area text one is needed as well.
    pub const fn required(self) -> bool {
        matches!(self, Self::Name | Self::ArrivedOn)
    }

    /// Whether the column is recognised only so that it is not mistaken for another.
    pub const fn ignored(self) -> bool {
        matches!(self, Self::Sequence | Self::HouseholdRegistration)
    }
}

/// Which column holds which field, by position from the left; a column without a field is not read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Mapping(pub Vec<Option<ArrivalField>>);

impl Mapping {
    /// The column of a field: the first, should two claim it.
    pub fn column(&self, field: ArrivalField) -> Option<usize> {
        self.0.iter().position(|held| *held == Some(field))
    }

    /// A field that two columns claim, if there is one: a person's correction may say so, and must not.
    pub fn twice(&self) -> Option<ArrivalField> {
        ArrivalField::ALL.into_iter().find(|field| self.0.iter().filter(|held| **held == Some(*field)).count() > 1)
    }

    /// What is needed and not there: a name, a place, a document or phone, and for arrivals a day. Empty means: can be imported.
    pub fn missing(&self, kind: ListKind) -> Vec<ArrivalField> {
        use ArrivalField::{AreaText, ArrivedOn, Community, DocumentNumber, Name, Phone};
        let groups: [&[ArrivalField]; 4] = [&[Name], &[DocumentNumber, Phone], &[Community, AreaText], &[ArrivedOn]];
        let absent = |group: &&[ArrivalField]| group.iter().all(|field| self.column(*field).is_none());
        let asked = match kind {
            ListKind::Arrivals => &groups[..],
            ListKind::Residents => &groups[..3],
            ListKind::Pushed => &groups[..2],
        };
        asked.iter().filter(|group| absent(group)).map(|group| group[0]).collect()
    }

    /// What is not needed, but decides who must stay at home: a list of arrivals that does not say it isolates nobody for it.
    pub fn unsaid(&self, kind: ListKind) -> Vec<ArrivalField> {
        let decisive = if kind == ListKind::Arrivals { &[ArrivalField::Origin][..] } else { &[] };
        decisive.iter().copied().filter(|field| self.column(*field).is_none()).collect()
    }
}

/// The letter of a column as Excel shows it: 0 is A, 26 is AA.
pub fn column_letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_the_names_in_json() {
        for field in ArrivalField::ALL {
            assert_eq!(serde_json::to_value(field).unwrap(), field.code());
        }
    }

    #[test]
    fn columns_are_lettered_like_in_excel() {
        let letters: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(column_letter).collect();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_mapping_says_what_is_missing() {
        use ArrivalField::{AreaText, ArrivedOn, Community, DocumentNumber, Name, Origin, Phone};
        assert_eq!(Mapping::default().missing(ListKind::Arrivals), [Name, DocumentNumber, Community, ArrivedOn]);
        assert_eq!(Mapping::default().missing(ListKind::Residents), [Name, DocumentNumber, Community]);
        let enough = Mapping(vec![Some(Name), None, Some(Phone), Some(AreaText), Some(ArrivedOn)]);
        assert!(enough.missing(ListKind::Arrivals).is_empty() && enough.twice().is_none());
        assert_eq!(Mapping(vec![Some(Name), Some(Name)]).twice(), Some(Name));
        assert_eq!(enough.unsaid(ListKind::Arrivals), [Origin]);
        assert!(enough.unsaid(ListKind::Residents).is_empty());
    }
}
