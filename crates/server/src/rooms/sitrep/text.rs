//! The report as the sentence it is handed in as. Zero is reported as 0.

use chrono::Datelike;

use super::compute::{Service, Sitrep};
use super::figures::Face;

/// The text of a report, in Chinese.
pub fn text(report: &Sitrep) -> String {
    let value = |code: &str, face: Face| {
        let figure = report.figures.get(code);
        let value = figure.and_then(|figure| match face {
            Face::Day => Some(figure.day),
            Face::Total => Some(figure.total),
            Face::Current => figure.current,
            Face::Ended => figure.ended,
        });
        value.unwrap_or_default()
    };
    let new = |code| value(code, Face::Day);
    let total = |code| value(code, Face::Total);
    let current = |code| value(code, Face::Current);
    let service = |one: &Service| format!("{}应{}已{}漏{}", one.zh, one.due, one.done, one.late);
    let services = report.services.iter().map(service).collect::<Vec<_>>().join("，");
    let services = if services.is_empty() { services } else { format!("（{services}）") };
    let (month, day, hour) = (report.day.month(), report.day.day(), report.as_of_hour);
    let rounds = rounds(&total);
    let command = command(&current);
    let directives = directives(&total, &new);
    format!(
        "截至{month}月{day}日{hour}时，{place}累计排查来返人员{}人（今日新增{}人），其中外省来返{}人、重点疫区来返{}人；\
         累计落实居家隔离{}户{}人（今日新增{}户{}人），现有居家隔离{}户{}人，今日解除{}户{}人，累计解除{}人，移交{}人；\
         今日体温异常{}人次，累计确诊病例{}例；今日应办任务{}项，已办{}项，漏办{}项{services}；包保组齐全{}户，缺员{}户；{rounds}{directives}今日预警{}次；\
         设置卡点{}个，今日值守{}人次，今日过卡查验{}次{}人次，其中转居家隔离{}次、转诊{}次、劝返{}次{command}。",
        total("screening.arrivals"),
        new("screening.arrivals"),
        total("screening.other_province"),
        total("screening.risk_area"),
        total("isolation.households"),
        total("isolation.people"),
        new("isolation.households"),
        new("isolation.people"),
        current("isolation.households"),
        current("isolation.people"),
        value("isolation.households", Face::Ended),
        value("isolation.people", Face::Ended),
        total("isolation.released"),
        total("isolation.referred"),
        new("isolation.fever"),
        total("isolation.confirmed"),
        new("task.due"),
        new("task.done"),
        new("task.late"),
        current("isolation.teams_complete"),
        current("isolation.teams_incomplete"),
        new("alert.raised"),
        current("checkpoint.open"),
        new("checkpoint.duties"),
        new("crossing.crossings"),
        report.gates.people_day,
        new("crossing.isolated"),
        new("crossing.referred"),
        new("crossing.advised_return"),
        place = report.area_name,
    )
}

/// Who leads and how many belong to it, where bodies were founded.
fn command(current: &impl Fn(&'static str) -> i64) -> String {
    let (groups, branches) = (current("body.working_groups"), current("body.branches"));
    let groups = match groups {
        0 => String::new(),
        _ => format!("；领导小组组长{}人，工作组{groups}个", current("body.heads")),
    };
    match branches {
        0 => groups,
        _ => format!("{groups}；基层党支部{branches}个，党员{}人", current("body.party_members")),
    }
}

/// How far the directives are, where there was one.
fn directives(total: &impl Fn(&'static str) -> i64, new: &impl Fn(&'static str) -> i64) -> String {
    let (issued, assigned) = (total("directive.issued"), total("directive.assigned"));
    if issued == 0 && assigned == 0 {
        return String::new();
    }
    let (done, late) = (total("directive.done"), total("directive.late"));
    format!(
        "累计下发指令{issued}件（今日{}件），应办{assigned}项，已办结{done}项，逾期{late}项；",
        new("directive.issued")
    )
}

/// How far the rounds are, where there was one.
fn rounds(total: &impl Fn(&'static str) -> i64) -> String {
    let (all, reached, empty) = (total("round.households"), total("round.reached"), total("round.empty"));
    if all == 0 {
        return String::new();
    }
    let (done, nobody, refused) = (reached + empty, total("round.nobody_home"), total("round.refused"));
    // Never rounded up to all of them.
    let tenths = done * 1000 / all;
    format!(
        "清仓见底应访{all}户，已完成{done}户（见面{reached}户，{}.{}%），无人{nobody}户，拒绝{refused}户；",
        tenths / 10,
        tenths % 10
    )
}
