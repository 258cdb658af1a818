//! A sheet as a browser sends it, with every step anew: nothing of it rests on the server.

use axum::extract::multipart::{MultipartError, MultipartRejection};
use axum::extract::{DefaultBodyLimit, Multipart};
use axum::http::StatusCode;
use kernel::{Error, Result};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::sheet::{ListKind, Mapping};

/// The largest file taken: a sheet of 100,000 rows is about 10 MB.
pub const LARGEST_FILE: usize = 32 * 1024 * 1024;

/// A file with what its columns hold.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the multipart body")]
pub struct Upload {
    /// The sheet: xlsx, xls, ods or csv.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// JSON array: the field of each column from the left, or null. As detected if not given.
    mapping: Option<String>,
    /// Keep the mapping under this name.
    save_as: Option<String>,
    /// JSON object: what else is said of the sheet, where the operation asks for it.
    about: Option<String>,
}

/// What a sheet is about; a list that was sent down is imported at `/pushed-lists`.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ImportQuery {
    /// `arrivals` if not given.
    #[serde(default)]
    #[param(inline)]
    pub kind: ListKind,
}

/// An upload as it came.
pub struct Uploaded {
    /// The file's name, for people.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What its columns hold, where somebody said.
    pub mapping: Option<Mapping>,
    /// Under which name to keep that.
    pub save_as: Option<String>,
    /// What else is said of the sheet, as JSON.
    pub about: Option<String>,
}

/// The parts of a form, or why the request is none; read only once the caller is known to be allowed.
pub type Parts = std::result::Result<Multipart, MultipartRejection>;

/// Takes an upload apart.
pub async fn take(parts: Parts) -> Result<Uploaded> {
    let mut parts = parts.map_err(|e| Error::invalid_because("body", "multipart_malformed", e.body_text()))?;
    let odd = |e: MultipartError| match e.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::invalid("file", "sheet_too_large"),
        _ => Error::invalid_because("body", "multipart_malformed", e.body_text()),
    };
    let mut taken = Uploaded { name: String::new(), bytes: vec![], mapping: None, save_as: None, about: None };
    let mut found = false;
    while let Some(part) = parts.next_field().await.map_err(odd)? {
        match part.name() {
            Some("file") => {
                // The name is shown to people only; nothing is ever written under it.
                let name = part.file_name().unwrap_or("sheet").rsplit(['/', '\\']).next().unwrap_or("sheet");
                taken.name = name.chars().filter(|c| !c.is_control()).take(100).collect();
                taken.bytes = part.bytes().await.map_err(odd)?.to_vec();
                found = true;
            }
            Some("mapping") => {
                let text = part.text().await.map_err(odd)?;
                let mapping = serde_json::from_str(&text);
                taken.mapping = Some(mapping.map_err(|e| Error::invalid_because("mapping", "mapping_malformed", e))?);
            }
            Some("save_as") => {
                let name = part.text().await.map_err(odd)?.trim().to_owned();
                if name.chars().count() > 60 {
                    return Err(Error::invalid("save_as", "name_length"));
                }
                taken.save_as = Some(name).filter(|name| !name.is_empty());
            }
            Some("about") => taken.about = Some(part.text().await.map_err(odd)?),
            _ => {}
        }
    }
    if found { Ok(taken) } else { Err(Error::invalid("file", "file_missing")) }
}

/// Work that takes a while and must not hold others up.
pub async fn beside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// What an upload says, by which the same again is told from another.
pub fn said(kind: ListKind, upload: &Uploaded) -> Result<String> {
    let file = hex::encode(Sha256::digest(&upload.bytes));
    serde_json::to_string(&(kind, file, &upload.mapping, &upload.save_as, &upload.about)).map_err(Error::internal)
}

/// Uploads are larger than other bodies.
pub fn larger_bodies() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LARGEST_FILE + 64 * 1024)
}
