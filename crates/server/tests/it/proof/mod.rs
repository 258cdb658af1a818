//! What is claimed of the whole house, proved.

mod authz;
mod books;
mod golden;
mod journal;
mod left_open;
mod phones;
mod rooms;
mod sight;

pub use authz::plant;
