//! Files that belong to a directive or a report: sent first, then attached. They are sealed, and so are their names.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use codes::AreaCode;
use kernel::{Error, Read, Result, Tx, Vault};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::model::DirectiveRules;
use super::store::{AssignmentId, DirectiveId, FileId, Sight, StepId, assignment, directive, file};
use super::{SEND_DIRECTIVE_FILE, SHOW_DIRECTIVE_FILE};
use crate::house::House;
use crate::http::{At, Created, Params, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;

/// No body of a file is larger, whatever the policy says.
const LARGEST: usize = 20 * 1024 * 1024;

/// Files are larger than other bodies.
pub fn larger_bodies() -> DefaultBodyLimit {
    DefaultBodyLimit::max(LARGEST)
}

/// What a file is called.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FileName {
    /// Its name, with the ending.
    #[param(min_length = 1, max_length = 100)]
    pub name: String,
}

/// A file as it is listed.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct DirectiveFile {
    /// Its id.
    pub id: FileId,
    /// What it is called.
    pub name: String,
    /// What kind it is.
    pub media: String,
    /// How many bytes.
    pub size: i32,
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What kind of file it is, by its first bytes; of Office documents, which are all archives, the ending of the name says which.
fn media_of(name: &str, content: &[u8]) -> Option<&'static str> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match content {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        [b'P', b'K', 3, 4, ..] if ending == "docx" => Some(DOCX),
        [b'P', b'K', 3, 4, ..] if ending == "xlsx" => Some(XLSX),
        _ => None,
    }
}

/// Keeps a file until it is attached to a directive or a report; only whoever sent it sees it before.
#[utoipa::path(put, path = "/directive-files/{id}", operation_id = "sendDirectiveFile", tag = "directive",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"), params(("id" = FileId, Path), FileName),
    responses((status = 201, body = DirectiveFile), (status = 200, body = DirectiveFile, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn send_directive_file(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<FileId>,
    Params(called): Params<FileName>,
    content: Bytes,
) -> Result<Created<DirectiveFile>> {
    let scope = person.scope(SEND_DIRECTIVE_FILE)?;
    let area = *scope.areas().first().ok_or(Error::NotPermitted(SEND_DIRECTIVE_FILE))?;
    let name = words("name", Some(&called.name), 100)?.ok_or(Error::invalid("name", "text_length"))?;
    let media = media_of(&name, &content).ok_or(Error::invalid("body", "file_kind"))?;
    let rules = DirectiveRules::on(&house.store.policy, house.store.clock.today())?;
    if content.len() > rules.largest_file_kb * 1024 {
        return Err(Error::invalid("body", "file_too_large"));
    }
    let size = i32::try_from(content.len()).map_err(|_| Error::invalid("body", "file_too_large"))?;
    let vault = &house.store.vault;
    let said = format!("{:?} {name} {}", person.actor.worker, hex::encode(&content));
    let digest = vault.index("directive_file", &said).0;
    let sealed = (vault.seal("file_name", &name)?, vault.seal_bytes("file", &content)?);
    let made = house
        .store
        .journal
        .record(&person.actor, SEND_DIRECTIVE_FILE, &area, async |tx| {
            tx.about("directive_file", id);
            tx.tell(&serde_json::json!({ "media": media, "bytes": size }));
            if let Some(known) = tx.one(file::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = file::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                area: Set(area.to_string()),
                name: Set(sealed.0.clone()),
                media: Set(media.to_owned()),
                size: Set(size),
                content: Set(sealed.1.clone()),
                at: Set(tx.now()),
                worker_id: Set(tx.actor().map(WorkerId)),
                directive_id: Set(None),
                assignment_id: Set(None),
                step_id: Set(None),
            };
            row.insert(tx).await?;
            Ok(true)
        })
        .await?;
    let shown = DirectiveFile { id, name, media: media.to_owned(), size };
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// What a file is attached to.
pub struct Place {
    /// Where that is recorded.
    pub area: AreaCode,
    /// The directive.
    pub directive_id: DirectiveId,
    /// The assignment, of a report.
    pub assignment_id: Option<AssignmentId>,
    /// The report.
    pub step_id: Option<StepId>,
}

/// Attaches files that the same person sent before and that are attached nowhere yet.
///
/// # Errors
/// `file_unknown` on that field where one is not theirs or is attached already.
pub async fn attach(tx: &Tx, rules: &DirectiveRules, field: &str, ids: &[FileId], to: &Place) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    if ids.len() > rules.most_files {
        return Err(Error::invalid(field, "too_many_items"));
    }
    let attached = file::Entity::update_many()
        .filter(file::Column::Id.is_in(ids.iter().copied()))
        .filter(file::Column::WorkerId.eq(tx.actor().map(WorkerId)))
        .filter(file::Column::DirectiveId.is_null())
        .col_expr(file::Column::Area, Expr::value(to.area.to_string()))
        .col_expr(file::Column::DirectiveId, Expr::value(to.directive_id))
        .col_expr(file::Column::AssignmentId, Expr::value(to.assignment_id))
        .col_expr(file::Column::StepId, Expr::value(to.step_id));
    let attached = attached.exec(tx).await?.rows_affected;
    if attached == ids.len() as u64 { Ok(()) } else { Err(Error::invalid(field, "file_unknown")) }
}

#[derive(sea_orm::FromQueryResult)]
struct Head {
    id: FileId,
    name: kernel::Sealed,
    media: String,
    size: i32,
    step_id: Option<StepId>,
}

/// The files of a directive itself, or with a step those of the steps of an assignment; without their content.
pub async fn listed(
    from: &impl Read,
    vault: &Vault,
    of: DirectiveId,
    assignment: Option<AssignmentId>,
) -> Result<Vec<(Option<StepId>, DirectiveFile)>> {
    use file::Column;
    let columns = [Column::Id, Column::Name, Column::Media, Column::Size, Column::StepId];
    let own = match assignment {
        None => Column::AssignmentId.is_null(),
        Some(id) => Column::AssignmentId.eq(id),
    };
    let rows = file::Entity::find().select_only().columns(columns).filter(Column::DirectiveId.eq(of)).filter(own);
    let rows: Vec<Head> = from.rows(rows.order_by_asc(Column::Id)).await?;
    let line = |row: Head| {
        let name = vault.open("file_name", &row.name)?;
        Ok((row.step_id, DirectiveFile { id: row.id, name, media: row.media, size: row.size }))
    };
    rows.into_iter().map(line).collect()
}

/// Gives a file to whoever sees what it belongs to.
#[utoipa::path(get, path = "/directive-files/{id}", operation_id = "showDirectiveFile", tag = "directive",
    params(("id" = FileId, Path)),
    responses((status = 200, content_type = "application/octet-stream", body = Vec<u8>), Refusals), security(("session" = [])))]
pub async fn show_directive_file(State(house): State<House>, person: SignedIn, At(id): At<FileId>) -> Result<Response> {
    person.scope(SHOW_DIRECTIVE_FILE)?;
    let read = &house.store.read;
    let row = read.one(file::Entity::find_by_id(id)).await?.ok_or(Error::NotFound("file"))?;
    if !seen(read, &person, &row).await? {
        return Err(Error::NotFound("file"));
    }
    let name = house.store.vault.open("file_name", &row.name)?;
    let content = house.store.vault.open_bytes("file", &row.content)?;
    // A picture shows in the page; all else is saved.
    let way = if row.media.starts_with("image/") { "inline" } else { "attachment" };
    let encoded: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    let head = [
        (header::CONTENT_TYPE, row.media),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (header::CONTENT_DISPOSITION, format!("{way}; filename*=UTF-8''{}", encoded.replace('+', "%20"))),
    ];
    Ok((head, content).into_response())
}

async fn seen(from: &impl Read, person: &SignedIn, row: &file::Model) -> Result<bool> {
    let sight = Sight::of(person);
    let Some(of) = row.directive_id else {
        return Ok(row.worker_id.is_some() && row.worker_id == sight.me);
    };
    let seen = directive::Entity::find_by_id(of).filter(sight.directives());
    let Some(of) = from.one(seen).await? else { return Ok(false) };
    let Some(assignment) = row.assignment_id else { return Ok(true) };
    let assignment = from.one(assignment::Entity::find_by_id(assignment)).await?;
    Ok(assignment.is_some_and(|assignment| sight.sees(&of, &assignment)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        assert_eq!(media_of("1.png", b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(media_of("方案.pdf", b"%PDF-1.7"), Some("application/pdf"));
        assert_eq!(media_of("表.xlsx", b"PK\x03\x04...."), Some(XLSX));
        assert_eq!(media_of("表.zip", b"PK\x03\x04...."), None);
        assert_eq!(media_of("图.png", b"<svg onload=alert(1)>"), None);
        assert_eq!(media_of("a.exe", b"MZ"), None);
    }
}
