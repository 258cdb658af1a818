//! Audit: who did what to whom. The journal as a list, who looked at whom, and the proof that nothing was altered.
//!
//! Every act that shows somebody in full, follows them or hands them out passes [`look`]: it has a purpose of the policy, a line in the
//! journal, a count per person and day, and an end when the day's number of the role is reached. The journal holds no personal value,
//! so whoever reads it sees nothing in full. See docs/decisions/0021-looks.md and 0022-evidence.md.

mod check_chain;
mod evidence;
mod export_evidence;
mod export_journal;
mod forgotten;
mod guess;
mod held;
mod journal;
mod list_journal;
mod list_looks;
mod look;
mod model;
mod read_reveal_rules;
mod refused;
mod store;

use kernel::{Act, Measure, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use check_chain::Checks;
pub use evidence::{Verdict, public_key as evidence_key, verify};
pub use export_evidence::FORMER_KEY;
pub use forgotten::HANGING;
pub use guess::note_document;
pub use held::{HELD, held};
pub use look::{Look, MANY, look};
pub use model::{RevealRules, WAYS, Way};
pub use refused::{Refused, note_refused};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Seeing the journal.
pub const LIST_JOURNAL: Act = Act::new("audit.list_journal", "查看操作日志", "List journal");
/// Taking the journal along as a file.
pub const EXPORT_JOURNAL: Act = Act::new("audit.export_journal", "导出操作日志", "Export journal");
/// Seeing what somebody may be seen for, and how many are left for today.
pub const READ_REVEAL_RULES: Act = Act::new("audit.read_reveal_rules", "查看完整信息规则", "Read reveal rules");
/// Seeing who looked at somebody.
pub const LIST_LOOKS: Act = Act::new("audit.list_looks", "查询谁看过某人信息", "List looks");
/// The same as a file, as an answer to that person.
pub const EXPORT_LOOKS: Act = Act::new("audit.export_looks", "导出谁看过某人信息", "Export looks");
/// Reading the whole chain for a fault.
pub const CHECK_CHAIN: Act = Act::new("audit.check_chain", "校验日志链", "Check chain");
/// Seeing what such checks found.
pub const LIST_CHAIN_CHECKS: Act = Act::new("audit.list_chain_checks", "查看校验结果", "List chain checks");
/// Taking lines along, signed, for a court.
pub const EXPORT_EVIDENCE: Act = Act::new("audit.export_evidence", "导出签名证据", "Export evidence");
/// Seeing the key by which signed lines are told to be true.
pub const READ_EVIDENCE_KEY: Act = Act::new("audit.read_evidence_key", "查看证据公钥", "Read evidence key");
/// Somebody was shown in full by an act that writes lines of its own; part of that act.
pub const NOTE_LOOK: Act = Act::new("audit.note_look", "记录查看完整信息", "Note look");
/// Somebody wanted to see more people than a day allows; part of that act.
pub const REFUSE_LOOK: Act = Act::new("audit.refuse_look", "查看完整信息超出上限", "Refuse look");
/// Somebody asked many times a day for what none of their posts allows.
pub const NOTE_REFUSED: Act = Act::new("audit.note_refused", "多次越权操作被拒", "Note refused acts");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_JOURNAL,
    EXPORT_JOURNAL,
    READ_REVEAL_RULES,
    LIST_LOOKS,
    EXPORT_LOOKS,
    CHECK_CHAIN,
    LIST_CHAIN_CHECKS,
    EXPORT_EVIDENCE,
    READ_EVIDENCE_KEY,
    NOTE_LOOK,
    REFUSE_LOOK,
    NOTE_REFUSED,
];

/// Acts that no operation carries out: they are part of others.
pub const OF_THE_CLOCK: &[Act] = &[NOTE_LOOK, REFUSE_LOOK, NOTE_REFUSED];

/// People shown in full, by day; the facet is the purpose.
pub const LOOKED: Measure = Measure {
    code: "audit.looked",
    zh: "查看完整信息",
    en: "People shown in full",
    unit: Unit::Time,
    key: "look",
    recount: "
        SELECT area, day, purpose AS facet, CAST(SUM(shown) AS BIGINT) AS n
        FROM look
        WHERE shown > 0
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[LOOKED];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_journal::list_journal))
        .routes(routes!(export_journal::export_journal))
        .routes(routes!(read_reveal_rules::read_reveal_rules))
        .routes(routes!(list_looks::list_looks))
        .routes(routes!(list_looks::export_looks))
        .routes(routes!(check_chain::list_chain_checks))
        .routes(routes!(check_chain::check_chain))
        .routes(routes!(export_evidence::export_evidence))
        .routes(routes!(export_evidence::read_evidence_key))
}
