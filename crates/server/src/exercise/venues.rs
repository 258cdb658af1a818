//! Venues in the exercise: some in each township, registered on the first day; those of pleasure, restaurants and schools close
//! on the next (餐饮、娱乐场所暂停营业), and the department of each trade answers for them, but for two that nobody has yet.
//!
//! Their names are invented.

use std::sync::Arc;

use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::{Actor, Day, Error, Result};

use super::coverage::Coverage;
use super::invent::Chance;
use super::settle::Cast;
use super::{Plan, days};
use crate::house::House;
use crate::http::{At, Body, SignedIn};
use crate::rooms::coverage::{self, AssignCoverages, CoverageId, CoverageTarget, CoverageTerms, TargetToAssign};
use crate::rooms::venue::{self, CloseVenue, Details, REGISTER_VENUE, VenueId, VenueKind};

/// Their contacts have phones of their own.
const APART: u32 = 990_000;

/// What there is in a street and what in a town outside the city, and which department is of its trade.
const IN_TOWN: [Sort; 9] = [
    Sort(VenueKind::Supermarket, "惠客隆超市", "市商务局"),
    Sort(VenueKind::Market, "农贸市场", "市市场监督管理局"),
    Sort(VenueKind::Pharmacy, "百姓药店", "市医疗保障局"),
    Sort(VenueKind::Restaurant, "福满楼饭店", "市市场监督管理局"),
    Sort(VenueKind::Hotel, "悦来宾馆", "市文化广播电视和旅游局"),
    Sort(VenueKind::Entertainment, "星光网吧", "市文化广播电视和旅游局"),
    Sort(VenueKind::BathHouse, "清泉浴池", "市商务局"),
    Sort(VenueKind::School, "中心小学", "市教育局"),
    Sort(VenueKind::Hospital, "社区卫生服务中心", "市卫生健康局"),
];
const OUTSIDE: [Sort; 3] = [
    Sort(VenueKind::Supermarket, "供销超市", "市供销社"),
    Sort(VenueKind::Pharmacy, "便民药店", "市医疗保障局"),
    Sort(VenueKind::Restaurant, "农家饭庄", "市市场监督管理局"),
];

struct Sort(VenueKind, &'static str, &'static str);

/// For the last so many that are open nobody answers yet.
const LEFT: usize = 2;

struct Planned {
    id: VenueId,
    area: AreaCode,
    kind: VenueKind,
    name: String,
    department: &'static str,
    clerk: Arc<Actor>,
}

/// The venues of the city.
pub struct Venues {
    all: Vec<Planned>,
    head: Arc<Actor>,
    chance: Chance,
}

fn closes(kind: VenueKind) -> bool {
    matches!(kind, VenueKind::Restaurant | VenueKind::Entertainment | VenueKind::BathHouse | VenueKind::School)
}

impl Venues {
    /// Plans which there are.
    pub fn plan(house: &House, areas: &[(AreaCode, String)], cast: &Cast, plan: &Plan) -> Result<Self> {
        let head = cast.actor("commander", &house.city).ok_or(Error::setup("the exercise has no commander"))?;
        let mut all = vec![];
        for township in &cast.townships {
            let own: Vec<(AreaCode, bool)> =
                cast.grids.iter().copied().filter(|(grid, _)| township.contains(grid)).collect();
            let (Some(clerk), Some((_, town))) = (cast.actor("township_clerk", township), own.first()) else {
                continue;
            };
            let town = *town && township.sequence() < 100;
            let sorts: &[Sort] = if town { &IN_TOWN } else { &OUTSIDE };
            for (at, Sort(kind, name, department)) in sorts.iter().enumerate() {
                // One in each of several communities.
                let (grid, _) = own[at * own.len() / sorts.len()];
                let community = grid.within_level(Level::Community);
                let of = areas.iter().find(|(code, _)| Some(*code) == community).map_or("", |(_, name)| name.as_str());
                let of = of.trim_end_matches("社区").trim_end_matches("村民委员会").trim_end_matches("村委会");
                all.push(Planned {
                    id: VenueId::new(house.store.clock.now()),
                    area: grid,
                    kind: *kind,
                    name: format!("{of}{name}"),
                    department,
                    clerk: clerk.clone(),
                });
            }
        }
        Ok(Self { all, head, chance: Chance::apart(plan.seed.wrapping_add(90), APART) })
    }

    /// The first day they are registered and somebody answers for them; on the next many close.
    pub async fn day(&mut self, house: &House, coverage: &Coverage, day: Day) -> Result<()> {
        if day == days::first() {
            self.register(house).await?;
            return self.cover(house, coverage).await;
        }
        if Some(day) != days::first().succ_opt() {
            return Ok(());
        }
        for one in self.all.iter().filter(|one| closes(one.kind)) {
            let given = CloseVenue { reason: "按防控指挥部公告暂停营业".to_owned(), version: 1 };
            let acting = SignedIn::acting(one.clerk.clone());
            venue::close_venue(State(house.clone()), acting, At(one.id), Body(given)).await.map(drop)?;
        }
        Ok(())
    }

    async fn register(&mut self, house: &House) -> Result<()> {
        for one in &self.all {
            let details = Details {
                name: one.name.clone(),
                address: Some(format!("主街{}号", self.chance.below(180) + 1)),
                contact: Some(house.store.vault.seal("name", &self.chance.name())?),
                phone: Some(house.store.vault.seal("phone", self.chance.phone().as_str())?),
                ..Details::default()
            };
            house
                .store
                .journal
                .record(&one.clerk, REGISTER_VENUE, &one.area, async |tx| {
                    tx.about("venue", one.id);
                    tx.tell(&serde_json::json!({ "kind": one.kind, "closed": false }));
                    venue::add(tx, one.id, vec![], (one.area, one.kind), details, None).await
                })
                .await?;
        }
        Ok(())
    }

    async fn cover(&self, house: &House, coverage: &Coverage) -> Result<()> {
        let open: Vec<VenueId> = self.all.iter().filter(|one| !closes(one.kind)).map(|one| one.id).collect();
        let left = &open[open.len().saturating_sub(LEFT)..];
        let mut departments: Vec<&str> = self.all.iter().map(|one| one.department).collect();
        departments.sort_unstable();
        departments.dedup();
        for department in departments {
            let own = self.all.iter().filter(|one| one.department == department && !left.contains(&one.id));
            let target = |one: &Planned| TargetToAssign {
                id: CoverageId::new(house.store.clock.now()),
                target: CoverageTarget::Venue { id: one.id },
            };
            let given = AssignCoverages {
                targets: own.map(target).collect(),
                terms: CoverageTerms {
                    unit_id: coverage.unit(department),
                    worker_id: None,
                    kind: "cover".to_owned(),
                    hours: "08:00-20:00".to_owned(),
                    from: None,
                    to: None,
                },
            };
            let acting = SignedIn::acting(self.head.clone());
            coverage::assign_coverages(State(house.clone()), acting, Body(given)).await.map(drop)?;
        }
        Ok(())
    }
}
