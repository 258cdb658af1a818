//! `wangge readmit`: for the last administrator, whom nobody else can let in again.

use kernel::Result;
use server::house::House;
use server::rooms::account;

use crate::say;

/// Whom to let in again.
#[derive(clap::Args)]
pub struct Readmit {
    /// Their login.
    login: String,
}

/// Takes the second factor away, ends sessions and tokens, and prints a one-time password once.
pub async fn run(house: &House, readmit: Readmit) -> Result<()> {
    let password = account::readmit(house, &readmit.login).await?;
    say(format!("one-time password, shown only now: {password}"))
}
