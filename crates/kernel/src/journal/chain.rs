//! The chain: every line carries the hash of the one before, so no line can be changed, dropped or put in unseen.

use codes::AreaCode;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Draft;
use crate::clock::Stamp;
use crate::dialect::{Row, Unpacking};
use crate::error::Result;
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

/// What a line says, in the order in which it is hashed behind the hash before it.
#[derive(Serialize)]
struct Said<'a>(&'a str, i64, i64, Option<Uuid>, &'a str, &'a str, &'a str, &'a str, &'a str);

impl Said<'_> {
    fn hash(&self) -> String {
        let bytes = serde_json::to_vec(self).expect("plain values always serialise");
        hex::encode(Sha256::digest(bytes))
    }
}

impl Draft {
    fn hash_after(&self, before: &str, seq: i64) -> String {
        let Self { at, actor, act, area, subject_kind, subject_id, detail } = self;
        Said(before, seq, at.0, *actor, act, area, subject_kind, subject_id, detail).hash()
    }
}

impl Line {
    fn hash_after(&self, before: &str) -> String {
        let Self { seq, at, actor, act, area, subject_kind, subject_id, detail, .. } = self;
        Said(before, *seq, at.0, *actor, act, area, subject_kind, subject_id, detail).hash()
    }
}

/// Where the chain ends.
#[derive(Clone, FromQueryResult)]
pub(super) struct Tail {
    seq: i64,
    hash: String,
}

const TAIL: &str = "
    SELECT seq, hash
    FROM journal
    ORDER BY seq DESC
    LIMIT 1";

/// Reads where the chain ends.
pub(super) async fn tail(from: &impl ConnectionTrait) -> Result<Tail> {
    let tail = Statement::from_string(from.get_database_backend(), TAIL);
    let tail = Tail::find_by_statement(tail).one(from).await?;
    Ok(tail.unwrap_or_else(|| Tail { seq: 0, hash: START.to_owned() }))
}

/// Numbers and chains the drafts behind a tail. Gives the new tail, and the lines as [`APPEND`] takes them.
pub(super) fn chained(tail: Tail, drafts: &[Draft]) -> (Tail, Vec<Row>) {
    let Tail { mut seq, mut hash } = tail;
    let mut rows = Vec::with_capacity(drafts.len());
    for draft in drafts {
        seq += 1;
        hash = draft.hash_after(&hash, seq);
        let Draft { at, actor, act, area, subject_kind, subject_id, detail } = draft;
        let texts = [&**act, area, &**subject_kind, subject_id, detail, &hash];
        let numbers = [seq.into(), at.0.into(), (*actor).into()];
        rows.push(numbers.into_iter().chain(texts.map(Value::from)).collect());
    }
    (Tail { seq, hash }, rows)
}

/// Numbers, chains and writes the drafts behind the tail. The caller is the only writer at that moment.
pub(super) async fn append(to: &impl ConnectionTrait, tail: Tail, drafts: &[Draft]) -> Result<()> {
    let (_, lines) = chained(tail, drafts);
    to.execute_raw(APPEND.with_rows(to.get_database_backend(), lines)?).await?;
    Ok(())
}

/// Writes chained lines.
pub(super) static APPEND: Unpacking = Unpacking::new(
    "
    INSERT OR[FAIL] INTO journal (seq, at, actor, act, area, subject_kind, subject_id, detail, hash)
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

/// What came of reading the chain.
#[derive(Clone, Debug)]
pub struct Checked {
    /// How many lines there are.
    pub lines: i64,
    /// The hash of the last one.
    pub hash: String,
    /// Where it is broken.
    pub faults: Vec<Fault>,
}

/// Reads the whole chain and returns the number of lines and the faults.
pub async fn check(from: &impl Read) -> Result<(i64, Vec<Fault>)> {
    let checked = check_telling(from, |_| {}).await?;
    Ok((checked.lines, checked.faults))
}

/// The same, and tells after every portion how far it is.
pub async fn check_telling(from: &impl Read, far: impl Fn(i64)) -> Result<Checked> {
    let (mut seq, mut hash, mut faults) = (0, START.to_owned(), vec![]);
    loop {
        let lines = lines_after(from, seq, 10_000).await?;
        far(seq);
        if lines.is_empty() {
            return Ok(Checked { lines: seq, hash, faults });
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

/// The hash before the first line.
pub fn beginning() -> &'static str {
    START
}

const FIRST_FROM: &str = "
    SELECT seq, at, actor, act, area, subject_kind, subject_id, detail, hash
    FROM journal
    WHERE seq >= $1
    ORDER BY seq
    LIMIT 1";

/// So much earlier a line may stand than one that was written before it: a change takes its time from its beginning.
const ASTRAY: i64 = 10 * 60 * 1000;

/// A number below which every line is from before a moment: found by halving, whatever the length of the journal.
pub async fn seq_before(from: &impl Read, at: Stamp) -> Result<i64> {
    let at = at.0.saturating_sub(ASTRAY);
    let (mut low, mut high) = (0, last(from).await?.map_or(0, |line| line.seq));
    while low < high {
        let middle = low + (high - low) / 2;
        let line: Option<Line> = from.sql(FIRST_FROM, [(middle + 1).into()]).await?.pop();
        match line {
            Some(line) if line.at.0 < at => low = middle + 1,
            _ => high = middle,
        }
    }
    Ok(low)
}

impl Line {
    /// Whether its hash is the one that follows from the hash before it and from what it says.
    pub fn follows(&self, before: &str) -> bool {
        self.hash == self.hash_after(before)
    }

    /// The area as a code.
    pub fn area_code(&self) -> Option<AreaCode> {
        self.area.parse().ok()
    }
}
