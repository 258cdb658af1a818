//! What is claimed of the whole house, proved.

mod attempts;
mod authz;
mod books;
mod golden;
mod journal;
mod left_open;
mod phones;
mod planted;
mod rooms;
mod sight;

pub use planted::plant;
