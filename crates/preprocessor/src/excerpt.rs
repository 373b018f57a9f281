//! The part of an answer that a page shows.

/// A source without its docs, its attributes for the whole file and its `use` lines.
pub(crate) fn without_preamble(source: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut in_use = false;
    for line in source.lines() {
        let start = line.trim_start();
        in_use |= line.starts_with("use ");
        if in_use {
            in_use = !line.trim_end().ends_with(';');
        } else if !(start.starts_with("//!") || line.starts_with("#![")) {
            kept.push(line);
        }
    }
    let mut lines = kept.join("\n").trim_matches('\n').to_owned();
    while lines.contains("\n\n\n") {
        lines = lines.replace("\n\n\n", "\n\n");
    }
    lines
}

/// The statement or item that starts on the first line with this text: up to the line that closes it, which rustfmt
/// puts at the same indentation. None if no line has the text.
pub(crate) fn statement(source: &str, text: &str) -> Option<String> {
    let lines: Vec<&str> = source.lines().collect();
    let first = lines.iter().position(|line| !line.trim_start().starts_with("//") && line.contains(text))?;
    let indent = indentation(lines[first]);
    let opens = |line: &str| line.trim_end().ends_with(['{', '(', '[', '|']);
    let continues = |line: &str| !line.trim_end().ends_with([';', '}', ',']);
    let closing = |line: &&&str| indentation(line) <= indent && line.trim_start().starts_with(['}', ')', ']']);
    let last = if opens(lines[first]) {
        first + 1 + lines[first + 1..].iter().position(|line| closing(&line))?
    } else if continues(lines[first]) {
        // A chain of calls over several lines.
        first + lines[first..].iter().position(|line| line.trim_end().ends_with(';'))?
    } else {
        first
    };
    let dedented = lines[first..=last].iter().map(|line| line.get(indent..).unwrap_or(line.trim_start()));
    Some(dedented.collect::<Vec<_>>().join("\n"))
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "\
//! Docs.

use a::{
    b,
};
use c::d;

pub fn attach(io: &SocketIo) {
    io.ns(\"/\", async |socket: SocketRef| {
        socket.on(\"typing\", async |io: SocketIo, Data(who): Data<Value>| {
            io.emit(\"typing\", &who).await.ok();
        });
    });
}
";

    #[test]
    fn the_preamble_is_left_out() {
        assert!(without_preamble(SOURCE).starts_with("pub fn attach"));
    }

    #[test]
    fn a_statement_ends_where_its_brackets_do() {
        let handler = statement(SOURCE, "socket.on").expect("found");
        assert_eq!(
            handler,
            "socket.on(\"typing\", async |io: SocketIo, Data(who): Data<Value>| {\n    \
             io.emit(\"typing\", &who).await.ok();\n});"
        );
        assert_eq!(statement(SOURCE, "io.emit").as_deref(), Some("io.emit(\"typing\", &who).await.ok();"));
        assert_eq!(statement(SOURCE, "nowhere"), None);
    }
}
