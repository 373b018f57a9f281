//! What a terminal would obey, in what the compiler says.

compile_error!("\u{1b}[2J\u{9b}31m\u{202e}dessap\u{2066}");

pub fn attach(_: &socketioxide::SocketIo) {}
