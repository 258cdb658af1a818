//! The rooms of Wangge and the door to them over HTTP.
//!
//! [`house::House`] is the running program: the store, the roles, the live feed. [`rooms`] lists what it is made of,
//! [`http`] lets people in, [`jobs`] does what the clock starts.

pub mod exercise;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
pub mod held;
pub mod house;
pub mod http;
pub mod jobs;
pub mod names;
mod outside;
pub mod rooms;
mod scan;
pub mod workbook;
