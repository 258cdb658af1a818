//! The document a person shows, where it need not be a resident's ID card.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::{masked_debug, significant, text_form};
use crate::{IdNumber, IdNumberError};

/// What kind of document a person shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentType {
    /// 居民身份证, and the residence permit for people of Hong Kong, Macao and Taiwan, which is numbered alike.
    #[default]
    IdCard,
    /// 护照.
    Passport,
    /// 港澳居民来往内地通行证, 台湾居民来往大陆通行证.
    HkmtPermit,
}

impl DocumentType {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::IdCard, Self::Passport, Self::HkmtPermit];

    /// The name in files, JSON and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::IdCard => "id_card",
            Self::Passport => "passport",
            Self::HkmtPermit => "hkmt_permit",
        }
    }

    /// The kind of that name, if there is one.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Why a text is no number of the document it is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// Not a resident's ID number, and why.
    #[error(transparent)]
    IdNumber(#[from] IdNumberError),
    /// Not a passport number.
    #[error("a passport number has 6 to 9 letters and digits, at least four of them digits")]
    Passport,
    /// Not the number of a permit.
    #[error("a permit has H or M and 8 or 10 digits, or 8 digits")]
    Permit,
}

impl DocumentError {
    /// The stable code for callers and translations.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::IdNumber(e) => e.code(),
            Self::Passport => "passport_invalid",
            Self::Permit => "permit_invalid",
        }
    }
}

/// The document by which a person is known: its kind and number.
///
/// In JSON `{"type": "passport", "number": "E12345678"}`; written out, the number is masked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "type", content = "number", rename_all = "snake_case")]
pub enum Document {
    /// Resident's ID card.
    IdCard(IdNumber),
    /// Passport of any country.
    Passport(PassportNumber),
    /// Travel permit of Hong Kong, Macao or Taiwan.
    HkmtPermit(PermitNumber),
}

impl Document {
    /// Reads the number of a document of that kind.
    pub fn parse(kind: DocumentType, number: &str) -> Result<Self, DocumentError> {
        Ok(match kind {
            DocumentType::IdCard => Self::IdCard(number.parse()?),
            DocumentType::Passport => Self::Passport(number.parse()?),
            DocumentType::HkmtPermit => Self::HkmtPermit(number.parse()?),
        })
    }

    /// What kind of document it is.
    pub fn kind(&self) -> DocumentType {
        match self {
            Self::IdCard(_) => DocumentType::IdCard,
            Self::Passport(_) => DocumentType::Passport,
            Self::HkmtPermit(_) => DocumentType::HkmtPermit,
        }
    }

    /// The number in full.
    pub fn number(&self) -> &str {
        match self {
            Self::IdCard(number) => number.as_str(),
            Self::Passport(number) => number.as_str(),
            Self::HkmtPermit(number) => number.as_str(),
        }
    }

    /// The ID number, which alone tells birth and sex.
    pub fn id_number(&self) -> Option<&IdNumber> {
        match self {
            Self::IdCard(number) => Some(number),
            _ => None,
        }
    }

    /// What a list may show.
    pub fn mask(&self) -> String {
        match self {
            Self::IdCard(number) => number.mask(),
            Self::Passport(number) => number.mask(),
            Self::HkmtPermit(number) => number.mask(),
        }
    }
}

impl From<IdNumber> for Document {
    fn from(number: IdNumber) -> Self {
        Self::IdCard(number)
    }
}

/// Declares one kind of document number: letters and digits that satisfy a rule.
macro_rules! document_number {
    ($(#[$doc:meta])* $type:ident, $error:expr, $rule:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $type(String);

        impl $type {
            /// The number in full.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// What a list may show: the first and the last two characters.
            pub fn mask(&self) -> String {
                let end = self.0.len() - 2;
                format!("{}{}{}", &self.0[..2], "*".repeat(end - 2), &self.0[end..])
            }
        }

        impl FromStr for $type {
            type Err = DocumentError;

            fn from_str(text: &str) -> Result<Self, DocumentError> {
                let text: String = significant(text).filter(|c| *c != '-').take(20).collect();
                let rule: fn(&str) -> bool = $rule;
                let sound = text.bytes().all(|b| b.is_ascii_alphanumeric()) && rule(&text);
                sound.then_some(Self(text)).ok_or($error)
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        masked_debug!($type);
        text_form!($type, DocumentError, masked);
    };
}

document_number! {
    /// The number of a passport of any country: 6 to 9 letters and digits (ICAO 9303), mostly digits.
    PassportNumber, DocumentError::Passport, |text| {
        (6..=9).contains(&text.len()) && text.bytes().filter(u8::is_ascii_digit).count() >= 4
    }
}

document_number! {
    /// The number of a travel permit: H (Hong Kong) or M (Macao) and 8 or 10 digits, or the 8 digits of Taiwan.
    PermitNumber, DocumentError::Permit, |text| {
        let digits = text.strip_prefix(['H', 'M']);
        let lengths: &[usize] = if digits.is_some() { &[8, 10] } else { &[8] };
        let digits = digits.unwrap_or(text);
        lengths.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(kind: DocumentType, text: &str) -> Result<String, &'static str> {
        Document::parse(kind, text).map(|d| d.number().to_owned()).map_err(|e| e.code())
    }

    #[test]
    fn each_kind_has_its_form() {
        use DocumentType::{HkmtPermit, IdCard, Passport};
        assert_eq!(read(IdCard, "11010519491231002x").as_deref(), Ok("11010519491231002X"));
        assert_eq!(read(IdCard, "E12345678"), Err("id_length"));
        assert_eq!(read(Passport, "e 1234-5678").as_deref(), Ok("E12345678"));
        assert_eq!(read(Passport, "ea1234567").as_deref(), Ok("EA1234567"));
        for wrong in ["", "E1234", "PASSPORT1", "E123456789", "护照E1234567"] {
            assert_eq!(read(Passport, wrong), Err("passport_invalid"), "{wrong}");
        }
        assert_eq!(read(HkmtPermit, "h12345678").as_deref(), Ok("H12345678"));
        assert_eq!(read(HkmtPermit, "M1234567890").as_deref(), Ok("M1234567890"));
        assert_eq!(read(HkmtPermit, "12345678").as_deref(), Ok("12345678"));
        for wrong in ["", "H1234567", "T12345678", "123456789", "1234567890"] {
            assert_eq!(read(HkmtPermit, wrong), Err("permit_invalid"), "{wrong}");
        }
    }

    #[test]
    fn it_is_masked_wherever_it_may_leak() {
        let passport = Document::parse(DocumentType::Passport, "E12345678").unwrap();
        assert_eq!(passport.mask(), "E1*****78");
        assert_eq!(format!("{passport:?}"), "Passport(PassportNumber(E1*****78))");
        let json = serde_json::to_value(&passport).unwrap();
        assert_eq!(json, serde_json::json!({"type": "passport", "number": "E1*****78"}));
        let plain = r#"{"type": "passport", "number": "e12345678"}"#;
        assert_eq!(serde_json::from_str::<Document>(plain).unwrap(), passport);
    }

    #[test]
    fn a_kind_has_one_name() {
        for kind in DocumentType::ALL {
            assert_eq!(DocumentType::of_code(kind.code()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
    }

    proptest! {
        #[test]
        fn the_canonical_text_is_stable(kind in 0..3usize, text in "[HMEG]?[0-9]{4,10}|.{0,20}") {
            let kind = DocumentType::ALL[kind];
            if let Ok(document) = Document::parse(kind, &text) {
                prop_assert_eq!(Document::parse(kind, document.number()), Ok(document.clone()));
                prop_assert_ne!(document.mask(), document.number());
            }
        }
    }
}
