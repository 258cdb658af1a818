//! What the rules say of some subjects, from what is recorded: nothing here knows which gaps were known before.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveTime;
use codes::{AreaCode, Level};
use kernel::{Clock, Error, Result, Stamp};
use uuid::Uuid;

use super::marks::{Subject, SubjectKind};
use super::model::{CoverageRules, Outlook, Rule, RuleOf, Span, next_check, outlook, spans};
use super::store::{CompoundId, absence, absences, compound, coverage, of_areas, of_records};
use crate::house::House;
use crate::rooms::checkpoint::{self, CheckpointId, CheckpointKind, CheckpointRules, Hours};
use crate::rooms::people::{self, HouseholdId, UnitId, WorkerId};
use crate::rooms::venue::{self, VenueId};
use crate::rooms::{area, isolation};
use kernel::Read;
use sea_orm::entity::prelude::*;

/// Something nobody answers for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Code of the rule.
    pub rule: String,
    /// Where.
    pub area: AreaCode,
    /// `area`, `compound`, `checkpoint`, `venue` or `household`.
    pub subject_kind: &'static str,
    /// The record; nil for areas.
    pub subject_id: Uuid,
    /// From when.
    pub begins_at: Stamp,
    /// Whether somebody did before: then it fell vacant and is alarmed.
    pub vacated: bool,
}

/// What was seen of one subject.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What was looked at.
    pub subject: Subject,
    /// What nobody answers for.
    pub gaps: Vec<Found>,
    /// When that can change without anybody doing anything.
    pub next: Option<Stamp>,
    /// Whether it is covered today, where that is counted.
    pub covered: Option<bool>,
}

/// Looks at some subjects as they are recorded now.
pub async fn judge(house: &House, subjects: &[Subject]) -> Result<Vec<Judged>> {
    let (clock, today) = (&house.store.clock, house.store.clock.today());
    let rules = CoverageRules::on(&house.store.policy, today)?;
    let looking = Looking { house: house.clone(), rules, clock: clock.clone(), now: clock.now() };
    let of = |kind: SubjectKind| -> Vec<Subject> {
        subjects.iter().copied().filter(|subject| subject.kind == kind).collect()
    };
    let mut judged = looking.areas(of(SubjectKind::Area)).await?;
    judged.extend(looking.compounds(of(SubjectKind::Compound)).await?);
    judged.extend(looking.units(of(SubjectKind::Unit)).await?);
    judged.extend(looking.checkpoints(of(SubjectKind::Checkpoint)).await?);
    judged.extend(looking.venues(of(SubjectKind::Venue)).await?);
    judged.extend(looking.teams(of(SubjectKind::Team)).await?);
    judged.extend(looking.homes([of(SubjectKind::Homes), of(SubjectKind::Home)].concat()).await?);
    Ok(judged)
}

struct Looking {
    house: House,
    rules: CoverageRules,
    clock: Clock,
    now: Stamp,
}

/// Who cannot be asked, and when.
struct Away(BTreeMap<WorkerId, Vec<Span>>);

impl Away {
    fn of(rows: Vec<absence::Model>) -> Self {
        let mut away: BTreeMap<WorkerId, Vec<Span>> = BTreeMap::new();
        for row in rows {
            away.entry(row.worker_id).or_default().push(Span { from: row.from_at, to: row.until_at });
        }
        Self(away)
    }

    fn when(&self, worker: WorkerId) -> &[Span] {
        self.0.get(&worker).map_or(&[], Vec::as_slice)
    }
}

/// When somebody answers for something, and whether anybody ever did.
#[derive(Default)]
struct Answered {
    spans: Vec<Span>,
    edges: Vec<Stamp>,
    begun: Option<Stamp>,
}

impl Answered {
    fn add(&mut self, span: Span, away: &[Span]) {
        self.begun = Some(self.begun.map_or(span.from, |begun| begun.min(span.from)));
        self.edges.extend([Some(span.from), span.to].into_iter().flatten());
        self.spans.extend(span.without(away));
    }

    fn also(&mut self, other: &Self) {
        self.spans.extend_from_slice(&other.spans);
        self.edges.extend_from_slice(&other.edges);
        self.begun = [self.begun, other.begun].into_iter().flatten().min();
    }
}

impl Looking {
    fn outlook(&self, answered: &Answered) -> Outlook {
        let seen = outlook(&answered.spans, self.now, self.rules.ahead_hours);
        let edges = next_check(answered.edges.iter().copied(), self.now, self.rules.ahead_hours);
        Outlook { next: [seen.next, edges].into_iter().flatten().min(), ..seen }
    }

    fn found(
        &self,
        rule: &Rule,
        subject: &Subject,
        kind: &'static str,
        begins_at: Stamp,
        begun: Option<Stamp>,
    ) -> Found {
        let vacated = begun.is_some_and(|begun| begun < begins_at);
        let (area, subject_id) = (subject.area, subject.id);
        Found { rule: rule.code.clone(), area, subject_kind: kind, subject_id, begins_at, vacated }
    }

    async fn away(&self, workers: BTreeSet<WorkerId>) -> Result<Away> {
        Ok(Away::of(absences(&self.house.store.read, workers.into_iter().collect(), self.now).await?))
    }

    /// The times of a coverage, without those in which its worker cannot be asked. A unit sends somebody else.
    fn add_coverage(&self, to: &mut Answered, row: &coverage::Model, away: &Away) -> Result<()> {
        let hours = Hours::parse(&row.hours).ok_or(Error::internal("a coverage without hours"))?;
        let alone = row.worker_id.filter(|_| row.unit_id.is_none());
        let away = alone.map_or(&[][..], |worker| away.when(worker));
        if row.to_day.is_some_and(|to| to < row.from_day) {
            return Ok(());
        }
        for span in spans(&self.clock, hours, row.from_day, row.to_day, self.now) {
            to.add(span, away);
        }
        let days = Span::of_days(&self.clock, row.from_day, row.to_day);
        to.begun = Some(to.begun.map_or(days.from, |begun| begun.min(days.from)));
        to.edges.extend([Some(days.from), days.to].into_iter().flatten());
        Ok(())
    }

    async fn areas(&self, subjects: Vec<Subject>) -> Result<Vec<Judged>> {
        let read = &self.house.store.read;
        let rules: Vec<Rule> = self.rules.about(RuleOf::Area).cloned().collect();
        let areas: Vec<AreaCode> = subjects.iter().map(|subject| subject.area).collect();
        if areas.is_empty() {
            return Ok(vec![]);
        }
        let known = area::names(read, areas.clone()).await?;
        let roles: Vec<&str> = rules.iter().flat_map(|rule| &rule.roles).map(String::as_str).collect();
        let posts = people::posts_in(read, areas.clone(), &roles).await?;
        let own = of_areas(read, areas.iter().map(|area| area.to_string()).collect()).await?;
        let workers = posts.iter().map(|post| post.worker_id).chain(own.iter().filter_map(|row| row.worker_id));
        let away = self.away(workers.collect()).await?;
        let mut judged = vec![];
        for subject in subjects {
            let (mut gaps, mut nexts) = (vec![], vec![]);
            let level = subject.area.level();
            for rule in rules.iter().filter(|rule| rule.levels.contains(&level) && known.knows(&subject.area)) {
                let mut answered = Answered::default();
                for post in posts.iter().filter(|post| post.area == subject.area && rule.roles.contains(&post.role)) {
                    if post.to.is_none_or(|to| to >= post.from) {
                        answered.add(Span::of_days(&self.clock, post.from, post.to), away.when(post.worker_id));
                    }
                }
                for row in own.iter().filter(|row| row.area == subject.area.as_str() && rule.kinds.contains(&row.kind))
                {
                    self.add_coverage(&mut answered, row, &away)?;
                }
                let seen = self.outlook(&answered);
                nexts.extend(seen.next);
                gaps.extend(seen.begins.map(|begins| self.found(rule, &subject, "area", begins, answered.begun)));
            }
            judged.push(Judged { subject, gaps, next: nexts.into_iter().min(), covered: None });
        }
        Ok(judged)
    }

    async fn compounds(&self, subjects: Vec<Subject>) -> Result<Vec<Judged>> {
        let read = &self.house.store.read;
        let ids: Vec<CompoundId> = subjects.iter().map(|subject| CompoundId(subject.id)).collect();
        let rows = read.among(compound::Entity::find(), compound::Column::Id, ids).await?;
        let own = of_records(read, subjects.iter().map(|subject| subject.id).collect()).await?;
        let away = self.away(own.iter().filter_map(|row| row.worker_id).collect()).await?;
        let today = self.clock.today();
        let mut judged = vec![];
        for mut subject in subjects {
            let Some(row) = rows.iter().find(|row| row.id.0 == subject.id) else { continue };
            subject.area = row.area.parse().map_err(Error::internal)?;
            let own: Vec<&coverage::Model> = own.iter().filter(|row| row.target_id == subject.id).collect();
            let covered = own.iter().any(|row| row.unit_id.is_some() && row.holds_on(today));
            let (mut gaps, mut nexts) = (vec![], vec![]);
            for rule in self.rules.about(RuleOf::Compound) {
                let mut answered = Answered::default();
                for row in own.iter().filter(|row| row.unit_id.is_some() && rule.kinds.contains(&row.kind)) {
                    self.add_coverage(&mut answered, row, &away)?;
                }
                let seen = self.outlook(&answered);
                nexts.extend(seen.next);
                gaps.extend(seen.begins.map(|begins| self.found(rule, &subject, "compound", begins, answered.begun)));
            }
            nexts.extend(self.days_of(&own));
            judged.push(Judged { subject, gaps, next: nexts.into_iter().min(), covered: Some(covered) });
        }
        Ok(judged)
    }

    /// When a coverage next begins or has ended, by days.
    fn days_of(&self, rows: &[&coverage::Model]) -> Option<Stamp> {
        let midnight = |day| self.clock.at(day, NaiveTime::MIN);
        let edges = rows
            .iter()
            .flat_map(|row| [Some(midnight(row.from_day)), row.to_day.and_then(|to| to.succ_opt()).map(midnight)]);
        edges.flatten().filter(|edge| *edge > self.now).min()
    }

    async fn units(&self, subjects: Vec<Subject>) -> Result<Vec<Judged>> {
        let read = &self.house.store.read;
        let ids: Vec<UnitId> = subjects.iter().map(|subject| UnitId(subject.id)).collect();
        let units = people::units_named(read, ids.clone()).await?;
        let compounds = coverage::Entity::find().filter(coverage::Column::TargetKind.eq("compound"));
        let rows = read.among(compounds, coverage::Column::UnitId, ids).await?;
        let today = self.clock.today();
        let mut judged = vec![];
        for mut subject in subjects {
            let Some(unit) = units.get(&UnitId(subject.id)) else { continue };
            subject.area = unit.area;
            let own: Vec<&coverage::Model> = rows.iter().filter(|row| row.unit_id == Some(unit.id)).collect();
            let covered = own.iter().any(|row| row.holds_on(today));
            judged.push(Judged { subject, gaps: vec![], next: self.days_of(&own), covered: Some(covered) });
        }
        Ok(judged)
    }

    async fn checkpoints(&self, subjects: Vec<Subject>) -> Result<Vec<Judged>> {
        let house = &self.house;
        let ids: Vec<CheckpointId> = subjects.iter().map(|subject| CheckpointId(subject.id)).collect();
        let rows = checkpoint::find_all(&house.store.read, ids).await?;
        let open: Vec<checkpoint::Checkpoint> = rows.iter().filter(|row| row.state == "open").cloned().collect();
        let ahead = self.rules.ahead_hours;
        let shifts = if open.is_empty() {
            vec![]
        } else {
            checkpoint::between(house, &open, self.now, self.now.plus_hours(2 * ahead)).await?
        };
        let planned = shifts.iter().flat_map(|shift| &shift.people).map(|one| one.worker_id);
        let away = self.away(planned.collect()).await?;
        let mut judged = vec![];
        for mut subject in subjects {
            let Some(row) = rows.iter().find(|row| row.id.0 == subject.id) else { continue };
            subject.area = row.area.parse().map_err(Error::internal)?;
            let kind = CheckpointKind::of_code(&row.kind).ok_or(Error::internal("a checkpoint of no kind"))?;
            let (mut begins, mut edges) = (None, vec![]);
            for shift in shifts.iter().filter(|shift| shift.checkpoint_id == row.id) {
                let (from, to) = (shift.slot.begins_at, shift.slot.ends_at);
                edges.extend([from, to]);
                let gone = shift.people.iter().flat_map(|one| away.when(one.worker_id));
                edges.extend(gone.flat_map(|span| [Some(span.from), span.to]).flatten());
                let stays = |worker: WorkerId| {
                    !away.when(worker).iter().any(|span| span.from < to && span.to.is_none_or(|until| until > from))
                };
                let coming = shift.people.iter().filter(|one| stays(one.worker_id));
                let roles: Vec<&str> = coming.map(|one| one.role.as_str()).collect();
                let rules = CheckpointRules::on(&house.store.policy, shift.slot.day)?;
                let from = from.max(self.now);
                if from <= self.now.plus_hours(ahead) && !rules.lacks(kind, shift.slot.night, &roles)?.is_empty() {
                    begins = Some(begins.map_or(from, |known: Stamp| known.min(from)));
                }
            }
            let rule = self.rules.about(RuleOf::Checkpoint).next();
            let gaps = rule.zip(begins).map(|(rule, begins)| self.found(rule, &subject, "checkpoint", begins, None));
            let next = next_check(edges, self.now, ahead);
            judged.push(Judged { subject, gaps: gaps.into_iter().collect(), next, covered: None });
        }
        Ok(judged)
    }

    async fn venues(&self, subjects: Vec<Subject>) -> Result<Vec<Judged>> {
        let read = &self.house.store.read;
        let rows = venue::find_all(read, subjects.iter().map(|subject| VenueId(subject.id))).await?;
        let open = rows.iter().filter(|row| row.is_open()).map(|row| row.id.0);
        let own = of_records(read, open.collect()).await?;
        let away = self.away(own.iter().filter_map(|row| row.worker_id).collect()).await?;
        let mut judged = vec![];
        for mut subject in subjects {
            let Some(row) = rows.iter().find(|row| row.id.0 == subject.id) else { continue };
            subject.area = row.place()?;
            let (mut gaps, mut nexts) = (vec![], vec![]);
            for rule in self.rules.about(RuleOf::Venue).filter(|_| row.is_open()) {
                let mut answered = Answered::default();
                for row in own.iter().filter(|row| row.target_id == subject.id && rule.kinds.contains(&row.kind)) {
                    if row.to_day.is_none_or(|to| to >= row.from_day) {
                        let alone = row.worker_id.filter(|_| row.unit_id.is_none());
                        let away = alone.map_or(&[][..], |worker| away.when(worker));
                        answered.add(Span::of_days(&self.clock, row.from_day, row.to_day), away);
                    }
                }
                let seen = self.outlook(&answered);
                nexts.extend(seen.next);
                gaps.extend(seen.begins.map(|begins| self.found(rule, &subject, "venue", begins, answered.begun)));
            }
            judged.push(Judged { subject, gaps, next: nexts.into_iter().min(), covered: None });
        }
        Ok(judged)
    }

    async fn teams(&self, subjects: Vec<Subject>) -> Result<Vec<Judged>> {
        let homes = subjects.iter().map(|subject| HouseholdId(subject.id));
        let teams = isolation::complete_teams(&self.house.store.read, homes.collect()).await?;
        let rule = self.rules.about(RuleOf::Team).next();
        let judged = |mut subject: Subject| {
            let team = teams.get(&HouseholdId(subject.id));
            subject.area = team.map_or(subject.area, |(area, _)| *area);
            let lacking = team.filter(|(_, complete)| !complete).and(rule);
            let gaps = lacking.map(|rule| self.found(rule, &subject, "household", self.now, None));
            Judged { subject, gaps: gaps.into_iter().collect(), next: None, covered: None }
        };
        Ok(subjects.into_iter().map(judged).collect())
    }

    /// Households that lie in no grid: all of an area, or one by itself.
    async fn homes(&self, subjects: Vec<Subject>) -> Result<Vec<Judged>> {
        let read = &self.house.store.read;
        let Some(rule) = self.rules.about(RuleOf::Household).next().cloned() else { return Ok(vec![]) };
        if subjects.is_empty() {
            return Ok(vec![]);
        }
        let (alone, wide): (Vec<Subject>, Vec<Subject>) =
            subjects.iter().partition(|subject| subject.kind == SubjectKind::Home);
        let mut homes = people::homes_at(read, wide.iter().map(|subject| subject.area).collect()).await?;
        homes.extend(people::homes_named(read, alone.iter().map(|one| HouseholdId(one.id)).collect()).await?);
        homes.retain(|home| home.area.level() < Level::Grid);
        let around: BTreeSet<AreaCode> = homes.iter().flat_map(|home| home.area.chain()).collect();
        let around = around.into_iter().filter(|area| area.level() >= Level::Community);
        let above = of_areas(read, around.map(|area| area.to_string()).collect()).await?;
        let own = of_records(read, homes.iter().map(|home| home.id.0).collect()).await?;
        let workers = above.iter().chain(&own).filter_map(|row| row.worker_id);
        let away = self.away(workers.collect()).await?;
        let covering = |row: &&coverage::Model| rule.kinds.contains(&row.kind);
        let mut covers: BTreeMap<Uuid, Vec<&coverage::Model>> = BTreeMap::new();
        for row in own.iter().filter(covering) {
            covers.entry(row.target_id).or_default().push(row);
        }
        let (mut by_area, mut by_id) = (BTreeMap::<AreaCode, Vec<HouseholdId>>::new(), BTreeMap::new());
        let mut whole: BTreeMap<AreaCode, Answered> = BTreeMap::new();
        for home in &homes {
            by_area.entry(home.area).or_default().push(home.id);
            by_id.insert(home.id.0, *home);
            if let Entry::Vacant(unseen) = whole.entry(home.area) {
                let mut answered = Answered::default();
                for row in above.iter().filter(covering) {
                    if row.place()?.contains(&home.area) {
                        self.add_coverage(&mut answered, row, &away)?;
                    }
                }
                unseen.insert(answered);
            }
        }
        let mut judged = vec![];
        for mut subject in subjects {
            let its = match (subject.kind, by_id.get(&subject.id)) {
                (SubjectKind::Home, home) => home.map(|home| home.id).into_iter().collect(),
                _ => by_area.get(&subject.area).cloned().unwrap_or_default(),
            };
            subject.area = by_id.get(&subject.id).map_or(subject.area, |home| home.area);
            let (mut gaps, mut nexts) = (vec![], vec![]);
            for home in its {
                let mut answered = Answered::default();
                answered.also(&whole[&subject.area]);
                for row in covers.get(&home.0).into_iter().flatten() {
                    self.add_coverage(&mut answered, row, &away)?;
                }
                let seen = self.outlook(&answered);
                nexts.extend(seen.next);
                let of = Subject { id: home.0, ..subject };
                gaps.extend(seen.begins.map(|begins| self.found(&rule, &of, "household", begins, answered.begun)));
            }
            judged.push(Judged { subject, gaps, next: nexts.into_iter().min(), covered: None });
        }
        Ok(judged)
    }
}

/// Everything there is to look at: for the proof that what is kept on change equals what a look at everything finds.
pub async fn everything(house: &House) -> Result<Vec<Subject>> {
    let read = &house.store.read;
    let scope = kernel::Scope::of([house.city]);
    let areas: Vec<AreaCode> = area::all_within(read, house.city).await?.into_iter().map(|(code, ..)| code).collect();
    let mut all: Vec<Subject> = areas.iter().copied().map(Subject::area).collect();
    all.extend(areas.iter().copied().filter(|area| area.level() < Level::Grid).map(Subject::homes));
    for row in read.all(compound::Entity::find()).await? {
        all.push(Subject::compound(row.area.parse().map_err(Error::internal)?, row.id));
    }
    for gate in checkpoint::gates(read, checkpoint::within(read, &scope).await?).await? {
        all.push(Subject::checkpoint(gate.area, gate.id));
    }
    for row in venue::within(read, &scope).await? {
        all.push(Subject::venue(row.place()?, row.id));
    }
    for (id, area) in isolation::at_home(read).await? {
        if let Some(standing) = isolation::standings(read, [id]).await?.remove(&id) {
            all.push(Subject::team(area, standing.household_id));
        }
    }
    Ok(all)
}
