//! Before the first day: grids, workers with their posts, households and residents; after the last: the accounts.

use std::collections::BTreeMap;
use std::sync::Arc;

use codes::{AreaCode, Level};
use kernel::{Act, Actor, Grant, Result};
use uuid::Uuid;

use super::invent::Chance;
use super::{PASSWORD, Plan, Progress, SignIn};
use crate::house::House;
use crate::rooms::people::{self, MoveIn, ResidentId, SealedDoor, SealedPerson, WorkerId};
use crate::rooms::{account, area, isolation};

/// Residents of the city at the census of 2020.
const RESIDENTS: f64 = 509_336.0;

/// Grids of a community in town and of a village; together about 1,500.
const GRIDS: (u32, u32) = (7, 4);

/// Who plays.
pub struct Cast {
    /// All townships.
    pub townships: Vec<AreaCode>,
    /// All grids of people's homes, and whether they lie in town.
    pub grids: Vec<(AreaCode, bool)>,
    /// Who holds which role where.
    pub posts: BTreeMap<(&'static str, AreaCode), Arc<Actor>>,
}

impl Cast {
    /// Who holds a role in an area or nearest above it.
    pub fn actor(&self, role: &'static str, area: &AreaCode) -> Option<Arc<Actor>> {
        area.chain().find_map(|area| self.posts.get(&(role, area)).cloned())
    }
}

/// Makes the city.
pub async fn settle(
    house: &House,
    areas: &[(AreaCode, String)],
    plan: &Plan,
    chance: &mut Chance,
    progress: Progress<'_>,
) -> Result<Cast> {
    let console = house.actor("exercise");
    let mut all = areas.to_vec();
    let grids = grids(areas);
    all.extend(grids.iter().map(|(code, name, _)| (*code, name.clone())));
    let total = all.len();
    area::load(&house.store, &console, house.city, &all, &|done| progress("areas", done, total)).await?;

    let posts = people_in_posts(house, areas, &grids, chance, progress).await?;
    let homes = grids.iter().filter(|(code, ..)| !code.is_institution_grid()).map(|(code, _, town)| (*code, *town));
    let townships = areas.iter().map(|(code, _)| *code).filter(|code| code.level() == Level::Township);
    let cast = Cast { townships: townships.collect(), grids: homes.collect(), posts };
    move_people_in(house, &cast, plan, chance, progress).await?;
    Ok(cast)
}

fn grids(areas: &[(AreaCode, String)]) -> Vec<(AreaCode, String, bool)> {
    let mut grids = vec![];
    for (code, name) in areas.iter().filter(|(code, _)| code.level() == Level::Community) {
        let town = name.ends_with("社区");
        let n = if town { GRIDS.0 } else { GRIDS.1 };
        let own = (1..=n).chain(town.then_some(901));
        grids.extend(own.filter_map(|n| {
            let named = if n > 900 { format!("{name}专属网格") } else { format!("{name}第{n}网格") };
            Some((code.child(n)?, named, town))
        }));
    }
    grids
}

async fn people_in_posts(
    house: &House,
    areas: &[(AreaCode, String)],
    grids: &[(AreaCode, String, bool)],
    chance: &mut Chance,
    progress: Progress<'_>,
) -> Result<BTreeMap<(&'static str, AreaCode), Arc<Actor>>> {
    let of = |level: Level| areas.iter().map(|(code, _)| *code).filter(move |code| code.level() == level);
    let mut wanted: Vec<(&'static str, AreaCode)> = vec![];
    wanted.extend(["commander", "inspector", "administrator", "auditor"].map(|role| (role, house.city)));
    for township in of(Level::Township) {
        let roles = ["township_clerk", "medic", "police_officer", "unit_staff", "checkpoint_staff"];
        wanted.extend(roles.map(|role| (role, township)));
        // Enough for the care teams of a township: five of the units and three of the stations to each.
        for (role, more) in [("medic", 1), ("police_officer", 1), ("unit_staff", 9), ("station_cadre", 6)] {
            wanted.extend(std::iter::repeat_n((role, township), more));
        }
    }
    wanted.extend(of(Level::Community).map(|community| ("community_lead", community)));
    wanted.extend(grids.iter().map(|(grid, ..)| ("grid_member", *grid)));

    let console = house.actor("exercise");
    let from = house.store.clock.today();
    let mut posts = BTreeMap::new();
    for (at, portion) in wanted.chunks(200).enumerate() {
        let new: Vec<_> = portion.iter().map(|post| (*post, chance.name(), chance.phone())).collect();
        let hired = house
            .store
            .journal
            .record(&console, people::GIVE_POST, &house.city, async |tx| {
                tx.tell(&serde_json::json!({ "posts": new.len() }));
                let mut hired = vec![];
                for ((role, area), name, phone) in &new {
                    let worker = WorkerId::new(tx.now());
                    let phone = house.store.vault.seal("phone", phone.as_str())?;
                    people::insert_worker(tx, worker, *area, name, Some(phone)).await?;
                    people::insert_post(tx, worker, role, *area, from).await?;
                    hired.push(((*role, *area), actor(house, worker, name, role, *area)));
                }
                Ok(hired)
            })
            .await?;
        for (post, holder) in hired {
            posts.entry(post).or_insert(holder);
        }
        progress("workers", at * 200 + portion.len(), wanted.len());
    }
    Ok(posts)
}

pub fn actor(house: &House, worker: WorkerId, name: &str, role: &str, area: AreaCode) -> Arc<Actor> {
    let grants = vec![Grant { role: role.to_owned(), area }];
    Arc::new(Actor::person(Uuid::nil(), worker.0, name.to_owned(), grants, house.roles.clone()))
}

async fn move_people_in(
    house: &House,
    cast: &Cast,
    plan: &Plan,
    chance: &mut Chance,
    progress: Progress<'_>,
) -> Result<()> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of people")]
    let total = (RESIDENTS * plan.scale.max(0.0)).round() as usize;
    let (vault, now) = (&house.store.vault, house.store.clock.now());
    let mut done = 0;
    while done < total {
        let (grid, town) = chance.one_of(&cast.grids);
        let Some(member) = cast.actor("grid_member", &grid) else { break };
        // A grid member registers some doors on one walk; two or three people behind each.
        let mut behind = vec![];
        for _ in 0..40 {
            let door = chance.door(&grid, town);
            let door = SealedDoor::of(grid, Some(&door), vault, now)?;
            for at in 0..=chance.below(4) {
                behind.push((door.clone(), SealedPerson::of(&chance.person(), vault, now)?, at == 0));
            }
        }
        behind.truncate(total - done);
        done += behind.len();
        house
            .store
            .journal
            .record(&member, people::ADD_RESIDENT, &grid, async |tx| {
                tx.tell(&serde_json::json!({ "residents": behind.len() }));
                let doors: Vec<_> = behind.iter().map(|(door, ..)| door).collect();
                let households = people::find_or_add_households(tx, &doors).await?;
                let who: Vec<_> = behind.iter().map(|(_, person, _)| person).collect();
                let persons = people::find_or_add_persons(tx, &who).await?;
                let moves = persons.into_iter().zip(households).zip(&behind);
                let moves: Vec<MoveIn> = moves
                    .map(|((person_id, household_id), (_, _, head))| MoveIn {
                        id: ResidentId::new(tx.now()),
                        person_id,
                        household_id,
                        area: grid,
                        head: *head,
                    })
                    .collect();
                people::move_in(tx, &moves).await
            })
            .await?;
        progress("residents", done, total);
    }
    Ok(())
}

/// The login of the account of each role.
const LOGINS: &[(&str, &str)] = &[
    ("commander", "zhihui"),
    ("township_lead", "xiangzhen"),
    ("township_clerk", "wenshu"),
    ("community_lead", "shuji"),
    ("grid_member", "wangge"),
    ("medic", "yihu"),
    ("police_officer", "ganjing"),
    ("unit_staff", "baobao"),
    ("station_cadre", "zhansuo"),
    ("checkpoint_staff", "kadian"),
    ("inspector", "ducha"),
    ("auditor", "shenji"),
    ("administrator", "admin"),
];

/// Opens one account for each role, all along one chain of areas: where the most is to be done on the last day.
pub async fn open_accounts(house: &House, cast: &Cast) -> Result<Vec<SignIn>> {
    const OPEN: Act = account::OPEN_ACCOUNT;
    let busiest = isolation::busiest_area(&house.store.read, house.store.clock.today()).await?;
    let place = busiest.unwrap_or_else(|| cast.grids.first().map_or(house.city, |(grid, _)| *grid));
    let names = area::names(&house.store.read, [place]).await?;
    let console = house.actor("exercise");
    let mut accounts = vec![];
    for (role, login) in LOGINS {
        let Some(holder) = cast.actor(role, &place) else { continue };
        let Some(grant) = holder.grants.first() else { continue };
        let worker = WorkerId(holder.worker.unwrap_or_default());
        house
            .store
            .journal
            .record(&console, OPEN, &house.city, async |tx| account::open_with(tx, worker, login, PASSWORD).await)
            .await?;
        accounts.push(SignIn {
            role: (*role).to_owned(),
            role_zh: house.roles.get(role).map(|role| role.zh.clone()).unwrap_or_default(),
            login: (*login).to_owned(),
            password: PASSWORD,
            area: grant.area,
            area_name: names.path(&grant.area),
        });
    }
    Ok(accounts)
}
