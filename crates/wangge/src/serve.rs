//! `wangge serve`: the city over HTTP.

use std::net::SocketAddr;
use std::path::PathBuf;

use kernel::config::Config;
use kernel::{Error, Result};
use server::house::House;

use crate::say;

/// How to serve.
#[derive(clap::Args)]
pub struct Serve {
    /// Where to listen.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// The certificate to serve with over TLS, and those between it and a root (PEM).
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_certificate: Option<PathBuf>,
    /// The certificate's key (PEM), mode 0600.
    #[arg(long, value_name = "FILE", requires = "tls_certificate")]
    tls_key: Option<PathBuf>,
    /// An exercise goes on from this local time instead of where it stopped.
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM:SS")]
    at: Option<chrono::NaiveDateTime>,
}

/// Serves until told to stop.
pub async fn run(mut config: Config, serve: Serve) -> Result<()> {
    config.listen = serve.listen.unwrap_or(config.listen);
    if serve.tls_certificate.is_some() {
        (config.tls_certificate, config.tls_key) = (serve.tls_certificate, serve.tls_key);
    }
    let listen = config.listen;
    let house = House::open_later(config, serve.at).await?;
    let tls = house.config.tls_certificate.is_some();
    let behind_proxy = !house.config.trusted_proxies.is_empty() && house.config.behind_tls();
    // Passwords and people's data would go through the network as they are.
    if !tls && !house.exercise && !listen.ip().is_loopback() && !behind_proxy {
        return Err(Error::setup(format!(
            "{listen} is reached from other machines: serve with --tls-certificate and --tls-key, or put a TLS proxy before it \
             and name it in trusted_proxies, and its https:// address in public_url"
        )));
    }
    if !house.exercise && house.store.could_change_tables().await? {
        tracing::warn!("the store's account could change tables; give the program that serves one that cannot");
    }
    let listener = tokio::net::TcpListener::bind(listen).await;
    let listener = listener.map_err(|e| Error::setup(format!("cannot listen on {listen}: {e}")))?;
    server::jobs::start(house.clone());
    let address = listener.local_addr().map_err(Error::setup)?;
    say(format!("http{}://{address}", if tls { "s" } else { "" }))?;
    tokio::spawn(crate::memory::keep_while_busy(house.clone()));
    server::http::serve(house, listener).await
}
