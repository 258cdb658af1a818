//! The words of lists that are sent down.

use serde::{Deserialize, Serialize};

use crate::rooms::round::model::AnswerWithin;

/// How fast the sender wants the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// 特急.
    Urgent,
    /// 加急.
    Pressing,
    /// 平件.
    Ordinary,
}

impl Urgency {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Pressing => "pressing",
            Self::Ordinary => "ordinary",
        }
    }

    /// Within how many hours it is answered.
    pub fn hours(self, within: AnswerWithin) -> i64 {
        match self {
            Self::Urgent => within.urgent,
            Self::Pressing => within.pressing,
            Self::Ordinary => within.ordinary,
        }
    }
}

/// What is known of somebody who was asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowAnswer {
    /// Known as a resident or returnee (已登记).
    AlreadyRegistered,
    /// In home isolation (隔离中).
    Isolating,
    /// The isolation is over (已解除隔离).
    IsolationEnded,
    /// Lives or stays elsewhere (不在本辖区).
    NotInArea,
    /// The row cannot be right (信息有误).
    WrongData,
    /// Nobody knows: somebody goes there (漏登待核).
    Missed,
    /// Found at the door (已核实).
    Found,
}

impl RowAnswer {
    /// The name in the store and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::AlreadyRegistered => "already_registered",
            Self::Isolating => "isolating",
            Self::IsolationEnded => "isolation_ended",
            Self::NotInArea => "not_in_area",
            Self::WrongData => "wrong_data",
            Self::Missed => "missed",
            Self::Found => "found",
        }
    }

    /// What the sender reads.
    pub fn zh(code: &str) -> &'static str {
        match code {
            "already_registered" => "已登记",
            "isolating" => "正在居家隔离",
            "isolation_ended" => "已解除隔离",
            "not_in_area" => "不在本辖区",
            "wrong_data" => "信息有误",
            "found" => "已上门核实",
            _ => "待核查",
        }
    }
}

/// What the sender reads of the reason of wrong data.
pub fn reason_zh(code: &str) -> &'static str {
    match code {
        "name_missing" => "没有姓名",
        "name_differs" => "姓名与证件号码不符",
        "identity_missing" => "没有证件号码和电话",
        "id_length" => "身份证号位数不对",
        "id_rounded" => "身份证号被改成了数值",
        "id_birth_date" => "身份证号中的出生日期不对",
        "id_check_digit" => "身份证号校验位不对",
        "phone_invalid" => "电话号码不正确",
        _ => "证件信息有误",
    }
}
