//! Whether the document that whoever asks has with them is the one recorded.

use codes::AreaCode;
use kernel::{Act, Error, Result, Tx};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::model::DataRequestKind;
use crate::house::House;
use crate::http::SignedIn;
use crate::rooms::audit;
use crate::rooms::people::{self, PersonId};

/// The document that whoever asks has with them, as it is read from it now.
#[derive(Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenDocument {
    /// `id_card`, `passport` or `hkmt_permit`; `none` where only the phone tells who they are.
    #[schema(max_length = 20, pattern = "^(id_card|passport|hkmt_permit|none)$")]
    pub document_type: String,
    /// Its number, or with `none` the phone.
    #[schema(min_length = 1, max_length = 40)]
    pub number: String,
}

/// What is to be said where the document shown is not the one recorded. Where the recorded number is what is wrong, the phone recorded
/// tells who they are.
pub async fn differs(
    house: &House,
    about: PersonId,
    kind: DataRequestKind,
    seen: &SeenDocument,
) -> Result<Option<Error>> {
    let (read, vault) = (&house.store.read, &house.store.vault);
    let by_phone = kind == DataRequestKind::Correction;
    let theirs = people::is_theirs(read, vault, about, &seen.document_type, &seen.number, by_phone).await;
    Ok((!theirs.map_err(at_seen)?).then(|| Error::invalid("seen.number", "identity_differs")))
}

/// What whoever typed a document in hears of it: nothing against it, how it is wrong, or that it is enough for the day. What was tried is
/// in the journal, so whoever guesses at numbers is seen.
pub async fn hear(
    tx: &mut Tx,
    house: &House,
    person: &SignedIn,
    at: (Act, AreaCode),
    seen: &SeenDocument,
    differs: Option<Error>,
) -> Result<Option<Error>> {
    let enough = audit::note_document(tx, house, person, at, differs.is_none()).await?;
    let told = enough.is_none().then_some(differs.is_none());
    let refused = enough.or(differs);
    tx.tell(&json!({ "seen": seen.document_type, "theirs": told }));
    Ok(refused)
}

/// What is wrong with a document is said of the field it stands in.
pub fn at_seen(error: Error) -> Error {
    match error {
        Error::Invalid { field, code, detail } if field == "document_type" => {
            Error::Invalid { field: "seen.document_type".to_owned(), code, detail }
        }
        Error::Invalid { code, detail, .. } => Error::Invalid { field: "seen.number".to_owned(), code, detail },
        other => other,
    }
}
