//! Sending what is due. A message is claimed for a while, carried, and what became of it is noted. Whoever claimed it and went
//! away loses it again: it is tried once more, with the same id, so that nothing is lost and a gateway can tell a repetition.

use codes::AreaCode;
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use kernel::{Error, Read, Result, Stamp, Tx, task};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use super::channel::{Channel, Outcome, Parcel};
use super::model::{ChannelKind, MessageRules};
use super::push;
use super::store::{InboxId, gate, inbox, message};
use super::{CLAIM_MESSAGES, DEAD, NOTE_OUTCOME, SENT};
use crate::house::House;
use crate::rooms::alert;
use crate::rooms::people::WorkerId;

/// So many are claimed at a time …
const PORTION: i32 = 40;

/// … and so many carried side by side.
const SIDE_BY_SIDE: usize = 8;

/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

/// So many that nobody wants any more are given up in one change.
const GIVEN_UP: u64 = 200;

/// Sends all that is due and that the limits of the channels allow.
pub async fn send_due(house: &House) -> Result<()> {
    for kind in ChannelKind::ALL {
        send_by(house, kind).await?;
    }
    Ok(())
}

/// The same on one channel.
pub async fn send_by(house: &House, kind: ChannelKind) -> Result<()> {
    while waits(house, kind).await? {
        let claimed = claim(house, kind).await?;
        let Some(channel) = house.channels.get(kind).filter(|_| !claimed.is_empty()) else { break };
        let mut on_their_way = FuturesUnordered::new();
        for row in claimed {
            if on_their_way.len() == SIDE_BY_SIDE
                && let Some(noted) = on_their_way.next().await
            {
                noted?;
            }
            on_their_way.push(carry(house, channel, row));
        }
        while let Some(noted) = on_their_way.next().await {
            noted?;
        }
    }
    Ok(())
}

/// Whether there is anything to do on a channel; so a quiet minute writes nothing.
async fn waits(house: &House, kind: ChannelKind) -> Result<bool> {
    use message::Column;
    let now = house.store.clock.now();
    let of = || message::Entity::find().filter(Column::Channel.eq(kind.code())).filter(Column::DueAt.is_not_null());
    let stale = of().filter(Column::ValidUntil.lt(now)).limit(1);
    if house.store.read.one(stale).await?.is_some() {
        return Ok(true);
    }
    let due = of().filter(Column::DueAt.lte(now)).limit(1);
    Ok(house.channels.set_up(kind) && house.store.read.one(due).await?.is_some())
}

/// Takes what goes out now. Whoever claims holds the row of the channel, so two servers share its limit and never a message.
async fn claim(house: &House, kind: ChannelKind) -> Result<Vec<message::Model>> {
    let channel = house.channels.get(kind);
    house
        .store
        .journal
        .record(&house.actor("clock"), CLAIM_MESSAGES, &house.city, async |tx| {
            let open = gate::Entity::find_by_id(kind.code().to_owned()).lock_exclusive();
            let open = tx.one(open).await?.ok_or(Error::internal("a channel has no row"))?;
            let gone = give_up(tx, kind, channel.is_some()).await?;
            let claimed = match channel {
                Some(channel) if open.blocked_until.is_none_or(|until| until <= tx.now()) => {
                    take(tx, house, channel, open).await?
                }
                _ => vec![],
            };
            tx.tell(&serde_json::json!({ "channel": kind.code(), "n": claimed.len(), "given_up": gone }));
            if claimed.is_empty() && gone == 0 {
                tx.nothing_changed();
            }
            Ok(claimed)
        })
        .await
}

/// Gives up what nobody wants any more. Says how many.
async fn give_up(tx: &mut Tx, kind: ChannelKind, set_up: bool) -> Result<usize> {
    use message::Column;
    let stale = message::Entity::find()
        .filter(Column::Channel.eq(kind.code()))
        .filter(Column::DueAt.is_not_null())
        .filter(Column::ValidUntil.lt(tx.now()))
        .limit(GIVEN_UP)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let stale = tx.all(stale).await?;
    for row in &stale {
        end(tx, row, "dead", Some(if set_up { "expired" } else { "not_set_up" }), None).await?;
        tell_holder(tx, row.task_id).await?;
    }
    Ok(stale.len())
}

async fn take(tx: &mut Tx, house: &House, channel: &Channel, gate: gate::Model) -> Result<Vec<message::Model>> {
    use message::Column;
    let rules = MessageRules::on(&house.store.policy, tx.today())?;
    let over = tx.now().0 - gate.window_from.0 >= MINUTE;
    let (window_from, used) = if over { (tx.now(), 0) } else { (gate.window_from, gate.used) };
    let room = (channel.per_minute - used).clamp(0, PORTION);
    let due = message::Entity::find()
        .filter(Column::Channel.eq(&gate.channel))
        .filter(Column::DueAt.lte(tx.now()))
        .order_by_asc(Column::Urgency)
        .order_by_asc(Column::DueAt)
        .limit(u64::try_from(room).unwrap_or(0))
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let due = if room > 0 { tx.all(due).await? } else { vec![] };
    let open: Vec<Uuid> = open_tasks(tx, &due).await?;
    let mut claimed = vec![];
    for row in due {
        if row.kind == "daily" && row.task_id.is_some_and(|task| !open.contains(&task)) {
            // Somebody else did it, or it is asked for no more.
            end(tx, &row, "discarded", Some("task_closed"), None).await?;
        } else if row.tries >= rules.tries {
            end(tx, &row, "dead", Some("no_answer"), None).await?;
            tell_holder(tx, row.task_id).await?;
        } else {
            claimed.push(row);
        }
    }
    let lease = kernel::id::new(tx.now());
    let rounds = i64::from(PORTION) / SIDE_BY_SIDE as i64 + 1;
    let until = tx.now().plus_seconds(i64::try_from(channel.timeout.as_secs()).unwrap_or(60) * rounds + 10);
    if claimed.is_empty() {
        return Ok(vec![]);
    }
    message::Entity::update_many()
        .filter(Column::Id.is_in(claimed.iter().map(|row| row.id)))
        .col_expr(Column::Lease, Expr::value(lease))
        .col_expr(Column::DueAt, Expr::value(until))
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .exec(tx)
        .await?;
    for row in &mut claimed {
        row.lease = Some(lease);
        row.tries += 1;
    }
    let n = i32::try_from(claimed.len()).unwrap_or(i32::MAX);
    let counted = gate::ActiveModel {
        channel: Set(gate.channel),
        window_from: Set(window_from),
        used: Set(used + n),
        ..Default::default()
    };
    counted.update(tx).await?;
    Ok(claimed)
}

async fn open_tasks(tx: &Tx, rows: &[message::Model]) -> Result<Vec<Uuid>> {
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.task_id).collect();
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let open = task::Entity::find().filter(task::Column::State.eq("open"));
    Ok(tx.among(open, task::Column::Id, ids).await?.into_iter().map(|task| task.id).collect())
}

async fn carry(house: &House, channel: &Channel, row: message::Model) -> Result<()> {
    let vault = &house.store.vault;
    let mut to = row.recipient.as_ref().map(|sealed| vault.open("recipient", sealed)).transpose()?;
    if row.channel == ChannelKind::Push.code() {
        to = push::address_of(&house.store.read, &house.store, to).await?;
        if to.is_none() {
            return note(house, &row, Outcome::Gone).await;
        }
    }
    let left = (row.valid_until.0 - house.store.clock.now().0) / 1000;
    let parcel = Parcel {
        id: row.id.to_string(),
        to: to.unwrap_or_default(),
        text: vault.open("message_text", &row.text)?,
        about: alert::RULES.iter().find(|rule| rule.code == row.rule).map_or("", |rule| rule.zh),
        severe: row.urgency == 0,
        valid_seconds: u64::try_from(left).unwrap_or(0),
    };
    let carried = tokio::time::timeout(channel.timeout, channel.carrier.carry(&parcel)).await;
    note(house, &row, carried.unwrap_or(Outcome::Later("timed_out"))).await
}

/// Notes what became of one try. Who lost the claim meanwhile says nothing, unless it was sent.
async fn note(house: &House, tried: &message::Model, outcome: Outcome) -> Result<()> {
    let area: AreaCode = tried.area.parse().map_err(Error::internal)?;
    let actor = house.actor("clock");
    let noted = house.store.journal.record(&actor, NOTE_OUTCOME, &area, async |tx| {
        tx.about("message", tried.id);
        let find = message::Entity::find_by_id(tried.id).lock_exclusive();
        let row = tx.one(find).await?.ok_or(Error::internal("a message is gone"))?;
        let sent = matches!(outcome, Outcome::Sent { .. });
        if row.due_at.is_none() || (row.lease != tried.lease && !sent) {
            tx.nothing_changed();
            return Ok(());
        }
        let reason = settle(tx, house, &row, outcome).await?;
        tx.tell(&serde_json::json!({ "channel": row.channel, "try": row.tries, "reason": reason }));
        gate::Entity::update_many()
            .filter(gate::Column::Channel.eq(&row.channel))
            .col_expr(gate::Column::TriedAt, Expr::value(tx.now()))
            .col_expr(gate::Column::Reason, Expr::value(reason))
            .exec(tx)
            .await?;
        Ok(())
    });
    noted.await
}

async fn settle(tx: &mut Tx, house: &House, row: &message::Model, outcome: Outcome) -> Result<Option<&'static str>> {
    let rules = MessageRules::on(&house.store.policy, tx.today())?;
    let (reason, next) = match outcome {
        Outcome::Sent { receipt, delivered } => {
            end(tx, row, if delivered { "delivered" } else { "sent" }, None, receipt).await?;
            finish_task(tx, row).await?;
            return Ok(None);
        }
        Outcome::Pause(seconds) => {
            let until = tx.now().plus_seconds(seconds);
            gate::Entity::update_many()
                .filter(gate::Column::Channel.eq(&row.channel))
                .col_expr(gate::Column::BlockedUntil, Expr::value(until))
                .exec(tx)
                .await?;
            // That was no try: nobody looked at the message.
            again(tx, row, row.tries - 1, "rate_limited", until).await?;
            return Ok(Some("rate_limited"));
        }
        Outcome::Gone => {
            // Nobody can do anything about it: it is no dead letter. The alert lies in the inbox all the same.
            end(tx, row, "discarded", Some("subscription_gone"), None).await?;
            push::forget(tx, house, row).await?;
            return Ok(Some("subscription_gone"));
        }
        Outcome::Later(reason) => (reason, rules.retry_after(row.tries)),
        Outcome::Never(reason) => (reason, None),
    };
    match next {
        Some(seconds) => again(tx, row, row.tries, reason, tx.now().plus_seconds(seconds)).await?,
        None => {
            end(tx, row, "dead", Some(reason), None).await?;
            tell_holder(tx, row.task_id).await?;
        }
    }
    Ok(Some(reason))
}

async fn again(tx: &Tx, row: &message::Model, tries: i32, reason: &str, due_at: Stamp) -> Result<()> {
    let waits = message::ActiveModel {
        id: Set(row.id),
        state: Set(if tries > 0 { "failed" } else { "queued" }.to_owned()),
        tries: Set(tries),
        reason: Set(Some(reason.to_owned())),
        due_at: Set(Some(due_at)),
        lease: Set(None),
        version: Set(row.version + 1),
        ..Default::default()
    };
    waits.update(tx).await?;
    Ok(())
}

/// Ends a message.
pub async fn end(
    tx: &mut Tx,
    row: &message::Model,
    state: &str,
    reason: Option<&str>,
    receipt: Option<String>,
) -> Result<()> {
    let area = row.area.parse().map_err(Error::internal)?;
    let ended = message::ActiveModel {
        id: Set(row.id),
        state: Set(state.to_owned()),
        reason: Set(reason.map(str::to_owned)),
        receipt: Set(receipt),
        due_at: Set(None),
        lease: Set(None),
        ended_at: Set(Some(tx.now())),
        ended_on: Set(Some(tx.today())),
        version: Set(row.version + 1),
        ..Default::default()
    };
    ended.update(tx).await?;
    match state {
        "sent" | "delivered" => tx.tally(&SENT, area, tx.today(), &row.channel, 1),
        "dead" => tx.tally(&DEAD, area, tx.today(), &row.channel, 1),
        _ => {}
    }
    Ok(())
}

/// The task is done when all its messages were sent: who did it is the house.
async fn finish_task(tx: &mut Tx, row: &message::Model) -> Result<()> {
    let Some(id) = row.task_id else { return Ok(()) };
    let unsent = message::Entity::find()
        .filter(message::Column::TaskId.eq(id))
        .filter(message::Column::State.is_not_in(["sent", "delivered"]));
    if tx.one(unsent.limit(1)).await?.is_none() {
        task::finish(tx, id, row.id).await?;
    }
    Ok(())
}

/// Whoever holds the task of a message that will not be sent finds it in their inbox, and does it by hand while there is time.
pub async fn tell_holder(tx: &Tx, task_id: Option<Uuid>) -> Result<()> {
    let Some(id) = task_id else { return Ok(()) };
    let open = task::Entity::find_by_id(id).filter(task::Column::State.eq("open"));
    let Some(task) = tx.one(open).await? else { return Ok(()) };
    let Some(holder) = task.holder.map(WorkerId) else { return Ok(()) };
    let subject = task.household_id.unwrap_or(task.subject);
    let known = inbox::Entity::find()
        .filter(inbox::Column::WorkerId.eq(holder))
        .filter(inbox::Column::ReadAt.is_null())
        .filter(inbox::Column::Rule.eq(&task.kind))
        .filter(inbox::Column::SubjectId.eq(subject));
    if tx.one(known.limit(1)).await?.is_some() {
        return Ok(());
    }
    let line = inbox::ActiveModel {
        id: Set(InboxId::new(tx.now())),
        worker_id: Set(holder),
        kind: Set("unsent".to_owned()),
        rule: Set(task.kind),
        severity: Set("normal".to_owned()),
        area: Set(task.area),
        subject_kind: Set("household".to_owned()),
        subject_id: Set(subject),
        alert_id: Set(None),
        n: Set(1),
        at: Set(tx.now()),
        read_at: Set(None),
    };
    line.insert(tx).await?;
    Ok(())
}
