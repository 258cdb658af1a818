//! The figures of the report: what each counts, by what it counts once, and from which tallies it is computed.

use std::collections::BTreeMap;

use codes::AreaCode;
use kernel::tally::above::Ask;
use kernel::{Measure, Unit, task};
use serde::{Deserialize, Serialize};

use crate::rooms::{alert, body, checkpoint, coverage, directive, isolation, round, screening, venue};

/// How a figure is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// New on the day (当日新增).
    Day,
    /// From the beginning to the day (累计).
    Total,
    /// As things stand at the end of the day (现有).
    Current,
    /// Ended on the day (当日解除).
    Ended,
}

/// A part of a figure: a measure, or some of its facets.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// Code of the measure.
    pub measure: &'static str,
    /// These facets only; all if empty.
    pub facets: &'static [&'static str],
}

const fn all(measure: &Measure) -> Term {
    Term { measure: measure.code, facets: &[] }
}

/// The current face of a figure: what came minus what went.
#[derive(Clone, Copy, Debug)]
pub struct Current {
    /// What came.
    pub came: Term,
    /// What went, for example also to another area.
    pub went: Term,
    /// What ended.
    pub ended: Term,
}

/// Where the records of a figure are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Arrivals of these kinds of origin; all if empty.
    Arrivals(&'static [&'static str]),
    /// Isolations, one per person.
    People,
    /// Isolations, one per household.
    Households,
    /// Isolations that ended in one of these states.
    Ended(&'static [&'static str]),
    /// Care teams in this state.
    Teams(&'static str),
    /// Readings with a fever.
    Fevers,
    /// Results of the hospital that make somebody a case.
    Confirmed,
    /// Doors of rounds in one of these states; all if empty.
    Doors(&'static [&'static str]),
    /// Tasks in this state; all but the cancelled if empty.
    Tasks(&'static str),
    /// Alerts.
    Alerts,
    /// Checkpoints, each for every time it was open.
    Checkpoints,
    /// Times on duty at checkpoints.
    Duties,
    /// Crossings with this decision; all if empty.
    Crossings(&'static str),
    /// Bodies of this kind.
    Bodies(&'static str),
    /// Terms in bodies of this kind and in this role; in any role if that is empty.
    Terms(&'static [&'static str; 2]),
    /// Directives that were issued.
    Directives,
    /// Assignments of directives that were `sent`, `done` or `late`.
    Assignments(&'static str),
    /// Compounds that are covered, or units that cover any.
    Covered(&'static str),
    /// Venues that are closed, each for every time.
    Suspensions,
    /// What nobody answers for.
    Gaps,
}

/// One figure of the report.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Stable name.
    pub code: &'static str,
    /// 中文名.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// What one of it is.
    pub unit: Unit,
    /// By what it counts once.
    pub key: &'static str,
    /// What is new, and with it the cumulative figure.
    pub new: Term,
    /// What adds to it and takes from it and what ended, where the figure also has a current face.
    pub current: Option<Current>,
    /// Where its records are.
    pub source: Source,
}

impl Figure {
    /// The faces it has.
    pub fn faces(&self) -> &'static [Face] {
        if self.current.is_some() {
            &[Face::Day, Face::Total, Face::Current, Face::Ended]
        } else {
            &[Face::Day, Face::Total]
        }
    }

    /// What it is computed from.
    fn terms(&self) -> impl Iterator<Item = Term> {
        let current = self.current.map(|current| [current.came, current.went, current.ended]);
        [self.new].into_iter().chain(current.into_iter().flatten())
    }

    /// The figure of that name.
    pub fn of_code(code: &str) -> Option<&'static Self> {
        FIGURES.iter().find(|figure| figure.code == code)
    }
}

/// What is asked of an area for some figures: each measure once, facet by facet where one of them tells its facets apart.
pub fn asks<'a>(figures: impl IntoIterator<Item = &'a Figure>, area: AreaCode) -> impl Iterator<Item = Ask> {
    let mut measures: BTreeMap<&str, bool> = BTreeMap::new();
    for term in figures.into_iter().flat_map(Figure::terms) {
        *measures.entry(term.measure).or_default() |= !term.facets.is_empty();
    }
    let ask = move |(measure, by_facet)| if by_facet { Ask::each(area, measure) } else { Ask::all(area, measure) };
    measures.into_iter().map(ask)
}

/// Origins outside the province: risk areas lie there too.
const OUTSIDE: &[&str] = &["other_province", "risk_area"];
const RISK: &[&str] = &["risk_area"];

/// Free again, by an order or because the period was over.
const FREED: &[&str] = &["released", "lapsed"];

/// Handed over for good.
const HANDED_OVER: &[&str] = &["referred"];

const fn teams(
    code: &'static str,
    zh: &'static str,
    en: &'static str,
    facets: &'static [&'static str],
    state: &'static str,
) -> Figure {
    let begun = Term { measure: isolation::TEAM_BEGUN.code, facets };
    let left = Term { measure: isolation::TEAM_LEFT.code, facets };
    let current = Some(Current { came: begun, went: left, ended: left });
    Figure { code, zh, en, unit: Unit::Household, key: "team", new: begun, current, source: Source::Teams(state) }
}

const fn covered(code: &'static str, zh: &'static str, en: &'static str, facets: &'static [&'static str]) -> Figure {
    let begun = Term { measure: coverage::COVERED_BEGUN.code, facets };
    let left = Term { measure: coverage::COVERED_LEFT.code, facets };
    let current = Some(Current { came: begun, went: left, ended: left });
    Figure { code, zh, en, unit: Unit::Place, key: facets[0], new: begun, current, source: Source::Covered(facets[0]) }
}

/// The measure of crossings; the facet is what was decided.
const CROSSINGS: &str = "crossing.crossings";

const fn crossings(
    code: &'static str,
    zh: &'static str,
    en: &'static str,
    facets: &'static [&'static str],
    decision: &'static str,
) -> Figure {
    let new = Term { measure: CROSSINGS, facets };
    Figure { code, zh, en, unit: Unit::Time, key: "crossing", new, current: None, source: Source::Crossings(decision) }
}

const fn doors(
    code: &'static str,
    zh: &'static str,
    en: &'static str,
    measure: &'static Measure,
    states: &'static [&'static str],
) -> Figure {
    let new = Term { measure: measure.code, facets: states };
    Figure { code, zh, en, unit: Unit::Household, key: "door", new, current: None, source: Source::Doors(states) }
}

const fn bodies(code: &'static str, zh: &'static str, en: &'static str, kind: &'static [&'static str; 1]) -> Figure {
    let new = Term { measure: body::FOUNDED.code, facets: kind };
    let closed = Term { measure: body::CLOSED.code, facets: kind };
    let current = Some(Current { came: new, went: closed, ended: closed });
    Figure { code, zh, en, unit: Unit::Body, key: "body", new, current, source: Source::Bodies(kind[0]) }
}

/// The figure of those who hold a role in bodies of a kind. A head counts in each group they lead; a member of the party once, for
/// nobody belongs to two branches at a time.
const fn terms(
    code: &'static str,
    zh: &'static str,
    en: &'static str,
    facets: &'static [&'static str],
    source: Source,
) -> Figure {
    let new = Term { measure: body::JOINED.code, facets };
    let left = Term { measure: body::LEFT.code, facets };
    let current = Some(Current { came: new, went: left, ended: left });
    Figure { code, zh, en, unit: Unit::Person, key: "term", new, current, source }
}

const fn assignments(
    code: &'static str,
    zh: &'static str,
    en: &'static str,
    measure: &'static Measure,
    what: &'static str,
) -> Figure {
    Figure {
        code,
        zh,
        en,
        unit: Unit::Item,
        key: "assignment",
        new: all(measure),
        current: None,
        source: Source::Assignments(what),
    }
}

/// All figures in the order of the report.
pub const FIGURES: &[Figure] = &[
    Figure {
        code: "screening.arrivals",
        zh: "排查来返人员",
        en: "Returnees screened",
        unit: Unit::Person,
        key: "person",
        new: all(&screening::ARRIVALS),
        current: None,
        source: Source::Arrivals(&[]),
    },
    Figure {
        code: "screening.other_province",
        zh: "其中外省来返",
        en: "of them from other provinces",
        unit: Unit::Person,
        key: "person",
        new: Term { measure: screening::ARRIVALS.code, facets: OUTSIDE },
        current: None,
        source: Source::Arrivals(OUTSIDE),
    },
    Figure {
        code: "screening.risk_area",
        zh: "其中重点疫区来返",
        en: "of them from risk areas",
        unit: Unit::Person,
        key: "person",
        new: Term { measure: screening::ARRIVALS.code, facets: RISK },
        current: None,
        source: Source::Arrivals(RISK),
    },
    Figure {
        code: "isolation.people",
        zh: "居家隔离人员",
        en: "People in home isolation",
        unit: Unit::Person,
        key: "isolation",
        new: all(&isolation::STARTED),
        current: Some(Current {
            came: all(&isolation::HOME_BEGUN),
            went: all(&isolation::HOME_LEFT),
            ended: all(&isolation::ENDED),
        }),
        source: Source::People,
    },
    Figure {
        code: "isolation.households",
        zh: "居家隔离户",
        en: "Households in home isolation",
        unit: Unit::Household,
        key: "household",
        new: all(&isolation::HOUSEHOLD_FIRST),
        current: Some(Current {
            came: all(&isolation::HOUSEHOLD_STARTED),
            went: all(&isolation::HOUSEHOLD_ENDED),
            ended: all(&isolation::HOUSEHOLD_ENDED),
        }),
        source: Source::Households,
    },
    Figure {
        code: "isolation.released",
        zh: "解除隔离",
        en: "Released",
        unit: Unit::Person,
        key: "isolation",
        new: Term { measure: isolation::ENDED.code, facets: FREED },
        current: None,
        source: Source::Ended(FREED),
    },
    Figure {
        code: "isolation.referred",
        zh: "移交医院或集中隔离",
        en: "Handed over",
        unit: Unit::Person,
        key: "isolation",
        new: Term { measure: isolation::ENDED.code, facets: HANDED_OVER },
        current: None,
        source: Source::Ended(HANDED_OVER),
    },
    Figure {
        code: "isolation.fever",
        zh: "体温异常",
        en: "Fever readings",
        unit: Unit::Time,
        key: "reading",
        new: all(&isolation::FEVER),
        current: None,
        source: Source::Fevers,
    },
    Figure {
        code: "isolation.confirmed",
        zh: "确诊病例",
        en: "Confirmed cases",
        unit: Unit::Case,
        key: "person",
        new: all(&isolation::CONFIRMED),
        current: None,
        source: Source::Confirmed,
    },
    teams("isolation.teams_complete", "包保组齐全", "Care teams complete", &[isolation::COMPLETE], isolation::COMPLETE),
    teams(
        "isolation.teams_incomplete",
        "包保组缺员",
        "Care teams incomplete",
        &[isolation::INCOMPLETE],
        isolation::INCOMPLETE,
    ),
    doors("round.households", "清仓见底应访户", "Doors of rounds", &round::HOUSEHOLDS, &[]),
    doors("round.reached", "清仓见底已见面", "Doors reached", &round::STANDING, &["reached"]),
    doors("round.empty", "清仓见底空户搬走", "Doors vacant or moved", &round::STANDING, &["vacant", "moved"]),
    doors("round.nobody_home", "清仓见底无人", "Nobody home", &round::STANDING, &["nobody_home"]),
    doors("round.refused", "清仓见底拒绝", "Doors refused", &round::STANDING, &["refused"]),
    Figure {
        code: "task.due",
        zh: "应办任务",
        en: "Tasks due",
        unit: Unit::Item,
        key: "task",
        new: all(&task::DUE),
        current: None,
        source: Source::Tasks(""),
    },
    Figure {
        code: "task.done",
        zh: "已办任务",
        en: "Tasks done",
        unit: Unit::Item,
        key: "task",
        new: all(&task::DONE),
        current: None,
        source: Source::Tasks("done"),
    },
    Figure {
        code: "task.late",
        zh: "漏办任务",
        en: "Tasks missed",
        unit: Unit::Item,
        key: "task",
        new: all(&task::LATE),
        current: None,
        source: Source::Tasks("missed"),
    },
    Figure {
        code: "alert.raised",
        zh: "预警",
        en: "Alerts",
        unit: Unit::Time,
        key: "alert",
        new: all(&alert::RAISED),
        current: Some(Current { came: all(&alert::RAISED), went: all(&alert::CLOSED), ended: all(&alert::CLOSED) }),
        source: Source::Alerts,
    },
    Figure {
        code: "checkpoint.open",
        zh: "设置卡点",
        en: "Checkpoints",
        unit: Unit::Place,
        key: "checkpoint",
        new: all(&checkpoint::OPENED),
        current: Some(Current {
            came: all(&checkpoint::OPENED),
            went: all(&checkpoint::CLOSED),
            ended: all(&checkpoint::CLOSED),
        }),
        source: Source::Checkpoints,
    },
    Figure {
        code: "checkpoint.duties",
        zh: "卡点值守",
        en: "Duties at checkpoints",
        unit: Unit::Time,
        key: "duty",
        new: all(&checkpoint::DUTIES),
        current: None,
        source: Source::Duties,
    },
    crossings("crossing.crossings", "过卡查验", "Crossings", &[], ""),
    crossings(
        "crossing.isolated",
        "过卡转居家隔离",
        "Crossings to home isolation",
        &["admit_isolate"],
        "admit_isolate",
    ),
    crossings("crossing.referred", "过卡转诊", "Crossings referred to a medic", &["refer"], "refer"),
    crossings("crossing.advised_return", "劝返", "Advised to return", &["advise_return"], "advise_return"),
    terms(
        "body.heads",
        "领导小组组长",
        "Heads of leading groups",
        &["leading_group.head"],
        Source::Terms(&["leading_group", "head"]),
    ),
    terms(
        "body.core_members",
        "五人小组成员",
        "Members of the five-person group",
        &["core_group.head", "core_group.deputy", "core_group.secretary", "core_group.member"],
        Source::Terms(&["core_group", ""]),
    ),
    bodies("body.working_groups", "工作组", "Working groups", &["working_group"]),
    bodies("body.branches", "基层党支部", "Party branches", &["party_branch"]),
    terms(
        "body.party_members",
        "党支部党员",
        "Members of party branches",
        &["party_branch.head", "party_branch.deputy", "party_branch.secretary", "party_branch.member"],
        Source::Terms(&["party_branch", ""]),
    ),
    bodies("body.member_households", "党员中心户", "Member households", &["member_household"]),
    Figure {
        code: "directive.issued",
        zh: "下发指令",
        en: "Directives issued",
        unit: Unit::Item,
        key: "directive",
        new: all(&directive::ISSUED),
        current: None,
        source: Source::Directives,
    },
    assignments("directive.assigned", "指令应办", "Directives to carry out", &directive::ASSIGNED, "sent"),
    assignments("directive.done", "指令办结", "Directives carried out", &directive::DONE, "done"),
    assignments("directive.late", "指令逾期", "Directives late", &directive::LATE, "late"),
    covered("coverage.units", "包保部门", "Departments covering", &[coverage::UNIT]),
    covered("coverage.compounds", "包保小区", "Compounds covered", &[coverage::COMPOUND]),
    Figure {
        code: "venue.suspended",
        zh: "场所暂停营业",
        en: "Venues closed",
        unit: Unit::Place,
        key: "venue",
        new: all(&venue::SUSPENDED),
        current: Some(Current {
            came: all(&venue::SUSPENDED),
            went: all(&venue::REOPENED),
            ended: all(&venue::REOPENED),
        }),
        source: Source::Suspensions,
    },
    Figure {
        code: "coverage.gaps",
        zh: "责任缺口",
        en: "Gaps in responsibility",
        unit: Unit::Place,
        key: "gap",
        new: all(&coverage::GAPS_OPENED),
        current: Some(Current {
            came: all(&coverage::GAPS_OPENED),
            went: all(&coverage::GAPS_CLOSED),
            ended: all(&coverage::GAPS_CLOSED),
        }),
        source: Source::Gaps,
    },
];
