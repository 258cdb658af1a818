//! Meetings and directives (会议、指令): what was decided, who has to do it, and how far it is.
//!
//! A directive goes to the people who hold certain posts on the day it is issued. Each of them has an assignment: sent, received,
//! acting, reported, done, verified by whoever issued it or returned with a reason. Whoever has one may break it down for those
//! below them. What the room may not do: let an assignment end without somebody saying so, or let lateness be forgotten.

mod add_meeting;
mod assignments;
mod chase;
mod end_directive;
mod expand;
mod files;
mod hand_on;
mod issue_directive;
mod judge_assignment;
mod list_directives;
mod list_meetings;
mod meetings;
mod model;
mod preview_directive;
mod progress;
mod receive_assignment;
mod remind_directive;
mod report_assignment;
mod show_directive;
mod steps;
mod store;

use kernel::task::TaskKind;
use kernel::vault::SealedColumn;
use kernel::{Act, Measure, Unit};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use crate::house::House;

pub use add_meeting::{AddMeeting, add_meeting};
pub use chase::chase;
pub use end_directive::{CloseDirective, close_directive};
pub use hand_on::hand_on;
pub use issue_directive::{IssueDirective, issue_directive};
pub use judge_assignment::{ReturnAssignment, VerifyAssignment, return_assignment, verify_assignment};
pub use meetings::{MeetingAttendance, MeetingDecision, MeetingNotes};
pub use model::{Addressee, AssignmentState, DirectiveUrgency, MeetingPresence};
pub use receive_assignment::{AssignmentSaid, receive_assignment};
pub use remind_directive::{RemindDirective, RemindWhom, remind_directive};
pub use report_assignment::{ReportAssignment, report_assignment};
pub use store::{DecisionId, DirectiveId, MeetingId, Standing, StepId, standing, version};

/// The tables of this room.
pub const TABLES: &str = include_str!("tables.sql");

/// Its columns with sealed texts.
pub const SEALED: &[SealedColumn] = &[
    SealedColumn::new("meeting", "minutes", "minutes"),
    SealedColumn::new("meeting_decision", "text", "decision"),
    SealedColumn::new("directive", "text", "directive"),
    SealedColumn::new("directive", "wanted", "directive"),
    SealedColumn::new("directive", "end_reason", "reason"),
    SealedColumn::new("directive_step", "text", "report"),
    SealedColumn::new("directive_step", "reason", "reason"),
    SealedColumn::new("directive_file", "name", "file_name"),
    SealedColumn::new("directive_file", "content", "file").large(),
];

/// Seeing meetings.
pub const LIST_MEETINGS: Act = Act::new("directive.list_meetings", "查看会议", "List meetings");
/// Seeing the minutes and decisions of one.
pub const SHOW_MEETING: Act = Act::new("directive.show_meeting", "查看会议纪要", "Show meeting");
/// Writing a meeting down.
pub const ADD_MEETING: Act = Act::new("directive.add_meeting", "登记会议", "Add meeting");
/// Changing what is written of it.
pub const CHANGE_MEETING: Act = Act::new("directive.change_meeting", "修改会议纪要", "Change meeting");
/// Seeing who would get a directive.
pub const PREVIEW_DIRECTIVE: Act = Act::new("directive.preview_directive", "预览承办人", "Preview directive");
/// Issuing a directive.
pub const ISSUE_DIRECTIVE: Act = Act::new("directive.issue_directive", "下发指令", "Issue directive");
/// Seeing directives.
pub const LIST_DIRECTIVES: Act = Act::new("directive.list_directives", "查看指令", "List directives");
/// Seeing one with how far it is.
pub const SHOW_DIRECTIVE: Act = Act::new("directive.show_directive", "查看指令详情", "Show directive");
/// Seeing who has it and how far each is.
pub const LIST_ASSIGNMENTS: Act = Act::new("directive.list_assignments", "查看指令承办", "List assignments");
/// Reminding those who owe something.
pub const REMIND_DIRECTIVE: Act = Act::new("directive.remind_directive", "催办指令", "Remind directive");
/// Taking a directive back.
pub const WITHDRAW_DIRECTIVE: Act = Act::new("directive.withdraw_directive", "撤回指令", "Withdraw directive");
/// Ending a directive.
pub const CLOSE_DIRECTIVE: Act = Act::new("directive.close_directive", "办结指令", "Close directive");
/// Agreeing that an assignment is done.
pub const VERIFY_ASSIGNMENT: Act = Act::new("directive.verify_assignment", "核验指令办理", "Verify assignment");
/// Giving it back.
pub const RETURN_ASSIGNMENT: Act = Act::new("directive.return_assignment", "退回指令办理", "Return assignment");
/// Seeing what was assigned to oneself.
pub const LIST_MY_ASSIGNMENTS: Act =
    Act::new("directive.list_my_assignments", "查看本人承办指令", "List my assignments");
/// Seeing one assignment.
pub const SHOW_ASSIGNMENT: Act = Act::new("directive.show_assignment", "查看承办详情", "Show assignment");
/// Saying that one has it.
pub const RECEIVE_ASSIGNMENT: Act = Act::new("directive.receive_assignment", "签收指令", "Receive assignment");
/// Saying that one is at it.
pub const START_ASSIGNMENT: Act = Act::new("directive.start_assignment", "开始办理指令", "Start assignment");
/// Reporting how far it is, or that it is done.
pub const REPORT_ASSIGNMENT: Act = Act::new("directive.report_assignment", "反馈指令办理", "Report assignment");
/// Sending a file that is attached afterwards.
pub const SEND_DIRECTIVE_FILE: Act = Act::new("directive.send_directive_file", "上传指令附件", "Send directive file");
/// Seeing a file.
pub const SHOW_DIRECTIVE_FILE: Act = Act::new("directive.show_directive_file", "查看指令附件", "Show directive file");
/// Noting what is late and telling the chain; the clock does it.
pub const CHASE_DIRECTIVES: Act = Act::new("directive.chase_directives", "督办逾期指令", "Chase directives");

/// Handing an assignment on when a post changes hands; the clock does it.
pub const HAND_ON: Act = Act::new("directive.hand_on", "移交指令承办", "Hand assignment on");

/// All acts of this room.
pub const ACTS: &[Act] = &[
    LIST_MEETINGS,
    SHOW_MEETING,
    ADD_MEETING,
    CHANGE_MEETING,
    PREVIEW_DIRECTIVE,
    ISSUE_DIRECTIVE,
    LIST_DIRECTIVES,
    SHOW_DIRECTIVE,
    LIST_ASSIGNMENTS,
    REMIND_DIRECTIVE,
    WITHDRAW_DIRECTIVE,
    CLOSE_DIRECTIVE,
    VERIFY_ASSIGNMENT,
    RETURN_ASSIGNMENT,
    LIST_MY_ASSIGNMENTS,
    SHOW_ASSIGNMENT,
    RECEIVE_ASSIGNMENT,
    START_ASSIGNMENT,
    REPORT_ASSIGNMENT,
    SEND_DIRECTIVE_FILE,
    SHOW_DIRECTIVE_FILE,
    CHASE_DIRECTIVES,
    HAND_ON,
];

/// Acts that only the clock does.
pub const OF_THE_CLOCK: &[Act] = &[CHASE_DIRECTIVES, HAND_ON];

/// Doing what a directive says.
pub const ASSIGNMENT: TaskKind =
    TaskKind { code: "directive.assignment", zh: "办理指令", en: "Carry out a directive" };

/// The work that this room lays.
pub const TASK_KINDS: &[TaskKind] = &[ASSIGNMENT];

/// Directives by the day they were issued; the facet is the urgency.
pub const ISSUED: Measure = Measure {
    code: "directive.issued",
    zh: "下发指令",
    en: "Directives issued",
    unit: Unit::Item,
    key: "directive",
    recount: "
        SELECT area, day, urgency AS facet, COUNT(*) AS n
        FROM directive
        GROUP BY 1, 2, 3",
};

/// Assignments by the day they were sent; the facet is the urgency.
pub const ASSIGNED: Measure = Measure {
    code: "directive.assigned",
    zh: "指令承办",
    en: "Assignments",
    unit: Unit::Item,
    key: "assignment",
    recount: "
        SELECT area, day, urgency AS facet, COUNT(*) AS n
        FROM directive_assignment
        GROUP BY 1, 2, 3",
};

/// Assignments by the day they were done; what was returned counts when it is done again.
pub const DONE: Measure = Measure {
    code: "directive.done",
    zh: "指令办结",
    en: "Assignments done",
    unit: Unit::Item,
    key: "assignment",
    recount: "
        SELECT area, done_on AS day, urgency AS facet, COUNT(*) AS n
        FROM directive_assignment
        WHERE done_on IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// Assignments by the day their time passed undone.
pub const LATE: Measure = Measure {
    code: "directive.late",
    zh: "指令逾期",
    en: "Assignments late",
    unit: Unit::Item,
    key: "assignment",
    recount: "
        SELECT area, late_on AS day, urgency AS facet, COUNT(*) AS n
        FROM directive_assignment
        WHERE late_on IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// What this room counts.
pub const MEASURES: &[Measure] = &[ISSUED, ASSIGNED, DONE, LATE];

/// The operations of this room.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_meetings::list_meetings))
        .routes(routes!(list_meetings::show_meeting, add_meeting::add_meeting))
        .routes(routes!(add_meeting::change_meeting))
        .routes(routes!(preview_directive::preview_directive))
        .routes(routes!(list_directives::list_directives))
        .routes(routes!(show_directive::show_directive, issue_directive::issue_directive))
        .routes(routes!(assignments::list_assignments))
        .routes(routes!(remind_directive::remind_directive))
        .routes(routes!(end_directive::withdraw_directive))
        .routes(routes!(end_directive::close_directive))
        .routes(routes!(judge_assignment::verify_assignment))
        .routes(routes!(judge_assignment::return_assignment))
        .routes(routes!(assignments::list_my_assignments))
        .routes(routes!(assignments::show_assignment))
        .routes(routes!(receive_assignment::receive_assignment))
        .routes(routes!(receive_assignment::start_assignment))
        .routes(routes!(report_assignment::report_assignment))
        .routes(routes!(files::show_directive_file, files::send_directive_file).layer(files::larger_bodies()))
}
