//! Keeping the table of gaps true: visits what changes marked and what begins or ends, never the whole city.

use std::collections::{BTreeMap, BTreeSet};

use codes::AreaCode;
use kernel::dialect::{Row, Unpacking};
use kernel::{Error, Measure, Read, Result, Stamp, Tx, Unit, Vault};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use super::judge::{Found, Judged, judge};
use super::marks::{Subject, SubjectKind};
use super::model::{CoverageRules, RuleOf, TargetKind};
use super::standing;
use super::store::{GapId, check, gap};
use super::target::{Placed, plain_name};
use super::{CHECK_GAPS, owners};
use crate::house::House;
use crate::rooms::{alert, area};

/// Gaps by the day they were found; the facet is the rule.
pub const GAPS_OPENED: Measure = Measure {
    code: "coverage.gaps_opened",
    zh: "发现责任缺口",
    en: "Gaps found",
    unit: Unit::Place,
    key: "gap",
    recount: "
        SELECT area, day, rule AS facet, COUNT(*) AS n
        FROM gap
        GROUP BY 1, 2, 3",
};

/// Gaps by the day they were closed; the facet is the rule.
pub const GAPS_CLOSED: Measure = Measure {
    code: "coverage.gaps_closed",
    zh: "补齐责任缺口",
    en: "Gaps closed",
    unit: Unit::Place,
    key: "gap",
    recount: "
        SELECT area, closed_on AS day, rule AS facet, COUNT(*) AS n
        FROM gap
        WHERE closed_on IS NOT NULL
        GROUP BY 1, 2, 3",
};

/// So much in one change, so that nobody waits long for the writer.
const PORTION: u64 = 300;

/// What an alert of a gap is closed with once the gap is.
const FILLED: &str = "已补齐";

static VISITED: Unpacking = Unpacking::new(
    "
    DELETE FROM gap_check
    WHERE id IN (SELECT ID[0] FROM EACH[$1])",
);

static TIMED: Unpacking = Unpacking::new(
    "
    DELETE FROM gap_check
    WHERE timed
      AND id IN (
        SELECT known.id
        FROM (SELECT TEXT[0] AS kind, TEXT[1] AS area, ID[2] AS subject FROM EACH[$1]) AS visited
        JOIN gap_check AS known
          ON known.area = visited.area
         AND known.subject_id = visited.subject
         AND known.subject_kind = visited.kind
         AND known.timed
      )",
);

static TIMED_HOMES: Unpacking = Unpacking::new(
    "
    DELETE FROM gap_check
    WHERE timed
      AND subject_kind = 'home'
      AND area IN (SELECT TEXT[0] FROM EACH[$1])",
);

/// Visits everything that is marked or due.
pub async fn check_gaps(house: &House) -> Result<()> {
    loop {
        let now = house.store.clock.now();
        let due = check::Entity::find().filter(check::Column::DueAt.lte(now));
        let due = due.order_by_asc(check::Column::DueAt).order_by_asc(check::Column::Id).limit(PORTION);
        let seen = house.store.read.all(due).await?;
        if seen.is_empty() {
            return Ok(());
        }
        house
            .store
            .journal
            .record(&house.actor("clock"), CHECK_GAPS, &house.city, async |tx| visit(tx, house, &seen).await)
            .await?;
    }
}

/// Looks at what is due in one change. Marks are read from what is committed, and so is what they are about: a change under way
/// leaves marks of its own that are seen the next time.
async fn visit(tx: &mut Tx, house: &House, seen: &[check::Model]) -> Result<()> {
    area::hold(tx, house.city).await?;
    let subjects: BTreeSet<Subject> = seen.iter().filter_map(subject).collect();
    let subjects: Vec<Subject> = subjects.into_iter().collect();
    let mut judged = judge(house, &subjects).await?;
    // A record may have been marked where it was, and where it is.
    judged.sort_by_key(|one| one.subject);
    judged.dedup_by_key(|one| one.subject);
    let mut changed = settle(tx, house, &judged).await?;
    let standing: Vec<(Subject, bool)> = judged.iter().filter_map(|one| Some((one.subject, one.covered?))).collect();
    changed.areas.extend(standing::note(tx, &standing).await?);
    tx.unpack_into(&VISITED, seen.iter().map(|row| vec![row.id.into()]).collect()).await?;
    let visited = subjects.iter().chain(judged.iter().map(|one| &one.subject));
    let visited: BTreeSet<(&str, String, Uuid)> =
        visited.map(|subject| (subject.kind.code(), subject.area.to_string(), subject.id)).collect();
    let visited = visited.into_iter().map(|(kind, area, id)| vec![kind.into(), area.into(), id.into()]);
    tx.unpack_into(&TIMED, visited.collect()).await?;
    // Whoever looked at all households of an area knows when one of them is to be looked at next.
    let whole = subjects.iter().filter(|subject| subject.kind == SubjectKind::Homes);
    let whole: Vec<Row> = whole.map(|subject| vec![subject.area.to_string().into()]).collect();
    if !whole.is_empty() {
        tx.unpack_into(&TIMED_HOMES, whole).await?;
    }
    let next: Vec<check::ActiveModel> =
        judged.iter().filter_map(|one| Some(one.subject.note(one.next?, true))).collect();
    tx.insert_all(&next).await?;
    tx.only_looked();
    // Whoever follows an area hears of what changed there, and nobody of a look that found nothing.
    if let Some(area) = narrowest(&changed.areas) {
        let detail = serde_json::json!({ "opened": changed.opened, "closed": changed.closed });
        tx.also(CHECK_GAPS, area, "area", area, &detail);
    }
    Ok(())
}

/// What a visit changed.
#[derive(Default)]
struct Changed {
    areas: Vec<AreaCode>,
    opened: usize,
    closed: usize,
}

/// The narrowest area in which all of these lie.
fn narrowest(areas: &[AreaCode]) -> Option<AreaCode> {
    let mut chain = areas.first()?.chain();
    chain.find(|wide| areas.iter().all(|area| wide.contains(area)))
}

fn subject(row: &check::Model) -> Option<Subject> {
    let kind = SubjectKind::of_code(&row.subject_kind)?;
    Some(Subject { kind, area: row.area.parse().ok()?, id: row.subject_id })
}

/// What the rules of a kind of subject look at.
fn rules_of(kind: SubjectKind) -> Option<RuleOf> {
    match kind {
        SubjectKind::Area => Some(RuleOf::Area),
        SubjectKind::Compound => Some(RuleOf::Compound),
        SubjectKind::Checkpoint => Some(RuleOf::Checkpoint),
        SubjectKind::Venue => Some(RuleOf::Venue),
        SubjectKind::Team => Some(RuleOf::Team),
        SubjectKind::Homes | SubjectKind::Home => Some(RuleOf::Household),
        SubjectKind::Unit => None,
    }
}

/// The open gaps of some subjects.
async fn known_of(tx: &Tx, rules: &CoverageRules, judged: &[Judged]) -> Result<Vec<gap::Model>> {
    let mut known: BTreeMap<GapId, gap::Model> = BTreeMap::new();
    for kind in SubjectKind::ALL {
        let Some(of) = rules_of(kind) else { continue };
        let codes: Vec<String> = rules.about(of).map(|rule| rule.code.clone()).collect();
        let subjects: Vec<Subject> = judged.iter().map(|one| one.subject).filter(|one| one.kind == kind).collect();
        let open = gap::Entity::find().filter(gap::Column::ClosedAt.is_null()).filter(gap::Column::Rule.is_in(codes));
        let rows = match kind {
            SubjectKind::Area | SubjectKind::Homes => {
                let areas: Vec<String> = subjects.iter().map(|subject| subject.area.to_string()).collect();
                tx.among(open, gap::Column::Area, areas).await?
            }
            _ => {
                let ids: Vec<Uuid> = subjects.iter().map(|subject| subject.id).collect();
                tx.among(open, gap::Column::SubjectId, ids).await?
            }
        };
        known.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    Ok(known.into_values().collect())
}

/// What makes it the same gap: the rule and the record, or the area where it is about none.
type Which<'a> = (&'a str, Uuid, &'a str);

fn which<'a>(rule: &'a str, subject: Uuid, area: &'a str) -> Which<'a> {
    (rule, subject, if subject.is_nil() { area } else { "" })
}

/// Opens, moves and closes gaps so that they are what was found.
async fn settle(tx: &mut Tx, house: &House, judged: &[Judged]) -> Result<Changed> {
    let rules = CoverageRules::on(&house.store.policy, tx.today())?;
    let known = known_of(tx, &rules, judged).await?;
    // A household may have been looked at by itself, and with the others of its area.
    let found = judged.iter().flat_map(|one| &one.gaps);
    let found: BTreeMap<Which, &Found> =
        found.map(|one| (which(&one.rule, one.subject_id, one.area.as_str()), one)).collect();
    let mut known_now: BTreeMap<Which, &gap::Model> = BTreeMap::new();
    let mut over = vec![];
    for row in &known {
        let which = which(&row.rule, row.subject_id, &row.area);
        if found.contains_key(&which) {
            known_now.entry(which).or_insert(row);
        } else {
            over.push(row.clone());
        }
    }
    close(tx, &house.store.vault, &over, None).await?;
    let mut changed = Changed { closed: over.len(), ..Changed::default() };
    for row in &over {
        changed.areas.push(row.area.parse().map_err(Error::internal)?);
    }
    let mut opened = vec![];
    for (which, one) in found {
        let due_at = due(&rules, one, tx.now());
        match known_now.get(&which) {
            // A gap that is there keeps the moment it began.
            Some(row) if row.begins_at <= tx.now() && one.begins_at <= tx.now() => {}
            Some(row) if row.begins_at == one.begins_at => {}
            Some(row) => {
                let moved = gap::ActiveModel {
                    id: Set(row.id),
                    begins_at: Set(one.begins_at),
                    due_at: Set(due_at),
                    ..Default::default()
                };
                moved.update(tx).await?;
                changed.areas.push(one.area);
            }
            None => opened.push((one.clone(), due_at)),
        }
    }
    open(tx, house, &rules, &opened).await?;
    changed.opened = opened.len();
    changed.areas.extend(opened.iter().map(|(one, _)| one.area));
    Ok(changed)
}

/// By when a gap is to be filled: before it begins, or within the hours of its rule.
fn due(rules: &CoverageRules, found: &Found, now: Stamp) -> Stamp {
    if found.begins_at > now {
        return found.begins_at;
    }
    now.plus_hours(rules.rule(&found.rule).map_or(0, |rule| rule.hours))
}

async fn open(tx: &mut Tx, house: &House, rules: &CoverageRules, opened: &[(Found, Stamp)]) -> Result<()> {
    let mut rows = vec![];
    for (one, due_at) in opened {
        let id = GapId::new(tx.now());
        rows.push(gap::ActiveModel {
            id: Set(id),
            rule: Set(one.rule.clone()),
            area: Set(one.area.to_string()),
            subject_kind: Set(one.subject_kind.to_owned()),
            subject_id: Set(one.subject_id),
            day: Set(tx.today()),
            found_at: Set(tx.now()),
            begins_at: Set(one.begins_at),
            due_at: Set(*due_at),
            closed_at: Set(None),
            closed_on: Set(None),
        });
        tx.tally(&GAPS_OPENED, one.area, tx.today(), &one.rule, 1);
        if one.vacated {
            warn(tx, house, rules, id, one).await?;
        }
    }
    tx.insert_all(&rows).await
}

/// What makes it the same alert.
fn cause(id: GapId) -> String {
    format!("{} {id}", alert::VACANT.code)
}

/// Tells the level above that something fell vacant, or will. Checkpoints and care teams have warnings of their own.
async fn warn(tx: &mut Tx, house: &House, rules: &CoverageRules, id: GapId, one: &Found) -> Result<()> {
    let owner = owners::of_gap(tx, rules, &one.area, one.subject_id, tx.today()).await?;
    let kind = TargetKind::of_code(one.subject_kind).ok_or(Error::internal("a gap of nothing"))?;
    let name = plain_name(house, Placed { kind, id: one.subject_id, area: one.area }).await?;
    let rule = rules.rule(&one.rule);
    let new = alert::NewAlert {
        rule: &alert::VACANT,
        area: one.area,
        subject_kind: "gap",
        subject_id: id.0,
        person_id: None,
        cause: cause(id),
        detail: serde_json::json!({
            "gap_zh": rule.map(|rule| &rule.zh), "gap_en": rule.map(|rule| &rule.en), "name": name, "at": one.begins_at,
        }),
        named: alert::Named { holder: owner, lead: None },
    };
    alert::raise(tx, &house.store, new).await.map(drop)
}

/// Closes gaps, counted where they lie or, as records move with this change, in another area.
async fn close(tx: &mut Tx, vault: &Vault, rows: &[gap::Model], counted_in: Option<AreaCode>) -> Result<()> {
    for row in rows {
        let closed = gap::ActiveModel {
            id: Set(row.id),
            closed_at: Set(Some(tx.now())),
            closed_on: Set(Some(tx.today())),
            ..Default::default()
        };
        closed.update(tx).await?;
        let area = match counted_in {
            Some(area) => area,
            None => row.area.parse().map_err(Error::internal)?,
        };
        tx.tally(&GAPS_CLOSED, area, tx.today(), &row.rule, 1);
    }
    let causes: Vec<String> = rows.iter().map(|row| cause(row.id)).collect();
    for portion in causes.chunks(200) {
        alert::close_with(tx, vault, portion, FILLED).await?;
    }
    Ok(())
}

/// Closes what an area itself lacks before another takes it in; that one is looked at anew.
pub async fn area_ends(tx: &mut Tx, vault: &Vault, area: AreaCode, into: AreaCode) -> Result<()> {
    let own = gap::Entity::find()
        .filter(gap::Column::ClosedAt.is_null())
        .filter(gap::Column::Area.eq(area.to_string()))
        .filter(gap::Column::SubjectId.eq(Uuid::nil()));
    let rows = tx.all(own).await?;
    close(tx, vault, &rows, Some(into)).await
}
