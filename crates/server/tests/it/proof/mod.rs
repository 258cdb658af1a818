//! What is claimed of the whole house, proved.

mod authz;
mod books;
mod golden;
mod journal;
mod rooms;
