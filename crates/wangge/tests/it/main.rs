//! The program as its users run it: real processes, real files, both databases.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod at_rest;
mod backup;
mod cli;
mod cluster;
mod crash;
mod faults;
mod gatehouse;
mod keys;
mod log;
mod place;
mod serve;
mod tls;
