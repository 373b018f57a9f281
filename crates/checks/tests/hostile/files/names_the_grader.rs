//! Names files that are not its own, in ways that once were copied.
// include_str!("./../tests/grade.rs")
// include_str!("../Cargo.toml")
// mod ../../grader;

use socketioxide::SocketIo;

const GRADER: &str = "include_str!(\"./../tests/grade.rs\")";

pub fn attach(_: &SocketIo) {
    println!("{GRADER}");
}
