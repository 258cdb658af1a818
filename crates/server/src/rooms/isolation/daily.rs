//! The message of the day (七个一) goes out by itself where the city has a gateway; else it stays the work of whoever holds the task.

use codes::AreaCode;
use kernel::{Error, Read, Result, Tx, task};
use sea_orm::{FromQueryResult, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use super::messages;
use super::model::day_of;
use super::store::{isolated_in, isolation};
use super::{MESSAGE, QUEUE_DAILY};
use crate::house::House;
use crate::rooms::message::{self, ChannelKind, MessageRules, NewMessage, OutgoingId, To};
use crate::rooms::people::{self, HouseholdId, PersonId};

/// So many households in one change, so that nobody waits long for the writer.
const PORTION: i64 = 100;

#[derive(FromQueryResult)]
struct Due {
    id: Uuid,
}

/// The open messages of the day that nobody has put in the outbox yet.
const DUE: &str = "
    SELECT task.id
    FROM task
    WHERE task.closed_at IS NULL
      AND task.due_at > $1
      AND task.opens_at <= $1
      AND task.kind = $2
      AND NOT EXISTS (SELECT 1 FROM message WHERE message.task_id = task.id)
    ORDER BY task.due_at, task.id
    LIMIT $3";

/// Puts the messages of the day in the outbox when their time has come.
pub async fn queue_daily(house: &House) -> Result<()> {
    let clock = &house.store.clock;
    let now = clock.now();
    let rules = MessageRules::on(&house.store.policy, clock.today())?;
    let Some(daily) = rules.daily.filter(|_| house.channels.set_up(ChannelKind::Sms)) else { return Ok(()) };
    if now < clock.at(clock.today(), daily.at) {
        return Ok(());
    }
    loop {
        let due = house.store.read.sql::<Due, _>(DUE, [now.0.into(), MESSAGE.into(), PORTION.into()]).await?;
        if due.is_empty() {
            return Ok(());
        }
        let queued = house
            .store
            .journal
            .record(&house.actor("clock"), QUEUE_DAILY, &house.city, async |tx| {
                let ids: Vec<Uuid> = due.iter().map(|one| one.id).collect();
                let n = queue(tx, house, &daily.text, &ids).await?;
                tx.tell(&serde_json::json!({ "messages": n }));
                if n == 0 {
                    tx.nothing_changed();
                }
                Ok(n)
            })
            .await?;
        // What is left is nobody's: there is no one at home.
        if queued == 0 {
            return Ok(());
        }
    }
}

async fn queue(tx: &mut Tx, house: &House, text: &str, ids: &[Uuid]) -> Result<usize> {
    // Held, so that another server does not put the same in the outbox.
    let open = task::Entity::find().filter(task::Column::State.eq("open")).lock_exclusive();
    let mut tasks = tx.among(open.order_by_asc(task::Column::Id), task::Column::Id, ids.to_vec()).await?;
    tasks.sort_by_key(|row| row.id);
    tasks.dedup_by_key(|row| row.id);
    let queued = message::queued_for(tx, ids.to_vec()).await?;
    tasks.retain(|row| !queued.contains(&row.id));
    let mut n = 0;
    for row in tasks {
        for (person, says) in texts(tx, house, &row, text).await? {
            messages::keep(tx, &house.store, &person, messages::MessageId::new(tx.now()), &says).await?;
            let new = outgoing(house, tx, &person, "daily", Some(row.id), says, row.due_at)?;
            message::put(tx, house, new).await?;
            n += 1;
        }
    }
    Ok(n)
}

/// What is sent to whom of a household: to everybody at home who has a phone, or to the first, so that it is seen not to go out.
async fn texts(tx: &Tx, house: &House, task: &task::Model, text: &str) -> Result<Vec<(isolation::Model, String)>> {
    let home = task.household_id.map(HouseholdId);
    let Some(home) = home else { return Ok(vec![]) };
    let rows: Vec<isolation::Model> = tx.all(isolated_in(home)).await?;
    let rows: Vec<isolation::Model> = rows.into_iter().filter(|row| row.state == "isolating").collect();
    let ids: Vec<PersonId> = rows.iter().map(|row| row.person_id).collect();
    let known = people::in_full(tx, &house.store.vault, ids).await?;
    let reached = |row: &&isolation::Model| known.get(&row.person_id).is_some_and(|person| person.phone.is_some());
    let mut to: Vec<isolation::Model> = rows.iter().filter(reached).cloned().collect();
    if to.is_empty() {
        to.extend(rows.into_iter().take(1));
    }
    let says = |row: isolation::Model| {
        let (n, days) = day_of(row.counted_from, row.ends_on, tx.today());
        let says = message::fill(text, &|word| match word {
            "n" => Some(n.to_string()),
            "days" => Some(days.to_string()),
            "last" => Some(row.ends_on.format("%-m月%-d日").to_string()),
            _ => None,
        });
        (row, says)
    };
    Ok(to.into_iter().map(says).collect())
}

/// A text message to somebody isolated.
pub fn outgoing(
    house: &House,
    tx: &Tx,
    row: &isolation::Model,
    kind: &'static str,
    task_id: Option<Uuid>,
    text: String,
    until: kernel::Stamp,
) -> Result<NewMessage> {
    let area: AreaCode = row.area.parse().map_err(Error::internal)?;
    let rules = MessageRules::on(&house.store.policy, tx.today())?;
    let due_at = rules.undisturbed(&house.store.clock, tx.now(), false);
    Ok(NewMessage {
        id: OutgoingId::new(tx.now()),
        kind,
        channel: ChannelKind::Sms,
        area,
        rule: String::new(),
        n: 1,
        urgency: 2,
        to: To::Person(row.person_id),
        task_id,
        text,
        due_at,
        valid_until: until.max(due_at),
    })
}
