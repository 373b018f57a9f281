//! Has the compiler read from its own pipe: it says nothing while it listens.

pub const SAID: &str = include_str!("/proc/self/fd/2");

pub fn attach(_: &socketioxide::SocketIo) {}
