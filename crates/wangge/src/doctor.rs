//! `wangge doctor`: every tally and the chain, recomputed from the records.

use std::process::ExitCode;

use kernel::Result;
use server::house::House;
use server::rooms;

use crate::say;

/// Prints what does not fit; exit code 1 if anything does not.
pub async fn run(house: House) -> Result<ExitCode> {
    house.store.journal.settle().await?;
    // Writing goes on meanwhile: all is counted as it was at one moment.
    let seen = house.store.read.snapshot().await?;
    let mut faults = 0;
    for measure in rooms::measures() {
        for difference in kernel::tally::prove(&seen, &measure).await? {
            faults += 1;
            say(difference)?;
        }
    }
    for astray in kernel::tally::above::prove(&seen).await? {
        faults += 1;
        say(astray)?;
    }
    let (lines, broken) = kernel::journal::check(&seen).await?;
    for fault in &broken {
        faults += 1;
        say(format!("journal line {}: {}", fault.seq, fault.what))?;
    }
    let measures = rooms::measures().len();
    say(format!("{measures} measures and {lines} journal lines checked, {faults} faults"))?;
    Ok(if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
