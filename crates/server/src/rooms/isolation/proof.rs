//! Photos and signatures that show something was done. They are sealed: a door, a face or a hand is personal.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use codes::AreaCode;
use kernel::{Error, Read, Result, Sealed, Stamp, task};
use sea_orm::{ActiveValue::Set, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::complete_task::TaskId;
use super::{SEND_PROOF, SHOW_PROOF};
use crate::house::House;
use crate::http::{At, Created, Params, Refusals, SignedIn};
use crate::rooms::people::WorkerId;
use crate::scan;

kernel::id!(
    /// The name of a photo or signature.
    ProofId
);

pub mod stored {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "proof")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ProofId,
        pub digest: Vec<u8>,
        pub task_id: TaskId,
        pub area: String,
        pub media: String,
        pub content: Sealed,
        pub at: Stamp,
        pub worker_id: Option<WorkerId>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// For which task.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProofOf {
    /// The task.
    pub task_id: TaskId,
}

/// A photo or signature that was received.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Proof {
    /// Its id.
    pub id: ProofId,
    /// The task it belongs to.
    pub task_id: TaskId,
    /// `image/jpeg`, `image/png` or `image/webp`.
    pub media: String,
    /// How many bytes.
    pub bytes: usize,
}

/// A picture of so many bytes at most; the phone makes it smaller before.
const LARGEST: usize = 600 * 1024;

/// What kind of picture it is, by its first bytes and not by what anybody says.
fn media_of(content: &[u8]) -> Option<&'static str> {
    match content {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// Keeps a photo or signature for a task.
#[utoipa::path(put, path = "/proofs/{id}", operation_id = "sendProof", tag = "isolation",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"), params(("id" = ProofId, Path), ProofOf),
    responses((status = 201, body = Proof), (status = 200, body = Proof, description = "The same again"), Refusals),
    security(("session" = [])))]
pub async fn send_proof(
    State(house): State<House>,
    person: SignedIn,
    At(id): At<ProofId>,
    Params(of): Params<ProofOf>,
    content: Bytes,
) -> Result<Created<Proof>> {
    let scope = person.scope(SEND_PROOF)?;
    let seen = house.store.read.one(task::Entity::find_by_id(of.task_id.0)).await?;
    let area = seen.and_then(|row| row.area.parse::<AreaCode>().ok()).filter(|area| scope.contains(area));
    let area = area.ok_or(Error::invalid("task_id", "task_unknown"))?;
    let media = media_of(&content).ok_or(Error::invalid("body", "picture_expected"))?;
    if content.len() > LARGEST {
        return Err(Error::invalid("body", "picture_too_large"));
    }
    scan::clean(&house.config.scan, &content).await?;
    let vault = &house.store.vault;
    let digest = vault.index("proof", &format!("{} {}", of.task_id, hex::encode(&content))).0;
    let sealed = vault.seal_bytes("proof", &content)?;
    let made = house
        .store
        .journal
        .record(&person.actor, SEND_PROOF, &area, async |tx| {
            tx.about("task", of.task_id);
            tx.tell(&serde_json::json!({ "proof": id, "media": media, "bytes": content.len() }));
            if let Some(known) = tx.one(stored::Entity::find_by_id(id)).await? {
                tx.nothing_changed();
                return if known.digest == digest { Ok(false) } else { Err(Error::conflict("different_body")) };
            }
            let row = stored::ActiveModel {
                id: Set(id),
                digest: Set(digest.clone()),
                task_id: Set(of.task_id),
                area: Set(area.to_string()),
                media: Set(media.to_owned()),
                content: Set(sealed.clone()),
                at: Set(tx.now()),
                worker_id: Set(tx.actor().map(WorkerId)),
            };
            row.insert(tx).await?;
            Ok(true)
        })
        .await?;
    let shown = Proof { id, task_id: of.task_id, media: media.to_owned(), bytes: content.len() };
    Ok(if made { Created::New(shown) } else { Created::Again(shown) })
}

/// Shows a photo or signature.
#[utoipa::path(get, path = "/proofs/{id}", operation_id = "showProof", tag = "isolation", params(("id" = ProofId, Path)),
    responses((status = 200, content_type = "image/*", body = Vec<u8>), Refusals), security(("session" = [])))]
pub async fn show_proof(State(house): State<House>, person: SignedIn, At(id): At<ProofId>) -> Result<Response> {
    let scope = person.scope(SHOW_PROOF)?;
    let row = house.store.read.one(stored::Entity::find_by_id(id)).await?;
    let row = row.filter(|row| row.area.parse().is_ok_and(|area: AreaCode| scope.contains(&area)));
    let row = row.ok_or(Error::NotFound("proof"))?;
    let content = house.store.vault.open_bytes("proof", &row.content)?;
    let ending = row.media.rsplit('/').next().unwrap_or_default().replace("jpeg", "jpg");
    let head = [
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"proof-{id}.{ending}\"")),
        (header::CONTENT_TYPE, row.media),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((head, content).into_response())
}

#[cfg(test)]
mod tests {
    use super::media_of;

    #[test]
    fn a_picture_is_known_by_its_first_bytes() {
        assert_eq!(media_of(b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(media_of(&[0xff, 0xd8, 0xff, 0xe0]), Some("image/jpeg"));
        assert_eq!(media_of(b"<svg onload=alert(1)>"), None);
    }
}
