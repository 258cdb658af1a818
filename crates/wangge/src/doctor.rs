//! `wangge doctor`: every tally and the chain, recomputed from the records.

use std::collections::BTreeMap;
use std::process::ExitCode;

use kernel::{Result, Snapshot};
use server::house::House;
use server::rooms::{self, key};

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
    faults += keys(&house, &seen).await?;
    let measures = rooms::measures().len();
    say(format!("{measures} measures and {lines} journal lines checked, {faults} faults"))?;
    Ok(if faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Says which data keys seal how many texts and how far a change is. Gives how many columns hold what none of them opens.
async fn keys(house: &House, seen: &Snapshot) -> Result<usize> {
    house.store.follow_keys().await?;
    let held: Vec<u16> = house.store.vault.keys().iter().map(|key| key.number).collect();
    let mut texts: BTreeMap<u16, i64> = held.iter().map(|number| (*number, 0)).collect();
    let mut faults = 0;
    for sealing in key::sealed_by_key(seen).await? {
        match sealing.key.and_then(|number| texts.get_mut(&number)) {
            Some(n) => *n += sealing.texts,
            None => {
                faults += 1;
                let number = sealing.key.map_or("no key".into(), |number| format!("data key {number}, which is gone"));
                say(format!("{}: {} texts sealed with {number}", sealing.column, sealing.texts))?;
            }
        }
    }
    let each = texts.iter().map(|(number, n)| format!("data key {number} seals {n} texts"));
    say(each.collect::<Vec<_>>().join(", "))?;
    for rotation in key::rotations(&house.store.read).await?.iter().filter(|rotation| rotation.ended_at.is_none()) {
        let key::Rotation { number, walk, looked, total, sealed, unreadable, .. } = rotation;
        say(format!(
            "the change to data key {number} is under way: walk {walk}, {looked} of {total} rows, {sealed} texts sealed anew, {unreadable} that do not open"
        ))?;
    }
    Ok(faults)
}
