//! `wangge serve`: the city over HTTP.

use std::net::SocketAddr;

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
    /// An exercise goes on from this local time instead of where it stopped.
    #[arg(long, value_name = "YYYY-MM-DDTHH:MM:SS")]
    at: Option<chrono::NaiveDateTime>,
}

/// Serves until told to stop.
pub async fn run(mut config: Config, serve: Serve) -> Result<()> {
    config.listen = serve.listen.unwrap_or(config.listen);
    let listen = config.listen;
    let house = House::open_later(config, serve.at).await?;
    let listener = tokio::net::TcpListener::bind(listen).await;
    let listener = listener.map_err(|e| Error::setup(format!("cannot listen on {listen}: {e}")))?;
    server::jobs::start(house.clone());
    let address = listener.local_addr().map_err(Error::setup)?;
    say(format!("http://{address}"))?;
    server::http::serve(house, listener).await
}
