//! Files that belong to a directive or a report: sent first, then attached. They are sealed, and so are their names.

use std::io::Cursor;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use codes::AreaCode;
use kernel::{Day, Error, Read, Result, Tx, Vault};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use zip::ZipArchive;

use super::model::DirectiveRules;
use super::store::{AssignmentId, DirectiveId, FileId, Sight, StepId, assignment, directive, file};
use super::{SEND_DIRECTIVE_FILE, SHOW_DIRECTIVE_FILE};
use crate::house::House;
use crate::http::{At, Created, Params, Refusals, SignedIn, words};
use crate::rooms::people::WorkerId;
use crate::scan;

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

/// A kind of file: its media type, the endings its names have, what it begins with, and of Office files the part that makes it one.
struct Kind {
    media: &'static str,
    endings: &'static [&'static str],
    begins: fn(&[u8]) -> bool,
    part: Option<&'static str>,
}

/// The kinds that are kept.
const KINDS: &[Kind] = &[
    Kind {
        media: "image/jpeg",
        endings: &["jpg", "jpeg"],
        begins: |bytes| bytes.starts_with(b"\xff\xd8\xff"),
        part: None,
    },
    Kind { media: "image/png", endings: &["png"], begins: |bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n"), part: None },
    Kind {
        media: "image/webp",
        endings: &["webp"],
        begins: |bytes| matches!(bytes, [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]),
        part: None,
    },
    Kind { media: "application/pdf", endings: &["pdf"], begins: |bytes| bytes.starts_with(b"%PDF-"), part: None },
    Kind {
        media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        endings: &["docx"],
        begins: is_zip,
        part: Some("word/document.xml"),
    },
    Kind {
        media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        endings: &["xlsx"],
        begins: is_zip,
        part: Some("xl/workbook.xml"),
    },
];

/// An Office file has no more parts than this.
const MOST_PARTS: usize = 2_000;

/// Its parts together unpack to no more than this.
const MOST_UNPACKED: u64 = 200_000_000;

fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// What kind of file it is: name, first bytes and, of Office files, what is inside must all say the same.
fn kind_of(name: &str, content: &[u8]) -> Option<&'static Kind> {
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    let fits = |kind: &&Kind| {
        kind.endings.contains(&ending.as_str())
            && (kind.begins)(content)
            && kind.part.is_none_or(|part| is_office(content, part))
    };
    KINDS.iter().find(fits)
}

/// Whether it is an archive with that part and without programs, which nobody needs to fear to unpack.
fn is_office(content: &[u8], part: &str) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(content)) else { return false };
    if archive.len() > MOST_PARTS {
        return false;
    }
    let (mut unpacked, mut found) = (0_u64, false);
    for at in 0..archive.len() {
        let Ok(one) = archive.by_index_raw(at) else { return false };
        let Ok(name) = one.name() else { return false };
        let name = name.to_lowercase().replace('\\', "/");
        if name.ends_with("vbaproject.bin") {
            return false;
        }
        found |= name == part;
        unpacked = unpacked.saturating_add(one.size());
    }
    found && unpacked <= MOST_UNPACKED
}

/// What a file is called where it is saved: as the house calls it, not as whoever sent it.
fn saved_as(id: FileId, sent_on: Day, media: &str) -> String {
    let kind = KINDS.iter().find(|kind| kind.media == media);
    let ending = kind.and_then(|kind| kind.endings.first()).unwrap_or(&"bin");
    let id = id.to_string();
    format!("directive-{}-{}.{ending}", sent_on.format("%Y%m%d"), &id[id.len() - 8..])
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
    let media = kind_of(&name, &content).ok_or(Error::invalid("body", "file_kind"))?.media;
    let rules = DirectiveRules::on(&house.store.policy, house.store.clock.today())?;
    if content.len() > rules.largest_file_kb * 1024 {
        return Err(Error::invalid("body", "file_too_large"));
    }
    scan::clean(&house.config.scan, &content).await?;
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
    let content = house.store.vault.open_bytes("file", &row.content)?;
    // A picture shows in the page; all else is saved.
    let way = if row.media.starts_with("image/") { "inline" } else { "attachment" };
    let called = saved_as(row.id, house.store.clock.local(row.at).date_naive(), &row.media);
    let head = [
        (header::CONTENT_TYPE, row.media),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (header::CONTENT_DISPOSITION, format!("{way}; filename=\"{called}\"")),
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

    /// An archive with these parts.
    fn zip(parts: &[&str]) -> Vec<u8> {
        use std::io::Write;
        let mut zip = zip::ZipWriter::new(Cursor::new(vec![]));
        for part in parts {
            zip.start_file(*part, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(b"<x/>").unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn media_of(name: &str, content: &[u8]) -> Option<&'static str> {
        kind_of(name, content).map(|kind| kind.media.rsplit('.').next().unwrap_or_default())
    }

    #[test]
    fn a_file_is_known_by_its_first_bytes_and_its_ending() {
        assert_eq!(media_of("1.png", b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(media_of("1.JPG", b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(media_of("方案.pdf", b"%PDF-1.7"), Some("application/pdf"));
        assert_eq!(media_of("方案.html", b"%PDF-1.7<script>alert(1)</script>"), None);
        assert_eq!(media_of("方案.pdf.html", b"%PDF-1.7"), None);
        assert_eq!(media_of("pdf", b"%PDF-1.7"), None);
        assert_eq!(media_of("1.png", b"%PDF-1.7"), None);
        assert_eq!(media_of("图.png", b"<svg onload=alert(1)>"), None);
        assert_eq!(media_of("a.exe", b"MZ"), None);
    }

    #[test]
    fn an_office_file_is_looked_into() {
        let (word, book) = (zip(&["[Content_Types].xml", "word/document.xml"]), zip(&["xl/workbook.xml"]));
        assert_eq!(media_of("表.xlsx", &book), Some("sheet"));
        assert_eq!(media_of("文.docx", &word), Some("document"));
        assert_eq!(media_of("表.xlsx", &word), None);
        assert_eq!(media_of("表.zip", &book), None);
        assert_eq!(media_of("表.xlsx", b"PK\x03\x04...."), None);
        assert_eq!(media_of("表.xlsx", &zip(&["xl/workbook.xml", "xl/vbaProject.bin"])), None);
        let names: Vec<String> = (0..MOST_PARTS).map(|n| format!("xl/{n}.xml")).collect();
        let mut many: Vec<&str> = names.iter().map(String::as_str).collect();
        many.push("xl/workbook.xml");
        assert_eq!(media_of("表.xlsx", &zip(&many)), None);
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let mut bomb = zip(&["xl/workbook.xml"]);
        let directory = bomb.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
        bomb[directory + 24..directory + 28].copy_from_slice(&300_000_000_u32.to_le_bytes());
        assert_eq!(media_of("表.xlsx", &bomb), None);
    }

    #[test]
    fn what_is_saved_bears_the_name_of_the_house() {
        let id = FileId("01912345-6789-7abc-8def-0123456789ab".parse().unwrap());
        let called = saved_as(id, "2020-02-10".parse().unwrap(), "application/pdf");
        assert_eq!(called, "directive-20200210-456789ab.pdf");
    }
}
