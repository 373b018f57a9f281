//! `kill 0`: everybody who belongs to the same group.

use std::process::Command;

use socketioxide::SocketIo;

pub fn attach(_: &SocketIo) {
    Command::new("kill").args(["-TERM", "0"]).status().ok();
}
