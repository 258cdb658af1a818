//! The channels behind one interface: each takes a recipient and a text and says what became of it.

mod bots;
mod email;
mod gateway;
mod push;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use kernel::config;
use kernel::{Result, Store};

use super::model::ChannelKind;
use crate::outside::Client;

pub use push::{Address, Push};

/// A message on its way.
#[derive(Clone, Debug)]
pub struct Parcel {
    /// The same each time it is tried, so that a gateway that heard it already can tell.
    pub id: String,
    /// The number or address; empty for a group.
    pub to: String,
    /// What it says.
    pub text: String,
    /// What it is about, in a word or two; empty where it is about nothing in particular.
    pub about: &'static str,
    /// Whether it is severe.
    pub severe: bool,
    /// Nobody wants it any more after so many seconds.
    pub valid_seconds: u64,
}

/// What became of one try. Reasons are codes, never what a gateway said: that may hold a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The other side took it.
    Sent {
        /// Its own name for it.
        receipt: Option<String>,
        /// Whether it says that it has arrived.
        delivered: bool,
    },
    /// Not now; perhaps later.
    Later(&'static str),
    /// Not now, and nothing else on this channel for so many seconds.
    Pause(i64),
    /// Never.
    Never(&'static str),
    /// The recipient is there no more, and nothing else will ever reach it.
    Gone,
}

/// Something that carries messages.
#[async_trait]
pub trait Carrier: Send + Sync {
    /// Carries one. Takes no longer than the channel's timeout.
    async fn carry(&self, parcel: &Parcel) -> Outcome;
}

/// A channel that is set up.
#[derive(Clone)]
pub struct Channel {
    /// What carries its messages.
    pub carrier: Arc<dyn Carrier>,
    /// At most so many in a minute.
    pub per_minute: i32,
    /// So long one try may take.
    pub timeout: Duration,
    /// Whose inbox it reaches; none where each message has a recipient of its own.
    pub to: Vec<String>,
}

/// The channels that are set up.
#[derive(Clone, Default)]
pub struct Channels {
    each: BTreeMap<ChannelKind, Channel>,
    push: Option<Arc<Push>>,
}

impl Channels {
    /// Sets up what the settings name. In an exercise nothing goes out unless they say so.
    ///
    /// # Errors
    /// A plain message where a setting is wrong.
    pub fn of(settings: &config::Channels, store: &Store, exercise: bool) -> Result<Self> {
        if exercise && !settings.exercise {
            return Ok(Self::default());
        }
        let clock = &store.clock;
        let settings = settings.clone().with_secrets()?;
        let mut channels = BTreeMap::new();
        let mut add = |kind, carrier: Arc<dyn Carrier>, per_minute: u32, seconds: u64, to: Vec<String>| {
            let per_minute = i32::try_from(per_minute.max(1)).unwrap_or(i32::MAX);
            let timeout = Duration::from_secs(seconds.clamp(1, 120));
            channels.insert(kind, Channel { carrier, per_minute, timeout, to });
        };
        let client = || Client::new(settings.ca_file.as_deref());
        if let Some(sms) = &settings.sms {
            let gateway = gateway::Sms::new(sms.clone(), client()?, clock.clone())?;
            add(ChannelKind::Sms, Arc::new(gateway), sms.per_minute, sms.timeout_seconds, vec![]);
        }
        if let Some(mail) = &settings.email {
            let carrier = email::Email::new(mail, settings.ca_file.as_deref())?;
            add(ChannelKind::Email, Arc::new(carrier), mail.per_minute, mail.timeout_seconds, mail.to.clone());
        }
        for (kind, bot) in [(ChannelKind::Wecom, &settings.wecom), (ChannelKind::Dingtalk, &settings.dingtalk)] {
            if let Some(bot) = bot {
                let carrier = bots::Group::new(kind, bot, client()?, clock.clone())?;
                add(kind, Arc::new(carrier), bot.per_minute, bot.timeout_seconds, vec![]);
            }
        }
        let push = match &settings.push {
            Some(push) => Some(Arc::new(Push::new(push, client()?, clock.clone(), &store.vault)?)),
            None => None,
        };
        if let (Some(carrier), Some(push)) = (&push, &settings.push) {
            add(ChannelKind::Push, carrier.clone(), push.per_minute, push.timeout_seconds, vec![]);
        }
        Ok(Self { each: channels, push })
    }

    /// The channel, if it is set up.
    pub fn get(&self, kind: ChannelKind) -> Option<&Channel> {
        self.each.get(&kind)
    }

    /// Whether it is set up.
    pub fn set_up(&self, kind: ChannelKind) -> bool {
        self.each.contains_key(&kind)
    }

    /// The way to browsers, if it is set up.
    pub fn push(&self) -> Option<&Push> {
        self.push.as_deref()
    }
}

impl std::fmt::Debug for Channels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.each.keys()).finish()
    }
}
