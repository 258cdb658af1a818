//! Coming in through somebody who vouches for people (OpenID Connect): the authorization code flow with PKCE. See decision 0025.
//!
//! What waits between going and coming back lies sealed in a cookie (`trip.rs`); what the provider says is asked and checked in
//! `vouch.rs`; which account that is stands in `links.rs`. No account is made and no post given.

mod begin;
mod come_back;
mod discovery;
mod links;
mod my_links;
mod trip;
mod vouch;

use std::collections::BTreeMap;

use kernel::config::{self, Config, Secret};
use kernel::{Error, Result};
use serde::Serialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::house::House;
use crate::outside::Client;
use discovery::Known;

pub use links::{forget, refuse_only_door, said_of};
pub use trip::Through;

/// Whoever vouches for people, as the settings name them.
pub struct Providers {
    all: BTreeMap<String, Provider>,
    /// Where people come back to, before the path of the face.
    home: String,
}

/// One of them.
struct Provider {
    name: String,
    settings: config::Provider,
    secret: Secret,
    client: Client,
    known: Known,
}

/// Who vouches for people, in words.
#[derive(Clone, Serialize, utoipa::ToSchema)]
pub struct ProviderLine {
    /// Its name in addresses.
    #[schema(max_length = 40)]
    pub name: String,
    /// 按钮上的字.
    pub zh: String,
    /// The words on the button.
    pub en: String,
}

impl Providers {
    /// Those of the settings.
    ///
    /// # Errors
    /// A plain message naming the setting that is wrong.
    pub fn of(config: &Config) -> Result<Self> {
        let home = config.public_url.clone().unwrap_or_default().trim_end_matches('/').to_owned();
        if home.is_empty() && !config.providers.is_empty() {
            return Err(Error::setup("settings: [providers] needs public_url, where people come back to"));
        }
        let mut all = BTreeMap::new();
        for (name, settings) in &config.providers {
            settings.check(name)?;
            let one = Provider {
                name: name.clone(),
                secret: settings.secret()?,
                client: Client::new(settings.ca_file.as_deref())?,
                settings: settings.clone(),
                known: Known::default(),
            };
            all.insert(name.clone(), one);
        }
        Ok(Self { all, home })
    }

    fn get(&self, name: &str) -> Result<&Provider> {
        self.all.get(name).ok_or(Error::NotFound("provider"))
    }

    fn of_issuer(&self, issuer: &str) -> Option<&Provider> {
        self.all.values().find(|one| one.settings.issuer == issuer)
    }

    /// Who somebody came in through, in words; its name stands in where the settings have it no more.
    pub fn line(&self, name: &str) -> ProviderLine {
        let nameless = || ProviderLine { name: name.to_owned(), zh: name.to_owned(), en: name.to_owned() };
        self.all.get(name).map_or_else(nameless, Provider::line)
    }

    /// Where the provider sends people back to: a page of the face they came from. Both are registered with it.
    fn back(&self, to: &str) -> String {
        let face = if to.starts_with("/field/") { "/field" } else { "" };
        format!("{}{face}/sign-in/back", self.home)
    }
}

impl Provider {
    fn line(&self) -> ProviderLine {
        ProviderLine { name: self.name.clone(), zh: self.settings.zh.clone(), en: self.settings.en.clone() }
    }
}

/// The operations that the door limits more strictly than others.
pub fn door() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(begin::sign_in_at_provider))
        .routes(routes!(begin::confirm_at_provider))
        .routes(routes!(begin::link_my_account))
        .routes(routes!(come_back::return_from_provider))
}

/// The other operations.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(begin::list_providers))
        .routes(routes!(my_links::list_my_links))
        .routes(routes!(my_links::unlink_my_account))
        .routes(routes!(links::list_links))
        .routes(routes!(links::link_account, links::unlink_account))
}
