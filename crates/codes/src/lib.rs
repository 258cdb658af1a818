//! Codes of the field, with no idea of the application.
//!
//! | Type | What it is | Source |
//! |---|---|---|
//! | [`AreaCode`] | a place, from province to building | GB/T 2260, national statistical division codes, GB/T 30428.1 grids |
//! | [`IdNumber`] | a resident's ID number | GB 11643-1999 |
//! | [`Document`] | what a person shows: ID card, passport, permit of Hong Kong, Macao or Taiwan | |
//! | [`Phone`] | a mobile or landline number of the mainland | |
//! | [`Plate`] | a vehicle's number plate | GA 36-2018 |
//!
//! Each is parsed once at the door and trusted afterwards. Parsing forgives what people do when they type (blanks,
//! dashes, full-width digits, small letters) and nothing else; a refusal names one stable code such as
//! `id_check_digit`, never the value. `Display` gives the canonical text, `mask` what a list may show. `Debug` of
//! whatever leads to a person is masked, and so is `Serialize` of ID numbers, documents and phones: to store one in
//! full, seal its `to_string()`.

mod area;
mod document;
mod id_number;
mod phone;
mod plate;
mod text;

pub use area::{AreaCode, AreaCodeError, Level};
pub use document::{Document, DocumentError, DocumentType, PassportNumber, PermitNumber};
pub use id_number::{IdNumber, IdNumberError, Sex, check_digit};
pub use phone::{Phone, PhoneError};
pub use plate::{Plate, PlateError, PlateKind};
pub use text::half_width;
