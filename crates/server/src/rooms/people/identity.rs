//! Who a person is: what they showed and said, checked, and the one key by which they count once.

use codes::{Document, DocumentType, Phone, Sex};
use kernel::{Blind, Day, Error, Result, Vault};
use serde::{Deserialize, Serialize};

/// What a person shows and says about themselves, as a form carries it.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Given {
    /// Name in full.
    #[schema(min_length = 1, max_length = 60)]
    pub name: String,
    /// `male` or `female`; taken from the ID number where there is one.
    #[schema(value_type = Option<String>, pattern = "^(male|female)$")]
    pub sex: Option<Sex>,
    /// `id_card`, `passport`, `hkmt_permit` or `none`.
    #[schema(pattern = "^(id_card|passport|hkmt_permit|none)$")]
    pub document_type: String,
    /// Number of the document; none with `none`.
    #[schema(max_length = 40)]
    pub document_number: Option<String>,
    /// Mobile or landline number; required where there is no document.
    #[schema(max_length = 40)]
    pub phone: Option<String>,
}

/// A checked person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Name in full.
    pub name: String,
    /// Sex, if known.
    pub sex: Option<Sex>,
    /// Year of birth, if known.
    pub birth_year: Option<i32>,
    /// The document shown, if any.
    pub document: Option<Document>,
    /// The phone, if any.
    pub phone: Option<Phone>,
}

impl Given {
    /// Checks every field.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the first field that is wrong.
    pub fn check(&self, today: Day) -> Result<Identity> {
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            return Err(Error::invalid("name", "name_missing"));
        }
        if name.chars().count() > 60 || name.chars().any(char::is_control) {
            return Err(Error::invalid("name", "name_length"));
        }
        let number = self.document_number.as_deref().map(str::trim).filter(|number| !number.is_empty());
        let document = match (self.document_type.as_str(), number) {
            ("none", None) => None,
            ("none", Some(_)) => return Err(Error::invalid("document_number", "document_unexpected")),
            (kind, number) => {
                let kind =
                    DocumentType::of_code(kind).ok_or(Error::invalid("document_type", "document_type_unknown"))?;
                let number = number.ok_or(Error::invalid("document_number", "document_missing"))?;
                let parsed = Document::parse(kind, number);
                Some(parsed.map_err(|e| Error::invalid_because("document_number", e.code(), e))?)
            }
        };
        let phone = self.phone.as_deref().map(str::trim).filter(|phone| !phone.is_empty());
        let phone = phone.map(str::parse::<Phone>).transpose();
        let phone = phone.map_err(|e| Error::invalid_because("phone", "phone_invalid", e))?;
        Identity::of(name, self.sex, document, phone, today).map_err(|(field, code)| Error::invalid(field, code))
    }
}

impl Identity {
    /// Puts together what was parsed. Fails with field and code where the parts contradict each other or do not suffice.
    pub fn of(
        name: String,
        sex: Option<Sex>,
        document: Option<Document>,
        phone: Option<Phone>,
        today: Day,
    ) -> Result<Self, (&'static str, &'static str)> {
        let id_number = document.as_ref().and_then(Document::id_number);
        if id_number.is_some_and(|id| id.born_after(today)) {
            return Err(("document_number", "id_birth_date"));
        }
        if let (Some(sex), Some(id)) = (sex, id_number)
            && id.sex() != sex
        {
            return Err(("sex", "sex_mismatch"));
        }
        if document.is_none() && phone.is_none() {
            return Err(("document_number", "identity_missing"));
        }
        let birth_year = id_number.map(|id| chrono::Datelike::year(&id.birth_date()));
        Ok(Self { name, sex: sex.or(id_number.map(codes::IdNumber::sex)), birth_year, document, phone })
    }

    /// The key by which a person counts once: the document, or without one name and phone.
    pub fn key(&self, vault: &Vault) -> Blind {
        match (&self.document, &self.phone) {
            (Some(document), _) => key_of(vault, document),
            (None, phone) => {
                vault.index(IDENTITY, &identity_of(None, &self.name, phone.as_ref().map(codes::Phone::as_str)))
            }
        }
    }

    /// Code of the document's kind.
    pub fn document_type(&self) -> &'static str {
        self.document.as_ref().map_or("none", |document| document.kind().code())
    }
}

/// The key by which whoever holds a document counts once.
///
/// # Errors
/// [`Error::Invalid`] naming what of the document is wrong.
pub fn document_key(vault: &Vault, kind: &str, number: &str) -> Result<Blind> {
    let kind = DocumentType::of_code(kind).ok_or(Error::invalid("document_type", "document_type_unknown"))?;
    let document = Document::parse(kind, number);
    let document = document.map_err(|e| Error::invalid_because("document_number", e.code(), e))?;
    Ok(key_of(vault, &document))
}

fn key_of(vault: &Vault, document: &Document) -> Blind {
    vault.index(IDENTITY, &identity_of(Some((document.kind().code(), document.number())), "", None))
}

/// The kind of the key by which a person counts once.
pub const IDENTITY: &str = "identity";

/// What that key is made of: kind and number of the document, or without one name and phone, or the name alone.
pub fn identity_of(document: Option<(&str, &str)>, name: &str, phone: Option<&str>) -> String {
    match (document, phone) {
        (Some((kind, number)), _) => format!("{kind}:{number}"),
        (None, Some(phone)) => format!("{name}:{phone}"),
        (None, None) => name.to_owned(),
    }
}

/// A name as it stands where others may look on: 张建国 becomes 张*.
pub fn mask_name(name: &str) -> String {
    name.chars().take(1).chain(['*']).collect()
}

/// What a list shows of a door: the building, not the door. 31号楼3单元299 becomes 31号楼***.
pub fn mask_address(address: &str) -> String {
    if address.is_empty() {
        return String::new();
    }
    let building = ["号楼", "栋", "座", "组", "屯"].iter().find_map(|end| address.find(end).map(|at| at + end.len()));
    let shown: String = match building {
        Some(end) => address[..end].to_owned(),
        None => address.chars().take(2).collect(),
    };
    shown + "***"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given() -> Given {
        Given {
            name: " 李梅 ".into(),
            sex: None,
            document_type: "none".into(),
            document_number: None,
            phone: Some("154-1234-5678".into()),
        }
    }

    #[test]
    fn a_person_without_document_needs_a_phone() {
        let today = "2020-02-10".parse().unwrap();
        assert_eq!(given().check(today).unwrap().name, "李梅");
        let lost = Given { phone: None, ..given() };
        assert!(matches!(lost.check(today), Err(Error::Invalid { code: "identity_missing", .. })));
        let odd = Given { document_type: "library_card".into(), ..given() };
        assert!(matches!(odd.check(today), Err(Error::Invalid { code: "document_type_unknown", .. })));
    }

    #[test]
    fn a_masked_address_keeps_the_building() {
        assert_eq!(mask_address("31号楼3单元299"), "31号楼***");
        assert_eq!(mask_address("北街15"), "北街***");
        assert_eq!(mask_address(""), "");
    }
}
