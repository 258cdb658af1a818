//! The running program: one city's store, its roles, and what goes on in it.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use chrono::NaiveDateTime;
use codes::{AreaCode, Level};
use kernel::config::Config;
use kernel::hold::Company;
use kernel::policy::Policy;
use kernel::store::Plan;
use kernel::{Actor, Clock, Error, Result, Roles, Store};
use tokio::sync::watch;
use uuid::Uuid;

use crate::http::sender::Paces;
use crate::http::session::Sessions;
use crate::http::told::Repeats;
use crate::rooms;

/// The rules of the source, for a city that gives none of its own.
const POLICY: &str = include_str!("../../../policy/meihekou-2020.toml");

/// The usual roles.
const ROLES: &str = include_str!("../../../policy/roles.toml");

/// Everything a request needs. It is handed on many times in each: a handle, not the things themselves.
#[derive(Clone)]
pub struct House(Arc<Inside>);

impl std::ops::Deref for House {
    type Target = Inside;

    fn deref(&self) -> &Inside {
        &self.0
    }
}

/// What is in the house.
pub struct Inside {
    /// The store.
    pub store: Store,
    /// Roles and their acts.
    pub roles: Arc<Roles>,
    /// Settings.
    pub config: Arc<Config>,
    /// The city: the root of its areas.
    pub city: AreaCode,
    /// Whether this is an exercise with invented people.
    pub exercise: bool,
    /// Arrivals waiting to be registered.
    pub arrivals: Arc<rooms::screening::Door>,
    /// Crossings waiting to be written.
    pub crossings: Arc<rooms::crossing::Door>,
    /// How far the days' tasks are laid.
    pub laid: Arc<rooms::isolation::Laid>,
    /// Sheets being read and imported.
    pub imports: Arc<rooms::screening::Desk>,
    /// How often acts were refused today.
    pub refused: rooms::audit::Refused,
    /// The check of the journal's chain under way.
    pub checks: rooms::audit::Checks,
    /// What reaches people outside.
    pub channels: rooms::message::Channels,
    /// Boards that somebody looked at a moment ago.
    pub boards: rooms::board::Shared,
    /// What changes, for those who follow.
    pub live: crate::http::live::Hub,
    /// Who is signed in, for a moment.
    pub sessions: Sessions,
    /// How fast somebody may ask.
    pub paces: Paces,
    /// How many requests were answered since the start.
    pub answered: AtomicU64,
    /// What is refused again and again, for the log.
    pub repeats: Repeats,
    /// Who vouches for people besides their password.
    pub providers: rooms::account::Providers,
    /// Logins that were tried and that nobody has.
    pub strangers: rooms::account::Strangers,
    /// Turns true when the program is told to stop.
    pub closing: watch::Sender<bool>,
}

impl House {
    /// Makes an empty store for a city.
    ///
    /// # Errors
    /// A plain message where there is already one, or the place cannot be written.
    pub async fn found(config: &Config, city: AreaCode, exercise: bool) -> Result<()> {
        if city.level() < Level::County {
            return Err(Error::setup(format!("{city} is no city or county: what is counted is added up no further")));
        }
        let address = config.address()?;
        let master = match &config.key {
            Some(key) => kernel::vault::MasterKey::parse(key)?,
            None => {
                let path = config.key_path()?;
                if !path.exists() {
                    kernel::vault::MasterKey::random().write(&path)?;
                }
                kernel::vault::MasterKey::read(&path)?
            }
        };
        let notes = [("city", city.to_string()), ("exercise", exercise.to_string())];
        let plan = Plan { tables: rooms::TABLES, master: &master, notes: &notes };
        Store::create(&address, plan).await
    }

    /// Takes away a store whose making failed half way: the file, or the tables in the schema.
    ///
    /// # Errors
    /// A plain message where the server does not answer; then the tables are still there.
    pub async fn abandon(config: &Config) -> Result<()> {
        kernel::undo::take_away(&config.address()?, rooms::TABLES).await
    }

    /// Opens the store of a city. An exercise goes on from where its journal stopped.
    pub async fn open(config: Config) -> Result<Self> {
        Self::open_later(config, None).await
    }

    /// Opens the store of a city; an exercise may go on from a later local time `at`.
    ///
    /// # Errors
    /// A plain message where `at` is given for a store in earnest, whose time is the real one, or lies before what happened.
    pub async fn open_later(config: Config, at: Option<NaiveDateTime>) -> Result<Self> {
        let real = Clock::real(config.zone);
        let clock = match (kernel::store::exercise_moment(&config.address()?).await?, at) {
            (None, None) => real,
            (None, Some(_)) => return Err(Error::setup("only an exercise can be put to another time")),
            (Some(stopped), None) => Clock::starting_at(stopped, config.zone),
            (Some(stopped), Some(at)) => {
                let start = real.at(at.date(), at.time());
                if start < stopped {
                    return Err(Error::setup(format!("the exercise has come to {} already", real.local(stopped))));
                }
                Clock::starting_at(start, config.zone)
            }
        };
        Self::open_at(config, clock).await
    }

    /// Opens the store of a city where nobody else has it open, and lets nobody else open it.
    ///
    /// # Errors
    /// A plain message where somebody has it open.
    pub async fn open_alone(config: Config) -> Result<Self> {
        let real = Clock::real(config.zone);
        let stopped = kernel::store::exercise_moment(&config.address()?).await?;
        let clock = stopped.map_or(real, |stopped| Clock::starting_at(stopped, config.zone));
        Self::open_with(config, clock, Company::Nobody).await
    }

    /// Opens the store with a clock of one's own: tests and the exercise set it.
    pub async fn open_at(config: Config, clock: Clock) -> Result<Self> {
        Self::open_with(config, clock, Company::Others).await
    }

    /// The same in that company.
    pub async fn open_with(config: Config, clock: Clock, company: Company) -> Result<Self> {
        config.scan.check()?;
        let policy = Policy::parse(&read_or(config.policy.as_deref(), POLICY)?)?;
        let roles = Roles::parse(&read_or(config.roles.as_deref(), ROLES)?, &rooms::acts())?;
        let store = Store::open(&config.address()?, || config.master_key(), clock, policy, company).await?;
        let city = store.note("city").await?;
        let city = city.parse().map_err(|_| Error::setup("the store names no city"))?;
        let exercise = store.note("exercise").await? == "true";
        let paces = Paces::new(&config);
        let house = Self(Arc::new(Inside {
            channels: rooms::message::Channels::of(&config.channels, &store, exercise)?,
            arrivals: Arc::new(rooms::screening::door(&store)),
            answered: AtomicU64::new(0),
            crossings: Arc::new(rooms::crossing::door(&store)),
            providers: rooms::account::Providers::of(&config)?,
            store,
            roles: Arc::new(roles),
            config: Arc::new(config),
            city,
            exercise,
            laid: Arc::default(),
            refused: rooms::audit::Refused::default(),
            checks: rooms::audit::Checks::default(),
            imports: Arc::default(),
            boards: rooms::board::Shared::default(),
            live: crate::http::live::Hub::default(),
            sessions: Sessions::new(Duration::from_secs(1)),
            paces,
            repeats: Repeats::default(),
            strangers: rooms::account::Strangers::default(),
            closing: watch::Sender::new(false),
        }));
        rooms::account::check_rules(&house, &rooms::acts())?;
        rooms::retention::check_rules(&house)?;
        Ok(house)
    }

    /// Who acts when nobody is signed in: the house itself, under a name for the log.
    pub fn actor(&self, name: &str) -> Actor {
        Actor::house(name)
    }

    /// Who does something with their own account: no post is asked, and the journal names them.
    pub fn actor_for(&self, name: &str, worker: Option<Uuid>) -> Actor {
        let mut actor = Actor::house(name);
        actor.worker = worker;
        actor
    }
}

fn read_or(path: Option<&std::path::Path>, usual: &str) -> Result<String> {
    match path {
        Some(path) => {
            std::fs::read_to_string(path).map_err(|e| Error::setup(format!("cannot read {}: {e}", path.display())))
        }
        None => Ok(usual.to_owned()),
    }
}
