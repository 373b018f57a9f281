//! What a program leaves behind in a session of its own is ended with it. Alone in its process, which adopts.

#![cfg(target_os = "linux")]

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use sandbox::Group;

#[test]
fn whoever_has_left_the_group_ends_with_it() {
    sandbox::adopt();
    let mut command = Command::new("/bin/sh");
    // The inner shell says its number once it has left, and its parent goes.
    command.args(["-c", "setsid sh -c 'echo $$; exec sleep 86397' & exit 0"]).stdout(Stdio::piped());
    let mut group = Group::start(&mut command).expect("a shell");
    let said = group.child().stdout.take().expect("its stdout");
    let id = BufReader::new(said).lines().next().expect("a line").expect("text");
    let left = PathBuf::from("/proc").join(&id);
    assert!(left.exists(), "{id} is not there");
    assert!(group.end().is_some());
    assert!(!left.exists(), "{id} goes on");
}
