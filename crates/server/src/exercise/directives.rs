//! The fourth meeting of the leading group with its four decisions (四个率先), the directives that came of them, and how they were
//! carried out; and one more that is still under way on the last day. All of it through the same handlers as over HTTP.

use axum::extract::State;
use chrono::{Days, NaiveTime};
use codes::{AreaCode, Level};
use kernel::{Actor, Day, Result, Stamp};
use std::sync::Arc;

use super::moment;
use super::settle::Cast;
use crate::house::House;
use crate::http::{At, Body, SignedIn};
use crate::rooms::directive::{
    self, AddMeeting, Addressee, AssignmentSaid, AssignmentState, CloseDirective, DecisionId, DirectiveId,
    DirectiveUrgency, IssueDirective, MeetingAttendance, MeetingDecision, MeetingId, MeetingNotes, MeetingPresence,
    RemindDirective, RemindWhom, ReportAssignment, ReturnAssignment, Standing, StepId, VerifyAssignment,
};
use crate::rooms::people::WorkerId;

/// The four things the city did before all others of the province: what was decided, what the directive is called, what the
/// townships reported.
const DECISIONS: [(&str, &str, &str); 4] = [
    (
        "率先暂停文化娱乐场所营业，逐户检查，停业告示上墙。",
        "暂停文化娱乐场所营业",
        "辖区文化娱乐场所已全部停业，告示上墙。",
    ),
    ("率先全覆盖消杀，公共场所、楼道、车站每日消毒。", "全覆盖消杀", "公共场所和楼道已消毒一遍，建立每日台账。"),
    (
        "率先对疫区返梅人员实行“四包一”居家隔离，包保组二十四小时看护。",
        "落实“四包一”居家隔离",
        "隔离户包保组已配齐，七个一逐户落实。",
    ),
    (
        "率先实行封闭管理，各村闭环限制流动，对高速、公路出口设卡登记。",
        "各村封闭管理、出口设卡",
        "各村已封闭，卡点二十四小时值守。",
    ),
];

/// So many townships break the last of the four down to their communities.
const BROKEN_DOWN: usize = 3;

/// The meeting, its directives, and what was broken down of them.
pub struct Directives {
    meeting: Day,
    issued: Vec<DirectiveId>,
    below: Vec<(AreaCode, DirectiveId)>,
}

impl Directives {
    /// The meeting is so many days before the last day.
    pub fn until(last: Day) -> Self {
        Self { meeting: last - Days::new(6), issued: vec![], below: vec![] }
    }

    /// What happens of it in a morning.
    pub async fn morning(&mut self, house: &House, cast: &Cast, day: Day) -> Result<()> {
        let Some(commander) = cast.actor("commander", &house.city) else { return Ok(()) };
        match (day - self.meeting).num_days() {
            0 => {
                self.meet(house, cast, &commander).await?;
                // Most say at once that they have it; two do not until the next morning.
                minutes_later(house);
                receive(house, cast, &self.issued, 2).await
            }
            1 => {
                receive(house, cast, &self.issued, 0).await?;
                self.break_down(house, cast).await?;
                minutes_later(house);
                for (_, id) in &self.below {
                    receive(house, cast, &[*id], 1).await?;
                }
                Ok(())
            }
            2 => self.verify_below(house, cast).await,
            3 => judge(house, &commander, &self.issued, true).await,
            4 => {
                // Two townships are late with one of the four.
                let Some(first) = self.issued.first() else { return Ok(()) };
                let reminder = RemindDirective {
                    whom: RemindWhom::Overdue,
                    version: directive::version(&house.store.read, *first).await?,
                };
                let by = SignedIn::acting(commander);
                directive::remind_directive(State(house.clone()), by, At(*first), Body(reminder)).await.map(drop)
            }
            5 => {
                judge(house, &commander, &self.issued, false).await?;
                close(house, &commander, &self.issued).await?;
                self.go_on(house, &commander).await?;
                minutes_later(house);
                receive(house, cast, self.issued.get(DECISIONS.len()..).unwrap_or_default(), 4).await
            }
            6 => receive(house, cast, self.issued.get(DECISIONS.len()..).unwrap_or_default(), 2).await,
            _ => Ok(()),
        }
    }

    /// And in an afternoon.
    pub async fn afternoon(&mut self, house: &House, cast: &Cast, day: Day) -> Result<()> {
        match (day - self.meeting).num_days() {
            1 => {
                for (_, id) in &self.below {
                    report(house, cast, *id, "已封闭主要出入口，两班值守。", 0).await?;
                }
                Ok(())
            }
            2 => {
                for (n, (id, (_, _, said))) in self.issued.iter().zip(DECISIONS).enumerate() {
                    report(house, cast, *id, said, if n == 0 { 2 } else { 0 }).await?;
                }
                Ok(())
            }
            3 => {
                let returned = self.issued.get(1..DECISIONS.len()).unwrap_or_default();
                for id in returned {
                    report(house, cast, *id, "已按要求补充照片和台账。", 0).await?;
                }
                Ok(())
            }
            4 => {
                let Some(first) = self.issued.first() else { return Ok(()) };
                report(house, cast, *first, "最后一处已停业，因业主在外地，迟了一天。", 0).await
            }
            _ => Ok(()),
        }
    }

    /// The fourth meeting, and a directive from each decision.
    async fn meet(&mut self, house: &House, cast: &Cast, commander: &Arc<Actor>) -> Result<()> {
        let now = house.store.clock.now();
        let there = |actor: Option<Arc<Actor>>| {
            let worker_id = WorkerId(actor?.worker?);
            Some(MeetingAttendance { worker_id, presence: MeetingPresence::Present })
        };
        let roles = ["commander", "inspector"].map(|role| there(cast.actor(role, &house.city)));
        let clerks = cast.townships.iter().map(|township| there(cast.actor("township_clerk", township)));
        let mut attendance: Vec<MeetingAttendance> = roles.into_iter().chain(clerks).flatten().collect();
        if let Some(last) = attendance.last_mut() {
            last.presence = MeetingPresence::Excused;
        }
        let decisions: Vec<MeetingDecision> = DECISIONS
            .iter()
            .map(|(text, ..)| MeetingDecision { id: DecisionId::new(now), text: (*text).to_owned() })
            .collect();
        let minutes = "会议听取了各工作组和各乡镇（街道）疫情防控工作情况，研究部署下一步工作，议定四项。";
        let notes = MeetingNotes {
            title: "疫情防控工作领导小组第四次会议".to_owned(),
            held_at: moment(&house.store.clock, self.meeting, 9),
            place: "市委会议室".to_owned(),
            attendance,
            minutes: Some(minutes.to_owned()),
            decisions: decisions.clone(),
        };
        let new = AddMeeting { area: house.city, body: "领导小组".to_owned(), number: 4, notes };
        let by = || SignedIn::acting(commander.clone());
        directive::add_meeting(State(house.clone()), by(), At(MeetingId::new(now)), Body(new)).await?;
        let due = at(house, self.meeting + Days::new(3), 18);
        for (decision, (text, title, _)) in decisions.iter().zip(DECISIONS) {
            let new = IssueDirective {
                decision_id: Some(decision.id),
                ..to_townships(house.city, title, text, DirectiveUrgency::Urgent, due)
            };
            self.issue(house, commander, new).await?;
        }
        Ok(())
    }

    /// One more, still under way on the last day.
    async fn go_on(&mut self, house: &House, commander: &Arc<Actor>) -> Result<()> {
        let text = "第三轮清仓见底三日内完成，拒绝和无人的户由社区书记上门。";
        let due = at(house, self.meeting + Days::new(8), 18);
        let new = to_townships(house.city, "第三轮清仓见底", text, DirectiveUrgency::Pressing, due);
        self.issue(house, commander, new).await
    }

    async fn issue(&mut self, house: &House, by: &Arc<Actor>, new: IssueDirective) -> Result<()> {
        let id = DirectiveId::new(house.store.clock.now());
        directive::issue_directive(State(house.clone()), SignedIn::acting(by.clone()), At(id), Body(new)).await?;
        self.issued.push(id);
        Ok(())
    }

    /// Some townships break the closing of the villages down to their communities.
    async fn break_down(&mut self, house: &House, cast: &Cast) -> Result<()> {
        let Some(last) = self.issued.last().copied() else { return Ok(()) };
        let [.., (_, title, _)] = DECISIONS;
        for row in directive::standing(&house.store.read, last).await?.into_iter().take(BROKEN_DOWN) {
            let Some(clerk) = cast.actor("township_clerk", &row.area) else { continue };
            let id = DirectiveId::new(house.store.clock.now());
            let text = "本村（社区）只留一个出入口，其余封闭，出入登记测温，两班值守。";
            let new = IssueDirective {
                parent_id: Some(row.id),
                addressees: vec![Addressee::Posts { areas: vec![row.area], roles: vec!["community_lead".to_owned()] }],
                ..to_townships(
                    row.area,
                    title,
                    text,
                    DirectiveUrgency::Urgent,
                    at(house, self.meeting + Days::new(2), 12),
                )
            };
            directive::issue_directive(State(house.clone()), SignedIn::acting(clerk), At(id), Body(new)).await?;
            self.below.push((row.area, id));
        }
        Ok(())
    }

    async fn verify_below(&self, house: &House, cast: &Cast) -> Result<()> {
        for (area, id) in &self.below {
            let Some(clerk) = cast.actor("township_clerk", area) else { continue };
            judge(house, &clerk, &[*id], false).await?;
            close(house, &clerk, &[*id]).await?;
        }
        Ok(())
    }
}

/// Some minutes pass.
fn minutes_later(house: &House) {
    let clock = &house.store.clock;
    clock.set(clock.now().plus_seconds(20 * 60));
}

fn at(house: &House, day: Day, hour: u32) -> Stamp {
    house.store.clock.at(day, NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
}

/// A directive to the clerks of all townships in an area.
fn to_townships(area: AreaCode, title: &str, text: &str, urgency: DirectiveUrgency, due_at: Stamp) -> IssueDirective {
    IssueDirective {
        area,
        decision_id: None,
        parent_id: None,
        title: title.to_owned(),
        text: text.to_owned(),
        wanted: Some("落实情况、数量、照片".to_owned()),
        urgency,
        due_at,
        addressees: vec![Addressee::Posts { areas: vec![area], roles: vec!["township_clerk".to_owned()] }],
        files: vec![],
    }
}

/// Whose an assignment is, as they sign in.
fn holder(cast: &Cast, row: &Standing) -> Option<SignedIn> {
    let role = if row.area.level() == Level::Township { "township_clerk" } else { "community_lead" };
    let actor = cast.actor(role, &row.area)?;
    (actor.worker == Some(row.worker_id.0)).then(|| SignedIn::acting(actor))
}

/// Everybody says that they have it, but for the last ones.
async fn receive(house: &House, cast: &Cast, ids: &[DirectiveId], but: usize) -> Result<()> {
    for id in ids {
        let rows = directive::standing(&house.store.read, *id).await?;
        let most = rows.len().saturating_sub(but);
        for row in rows.iter().take(most).filter(|row| row.state == AssignmentState::Sent) {
            let Some(who) = holder(cast, row) else { continue };
            directive::receive_assignment(State(house.clone()), who, At(row.id), Body(AssignmentSaid {}))
                .await
                .map(drop)?;
        }
    }
    Ok(())
}

/// Everybody who has not done it says that it is done, but for the last ones.
async fn report(house: &House, cast: &Cast, id: DirectiveId, text: &str, but: usize) -> Result<()> {
    let rows = directive::standing(&house.store.read, id).await?;
    let most = rows.len().saturating_sub(but);
    for row in rows.iter().take(most).filter(|row| row.state.is_undone()) {
        let Some(who) = holder(cast, row) else { continue };
        let said = ReportAssignment {
            assignment_id: row.id,
            text: text.to_owned(),
            files: vec![],
            done: true,
            children_reason: None,
        };
        let step = StepId::new(house.store.clock.now());
        directive::report_assignment(State(house.clone()), who, At(step), Body(said)).await?;
    }
    Ok(())
}

/// The issuer agrees with what is done; at a strict look the first of each, but for the first directive, comes back.
async fn judge(house: &House, by: &Arc<Actor>, ids: &[DirectiveId], strict: bool) -> Result<()> {
    for (n, id) in ids.iter().enumerate() {
        let rows = directive::standing(&house.store.read, *id).await?;
        let done = rows.iter().filter(|row| row.state == AssignmentState::Done);
        for (place, row) in done.enumerate() {
            let who = SignedIn::acting(by.clone());
            if strict && n > 0 && place == 0 {
                let back = ReturnAssignment {
                    version: row.version,
                    reason: "照片看不清，台账缺两个村".to_owned(),
                    due_at: None,
                };
                directive::return_assignment(State(house.clone()), who, At(row.id), Body(back)).await.map(drop)?;
            } else {
                let good = VerifyAssignment { version: row.version, note: None };
                directive::verify_assignment(State(house.clone()), who, At(row.id), Body(good)).await.map(drop)?;
            }
        }
    }
    Ok(())
}

async fn close(house: &House, by: &Arc<Actor>, ids: &[DirectiveId]) -> Result<()> {
    for id in ids {
        let version = directive::version(&house.store.read, *id).await?;
        let closed = CloseDirective { version, reason: None };
        let who = SignedIn::acting(by.clone());
        directive::close_directive(State(house.clone()), who, At(*id), Body(closed)).await.map(drop)?;
    }
    Ok(())
}
