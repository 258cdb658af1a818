//! The records behind a figure: as many as the figure says.

mod texts;

use std::slice;

use codes::AreaCode;
use kernel::page::{Page, PageQuery};
use kernel::{Day, Read, Result, Scope};
use sea_orm::FromQueryResult;
use serde::Serialize;
use uuid::Uuid;

use super::figures::{Face, Figure, Source};
use crate::house::House;
use crate::rooms::area;
use texts::*;

/// A record behind a figure.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct RecordLine {
    /// Its id.
    pub id: Uuid,
    /// `arrival`, `isolation`, `household`, `reading`, `result`, `task`, `alert`, `checkpoint`, `duty`, `crossing`, `door`,
    /// `body` or `term`, `directive` or `assignment`, `compound`, `unit`, `venue` or `gap`.
    pub kind: &'static str,
    /// The person's name, or that of the checkpoint, body, directive or venue.
    pub title: String,
    /// Code of the area.
    pub area: String,
    /// Where it lies.
    pub area_name: String,
    /// The day by which it counts.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// The page that shows it.
    pub href: String,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    link: Uuid,
    title: String,
    area: String,
    day: Day,
}

/// Lists the records behind one face of a figure, a page at a time.
pub async fn records(
    house: &House,
    figure: &Figure,
    face: Face,
    area: AreaCode,
    day: Day,
    page: &PageQuery,
) -> Result<Page<RecordLine>> {
    let limit = page.rows()?;
    let beginning = Day::from_ymd_opt(1970, 1, 1).unwrap_or_default();
    let first = if matches!(face, Face::Day | Face::Ended) { day } else { beginning };
    let (sql, kind, extra): (&'static str, &'static str, &[&str]) = match (&figure.source, face) {
        (Source::Arrivals(kinds), _) => (ARRIVALS, "arrival", if kinds.is_empty() { &["", ""] } else { kinds }),
        (Source::People, Face::Current) => (CURRENT, "isolation", &[]),
        (Source::People, Face::Ended) => (ENDED, "isolation", &["", ""]),
        (Source::Ended(states), _) => (ENDED, "isolation", states),
        (Source::People, _) => (STARTED, "isolation", &[]),
        (Source::Households, Face::Current) => (HOUSEHOLDS_CURRENT, "household", &[]),
        (Source::Households, Face::Ended) => (HOUSEHOLDS_ENDED, "household", &[]),
        (Source::Households, _) => (HOUSEHOLDS_FIRST, "household", &[]),
        (Source::Teams(state), Face::Current) => (TEAMS_CURRENT, "household", slice::from_ref(state)),
        (Source::Teams(state), Face::Ended) => (TEAMS_LEFT, "household", slice::from_ref(state)),
        (Source::Teams(state), _) => (TEAMS_BEGUN, "household", slice::from_ref(state)),
        (Source::Fevers, _) => (FEVERS, "reading", &[]),
        (Source::Confirmed, _) => (CONFIRMED, "result", &[]),
        (Source::Tasks(""), _) => (TASKS, "task", &[""]),
        (Source::Tasks("done"), _) => (TASKS, "task", &["done"]),
        (Source::Tasks(_), _) => (TASKS, "task", &["missed"]),
        (Source::Doors([]), _) => (DOORS, "door", &[]),
        (Source::Doors(states), _) => (DOORS_STANDING, "door", states),
        (Source::Alerts, Face::Current) => (ALERTS_OPEN, "alert", &[]),
        (Source::Alerts, Face::Ended) => (ALERTS_CLOSED, "alert", &[]),
        (Source::Alerts, _) => (ALERTS, "alert", &[]),
        (Source::Checkpoints, Face::Current) => (CHECKPOINTS_CURRENT, "checkpoint", &[]),
        (Source::Checkpoints, Face::Ended) => (CHECKPOINTS_CLOSED, "checkpoint", &[]),
        (Source::Checkpoints, _) => (CHECKPOINTS_OPENED, "checkpoint", &[]),
        (Source::Duties, _) => (DUTIES, "duty", &[]),
        (Source::Bodies(kind), Face::Current) => (BODIES_CURRENT, "body", slice::from_ref(kind)),
        (Source::Bodies(kind), Face::Ended) => (BODIES_CLOSED, "body", slice::from_ref(kind)),
        (Source::Bodies(kind), _) => (BODIES_FOUNDED, "body", slice::from_ref(kind)),
        (Source::Terms(of), Face::Current) => (TERMS_CURRENT, "term", *of),
        (Source::Terms(of), Face::Ended) => (TERMS_OVER, "term", *of),
        (Source::Terms(of), _) => (TERMS_BEGUN, "term", *of),
        (Source::Crossings(decision), _) => (CROSSINGS, "crossing", slice::from_ref(decision)),
        (Source::Directives, _) => (DIRECTIVES, "directive", &[]),
        (Source::Assignments("done"), _) => (ASSIGNMENTS_DONE, "assignment", &[]),
        (Source::Assignments("late"), _) => (ASSIGNMENTS_LATE, "assignment", &[]),
        (Source::Assignments(_), _) => (ASSIGNED, "assignment", &[]),
        (Source::Covered(of), Face::Current) => (COVERED_CURRENT, of, slice::from_ref(of)),
        (Source::Covered(of), Face::Ended) => (COVERED_LEFT, of, slice::from_ref(of)),
        (Source::Covered(of), _) => (COVERED_BEGUN, of, slice::from_ref(of)),
        (Source::Suspensions, Face::Current) => (VENUES_CLOSED, "venue", &[]),
        (Source::Suspensions, Face::Ended) => (VENUES_REOPENED, "venue", &[]),
        (Source::Suspensions, _) => (VENUES_SUSPENDED, "venue", &[]),
        (Source::Gaps, Face::Current) => (GAPS_CURRENT, "gap", &[]),
        (Source::Gaps, Face::Ended) => (GAPS_CLOSED, "gap", &[]),
        (Source::Gaps, _) => (GAPS_OPENED, "gap", &[]),
    };
    let after = page.key::<Uuid>()?.unwrap_or_default();
    let most = i64::try_from(limit + 1).unwrap_or(201);
    let read = &house.store.read;
    let mut rows: Vec<Row> = vec![];
    for (start, end) in Scope::of([area]).ranges() {
        let mut values: Vec<sea_orm::Value> =
            vec![start.into(), end.into(), first.into(), day.into(), after.into(), most.into()];
        values.extend(extra.iter().map(|text| sea_orm::Value::from(*text)));
        // One kind fills both places.
        if [ARRIVALS, ENDED, DOORS_STANDING].contains(&sql) && extra.len() == 1 {
            values.push(extra[0].into());
        }
        rows.extend(read.sql::<Row, _>(sql, values).await?);
    }
    let page = Page::cut(rows, limit, None, |row| row.id);
    let names = area::names(read, page.rows.iter().map(|row| &row.area)).await?;
    let of_team = matches!(figure.source, Source::Teams(_));
    let href = |link: Uuid| match kind {
        "household" if of_team => format!("/households/{link}"),
        "arrival" => format!("/arrivals/{link}"),
        "door" => format!("/rounds/{link}"),
        "directive" | "assignment" => format!("/directives/{link}"),
        // An alert may be about any record: its own page names it.
        "alert" => "/alerts".to_owned(),
        "checkpoint" | "duty" => format!("/checkpoints/{link}"),
        "body" | "term" => format!("/bodies/{link}"),
        "crossing" => format!("/crossings?checkpoint={link}"),
        "unit" => format!("/coverages?unit={link}"),
        "compound" => "/coverages?target=compound".to_owned(),
        "venue" => format!("/venues/{link}"),
        "gap" => "/gaps".to_owned(),
        _ => format!("/isolations/{link}"),
    };
    Ok(page.map(|row| RecordLine {
        id: row.id,
        kind,
        title: row.title,
        area_name: names.path(&row.area),
        area: row.area,
        day: row.day,
        href: href(row.link),
    }))
}
