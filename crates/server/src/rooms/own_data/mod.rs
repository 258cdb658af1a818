//! Own data: what people ask about their own data, and what comes of it (PIPL articles 44 to 50).
//!
//! Somebody asks for a copy of what is held about them, for a correction, for deletion, or why something is so: at a counter, or on the
//! page of their isolation. Who they are is checked against the record before anything is handed out. Each request has a day by which it
//! is answered, and ends answered or refused for a ground that is said with where to complain. A copy is put together from what each room
//! says of its own records, handed out and kept nowhere. What the room may not do: show somebody else in a copy, or delete before the time
//! of the policy. See docs/decisions/0026-own-data.md.

mod answer_data_request;
mod ask_data_request;
mod check_identity;
mod copy;
mod correct_record;
mod file_data_request;
mod forgotten;
mod hand_out_copy;
mod held;
mod identity;
mod keeping;
mod list_data_requests;
mod list_my_data_requests;
mod model;
mod note_overdue;
mod sheet;
mod show_data_request;
mod show_record;
mod store;
mod words;

use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use forgotten::{FORGOTTEN, HANGING};
pub use held::HELD;
pub use note_overdue::note_overdue;

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("data_request", "text", "data_request"),
    SealedColumn::new("data_request", "proof", "data_request"),
    SealedColumn::new("data_request", "behalf", "data_request"),
    SealedColumn::new("data_request", "answer", "data_request"),
];

/// Seeing what people ask about their own data.
pub const LIST_DATA_REQUESTS: Act = Act::new("own_data.list_data_requests", "查看个人信息申请", "List data requests");
/// Seeing one request.
pub const SHOW_DATA_REQUEST: Act = Act::new("own_data.show_data_request", "查看个人信息申请详情", "Show data request");
/// Writing down what somebody asks at a counter.
pub const FILE_DATA_REQUEST: Act = Act::new("own_data.file_data_request", "登记个人信息申请", "File data request");
/// Noting that the document of whoever asks was seen.
pub const CHECK_IDENTITY: Act = Act::new("own_data.check_identity", "核验申请人身份", "Check identity");
/// Seeing the record that is to be corrected, in full.
pub const SHOW_RECORD: Act = Act::new("own_data.show_record", "查看待更正的信息", "Show record");
/// Correcting it.
pub const CORRECT_RECORD: Act = Act::new("own_data.correct_record", "更正个人信息", "Correct record");
/// Handing out a copy of all that is held about somebody.
pub const HAND_OUT_COPY: Act = Act::new("own_data.hand_out_copy", "交付个人信息副本", "Hand out copy");
/// Answering a request.
pub const ANSWER_DATA_REQUEST: Act =
    Act::new("own_data.answer_data_request", "答复个人信息申请", "Answer data request");
/// Refusing a request, for a ground.
pub const REFUSE_DATA_REQUEST: Act =
    Act::new("own_data.refuse_data_request", "拒绝个人信息申请", "Refuse data request");
/// Asking about one's own data; guests do it.
pub const ASK_DATA_REQUEST: Act = Act::new("own_data.ask_data_request", "提出个人信息申请", "Ask about own data");
/// Seeing what came of it; guests do it.
pub const LIST_MY_DATA_REQUESTS: Act =
    Act::new("own_data.list_my_data_requests", "查看本人的个人信息申请", "List my data requests");
/// Noting what was not answered in time; the clock does it.
pub const NOTE_OVERDUE: Act = Act::new("own_data.note_overdue", "记录逾期个人信息申请", "Note overdue data requests");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_DATA_REQUESTS,
    SHOW_DATA_REQUEST,
    FILE_DATA_REQUEST,
    CHECK_IDENTITY,
    SHOW_RECORD,
    CORRECT_RECORD,
    HAND_OUT_COPY,
    ANSWER_DATA_REQUEST,
    REFUSE_DATA_REQUEST,
    ASK_DATA_REQUEST,
    LIST_MY_DATA_REQUESTS,
    NOTE_OVERDUE,
];

/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[NOTE_OVERDUE];

/// Requests by the day they were asked; the facet is the kind.
pub const ASKED: Measure = Measure {
    code: "own_data.asked",
    zh: "个人信息申请",
    en: "Requests about own data",
    unit: Unit::Time,
    key: "data_request",
    recount: "
        SELECT area, day, kind AS facet, COUNT(*) AS n
        FROM data_request
        GROUP BY 1, 2, 3",
};

/// Requests by the day they were answered; the facet is the kind.
pub const ANSWERED: Measure = Measure {
    code: "own_data.answered",
    zh: "已答复个人信息申请",
    en: "Requests about own data answered",
    unit: Unit::Time,
    key: "data_request",
    recount: "
        SELECT area, closed_on AS day, kind AS facet, COUNT(*) AS n
        FROM data_request
        WHERE state = 'answered'
        GROUP BY 1, 2, 3",
};

/// Requests by the day they were refused; the facet is the kind. What was asked and neither answered nor refused waits.
pub const REFUSED: Measure = Measure {
    code: "own_data.refused",
    zh: "已拒绝个人信息申请",
    en: "Requests about own data refused",
    unit: Unit::Time,
    key: "data_request",
    recount: "
        SELECT area, closed_on AS day, kind AS facet, COUNT(*) AS n
        FROM data_request
        WHERE state = 'refused'
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[ASKED, ANSWERED, REFUSED];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_data_requests::list_data_requests))
        .routes(routes!(show_data_request::show_data_request, file_data_request::file_data_request))
        .routes(routes!(check_identity::check_identity))
        .routes(routes!(show_record::show_record))
        .routes(routes!(correct_record::correct_record))
        .routes(routes!(hand_out_copy::hand_out_copy))
        .routes(routes!(answer_data_request::answer_data_request))
        .routes(routes!(answer_data_request::refuse_data_request))
        .routes(routes!(ask_data_request::ask_data_request))
        .routes(routes!(list_my_data_requests::list_my_data_requests))
}
