//! Brings a file of its teacher's into its text.

pub const SECRET: &str = include_str!("/etc/../root/.profile");

pub fn attach(_: &socketioxide::SocketIo) {}
