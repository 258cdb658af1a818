//! The chain: every line carries the hash of the one before, so no line can be changed, dropped or put in unseen.

use codes::AreaCode;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Draft;
use crate::clock::Stamp;
use crate::dialect::Unpacking;
use crate::error::{Error, Result};
use crate::read::Read;

/// One line of the journal: who did what, where, when and to which record.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Line {
    /// Number in the chain, from 1, without gaps.
    pub seq: i64,
    /// When.
    pub at: Stamp,
    /// The worker, or none for the house.
    pub actor: Option<Uuid>,
    /// Code of the act.
    pub act: String,
    /// Where.
    pub area: String,
    /// Kind of the record.
    pub subject_kind: String,
    /// Name of the record.
    pub subject_id: String,
    /// JSON object: names of changed fields and non-personal values.
    pub detail: String,
    /// SHA-256 over the hash before and everything above, hexadecimal.
    pub hash: String,
}

/// What the first line's hash is chained to.
const START: &str = "wangge journal";

impl Line {
    fn hash_after(&self, before: &str) -> String {
        #[derive(Serialize)]
        struct Sealed<'a>(&'a str, i64, i64, Option<Uuid>, &'a str, &'a str, &'a str, &'a str, &'a str);
        let sealed = Sealed(
            before,
            self.seq,
            self.at.0,
            self.actor,
            &self.act,
            &self.area,
            &self.subject_kind,
            &self.subject_id,
            &self.detail,
        );
        let bytes = serde_json::to_vec(&sealed).expect("plain values always serialise");
        hex::encode(Sha256::digest(bytes))
    }
}

#[derive(FromQueryResult)]
struct Tail {
    seq: i64,
    hash: String,
}

const TAIL: &str = "
    SELECT seq, hash
    FROM journal
    ORDER BY seq DESC
    LIMIT 1";

/// Numbers and chains the drafts and writes them. The caller is the only writer at that moment.
pub(super) async fn append(to: &impl ConnectionTrait, drafts: Vec<Draft>) -> Result<()> {
    if drafts.is_empty() {
        return Ok(());
    }
    let backend = to.get_database_backend();
    let tail = Tail::find_by_statement(Statement::from_string(backend, TAIL)).one(to).await?;
    let (mut seq, mut hash) = tail.map_or((0, START.to_owned()), |tail| (tail.seq, tail.hash));
    let mut rows = Vec::with_capacity(drafts.len());
    for draft in drafts {
        seq += 1;
        let mut line = Line {
            seq,
            at: draft.at,
            actor: draft.actor,
            act: draft.act.into_owned(),
            area: draft.area,
            subject_kind: draft.subject_kind.into_owned(),
            subject_id: draft.subject_id,
            detail: draft.detail,
            hash: String::new(),
        };
        line.hash = line.hash_after(&hash);
        hash.clone_from(&line.hash);
        let actor = line.actor.map(|id| id.simple().to_string());
        rows.push((
            line.seq,
            line.at.0,
            actor,
            line.act,
            line.area,
            line.subject_kind,
            line.subject_id,
            line.detail,
            line.hash,
        ));
    }
    let json = serde_json::to_string(&rows).map_err(Error::internal)?;
    to.execute_raw(APPEND.with(backend, json)).await?;
    Ok(())
}

static APPEND: Unpacking = Unpacking::new(
    "
    INSERT INTO journal (seq, at, actor, act, area, subject_kind, subject_id, detail, hash)
    SELECT INT[0], INT[1], ID[2], TEXT[3], TEXT[4], TEXT[5], TEXT[6], TEXT[7], TEXT[8]
    FROM EACH[$1]",
);

const AFTER: &str = "
    SELECT seq, at, actor, act, area, subject_kind, subject_id, detail, hash
    FROM journal
    WHERE seq > $1
    ORDER BY seq
    LIMIT $2";

/// The lines after a number, in order.
pub async fn lines_after(from: &impl Read, seq: i64, limit: i64) -> Result<Vec<Line>> {
    from.sql(AFTER, [seq.into(), limit.into()]).await
}

/// The number and time of the last line, if there is any.
pub async fn last(from: &impl Read) -> Result<Option<Line>> {
    const LAST: &str = "
        SELECT seq, at, actor, act, area, subject_kind, subject_id, detail, hash
        FROM journal
        ORDER BY seq DESC
        LIMIT 1";
    Ok(from.sql(LAST, []).await?.pop())
}

/// Where the chain is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The number of the line that does not fit.
    pub seq: i64,
    /// What is wrong with it.
    pub what: &'static str,
}

/// Reads the whole chain and returns the number of lines and the faults.
pub async fn check(from: &impl Read) -> Result<(i64, Vec<Fault>)> {
    let (mut seq, mut hash, mut faults) = (0, START.to_owned(), vec![]);
    loop {
        let lines = lines_after(from, seq, 10_000).await?;
        if lines.is_empty() {
            return Ok((seq, faults));
        }
        for line in lines {
            if line.seq != seq + 1 {
                faults.push(Fault { seq: line.seq, what: "lines before it are missing" });
            }
            if line.hash != line.hash_after(&hash) {
                faults.push(Fault { seq: line.seq, what: "the line or the one before was changed" });
            }
            seq = line.seq;
            hash = line.hash;
        }
    }
}

impl Line {
    /// The area as a code.
    pub fn area_code(&self) -> Option<AreaCode> {
        self.area.parse().ok()
    }
}
