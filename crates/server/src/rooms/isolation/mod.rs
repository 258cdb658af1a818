//! Home isolation: one episode for one person, its orders, the readings taken, the tasks it lays.
//!
//! An isolation has a ground, a start and a planned end. Every day lays two temperatures; the last day lays the release. Orders
//! are only ever added. What the room may not do: keep anybody past the planned end without an order.

mod assign_proposed;
mod assign_team;
mod batch;
mod batch_of;
mod call_out;
mod care_team;
mod carried;
mod clinic;
mod cluster;
mod complete_task;
mod daily;
mod episode;
mod facts;
mod forgotten;
mod give_order;
mod held;
mod helpers;
mod home;
mod lapse;
mod late;
mod lay_tasks;
mod list_isolations;
mod list_tasks;
mod messages;
mod model;
mod open_isolation;
mod orders;
mod page;
mod plan;
mod proof;
mod propose_team;
mod readings;
mod release_isolation;
mod renewed;
mod show_isolation;
mod show_my_door;
mod show_my_isolation;
mod show_page;
mod standing;
mod store;
mod take_my_reading;
mod take_reading;
mod task_lines;
mod team;
mod team_state;
mod watch_gaps;

use kernel::task::TaskKind;
use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;

pub use assign_proposed::assign_proposed;
pub use care_team::team_leader;
pub use carried::carried;
pub use clinic::{JudgementId, NewJudgement, Verdict, judge, symptoms, waiting};
pub use complete_task::CompleteTask;
pub use daily::queue_daily;
pub use facts::{Episode, IsolationFacts, episodes_of, facts_to_change, orderers};
pub use forgotten::{FORGOTTEN, HANGING};
pub use held::{HELD, held, isolations_of, person_of, stayed as stayed_isolated, staying};
pub use lapse::lapse_overdue;
pub use lay_tasks::{Laid, days_ahead, lay_due, miss_overdue};
pub use list_tasks::own_tasks;
pub use messages::{Message, messages_of};
pub use model::{IsolationRules, ReadingRules, SYMPTOMS, day_of, needed, window};
pub use open_isolation::{NewIsolation, isolate_arrivals, open_many};
pub use page::{OpenPage, PageOf, open_page, opened_by, page_path, revoke_page};
pub use plan::services;
pub use readings::{NewReading, ReadingId, read};
pub use release_isolation::{end_withdrawn, release};
pub use renewed::FINGERPRINTS;
pub use standing::{
    Serving, Span, Standing, complete_teams, held_at_home, isolated_homes, running_in, serving, standings,
};
pub use store::{
    IsolationId, at_home, begun_and_ended, busiest_area, due_for_release, of_arrivals, services_due, temperatures_due,
};
pub use team_state::{COMPLETE, INCOMPLETE, TEAM_BEGUN, TEAM_LEFT};
pub use watch_gaps::warn_of_gaps;

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("isolation_order", "reason", "reason"),
    SealedColumn::new("judgement", "note", "judgement"),
    SealedColumn::new("clinical_result", "note", "result"),
    SealedColumn::new("clinical_result", "withdrawn_reason", "result"),
    SealedColumn::new("isolation_page", "secret", "page"),
    SealedColumn::new("proof", "content", "proof").large(),
    SealedColumn::new("door_call", "note", "call"),
    SealedColumn::new("isolation_message", "text", "message"),
    SealedColumn::new("task", "outcome", "receipt").in_digits(),
];

/// Seeing who is isolated.
pub const LIST_ISOLATIONS: Act = Act::new("isolation.list_isolations", "查看居家隔离", "List isolations");
/// Seeing one isolation.
pub const SHOW_ISOLATION: Act = Act::new("isolation.show_isolation", "查看居家隔离详情", "Show isolation");
/// Ordering somebody to stay at home.
pub const OPEN_ISOLATION: Act = Act::new("isolation.open_isolation", "下达隔离令", "Open isolation");
/// Changing an isolation by an order.
pub const GIVE_ORDER: Act = Act::new("isolation.give_order", "变更隔离令", "Give an order");
/// Letting somebody go on the last day.
pub const RELEASE_ISOLATION: Act = Act::new("isolation.release_isolation", "解除隔离", "Release isolation");
/// Seeing all tasks of an area.
pub const LIST_TASKS: Act = Act::new("isolation.list_tasks", "查看任务", "List tasks");
/// Seeing one's own tasks.
pub const LIST_MY_TASKS: Act = Act::new("isolation.list_my_tasks", "查看今日任务", "List my tasks");
/// Taking a temperature.
pub const TAKE_READING: Act = Act::new("isolation.take_reading", "记录体温症状", "Take reading");
/// Seeing which symptoms one may report.
pub const LIST_SYMPTOMS: Act = Act::new("isolation.list_symptoms", "查看可报症状", "List symptoms");
/// Seeing readings, and which of them wait for a medic.
pub const LIST_READINGS: Act = Act::new("isolation.list_readings", "查看体温症状记录", "List readings");
/// Judging what a layman reported; whoever may do it is a medic.
pub const CONFIRM_READING: Act = Act::new("isolation.confirm_reading", "研判体温症状", "Judge reading");
/// Noting what the hospital found.
pub const NOTE_RESULT: Act = Act::new("isolation.note_result", "登记诊断结果", "Note clinical result");
/// Taking back a result that was a mistake.
pub const WITHDRAW_RESULT: Act = Act::new("isolation.withdraw_result", "撤销诊断结果", "Withdraw clinical result");
/// Seeing samples.
pub const LIST_SAMPLES: Act = Act::new("isolation.list_samples", "查看样本", "List samples");
/// Taking a sample.
pub const COLLECT_SAMPLE: Act = Act::new("isolation.collect_sample", "采样", "Collect sample");
/// Receiving a sample in the laboratory.
pub const RECEIVE_SAMPLE: Act = Act::new("isolation.receive_sample", "接收样本", "Receive sample");
/// Noting what a sample showed.
pub const NOTE_SAMPLE_RESULT: Act = Act::new("isolation.note_sample_result", "登记检测结果", "Note sample result");
/// Seeing who was near somebody found ill.
pub const TRACE_CONTACTS: Act = Act::new("isolation.trace_contacts", "查看接触者", "Trace contacts");
/// Taking that list away as a sheet.
pub const EXPORT_CONTACTS: Act = Act::new("isolation.export_contacts", "导出接触者", "Export contacts");
/// Showing the address of a page, as a QR code, to whom it belongs.
pub const SHOW_PAGE: Act = Act::new("isolation.show_page", "出示个人页面二维码", "Show page");
/// Taking a page back.
pub const REVOKE_PAGE: Act = Act::new("isolation.revoke_page", "收回个人页面", "Revoke page");
/// Seeing one's own isolation; guests do it.
pub const SHOW_MY_ISOLATION: Act = Act::new("isolation.show_my_isolation", "查看本人隔离情况", "Show my isolation");
/// Seeing what hangs at a door; guests do it.
pub const SHOW_MY_DOOR: Act = Act::new("isolation.show_my_door", "查看门前公示", "Show my door");
/// Taking one's own temperature; guests do it.
pub const TAKE_MY_READING: Act = Act::new("isolation.take_my_reading", "自报体温症状", "Take my reading");
/// Saying that something was done.
pub const COMPLETE_TASK: Act = Act::new("isolation.complete_task", "办结服务任务", "Complete task");
/// Taking back that something was done.
pub const REOPEN_TASK: Act = Act::new("isolation.reopen_task", "撤回办结", "Reopen task");
/// Keeping a photo or signature for a task.
pub const SEND_PROOF: Act = Act::new("isolation.send_proof", "上传照片签名", "Send proof");
/// Seeing a photo or signature.
pub const SHOW_PROOF: Act = Act::new("isolation.show_proof", "查看照片签名", "Show proof");
/// Saying at a door that nobody opens or that help is needed.
pub const CALL_OUT: Act = Act::new("isolation.call_out", "上报无人应答或求助", "Call out");
/// Seeing who looks after a household, and who could.
pub const SHOW_TEAM: Act = Act::new("isolation.show_team", "查看包保组", "Show care team");
/// Proposing who could look after a household.
pub const PROPOSE_TEAM: Act = Act::new("isolation.propose_team", "推荐包保组", "Propose care team");
/// Saying who looks after a household.
pub const ASSIGN_TEAM: Act = Act::new("isolation.assign_team", "指派包保组", "Assign care team");
/// Giving all households without a team the one proposed.
pub const ASSIGN_PROPOSED_TEAMS: Act =
    Act::new("isolation.assign_proposed_teams", "批量指派包保组", "Assign proposed teams");
/// Sending messages to whoever is isolated.
pub const SEND_MESSAGE: Act = Act::new("isolation.send_message", "发送短信", "Send message");
/// Seeing what would come of doing something to many.
pub const PREVIEW_BATCH: Act = Act::new("isolation.preview_batch", "预览批量操作", "Preview batch");
/// Doing something to many at once; each part is an act of its own.
pub const RUN_BATCH: Act = Act::new("isolation.run_batch", "批量操作", "Run batch");
/// Telling of gaps in the watch before they begin; the clock does it.
pub const WARN_OF_GAPS: Act = Act::new("isolation.warn_of_gaps", "看护缺口预警", "Warn of gaps");
/// Laying what is due; the clock does it.
pub const LAY_TASKS: Act = Act::new("isolation.lay_tasks", "生成任务", "Lay tasks");
/// Ending what nobody prolonged; the clock does it.
pub const LAPSE_ISOLATIONS: Act = Act::new("isolation.lapse_isolations", "到期自动解除", "Lapse isolations");
/// Noting what was not done in time; the clock does it.
pub const MISS_TASKS: Act = Act::new("isolation.miss_tasks", "记录漏办", "Miss tasks");
/// Putting the messages of the day in the outbox; the clock does it.
pub const QUEUE_DAILY: Act = Act::new("isolation.queue_daily", "每日短信待发", "Queue daily messages");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_ISOLATIONS,
    SHOW_ISOLATION,
    OPEN_ISOLATION,
    GIVE_ORDER,
    RELEASE_ISOLATION,
    LIST_TASKS,
    LIST_MY_TASKS,
    TAKE_READING,
    LIST_SYMPTOMS,
    LIST_READINGS,
    CONFIRM_READING,
    NOTE_RESULT,
    WITHDRAW_RESULT,
    LIST_SAMPLES,
    COLLECT_SAMPLE,
    RECEIVE_SAMPLE,
    NOTE_SAMPLE_RESULT,
    TRACE_CONTACTS,
    EXPORT_CONTACTS,
    SHOW_PAGE,
    REVOKE_PAGE,
    SHOW_MY_ISOLATION,
    SHOW_MY_DOOR,
    TAKE_MY_READING,
    COMPLETE_TASK,
    REOPEN_TASK,
    SEND_PROOF,
    SHOW_PROOF,
    CALL_OUT,
    SHOW_TEAM,
    PROPOSE_TEAM,
    ASSIGN_TEAM,
    ASSIGN_PROPOSED_TEAMS,
    SEND_MESSAGE,
    PREVIEW_BATCH,
    RUN_BATCH,
    LAY_TASKS,
    MISS_TASKS,
    QUEUE_DAILY,
    LAPSE_ISOLATIONS,
    WARN_OF_GAPS,
];

/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[LAY_TASKS, MISS_TASKS, QUEUE_DAILY, LAPSE_ISOLATIONS, WARN_OF_GAPS];

/// The kind of the temperatures: the one item of the plan that code knows, for a reading ends it.
pub const TEMPERATURE: &str = "isolation.temperature";

/// The kind of the daily message, which a message that is sent ends.
pub const MESSAGE: &str = "isolation.sms";

/// The release on the last day.
pub const RELEASE: TaskKind = TaskKind { code: "isolation.release", zh: "解除隔离", en: "Release" };

/// The work that orders lay, beside the items of the service plan.
pub const TASK_KINDS: &[TaskKind] = &[RELEASE];

/// People whose isolation began, by day, where they stayed then.
pub const STARTED: Measure = Measure {
    code: "isolation.started",
    zh: "开始隔离",
    en: "Isolations started",
    unit: Unit::Person,
    key: "isolation",
    recount: "
        SELECT isolation_order.area, isolation_order.day, '' AS facet, COUNT(*) AS n
        FROM isolation_order
        JOIN isolation ON isolation.id = isolation_order.isolation_id
        WHERE isolation_order.kind = 'open'
          AND isolation.state <> 'withdrawn'
        GROUP BY 1, 2, 3",
};

/// People whose isolation ended, by day; the facet is how.
pub const ENDED: Measure = Measure {
    code: "isolation.ended",
    zh: "结束隔离",
    en: "Isolations ended",
    unit: Unit::Person,
    key: "isolation",
    recount: "
        SELECT area, ended_on AS day, state AS facet, COUNT(*) AS n
        FROM isolation
        WHERE ended_on IS NOT NULL
          AND state <> 'withdrawn'
        GROUP BY 1, 2, 3",
};

/// People who began to stay at home somewhere, by day: also after a move or a time in hospital. The facet is the day from
/// which their isolation is counted, so that those of day n can be told.
pub const HOME_BEGUN: Measure = Measure {
    code: "isolation.home_begun",
    zh: "开始居家",
    en: "Stays begun",
    unit: Unit::Time,
    key: "stay",
    recount: "
        SELECT stay.area, stay.from_day AS day, CAST(isolation.counted_from AS TEXT) AS facet, COUNT(*) AS n
        FROM isolation_stay AS stay
        JOIN isolation ON isolation.id = stay.isolation_id
        GROUP BY 1, 2, 3",
};

/// People who no longer stay there, by day; the facet as of [`HOME_BEGUN`].
pub const HOME_LEFT: Measure = Measure {
    code: "isolation.home_left",
    zh: "结束居家",
    en: "Stays ended",
    unit: Unit::Time,
    key: "stay",
    recount: "
        SELECT stay.area, stay.to_day AS day, CAST(isolation.counted_from AS TEXT) AS facet, COUNT(*) AS n
        FROM isolation_stay AS stay
        JOIN isolation ON isolation.id = stay.isolation_id
        WHERE stay.to_day IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// Households isolated for the first time, by day: the cumulative figure.
pub const HOUSEHOLD_FIRST: Measure = Measure {
    code: "isolation.household_first",
    zh: "首次隔离户",
    en: "Households isolated for the first time",
    unit: Unit::Household,
    key: "household",
    recount: "
        SELECT household_area AS area, from_day AS day, '' AS facet, COUNT(*) AS n
        FROM isolation_stay
        WHERE first_of_household
        GROUP BY 1, 2, 3",
};

/// Households where the first person began, by day.
pub const HOUSEHOLD_STARTED: Measure = Measure {
    code: "isolation.household_started",
    zh: "开始隔离户",
    en: "Households that began isolation",
    unit: Unit::Household,
    key: "household",
    recount: "
        SELECT household_area AS area, from_day AS day, '' AS facet, COUNT(*) AS n
        FROM isolation_stay
        WHERE opens_household
        GROUP BY 1, 2, 3",
};

/// Households where the last person ended, by day.
pub const HOUSEHOLD_ENDED: Measure = Measure {
    code: "isolation.household_ended",
    zh: "解除隔离户",
    en: "Households that ended isolation",
    unit: Unit::Household,
    key: "household",
    recount: "
        SELECT household_area AS area, to_day AS day, '' AS facet, COUNT(*) AS n
        FROM isolation_stay
        WHERE closes_household
        GROUP BY 1, 2, 3",
};

/// Readings with a fever, by day.
pub const FEVER: Measure = Measure {
    code: "isolation.fever",
    zh: "发热",
    en: "Fever readings",
    unit: Unit::Time,
    key: "reading",
    recount: "
        SELECT area, day, '' AS facet, COUNT(*) AS n
        FROM reading
        WHERE fever
        GROUP BY 1, 2, 3",
};

/// Confirmed cases, by the day of the result; a person is a case once, however often they fall ill.
pub const CONFIRMED: Measure = Measure {
    code: "isolation.confirmed",
    zh: "确诊病例",
    en: "Confirmed cases",
    unit: Unit::Case,
    key: "person",
    recount: "
        SELECT area, day, '' AS facet, COUNT(*) AS n
        FROM clinical_result
        WHERE first_confirmed
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[
    STARTED,
    ENDED,
    HOME_BEGUN,
    HOME_LEFT,
    HOUSEHOLD_FIRST,
    HOUSEHOLD_STARTED,
    HOUSEHOLD_ENDED,
    FEVER,
    CONFIRMED,
    TEAM_BEGUN,
    TEAM_LEFT,
];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_isolations::list_isolations))
        .routes(routes!(show_isolation::show_isolation, open_isolation::open_isolation))
        .routes(routes!(give_order::give_order))
        .routes(routes!(release_isolation::release_isolation))
        .routes(routes!(list_tasks::list_tasks))
        .routes(routes!(list_tasks::list_my_tasks))
        .routes(routes!(take_reading::take_reading))
        .routes(routes!(show_page::show_page))
        .routes(routes!(show_page::revoke_page))
        .routes(routes!(show_my_isolation::show_my_isolation))
        .routes(routes!(show_my_door::show_my_door))
        .routes(routes!(take_my_reading::take_my_reading))
        .routes(routes!(complete_task::complete_task))
        .routes(routes!(complete_task::reopen_task))
        .routes(routes!(proof::send_proof, proof::show_proof))
        .routes(routes!(call_out::call_out))
        .merge(clinic::routes())
        .routes(routes!(care_team::show_team))
        .routes(routes!(propose_team::propose_team))
        .routes(routes!(assign_proposed::assign_proposed_teams))
        .routes(routes!(assign_team::assign_team))
        .routes(routes!(batch::preview_batch))
        .routes(routes!(batch::run_batch))
}
