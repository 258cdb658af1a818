//! The command of the exercise: who leads the city, the ten working groups, who commands in the townships, and the party
//! organisations of one street down to the household.
//!
//! The source names two heads, five more, and four of ten groups; the other six are named plausibly. Of 新华街道 it counts 36 branches,
//! 175 members and 4 communities. All have people and chances of their own, so that they move no other figure.

use std::sync::Arc;

use axum::extract::State;
use codes::{AreaCode, Level};
use kernel::{Actor, Error, Result};

use super::Plan;
use super::invent::Chance;
use super::settle::{Cast, actor};
use crate::house::House;
use crate::http::{At, Body, SignedIn};
use crate::rooms::body::{self, BodyId, BodyKind, BodyRole, MemberId, NewBody, NewTerm};
use crate::rooms::people::{self, NewUnit, PersonId, UnitId, WorkerId};

/// People of the command are numbered from here on: beyond everybody else.
const APART: u32 = 980_000;

/// The two heads of the leading group.
const HEADS: [&str; 2] = ["市委书记", "市长"];

/// The five-person group.
const FIVE: [&str; 5] = ["市委副书记", "市委政法委书记", "市委宣传部部长", "市公安局局长", "分管副市长"];

/// The working groups: name, line of work, office of the head. The first four are those the source names.
const GROUPS: [(&str, &str, &str); 10] = [
    ("综合协调组", "上传下达，会议和指令的起草、督办，汇总日报", "市政府办公室主任"),
    ("舆情宣传组", "公告、一封信和短信，舆情监测与回应，典型宣传", "市委宣传部副部长"),
    ("诊疗救治组", "发热门诊、定点医院和转诊，医护力量与防护", "市卫生健康局局长"),
    ("督导督查组", "区域巡查和夜查，问题交办、复核与问责线索移交", "市纪委监委副书记"),
    ("排查管控组", "外省返梅人员排查，居家隔离与四包一落实", "市委政法委副书记"),
    ("交通卡点组", "高速、公路、车站和村口卡点的设置与值守", "市交通运输局局长"),
    ("疫情监测组", "体温与症状研判，流行病学调查，样本检测", "市疾控中心主任"),
    ("物资保障组", "防护用品、生活物资和看护车辆的调配", "市发展和改革局局长"),
    ("社会稳定组", "治安维护，场所停业核查，涉疫举报核实", "市公安局副局长"),
    ("群众服务组", "隔离户和村屯的代购代办，诉求办理，志愿者", "市民政局局长"),
];

/// The street whose party organisations the source counts, and how many belong to them.
const STREET: &str = "220581001";
const MEMBERS: usize = 175;

/// Those who serve in the buildings of a grid and belong to its branch, in turn.
const NEAR: [&str; 4] = ["building_head", "building_manager", "patroller", "auxiliary_police"];

/// Who founds and adds, and the people they may hire.
struct Founder<'a> {
    house: &'a House,
    chance: Chance,
}

/// Somebody who was hired, or who was there before.
#[derive(Clone, Copy)]
enum Who {
    Worker(WorkerId),
    Resident(PersonId),
}

/// Founds everything on the eve of the first day.
pub async fn set_up(house: &House, areas: &[(AreaCode, String)], cast: &mut Cast, plan: &Plan) -> Result<()> {
    let mut founder = Founder { house, chance: Chance::apart(plan.seed.wrapping_add(98), APART) };
    let Some(first) = cast.actor("commander", &house.city) else { return Ok(()) };
    let leading = founder.leading_group(&first).await?;
    let leads = founder.townships(areas, cast, leading).await?;
    let city = founder.found(&first, NewBody::of(BodyKind::PartyCommittee, "中共梅河口市委员会", house.city)).await?;
    founder.join(&first, city, Who::Worker(worker(&first)?), BodyRole::Head, Some(HEADS[0])).await?;
    founder.street(areas, cast, city, &leads).await
}

/// The worker that somebody is.
fn worker(actor: &Actor) -> Result<WorkerId> {
    actor.worker.map(WorkerId).ok_or(Error::internal("nobody acts"))
}

impl NewBody {
    fn of(kind: BodyKind, name: &str, area: AreaCode) -> Self {
        let name = name.to_owned();
        Self {
            kind,
            name,
            area,
            line: None,
            parent_id: None,
            household_id: None,
            contact_id: None,
            phone: None,
            from: None,
        }
    }

    fn under(self, parent: BodyId) -> Self {
        Self { parent_id: Some(parent), ..self }
    }
}

impl Founder<'_> {
    /// Hires people with a post each.
    async fn hire(&mut self, posts: &[(&'static str, AreaCode)]) -> Result<Vec<Arc<Actor>>> {
        let (house, today) = (self.house, self.house.store.clock.today());
        let new: Vec<_> = posts.iter().map(|post| (*post, self.chance.name(), self.chance.phone())).collect();
        let console = house.actor("exercise");
        house
            .store
            .journal
            .record(&console, people::GIVE_POST, &house.city, async |tx| {
                tx.tell(&serde_json::json!({ "posts": new.len() }));
                let mut hired = vec![];
                for ((role, area), name, phone) in &new {
                    let id = WorkerId::new(tx.now());
                    let phone = house.store.vault.seal("phone", phone.as_str())?;
                    people::insert_worker(tx, id, *area, name, Some(phone)).await?;
                    people::insert_post(tx, id, role, *area, today).await?;
                    hired.push(actor(house, id, name, role, *area));
                }
                Ok(hired)
            })
            .await
    }

    async fn found(&self, by: &Arc<Actor>, new: NewBody) -> Result<BodyId> {
        let id = BodyId::new(self.house.store.clock.now());
        body::found_body(State(self.house.clone()), SignedIn::acting(by.clone()), At(id), Body(new)).await?;
        Ok(id)
    }

    async fn join(
        &self,
        by: &Arc<Actor>,
        body_id: BodyId,
        who: Who,
        role: BodyRole,
        title: Option<&str>,
    ) -> Result<()> {
        let id = MemberId::new(self.house.store.clock.now());
        let (worker_id, person_id) = match who {
            Who::Worker(worker) => (Some(worker), None),
            Who::Resident(person) => (None, Some(person)),
        };
        let title = title.map(str::to_owned);
        let new = NewTerm { body_id, worker_id, person_id, role, title, from: None, to: None };
        body::add_member(State(self.house.clone()), SignedIn::acting(by.clone()), At(id), Body(new)).await.map(drop)
    }

    /// The leading group with its two heads, the five-person group and the ten working groups.
    async fn leading_group(&mut self, first: &Arc<Actor>) -> Result<BodyId> {
        let city = self.house.city;
        let name = "新型冠状病毒感染的肺炎疫情防控工作领导小组";
        let leading = self.found(first, NewBody::of(BodyKind::LeadingGroup, name, city)).await?;
        let others = self.hire(&[("commander", city); 6]).await?;
        let mut leaders = vec![worker(first)?];
        for other in &others {
            leaders.push(worker(other)?);
        }
        let (heads, five) = leaders.split_at(HEADS.len());
        for (head, title) in heads.iter().zip(HEADS) {
            self.join(first, leading, Who::Worker(*head), BodyRole::Head, Some(title)).await?;
        }
        let core = NewBody::of(BodyKind::CoreGroup, "疫情防控五人小组", city).under(leading);
        let core = self.found(first, core).await?;
        for (at, (one, title)) in five.iter().zip(FIVE).enumerate() {
            let role = if at == 0 { BodyRole::Head } else { BodyRole::Member };
            self.join(first, core, Who::Worker(*one), role, Some(title)).await?;
            self.join(first, leading, Who::Worker(*one), BodyRole::Member, Some(title)).await?;
        }
        for (name, line, office) in GROUPS {
            let staff = self.hire(&[("command_staff", city); 5]).await?;
            let mut group = NewBody::of(BodyKind::WorkingGroup, name, city).under(leading);
            group.line = Some(line.to_owned());
            group.contact_id = Some(worker(&staff[2])?);
            let group = self.found(first, group).await?;
            let roles = [BodyRole::Head, BodyRole::Deputy, BodyRole::Secretary, BodyRole::Member, BodyRole::Member];
            for (one, role) in staff.iter().zip(roles) {
                let title = (role == BodyRole::Head).then_some(office);
                self.join(first, group, Who::Worker(worker(one)?), role, title).await?;
            }
        }
        Ok(leading)
    }

    /// Who answers first for each township, and the command they lead; their clerk keeps its papers.
    async fn townships(
        &mut self,
        areas: &[(AreaCode, String)],
        cast: &mut Cast,
        leading: BodyId,
    ) -> Result<Vec<(AreaCode, WorkerId)>> {
        let posts: Vec<_> = cast.townships.iter().map(|township| ("township_lead", *township)).collect();
        let hired = self.hire(&posts).await?;
        let mut leads = vec![];
        for (township, lead) in cast.townships.clone().iter().zip(hired) {
            let Some(clerk) = cast.actor("township_clerk", township) else { continue };
            let name = name_of(areas, township);
            let command = NewBody::of(BodyKind::LocalCommand, &format!("{name}疫情防控指挥部"), *township);
            let command = self.found(&clerk, command.under(leading)).await?;
            cast.posts.insert(("township_lead", *township), lead.clone());
            let lead = worker(&lead)?;
            let title = if name.ends_with("街道") { "街道党工委书记" } else { "党委书记" };
            self.join(&clerk, command, Who::Worker(lead), BodyRole::Head, Some(title)).await?;
            self.join(&clerk, command, Who::Worker(worker(&clerk)?), BodyRole::Secretary, None).await?;
            leads.push((*township, lead));
        }
        Ok(leads)
    }

    /// The party organisations of the street: committee, four communities, 36 branches, groups of buildings, member households.
    async fn street(
        &mut self,
        areas: &[(AreaCode, String)],
        cast: &Cast,
        city: BodyId,
        leads: &[(AreaCode, WorkerId)],
    ) -> Result<()> {
        let street: AreaCode = STREET.parse().map_err(Error::internal)?;
        let Some(clerk) = cast.actor("township_clerk", &street) else { return Ok(()) };
        let named = format!("{}党工委", name_of(areas, &street));
        let committee = self.found(&clerk, NewBody::of(BodyKind::PartyCommittee, &named, street).under(city)).await?;
        if let Some((_, lead)) = leads.iter().find(|(township, _)| *township == street) {
            self.join(&clerk, committee, Who::Worker(*lead), BodyRole::Head, Some("街道党工委书记")).await?;
        }
        // Each with the grid or community it is of, and who leads it where they are known.
        let mut branches: Vec<(BodyId, AreaCode, WorkerId)> = vec![];
        // The source speaks of its communities in town; the villages of the street have branches of their own that it does not count.
        let inside = areas.iter().filter(|(code, _)| code.level() == Level::Community && street.contains(code));
        for (community, name) in inside.filter(|(_, name)| name.ends_with("社区")) {
            let own = NewBody::of(BodyKind::PartyCommittee, &format!("{name}党委"), *community).under(committee);
            let own = self.found(&clerk, own).await?;
            if let Some(lead) = cast.actor("community_lead", community) {
                self.join(&clerk, own, Who::Worker(worker(&lead)?), BodyRole::Head, Some("社区党委书记")).await?;
            }
            self.stations(&clerk, *community, name).await?;
            let grids =
                cast.posts.iter().filter(|((role, area), _)| *role == "grid_member" && community.contains(area));
            for ((_, grid), member) in grids {
                let n = grid.sequence();
                let named = if n > 900 {
                    format!("{name}机关网格党支部")
                } else {
                    format!("{name}第{n}网格党支部")
                };
                let branch = NewBody::of(BodyKind::PartyBranch, &named, *grid).under(own);
                branches.push((self.found(&clerk, branch).await?, *grid, worker(member)?));
            }
            let manager = self.hire(&[("building_manager", *community)]).await?;
            let branch = NewBody::of(BodyKind::PartyBranch, &format!("{name}物业党支部"), *community).under(own);
            branches.push((self.found(&clerk, branch).await?, *community, worker(&manager[0])?));
        }
        self.members(&clerk, &branches).await?;
        for (branch, grid, _) in
            branches.iter().filter(|(_, grid, _)| grid.level() == Level::Grid && grid.sequence() <= 2)
        {
            self.near(&clerk, *branch, *grid).await?;
        }
        Ok(())
    }

    /// The service station and the property company of a community.
    async fn stations(&self, clerk: &Arc<Actor>, community: AreaCode, name: &str) -> Result<()> {
        for (kind, what) in [("service_station", "党群服务站"), ("property", "红色物业服务公司")] {
            let id = UnitId::new(self.house.store.clock.now());
            let new = NewUnit { name: format!("{name}{what}"), kind: kind.to_owned(), area: community };
            people::add_unit(State(self.house.clone()), SignedIn::acting(clerk.clone()), At(id), Body(new)).await?;
        }
        Ok(())
    }

    /// The members of the branches, as many as the source counts, spread evenly.
    async fn members(&mut self, clerk: &Arc<Actor>, branches: &[(BodyId, AreaCode, WorkerId)]) -> Result<()> {
        let (each, more) = (MEMBERS / branches.len().max(1), MEMBERS % branches.len().max(1));
        let mut turn = 0;
        for (at, (branch, area, head)) in branches.iter().enumerate() {
            self.join(clerk, *branch, Who::Worker(*head), BodyRole::Head, None).await?;
            let others = each + usize::from(at < more) - 1;
            let posts: Vec<_> = (turn..turn + others).map(|n| (NEAR[n % NEAR.len()], *area)).collect();
            turn += others;
            for (at, one) in self.hire(&posts).await?.iter().enumerate() {
                let role = if at == 0 { BodyRole::Deputy } else { BodyRole::Member };
                self.join(clerk, *branch, Who::Worker(worker(one)?), role, None).await?;
            }
        }
        Ok(())
    }

    /// A group of a building under a branch, and the member household in it, where somebody lives there.
    async fn near(&mut self, clerk: &Arc<Actor>, branch: BodyId, grid: AreaCode) -> Result<()> {
        let head = self.hire(&[("building_head", grid)]).await?;
        let group = NewBody::of(BodyKind::PartyGroup, "1号楼党小组", grid).under(branch);
        let group = self.found(clerk, group).await?;
        self.join(clerk, group, Who::Worker(worker(&head[0])?), BodyRole::Head, Some("楼栋长")).await?;
        let read = &self.house.store.read;
        let mut homes: Vec<_> = people::homes_within(read, grid).await?.into_iter().map(|home| home.id).collect();
        homes.sort_unstable();
        let Some(home) = homes.first().copied() else { return Ok(()) };
        let behind = people::behind_doors(read, [home]).await?.remove(&home).unwrap_or_default();
        let Some(host) = behind.first() else { return Ok(()) };
        let mut household = NewBody::of(BodyKind::MemberHousehold, "1号楼党员中心户", grid).under(group);
        household.household_id = Some(home);
        let household = self.found(clerk, household).await?;
        self.join(clerk, household, Who::Resident(host.person_id), BodyRole::Head, None).await
    }
}

/// What an area is called.
fn name_of<'a>(areas: &'a [(AreaCode, String)], area: &AreaCode) -> &'a str {
    areas.iter().find(|(code, _)| code == area).map_or("", |(_, name)| name.as_str())
}
