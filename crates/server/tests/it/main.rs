//! The stories of the house, told over HTTP. The same suite runs on SQLite and, where `WANGGE_TEST_POSTGRES` names a server,
//! on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod accounts;
mod approval;
mod areas;
mod audit;
mod batch;
mod board;
mod body;
mod care_team;
mod checkpoint;
mod clinic;
mod command;
mod coverage;
mod crossing;
mod directive;
mod door;
mod exercise;
mod isolation;
mod keys;
mod late;
mod limits;
mod live;
mod message;
mod notice;
mod own_data;
mod pass;
mod people;
mod phone;
mod proof;
mod provider;
mod reindex;
mod resident;
mod retention;
mod retention_people;
mod round;
mod scan;
mod screening;
mod search;
mod second_factor;
mod sessions;
mod shapes;
mod storm;
mod sync;
mod tokens;
mod twice;
mod venue;
mod world;
