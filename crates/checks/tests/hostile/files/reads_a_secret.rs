//! Brings a file of its teacher's into its text: whoever grades it puts its path here.

pub const SECRET: &str = include_str!("A_SECRET");

pub fn attach(_: &socketioxide::SocketIo) {}
