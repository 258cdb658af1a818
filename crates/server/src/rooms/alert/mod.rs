//! Alerts: what a rule saw and a named person must look at.
//!
//! A rule raises an alert in the change that shows its cause; the same cause does not alert twice. An alert is acknowledged,
//! then closed with its outcome.

mod climb;
mod forgotten;
mod groups;
mod held;
mod list_alerts;
mod renewed;
mod settle;
mod settle_many;
mod store;
mod untold;

use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use climb::{Named, climb};
pub use forgotten::{FORGOTTEN, HANGING, end_forgotten};
pub use held::{HELD, held};
pub use list_alerts::mine;
pub use renewed::FINGERPRINTS;
pub use settle::{close_before, close_with};
pub use store::{AlertId, NewAlert, raise, raise_many};
pub use untold::{Untold, any_untold, take_untold};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[SealedColumn::new("alert", "outcome", "outcome")];

/// Seeing alerts.
pub const LIST_ALERTS: Act = Act::new("alert.list_alerts", "查看预警", "List alerts");
/// Seeing alerts of one rule in one place together.
pub const LIST_ALERT_GROUPS: Act = Act::new("alert.list_alert_groups", "查看预警分组", "List alert groups");
/// Seeing the alerts that one must look at oneself.
pub const LIST_MY_ALERTS: Act = Act::new("alert.list_my_alerts", "查看需我处置的预警", "List my alerts");
/// Saying that one looks after it.
pub const ACKNOWLEDGE_ALERT: Act = Act::new("alert.acknowledge_alert", "确认预警", "Acknowledge alert");
/// Closing an alert with its outcome.
pub const CLOSE_ALERT: Act = Act::new("alert.close_alert", "关闭预警", "Close alert");
/// Dealing with all alerts of one rule in one place.
pub const SETTLE_ALERTS: Act = Act::new("alert.settle_alerts", "成批处置预警", "Settle alerts");
/// What a rule does; never a person.
pub const RAISE_ALERT: Act = Act::new("alert.raise_alert", "触发预警", "Raise alert");

/// Handing an alert that nobody looks after to the next above; the clock does it.
pub const ESCALATE_ALERT: Act = Act::new("alert.escalate_alert", "预警逐级上报", "Escalate alert");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_ALERTS,
    LIST_ALERT_GROUPS,
    LIST_MY_ALERTS,
    ACKNOWLEDGE_ALERT,
    CLOSE_ALERT,
    SETTLE_ALERTS,
    RAISE_ALERT,
    ESCALATE_ALERT,
];

/// How urgent an alert is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// At once.
    Severe,
    /// Within the hour.
    High,
    /// Today.
    Normal,
}

impl Severity {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Severe => "severe",
            Self::High => "high",
            Self::Normal => "normal",
        }
    }
}

/// A rule: what it is called, how urgent it is, and what its alert says of a person.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// `room.cause`.
    pub code: &'static str,
    /// 中文名.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// How urgent.
    pub severity: Severity,
}

/// A reading at or above the fever line.
pub const FEVER: Rule = Rule { code: "isolation.fever", zh: "体温异常", en: "Fever", severity: Severity::Severe };

/// Several people with a fever in one building within a few days.
pub const CLUSTER: Rule = Rule {
    code: "isolation.cluster",
    zh: "同楼栋多人发热",
    en: "Several fevers in one building",
    severity: Severity::Severe,
};

/// Readings that rise without a pause, below the fever line yet.
pub const RISING: Rule =
    Rule { code: "isolation.rising", zh: "体温持续上升", en: "Rising temperature", severity: Severity::High };

/// A symptom without a fever.
pub const SYMPTOM: Rule =
    Rule { code: "isolation.symptom", zh: "出现症状", en: "Symptom", severity: Severity::High };

/// A sample that showed the illness.
pub const POSITIVE: Rule =
    Rule { code: "isolation.positive", zh: "样本阳性", en: "Positive sample", severity: Severity::Severe };

/// The hospital confirmed a case: the chain looks after those who were near.
pub const CONFIRMED: Rule =
    Rule { code: "isolation.confirmed", zh: "确诊病例", en: "Confirmed case", severity: Severity::Severe };

/// Temperatures missed one after the other.
pub const MISSES: Rule =
    Rule {
        code: "isolation.misses", zh: "连续漏测体温", en: "Temperatures missed in a row", severity: Severity::High
    };

/// Nobody released or prolonged an isolation by its last day: it ended by itself.
pub const LAPSE: Rule =
    Rule { code: "isolation.lapse", zh: "隔离到期无人处置", en: "Isolation lapsed", severity: Severity::High };

/// Nobody will be on watch over an isolated household at some hour.
pub const TEAM_GAP: Rule =
    Rule { code: "isolation.team_gap", zh: "看护缺岗", en: "Gap in the watch", severity: Severity::High };

/// Services of a household that were not done in their window.
pub const LATE: Rule =
    Rule { code: "isolation.late", zh: "服务漏办", en: "Services missed", severity: Severity::Normal };

/// Nobody opened the door of an isolated household.
pub const NOBODY_HOME: Rule =
    Rule { code: "isolation.nobody_home", zh: "敲门无人应答", en: "Nobody home", severity: Severity::High };

/// Somebody of a care team asks for help at the door.
pub const HELP: Rule =
    Rule { code: "isolation.help", zh: "现场求助", en: "Help wanted", severity: Severity::Severe };

/// Somebody isolated needs medicine or a doctor.
pub const NEED_URGENT: Rule =
    Rule { code: "need.urgent", zh: "就医用药需求", en: "Medicine or doctor needed", severity: Severity::High };

/// An appeal was not answered in time.
pub const NEED_OVERDUE: Rule =
    Rule {
        code: "need.overdue", zh: "申诉逾期未答复", en: "Appeal not answered in time", severity: Severity::High
    };

/// Somebody who should be at home in isolation stands at a checkpoint.
pub const ISOLATED_AT_GATE: Rule = Rule {
    code: "crossing.isolated_at_gate",
    zh: "隔离人员出现在卡点",
    en: "Isolated person at a checkpoint",
    severity: Severity::Severe,
};

/// A checkpoint sends somebody to a medic.
pub const REFERRED: Rule =
    Rule { code: "crossing.referred", zh: "卡点转诊", en: "Referred from a checkpoint", severity: Severity::High };

/// A shift at a checkpoint that begins soon lacks people.
pub const CHECKPOINT_GAP: Rule =
    Rule { code: "checkpoint.gap", zh: "卡点缺岗", en: "Checkpoint lacks people", severity: Severity::High };

/// Nobody stands at a checkpoint that is open.
pub const CHECKPOINT_EMPTY: Rule =
    Rule {
        code: "checkpoint.empty", zh: "卡点无人在岗", en: "Nobody at the checkpoint", severity: Severity::Severe
    };

/// Somebody behind a door has a symptom, as a round found.
pub const ROUND_SYMPTOM: Rule =
    Rule { code: "round.symptom", zh: "排查发现症状", en: "Symptom found by a round", severity: Severity::High };

/// Nobody said in time that they have a directive.
pub const DIRECTIVE_UNRECEIVED: Rule =
    Rule {
        code: "directive.unreceived", zh: "指令未签收", en: "Directive not received", severity: Severity::Normal
    };

/// A directive was not carried out in time.
pub const DIRECTIVE_LATE: Rule =
    Rule { code: "directive.late", zh: "指令逾期未办结", en: "Directive late", severity: Severity::High };

/// Nobody was reached behind a door for days, as a round found.
pub const UNREACHED: Rule = Rule {
    code: "round.unreached",
    zh: "多日未见到住户",
    en: "Household not reached for days",
    severity: Severity::Normal,
};
/// Nobody answers for something any more, or soon: a post or a coverage ended, or whoever holds it is away.
pub const VACANT: Rule =
    Rule { code: "coverage.vacant", zh: "责任缺口", en: "Nobody answers", severity: Severity::High };

/// A coverage ends soon and nobody takes over.
pub const EXPIRING: Rule =
    Rule { code: "coverage.expiring", zh: "包保即将到期", en: "Coverage ends soon", severity: Severity::Normal };

/// Somebody came to the end of the people whom they may see in full on a day.
pub const MANY_REVEALS: Rule = Rule {
    code: "audit.many_reveals",
    zh: "查看完整信息达到上限",
    en: "Reached the day's number of people seen in full",
    severity: Severity::High,
};

/// Somebody typed in as many documents as a day allows that are not the recorded one.
pub const MANY_DOCUMENTS: Rule = Rule {
    code: "audit.many_documents",
    zh: "输入的证件多次与登记不符",
    en: "Reached the day's number of documents that differ from the record",
    severity: Severity::High,
};

/// Somebody asked many times a day for what none of their posts allows.
pub const MANY_REFUSED: Rule = Rule {
    code: "audit.many_refused",
    zh: "多次尝试越权操作",
    en: "Many acts refused that no post allows",
    severity: Severity::High,
};

/// Somebody asks for what takes two people.
pub const APPROVAL_ASKED: Rule = Rule {
    code: "approval.asked",
    zh: "有操作待第二人批准",
    en: "An act waits for a second person",
    severity: Severity::High,
};

/// What somebody asked about their own data was not answered in time.
pub const OWN_DATA_OVERDUE: Rule = Rule {
    code: "own_data.overdue",
    zh: "个人信息申请逾期未答复",
    en: "Request about own data not answered in time",
    severity: Severity::High,
};

/// All rules.
pub const RULES: &[Rule] = &[
    FEVER,
    CLUSTER,
    RISING,
    SYMPTOM,
    POSITIVE,
    CONFIRMED,
    MISSES,
    LAPSE,
    TEAM_GAP,
    LATE,
    NOBODY_HOME,
    HELP,
    NEED_URGENT,
    NEED_OVERDUE,
    ISOLATED_AT_GATE,
    REFERRED,
    CHECKPOINT_GAP,
    CHECKPOINT_EMPTY,
    ROUND_SYMPTOM,
    DIRECTIVE_UNRECEIVED,
    DIRECTIVE_LATE,
    UNREACHED,
    VACANT,
    EXPIRING,
    MANY_REVEALS,
    MANY_DOCUMENTS,
    MANY_REFUSED,
    APPROVAL_ASKED,
    OWN_DATA_OVERDUE,
];

/// Alerts by the day they were raised; the facet is the rule.
pub const RAISED: Measure = Measure {
    code: "alert.raised",
    zh: "预警",
    en: "Alerts",
    unit: Unit::Time,
    key: "alert",
    recount: "
        SELECT area, day, rule AS facet, COUNT(*) AS n
        FROM alert
        GROUP BY 1, 2, 3",
};

/// Alerts by the day they were closed; the facet is the rule. What was raised and not closed is open.
pub const CLOSED: Measure = Measure {
    code: "alert.closed",
    zh: "预警办结",
    en: "Alerts closed",
    unit: Unit::Time,
    key: "alert",
    recount: "
        SELECT area, closed_on AS day, rule AS facet, COUNT(*) AS n
        FROM alert
        WHERE closed_on IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[RAISED, CLOSED];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_alerts::list_alerts))
        .routes(routes!(list_alerts::list_my_alerts))
        .routes(routes!(settle::acknowledge_alert))
        .routes(routes!(settle::close_alert))
        .routes(routes!(groups::list_alert_groups))
        .routes(routes!(settle_many::settle_alerts))
}
