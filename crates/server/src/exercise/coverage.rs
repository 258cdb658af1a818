//! Coverage in the exercise: 45 departments answer for 181 compounds round the clock from 30 January on.
//!
//! Names of departments and compounds are plausible, not the source's.

use std::sync::Arc;

use axum::extract::State;
use chrono::Days;
use codes::{AreaCode, Level};
use kernel::{Actor, Day, Error, Result};

use super::moment;
use super::settle::Cast;
use super::{Plan, days};
use crate::house::House;
use crate::http::{At, Body, SignedIn};
use crate::rooms::coverage::{
    self, ADD_COMPOUND, AbsenceId, AssignCoverages, CompoundId, CoverageId, CoverageTarget, CoverageTerms, NewAbsence,
    TargetToAssign,
};
use crate::rooms::people::{self, UnitId, WorkerId};

/// Compounds of the city.
const COMPOUNDS: usize = 181;

/// Departments that cover them.
const DEPARTMENTS: [&str; 45] = [
    "市委办公室",
    "市政府办公室",
    "市人大机关",
    "市政协机关",
    "市纪委监委",
    "市委组织部",
    "市委宣传部",
    "市委统战部",
    "市委政法委",
    "市委党校",
    "市法院",
    "市检察院",
    "市公安局",
    "市司法局",
    "市发展和改革局",
    "市教育局",
    "市工业和信息化局",
    "市民政局",
    "市财政局",
    "市人力资源和社会保障局",
    "市自然资源局",
    "市住房和城乡建设局",
    "市交通运输局",
    "市水利局",
    "市农业农村局",
    "市商务局",
    "市文化广播电视和旅游局",
    "市卫生健康局",
    "市退役军人事务局",
    "市应急管理局",
    "市审计局",
    "市市场监督管理局",
    "市统计局",
    "市医疗保障局",
    "市信访局",
    "市林业局",
    "市政务服务和数字化建设管理局",
    "市城市管理行政执法局",
    "市税务局",
    "市总工会",
    "团市委",
    "市妇联",
    "市残联",
    "市科协",
    "市供销社",
];

const FIRST: &[&str] = &[
    "福民", "阳光", "鑫鼎", "锦绣", "滨河", "银河", "金都", "康城", "华联", "盛世", "丽景", "建兴", "惠民", "铁路",
    "站前", "松江", "爱民", "梅园", "北山", "南湖",
];

const SECOND: &[&str] = &["家园", "花园", "小区", "新城", "名苑", "佳园", "嘉园", "公寓", "华府", "雅居"];

/// What covers what.
pub struct Coverage {
    head: Arc<Actor>,
    units: Vec<UnitId>,
    compounds: Vec<CompoundId>,
    last: Day,
    ill: Option<(Arc<Actor>, WorkerId)>,
}

/// The day on which the departments take over the compounds.
fn begins() -> Day {
    Day::from_ymd_opt(2020, 1, 30).unwrap_or_default()
}

/// Founds departments and compounds on the eve.
pub async fn set_up(house: &House, areas: &[(AreaCode, String)], cast: &Cast, plan: &Plan) -> Result<Coverage> {
    let console = house.actor("exercise");
    let mut units = vec![];
    house
        .store
        .journal
        .record(&console, people::ADD_UNIT, &house.city, async |tx| {
            tx.tell(&serde_json::json!({ "units": DEPARTMENTS.len() }));
            for name in DEPARTMENTS {
                let id = UnitId::new(tx.now());
                people::insert_unit(tx, id, name, "department", house.city).await?;
                units.push(id);
            }
            Ok(())
        })
        .await?;
    let grids: Vec<AreaCode> = cast.grids.iter().filter(|(_, town)| *town).map(|(grid, _)| *grid).collect();
    let name_of = |area: AreaCode| areas.iter().find(|(code, _)| *code == area).map_or("", |(_, name)| name.as_str());
    let mut compounds = vec![];
    house
        .store
        .journal
        .record(&console, ADD_COMPOUND, &house.city, async |tx| {
            tx.tell(&serde_json::json!({ "compounds": COMPOUNDS }));
            for (at, grid) in grids.iter().cycle().take(COMPOUNDS).enumerate() {
                let community = grid.within_level(Level::Community).map_or("", name_of).trim_end_matches("社区");
                let name = format!("{community}{}{}", FIRST[at % FIRST.len()], SECOND[at / FIRST.len() % SECOND.len()]);
                let id = CompoundId::new(tx.now());
                coverage::insert_compound(tx, id, vec![], *grid, &name).await?;
                compounds.push(id);
            }
            Ok(())
        })
        .await?;
    let head = cast.actor("commander", &house.city).ok_or(Error::setup("the exercise has no commander"))?;
    let ill = cast.grids.last().and_then(|(grid, _)| {
        let clerk = cast.actor("township_clerk", grid)?;
        Some((clerk, WorkerId(cast.actor("grid_member", grid)?.worker?)))
    });
    Ok(Coverage { head, units, compounds, last: plan.until, ill })
}

impl Coverage {
    /// The department of that name.
    pub fn unit(&self, name: &str) -> Option<UnitId> {
        let at = DEPARTMENTS.iter().position(|department| *department == name)?;
        self.units.get(at).copied()
    }

    /// On the day of the source the city's head divides the compounds among the departments.
    pub async fn day(&self, house: &House, day: Day) -> Result<()> {
        if day != begins() {
            return Ok(());
        }
        for (at, unit) in self.units.iter().enumerate() {
            let own = self.compounds.iter().skip(at).step_by(self.units.len()).copied();
            // One of them is not prolonged yet on the last day.
            let (ending, lasting): (Vec<_>, Vec<_>) = own.partition(|id| self.compounds.last() == Some(id));
            self.assign(house, *unit, lasting, None).await?;
            self.assign(house, *unit, ending, Some(days::last())).await?;
        }
        Ok(())
    }

    async fn assign(&self, house: &House, unit: UnitId, compounds: Vec<CompoundId>, to: Option<Day>) -> Result<()> {
        if compounds.is_empty() {
            return Ok(());
        }
        let target = |id| TargetToAssign {
            id: CoverageId::new(house.store.clock.now()),
            target: CoverageTarget::Compound { id },
        };
        let given = AssignCoverages {
            targets: compounds.into_iter().map(target).collect(),
            terms: CoverageTerms {
                unit_id: Some(unit),
                worker_id: None,
                kind: "cover".to_owned(),
                hours: "00:00-24:00".to_owned(),
                from: None,
                to,
            },
        };
        let acting = SignedIn::acting(self.head.clone());
        coverage::assign_coverages(State(house.clone()), acting, Body(given)).await.map(drop)
    }

    /// On the last evening a grid member falls ill: from eight on nobody answers for the grid.
    pub async fn evening(&self, house: &House, day: Day) -> Result<()> {
        let Some((clerk, worker)) = self.ill.as_ref().filter(|_| day == self.last) else {
            return Ok(());
        };
        let clock = &house.store.clock;
        let given = NewAbsence {
            worker_id: *worker,
            from: moment(clock, day, 20),
            until: Some(moment(clock, day + Days::new(2), 8)),
            reason: None,
        };
        let id = AbsenceId::new(clock.now());
        coverage::note_absence(State(house.clone()), SignedIn::acting(clerk.clone()), At(id), Body(given))
            .await
            .map(drop)
    }
}
