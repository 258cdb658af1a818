//! What goes between the city and those who stay at home: papers from the community, needs from their pages, and the answers.
//! All of it through the same handlers as over HTTP.

use std::collections::BTreeMap;

use axum::extract::State;
use codes::AreaCode;
use kernel::{Actor, Day, Error, Grant, Result};

use super::invent::Chance;
use super::moment;
use super::settle::Cast;
use crate::house::House;
use crate::http::{At, Body, RESIDENT, Resident, SignedIn};
use crate::rooms::isolation::{self, IsolationId};
use crate::rooms::need::{self, AnswerNeed, NeedCategory, NeedId, NeedKind, RaiseNeed};
use crate::rooms::notice::{self, MakeNotices, NoticeBatchId, NoticeKind};

/// The share of people at home who say something on a day.
const SAY: f64 = 0.02;

/// What they say.
const NEEDS: &[(NeedKind, Option<NeedCategory>, Option<&str>)] = &[
    (NeedKind::Ask, Some(NeedCategory::Food), Some("想买些青菜和鸡蛋")),
    (NeedKind::Ask, Some(NeedCategory::Food), Some("孩子的奶粉快没了")),
    (NeedKind::Ask, Some(NeedCategory::Medicine), Some("降压药还剩两天的")),
    (NeedKind::Ask, Some(NeedCategory::Care), Some("老家的母亲一个人，想请人去看看")),
    (NeedKind::Ask, Some(NeedCategory::Other), Some("垃圾没有人收")),
    (NeedKind::Complaint, None, Some("午饭送来时已经凉了")),
    (NeedKind::Appeal, None, Some("我离开武汉的日子比登记的早一天，有车票")),
];

/// The papers of the day: notices and door notices for whose isolation began, notices of release for whose it ended.
pub async fn hand_out(house: &House, cast: &Cast, day: Day, hour: u32) -> Result<()> {
    house.store.clock.set(moment(&house.store.clock, day, hour));
    let (begun, ended) = isolation::begun_and_ended(&house.store.read, day).await?;
    for (kind, rows) in
        [(NoticeKind::IsolationNotice, &begun), (NoticeKind::DoorNotice, &begun), (NoticeKind::ReleaseNotice, &ended)]
    {
        // The leader of each community has them made in one go.
        let mut of_community: BTreeMap<AreaCode, Vec<IsolationId>> = BTreeMap::new();
        for (id, area) in rows {
            let community = area.chain().find(|area| area.level() == codes::Level::Community);
            of_community.entry(community.unwrap_or(*area)).or_default().push(*id);
        }
        for (community, isolation_ids) in of_community {
            let Some(leader) = cast.actor("community_lead", &community) else { continue };
            let batch = NoticeBatchId::new(house.store.clock.now());
            let wanted = MakeNotices { batch, kind, isolation_ids, household_ids: vec![] };
            notice::make_notices(State(house.clone()), SignedIn::acting(leader), Body(wanted)).await.map(drop)?;
        }
    }
    Ok(())
}

/// Some say what they need, what is wrong, or that they should be free.
pub async fn say(house: &House, day: Day, hour: u32, chance: &mut Chance) -> Result<()> {
    house.store.clock.set(moment(&house.store.clock, day, hour));
    for (isolation_id, area) in isolation::at_home(&house.store.read).await? {
        if !chance.happens(SAY) {
            continue;
        }
        let (kind, category, text) = chance.one_of(NEEDS);
        let grant = Grant { role: RESIDENT.to_owned(), area };
        let actor = Actor::guest("guest", grant, house.roles.clone());
        let me = Resident { isolation_id, area, actor };
        let id = NeedId::new(house.store.clock.now());
        let given = RaiseNeed { kind, category, text: text.map(str::to_owned) };
        need::raise_need(State(house.clone()), me, At(id), Body(given)).await?;
    }
    Ok(())
}

/// What was said is answered: asks and complaints by the community, appeals by the township.
pub async fn answer(house: &House, cast: &Cast, day: Day, hour: u32) -> Result<()> {
    house.store.clock.set(moment(&house.store.clock, day, hour));
    for (id, kind, area, version) in need::waiting(&house.store.read).await? {
        let (role, answer, granted) = match kind {
            NeedKind::Ask => ("community_lead", "已由包保人员送到门口", None),
            NeedKind::Complaint => ("community_lead", "已提醒送餐人员使用保温箱，抱歉", None),
            NeedKind::Appeal => ("township_clerk", "已核对车票，与登记日期一致，期满日不变", Some(false)),
        };
        let Some(by) = cast.actor(role, &area) else { continue };
        let given = AnswerNeed { answer: answer.to_owned(), granted, version };
        match need::answer_need(State(house.clone()), SignedIn::acting(by), At(id), Body(given)).await {
            // Nobody decides an appeal against an order of their own; it waits for somebody else.
            Ok(_) | Err(Error::Conflict { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
