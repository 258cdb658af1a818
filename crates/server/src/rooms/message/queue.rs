//! Putting a message in the outbox, in the change that causes it. Nothing is sent here.

use std::collections::HashSet;

use codes::{AreaCode, Phone};
use kernel::{Read, Result, Stamp, Tx, Vault};
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use uuid::Uuid;

use super::model::{ChannelKind, MessageRules, fill};
use super::send::tell_holder;
use super::store::{OutgoingId, PushId, message};
use super::{DEAD, MADE};
use crate::house::House;
use crate::rooms::people::{self, PersonId, WorkerId};

/// Who receives a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// Somebody on duty, by their phone.
    Worker(WorkerId),
    /// Somebody isolated, by their phone.
    Person(PersonId),
    /// An address of the settings.
    Address(String),
    /// The group of the channel.
    Group,
    /// A browser of somebody on duty.
    Browser(PushId, WorkerId),
}

/// A message to be sent.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// Its name.
    pub id: OutgoingId,
    /// `alert`, `daily`, `personal` or `test`.
    pub kind: &'static str,
    /// By what.
    pub channel: ChannelKind,
    /// Where its cause lies.
    pub area: AreaCode,
    /// The rule it tells of; empty for other kinds.
    pub rule: String,
    /// Of how many it tells.
    pub n: i32,
    /// What goes first: 0 before 1 before 2.
    pub urgency: i32,
    /// To whom.
    pub to: To,
    /// The task that is done when it was sent.
    pub task_id: Option<Uuid>,
    /// What it says.
    pub text: String,
    /// From when it may go out.
    pub due_at: Stamp,
    /// Nobody wants it after this.
    pub valid_until: Stamp,
}

/// The number of somebody's mobile phone.
pub async fn number_of(from: &impl Read, vault: &Vault, to: &To) -> Result<Option<String>> {
    let phone = match to {
        To::Worker(id) => people::contacts(from, vault, [*id]).await?.remove(id).and_then(|contact| contact.phone),
        To::Person(id) => people::in_full(from, vault, [*id]).await?.remove(id).and_then(|person| person.phone),
        To::Address(address) => return Ok(Some(address.clone())),
        // Where it is reached is looked up when the message goes: until then its holder may have gone.
        To::Browser(id, _) => return Ok(Some(id.to_string())),
        To::Group => None,
    };
    let mobile = phone.and_then(|phone| phone.parse::<Phone>().ok()).filter(Phone::is_mobile);
    Ok(mobile.map(|phone| phone.as_str().to_owned()))
}

/// Puts a message in the outbox. One to whom no number leads is there too, as one that cannot be sent.
pub async fn put(tx: &mut Tx, house: &House, new: NewMessage) -> Result<()> {
    let vault = &house.store.vault;
    let number = number_of(tx, vault, &new.to).await?;
    let lost = number.is_none() && new.to != To::Group;
    let recipient = number.map(|number| vault.seal("recipient", &number)).transpose()?;
    let (worker_id, person_id) = match &new.to {
        To::Worker(id) | To::Browser(_, id) => (Some(*id), None),
        To::Person(id) => (None, Some(*id)),
        _ => (None, None),
    };
    let code = new.channel.code();
    let row = message::ActiveModel {
        id: Set(new.id),
        kind: Set(new.kind.to_owned()),
        channel: Set(code.to_owned()),
        area: Set(new.area.to_string()),
        bundle: Set(bundle(vault, new.channel, &new.to, &new.rule)),
        rule: Set(new.rule),
        n: Set(new.n),
        urgency: Set(new.urgency),
        worker_id: Set(worker_id),
        person_id: Set(person_id),
        task_id: Set(new.task_id),
        recipient: Set(recipient),
        text: Set(vault.seal("message_text", &new.text)?),
        day: Set(tx.today()),
        made_at: Set(tx.now()),
        state: Set(if lost { "dead" } else { "queued" }.to_owned()),
        due_at: Set(Some(new.due_at).filter(|_| !lost)),
        valid_until: Set(new.valid_until),
        tries: Set(0),
        lease: Set(None),
        reason: Set(lost.then(|| "no_number".to_owned())),
        receipt: Set(None),
        ended_at: Set(lost.then(|| tx.now())),
        ended_on: Set(lost.then(|| tx.today())),
        version: Set(1),
    };
    row.insert(tx).await?;
    tx.tally(&MADE, new.area, tx.today(), code, 1);
    if lost {
        tx.tally(&DEAD, new.area, tx.today(), code, 1);
        tell_holder(tx, new.task_id).await?;
    }
    Ok(())
}

/// Which of some tasks have a message in the outbox.
pub async fn queued_for(from: &impl Read, tasks: Vec<Uuid>) -> Result<HashSet<Uuid>> {
    let rows = from.among(message::Entity::find(), message::Column::TaskId, tasks).await?;
    Ok(rows.into_iter().filter_map(|row| row.task_id).collect())
}

/// What is told to the same recipient of the same rule in one message.
fn bundle(vault: &Vault, channel: ChannelKind, to: &To, rule: &str) -> String {
    let who = match to {
        To::Worker(id) => id.to_string(),
        To::Person(id) => id.to_string(),
        To::Address(address) => hex::encode(vault.index("recipient", address).0),
        To::Browser(id, _) => id.to_string(),
        To::Group => String::new(),
    };
    format!("{} {rule} {who}", channel.code())
}

/// Alerts of one rule that somebody is told of together.
#[derive(Clone, Debug)]
pub struct News {
    /// Code of the rule.
    pub rule: String,
    /// Whether it is severe.
    pub severe: bool,
    /// How many.
    pub n: i32,
    /// Where the last of them lies.
    pub area: AreaCode,
    /// What is said of one.
    pub one: String,
    /// What is said of several: `{n}` stands for how many.
    pub many: String,
}

impl News {
    fn says(&self, n: i32) -> String {
        if n == 1 { self.one.clone() } else { fill(&self.many, &|word| (word == "n").then(|| n.to_string())) }
    }
}

/// Tells a recipient of alerts: at once where they heard nothing of that rule for a while, else with all else that comes until
/// then in one message.
pub async fn tell(
    tx: &mut Tx,
    house: &House,
    rules: &MessageRules,
    channel: ChannelKind,
    to: To,
    news: &News,
) -> Result<()> {
    let clock = &house.store.clock;
    let last = message::Entity::find()
        .filter(message::Column::Bundle.eq(bundle(&house.store.vault, channel, &to, &news.rule)))
        .order_by_desc(message::Column::Id)
        .limit(1)
        .lock_exclusive();
    let last = tx.one(last).await?;
    let pause = 60 * if news.severe { rules.severe_bundle_minutes } else { rules.bundle_minutes };
    let now = tx.now();
    let grows = |row: &&message::Model| {
        let recent = row.made_at.plus_seconds(pause) > now;
        (row.state == "queued" && row.tries == 0) || (row.reason.as_deref() == Some("no_number") && recent)
    };
    if let Some(row) = last.as_ref().filter(grows) {
        let n = row.n + news.n;
        let more = message::ActiveModel {
            id: Set(row.id),
            n: Set(n),
            area: Set(row.area.clone()),
            text: Set(house.store.vault.seal("message_text", &news.says(n))?),
            version: Set(row.version + 1),
            ..Default::default()
        };
        more.update(tx).await?;
        return Ok(());
    }
    let after = last.filter(|row| row.state != "dead").map(|row| row.made_at.plus_seconds(pause));
    let due_at = rules.undisturbed(clock, after.unwrap_or(tx.now()).max(tx.now()), news.severe);
    let new = NewMessage {
        id: OutgoingId::new(tx.now()),
        kind: "alert",
        channel,
        area: news.area,
        rule: news.rule.clone(),
        n: news.n,
        urgency: i32::from(!news.severe),
        to,
        task_id: None,
        text: news.says(news.n),
        due_at,
        valid_until: due_at.plus_hours(rules.valid_hours),
    };
    put(tx, house, new).await
}
