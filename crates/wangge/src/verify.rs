//! `wangge verify`: whether a file of signed journal lines is true, without a store.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kernel::{Error, Result};
use server::rooms::audit;

use crate::say;

/// Which file, and by which key.
#[derive(Args)]
pub struct Verify {
    /// The file as it was exported.
    file: PathBuf,
    /// The city's public key: 64 hexadecimal digits, or a file that holds them. Compare its fingerprint with the one the city tells.
    #[arg(long, value_name = "KEY")]
    key: String,
    /// The journal line in which that key was changed, where it is a former one: it proves nothing of what was made later.
    #[arg(long, value_name = "LINE")]
    until: Option<i64>,
}

/// Says what the file proves; exit code 1 where it proves nothing.
pub fn run(given: &Verify) -> Result<ExitCode> {
    let file = std::fs::read(&given.file);
    let file = file.map_err(|e| Error::setup(format!("cannot read {}: {e}", given.file.display())))?;
    let key = std::fs::read_to_string(&given.key).unwrap_or_else(|_| given.key.clone());
    match audit::verify(&file, &key, given.until) {
        Ok(verdict) => {
            let head = verdict.head;
            say(format!("true: {} journal lines of {}, in {} runs", head.lines, head.city, verdict.runs))?;
            if let Some((first, last)) = verdict.span {
                say(format!("from line {first} to line {last}; the journal then had {} lines", head.chain_lines))?;
            }
            say(format!("made {} by {} for {}", head.made_at, head.made_by, head.purpose))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(why) => {
            say(format!("not true: {why}"))?;
            Ok(ExitCode::FAILURE)
        }
    }
}
