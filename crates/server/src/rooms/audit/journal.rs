//! Which lines of the journal somebody asks for.

use chrono::NaiveTime;
use codes::AreaCode;
use kernel::journal::{Line, seq_before};
use kernel::{Day, Error, Result, Scope, Stamp};
use sea_orm::{QueryOrder, QuerySelect, Select, entity::prelude::*};
use serde::{Deserialize, Serialize};

use super::store::line;
use crate::house::House;
use crate::rooms::people::WorkerId;

/// Which lines.
#[derive(Clone, Debug, Default, Serialize, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LineFilter {
    /// Within this area.
    #[param(value_type = Option<String>)]
    pub area: Option<AreaCode>,
    /// Of this act.
    #[param(max_length = 80)]
    pub act: Option<String>,
    /// About this record.
    #[param(max_length = 80)]
    pub subject: Option<String>,
    /// Done by this worker.
    pub actor: Option<WorkerId>,
    /// On this day or later.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Day>,
    /// On this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
}

impl LineFilter {
    /// The selection, newest first.
    ///
    /// # Errors
    /// `date_range` where the days are the wrong way round.
    pub async fn select(&self, house: &House, scope: &Scope) -> Result<Select<line::Entity>> {
        use line::Column;
        if let (Some(from), Some(to)) = (self.from, self.to)
            && to < from
        {
            return Err(Error::invalid("to", "date_range"));
        }
        let mut select = line::Entity::find().filter(scope.narrow(self.area.as_ref()).on(Column::Area));
        if let Some(act) = &self.act {
            select = select.filter(Column::Act.eq(act));
        }
        if let Some(subject) = &self.subject {
            select = select.filter(Column::SubjectId.eq(subject));
        }
        if let Some(actor) = self.actor {
            select = select.filter(Column::Actor.eq(actor.0));
        }
        // Times are found by number: the journal has no index of times, for it is in their order but for moments.
        let begin = |day: Day| house.store.clock.at(day, NaiveTime::MIN);
        if let Some(from) = self.from.map(begin) {
            let seq = seq_before(&house.store.read, from).await?;
            select = select.filter(Column::Seq.gt(seq)).filter(Column::At.gte(from));
        }
        if let Some(end) = self.to.and_then(|to| to.succ_opt()).map(begin) {
            let seq = seq_before(&house.store.read, Stamp(end.0.saturating_add(2 * ASTRAY))).await?;
            select = select.filter(Column::Seq.lte(seq + 1)).filter(Column::At.lt(end));
        }
        Ok(select.order_by_desc(Column::Seq))
    }
}

/// A line may stand so much later than one that was written after it.
const ASTRAY: i64 = 10 * 60 * 1000;

/// So many lines in one file; days make it shorter.
pub const LONGEST: usize = 100_000;
const PORTION: u64 = 2_000;

/// All lines of a filter as the chain knows them, oldest first.
///
/// # Errors
/// `too_many_lines` beyond [`LONGEST`].
pub async fn all(house: &House, filter: &LineFilter, scope: &Scope) -> Result<Vec<Line>> {
    use kernel::Read;
    house.store.journal.settle().await?;
    let select = filter.select(house, scope).await?;
    let mut rows: Vec<Line> = vec![];
    let mut before = i64::MAX;
    loop {
        let portion = house.store.read.all(select.clone().filter(line::Column::Seq.lt(before)).limit(PORTION)).await?;
        let more = portion.len() as u64 == PORTION;
        before = portion.last().map_or(0, |row| row.seq);
        rows.extend(portion.into_iter().map(Line::from));
        if rows.len() > LONGEST {
            return Err(Error::invalid("from", "too_many_lines"));
        }
        if !more {
            break;
        }
    }
    rows.reverse();
    Ok(rows)
}

impl From<line::Model> for Line {
    fn from(row: line::Model) -> Self {
        let line::Model { seq, at, actor, act, area, subject_kind, subject_id, detail, hash } = row;
        Self { seq, at, actor, act, area, subject_kind, subject_id, detail, hash }
    }
}
