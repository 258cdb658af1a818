//! What this room holds about a person: visits to their door while they lived there, lists that asked about them, and when they were
//! spoken to. Notes stay out, and so does what a list says beside the person: they may tell of others.

use kernel::{Read, Result, Store};
use sea_orm::entity::prelude::*;

use super::contacts::contact;
use super::pushed::{Who, list, open_cells, row};
use super::store::{door, round, visit};
use crate::held::{Part, Whom, code, field, opened};

/// The columns by which these records name somebody.
pub const HELD: &[(&str, &str)] = &[
    ("round_door", "household_id"),
    ("visit", "household_id"),
    ("pushed_row", "person_id"),
    ("contact", "person_id"),
    ("contact", "household_id"),
];

/// All of it.
pub async fn held(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let mut parts = visits(store, whom).await?;
    parts.extend(lists(store, whom).await?);
    Ok(parts)
}

async fn visits(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let read = &store.read;
    let seen = read.among(visit::Entity::find(), visit::Column::HouseholdId, whom.doors()).await?;
    let seen: Vec<_> = seen.into_iter().filter(|row| whom.was_at(row.household_id, row.day)).collect();
    let doors = read.among(door::Entity::find(), door::Column::HouseholdId, whom.doors()).await?;
    let doors: Vec<_> = doors.into_iter().filter(|row| whom.was_at(row.household_id, row.day)).collect();
    let ids = seen.iter().map(|row| row.round_id).chain(doors.iter().map(|row| row.round_id));
    let rounds = read.among(round::Entity::find(), round::Column::Id, ids).await?;
    let name = |id| rounds.iter().find(|row| row.id == id).map(|row| row.name.clone());
    let own: Vec<String> = whom.residences.iter().map(ToString::to_string).collect();
    let visit = |row: visit::Model| {
        vec![
            field("round", "排查", name(row.round_id)),
            field("at", "时间", row.at),
            code("outcome", "结果", &row.outcome),
            field("confirmed", "本人已核实", row.confirmed.split(' ').any(|id| own.iter().any(|own| own == id))),
            field("noted", "有备注", row.note.is_some()),
            field("withdrawn", "已撤回", row.withdrawn),
        ]
    };
    let door = |row: door::Model| {
        vec![
            field("round", "排查", name(row.round_id)),
            code("state", "状态", &row.state),
            field("day", "日期", row.day),
            field("visits", "上门次数", row.visits),
        ]
    };
    Ok(vec![
        Part::of("visits", "入户走访", seen.into_iter().map(visit).collect()),
        Part::of("round_doors", "排查情况", doors.into_iter().map(door).collect()),
    ])
}

async fn lists(store: &Store, whom: &Whom) -> Result<Vec<Part>> {
    let (read, vault) = (&store.read, &store.vault);
    let of = row::Entity::find().filter(row::Column::PersonId.eq(whom.person_id));
    let rows = read.all(of).await?;
    let lists = read.among(list::Entity::find(), list::Column::Id, rows.iter().map(|row| row.list_id)).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut asked = vec![];
    for row in rows {
        let list = lists.iter().find(|list| list.id == row.list_id);
        let cells: Vec<serde_json::Value> = open_cells(vault, &row.cells)?;
        let who = Who::open(vault, &row.who)?;
        asked.push(vec![
            field("sender", "下发单位", list.map(|list| list.sender.clone())),
            field("batch", "批次", list.map(|list| list.batch.clone())),
            field("name", "姓名", who.name),
            field("document_number", "证件号码", who.document),
            field("phone", "电话", who.phone),
            field("address", "住址", who.address),
            field("columns", "名单列数", i64::try_from(cells.len()).unwrap_or_default()),
            code("answer", "核查结果", &row.answer),
            code("reason", "有误原因", row.reason.unwrap_or_default()),
            field("noted", "有备注", row.note.is_some()),
            field("answered_at", "核查时间", row.answered_at),
        ]);
    }
    let own = contact::Entity::find().filter(contact::Column::PersonId.eq(whom.person_id));
    let mut contacts = read.all(own).await?;
    contacts.extend(read.among(contact::Entity::find(), contact::Column::PushedRowId, ids).await?);
    let at_home = read.among(contact::Entity::find(), contact::Column::HouseholdId, whom.doors()).await?;
    let with_the_household = |row: &contact::Model| {
        let day = store.clock.day_of(row.at);
        row.person_id.is_none() && row.household_id.is_some_and(|home| whom.was_at(home, day))
    };
    contacts.extend(at_home.into_iter().filter(with_the_household));
    contacts.sort_by_key(|row| row.id);
    contacts.dedup_by_key(|row| row.id);
    let mut spoken = vec![];
    for row in contacts {
        // What was spoken about is theirs where it was them; with somebody of the household it may have been others.
        let about = opened(vault, "contact", Some(&row.about).filter(|_| row.person_id == Some(whom.person_id)))?;
        spoken.push(vec![
            field("at", "时间", row.at),
            code("way", "方式", &row.way),
            code("outcome", "结果", &row.outcome),
            field("about", "事由", about),
        ]);
    }
    Ok(vec![Part::of("lists", "下发名单", asked), Part::of("contacts", "联系记录", spoken)])
}
