//! What this room holds about a person: isolations with orders, stays, readings, judgements, samples, results and messages; what was done
//! at their door because of them. Notes of a call at a door stay out: they may tell of others behind it.

use std::collections::BTreeSet;

use kernel::{Day, Read, Result, Store, task};
use sea_orm::{FromQueryResult, QuerySelect, entity::prelude::*};

use super::call_out::call;
use super::clinic::{judgement, result, sample};
use super::complete_task::TaskId;
use super::messages::stored as message;
use super::plan::Plan;
use super::proof::stored as proof;
use super::store::{IsolationId, isolation, order, reading, stay, team};
use crate::held::{Part, Whom, celsius, code, field, opened, place};
use crate::rooms::people::{HouseholdId, PersonId};

/// The columns by which these records name somebody.
pub const HELD: &[(&str, &str)] = &[
    ("isolation", "person_id"),
    ("isolation", "household_id"),
    ("isolation_order", "household_id"),
    ("isolation_stay", "household_id"),
    ("clinical_result", "person_id"),
    ("care_team", "household_id"),
    ("door_call", "household_id"),
    ("task", "person_id"),
    ("task", "household_id"),
];

/// Somebody's isolations.
pub async fn isolations_of(from: &impl Read, person: PersonId) -> Result<Vec<IsolationId>> {
    let of = isolation::Entity::find().filter(isolation::Column::PersonId.eq(person));
    Ok(from.all(of).await?.into_iter().map(|row| row.id).collect())
}

/// Whose isolation it is.
pub async fn person_of(from: &impl Read, id: IsolationId) -> Result<PersonId> {
    let row = super::store::find(from, id).await?.ok_or(kernel::Error::NotFound("isolation"))?;
    Ok(row.person_id)
}

/// Where somebody stayed in isolation.
pub async fn stayed(from: &impl Read, ids: &[IsolationId]) -> Result<Vec<(HouseholdId, Day, Option<Day>)>> {
    let rows = from.among(stay::Entity::find(), stay::Column::IsolationId, ids.iter().copied()).await?;
    Ok(rows.into_iter().map(|row| (row.household_id, row.from_day, row.to_day)).collect())
}

/// Who is isolated behind a door.
pub async fn staying(from: &impl Read, home: HouseholdId, today: Day) -> Result<Vec<PersonId>> {
    let stays = from.all(stay::Entity::find().filter(stay::Column::HouseholdId.eq(home))).await?;
    let go_on = stays.into_iter().filter(|stay| stay.to_day.is_none_or(|to| to > today));
    let ids: Vec<_> = go_on.map(|stay| stay.isolation_id).collect();
    let isolations = from.among(isolation::Entity::find(), isolation::Column::Id, ids).await?;
    Ok(isolations.into_iter().map(|row| row.person_id).collect())
}

/// All of it.
pub async fn held(store: &Store, whom: &Whom, ids: &[IsolationId]) -> Result<Vec<Part>> {
    let mut parts = episodes(store, ids).await?;
    parts.extend(health(store, ids).await?);
    parts.extend(at_the_door(store, whom).await?);
    Ok(parts)
}

async fn episodes(store: &Store, ids: &[IsolationId]) -> Result<Vec<Part>> {
    let (read, vault) = (&store.read, &store.vault);
    let ids = || ids.iter().copied();
    let isolation = |row: isolation::Model| {
        vec![
            place("area", "区域", &row.area),
            code("ground", "依据", &row.ground),
            field("counted_from", "起算日期", row.counted_from),
            field("started_on", "开始日期", row.started_on),
            field("ends_on", "截止日期", row.ends_on),
            code("state", "状态", &row.state),
            field("ended_on", "结束日期", row.ended_on),
            field("fever", "是否发热", row.fever),
        ]
    };
    let isolations = read.among(isolation::Entity::find(), isolation::Column::Id, ids()).await?;
    let mut orders = vec![];
    for row in read.among(order::Entity::find(), order::Column::IsolationId, ids()).await? {
        orders.push(vec![
            code("kind", "隔离令", &row.kind),
            code("ground", "依据类型", &row.ground),
            field("reason", "原因", opened(vault, "reason", row.reason.as_ref())?),
            field("basis", "法律依据", row.basis),
            field("issuer", "出具单位", row.issuer),
            field("day", "日期", row.day),
            field("ends_on", "截止日期", row.ends_on),
        ]);
    }
    let mut messages = vec![];
    for row in read.among(message::Entity::find(), message::Column::IsolationId, ids()).await? {
        messages
            .push(vec![field("at", "时间", row.at), field("text", "内容", opened(vault, "message", Some(&row.text))?)]);
    }
    Ok(vec![
        Part::of("isolations", "居家隔离", isolations.into_iter().map(isolation).collect()),
        Part::of("orders", "隔离令", orders),
        Part::of("isolation_messages", "隔离期间消息", messages),
    ])
}

async fn health(store: &Store, ids: &[IsolationId]) -> Result<Vec<Part>> {
    let (read, vault) = (&store.read, &store.vault);
    let ids = || ids.iter().copied();
    let reading = |row: reading::Model| {
        vec![
            field("taken_at", "时间", row.taken_at),
            celsius("temperature", "体温(℃)", row.temperature),
            field("symptoms", "症状", row.symptoms),
            field("fever", "是否发热", row.fever),
            code("measured_by", "测量人", &row.measured_by),
        ]
    };
    let readings = read.among(reading::Entity::find(), reading::Column::IsolationId, ids()).await?;
    let mut judgements = vec![];
    for row in read.among(judgement::Entity::find(), judgement::Column::IsolationId, ids()).await? {
        judgements.push(vec![
            field("at", "时间", row.at),
            field("symptoms", "症状", row.symptoms),
            code("verdict", "判断", &row.verdict),
            field("note", "说明", opened(vault, "judgement", row.note.as_ref())?),
        ]);
    }
    let mut results = vec![];
    for row in read.among(result::Entity::find(), result::Column::IsolationId, ids()).await? {
        results.push(vec![
            code("kind", "结果", &row.kind),
            field("day", "日期", row.day),
            field("hospital", "医院", row.hospital),
            field("note", "说明", opened(vault, "result", row.note.as_ref())?),
            field("withdrawn_at", "撤回时间", row.withdrawn_at),
            field("withdrawn_reason", "撤回原因", opened(vault, "result", row.withdrawn_reason.as_ref())?),
        ]);
    }
    let sample = |row: sample::Model| {
        vec![
            code("kind", "样本", &row.kind),
            field("label", "编号", row.label),
            field("collected_at", "采样时间", row.collected_at),
            field("received_at", "送达时间", row.received_at),
            field("result_at", "结果时间", row.result_at),
            code("result", "结果", row.result.unwrap_or_default()),
        ]
    };
    let samples = read.among(sample::Entity::find(), sample::Column::IsolationId, ids()).await?;
    Ok(vec![
        Part::of("readings", "体温症状记录", readings.into_iter().map(reading).collect()),
        Part::of("judgements", "医护判断", judgements),
        Part::of("results", "就诊结果", results),
        Part::of("samples", "采样检测", samples.into_iter().map(sample).collect()),
    ])
}

#[derive(FromQueryResult)]
struct Photo {
    task_id: TaskId,
}

async fn at_the_door(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let (read, clock) = (&store.read, &store.clock);
    let plan = Plan::on(&store.policy, clock.today())?;
    let own = |row: &task::Model| match row.person_id {
        Some(person) => person == whom.person_id.0,
        None => row.household_id.is_some_and(|home| whom.was_at(HouseholdId(home), row.day)),
    };
    let doors = || whom.doors().into_iter();
    let mut tasks = read.among(task::Entity::find(), task::Column::HouseholdId, doors().map(|home| home.0)).await?;
    tasks.retain(own);
    // What was to be done about them at no door that is known.
    let theirs = task::Entity::find().filter(task::Column::PersonId.eq(whom.person_id.0));
    tasks.extend(read.all(theirs.filter(task::Column::HouseholdId.is_null())).await?);
    // Whether there is one: the picture itself may show others.
    let photos = proof::Entity::find().select_only().column(proof::Column::TaskId);
    let ids = tasks.iter().map(|row| row.id);
    let photos: Vec<Photo> = read.among_as(photos, proof::Column::TaskId, ids).await?;
    let photos: BTreeSet<TaskId> = photos.into_iter().map(|row| row.task_id).collect();
    let title = |kind: &str| match plan.item(kind) {
        Some(item) => item.zh.clone(),
        None => {
            crate::rooms::task_kinds().find(|one| one.code == kind).map_or_else(String::new, |one| one.zh.to_owned())
        }
    };
    let line = |row: task::Model| {
        vec![
            field("title", "事项", title(&row.kind)),
            code("kind", "代码", &row.kind),
            field("day", "日期", row.day),
            field("due_at", "应完成时间", row.due_at),
            code("state", "状态", &row.state),
            field("closed_at", "完成时间", row.closed_at),
            field("photo", "有照片或签名", photos.contains(&TaskId(row.id))),
        ]
    };
    let tasks = tasks.into_iter().map(line).collect();
    let calls = read.among(call::Entity::find(), call::Column::HouseholdId, doors()).await?;
    let calls = calls.into_iter().filter(|row| whom.was_at(row.household_id, row.day)).map(|row| {
        vec![field("at", "时间", row.at), code("kind", "情况", &row.kind), field("noted", "有备注", row.note.is_some())]
    });
    let teams = read.among(team::Entity::find(), team::Column::HouseholdId, doors()).await?;
    let teams = teams
        .into_iter()
        .filter(|row| whom.was_at(row.household_id, row.from_day))
        .map(|row| vec![field("from_day", "从", row.from_day), field("to_day", "到", row.to_day)]);
    Ok(vec![
        Part::of("tasks", "上门服务与任务", tasks),
        Part::of("door_calls", "敲门情况", calls.collect()),
        Part::of("care_teams", "包保组", teams.collect()),
    ])
}
