//! Cutting a piece of Rust out of a file by its brackets. No parser: it knows strings, characters and comments, and
//! that is enough for code that rustfmt has been over.

/// The statements that register a handler for `event`, with the comments above them.
pub(super) fn handlers(text: &str, event: &str) -> Vec<String> {
    let name = format!("{event:?}");
    text.match_indices(&name)
        .filter_map(|(at, _)| {
            let before = text[..at].trim_end();
            before.ends_with(".on(").then(|| statement(text, before.len() - 1))?
        })
        .collect()
}

/// The calls of a method: `on_disconnect`, `ns`.
pub(super) fn calls(text: &str, method: &str) -> Vec<String> {
    let name = format!(".{method}(");
    text.match_indices(&name).filter_map(|(at, _)| statement(text, at + name.len() - 1)).collect()
}

/// The function of that name, if it stands by itself: no method, nothing inside of another one.
pub(super) fn function(text: &str, name: &str) -> Option<String> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words: Vec<_> = line.split(['(', '<', ' ']).collect();
        let by_itself = !line.starts_with(' ') && !line.starts_with("//");
        if by_itself && words.windows(2).any(|pair| pair == ["fn", name]) {
            let parameters = end(text, start + line.find('(')?)?;
            let body = end(text, parameters + text[parameters..].find('{')?)?;
            return Some(lines(text, start, body));
        }
        start += line.len();
    }
    None
}

/// The statement that the bracket at `open` belongs to, and the comments right above.
fn statement(text: &str, open: usize) -> Option<String> {
    let close = end(text, open)?;
    let mut start = text[..open].rfind('\n').map_or(0, |newline| newline + 1);
    for line in text[..start].lines().rev().take_while(|line| line.trim_start().starts_with("// ")) {
        start -= line.len() + 1;
    }
    Some(lines(text, start, close))
}

/// From `start` to the end of the line that `close` is in.
fn lines(text: &str, start: usize, close: usize) -> String {
    let stop = text[close..].find('\n').map_or(text.len(), |newline| close + newline);
    dedent(&text[start..stop])
}

/// Takes away the indentation that all lines share.
pub(super) fn dedent(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let shared = text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let lines: Vec<_> = text.lines().map(|line| line.get(shared..).unwrap_or_default()).collect();
    lines.join("\n")
}

/// Just behind the bracket that closes the one at `open`.
fn end(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = open;
    while at < bytes.len() {
        match bytes[at] {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            b'"' => at = string(bytes, at),
            // A character, and no lifetime.
            b'\'' if bytes.get(at + 1) == Some(&b'\\') => at += 3,
            b'\'' if bytes.get(at + 2) == Some(&b'\'') => at += 2,
            b'/' if bytes.get(at + 1) == Some(&b'/') => at += text[at..].find('\n')?,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The quotation mark that ends the string.
fn string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = r#"
async fn helper(
    socket: &SocketRef,
) -> bool {
    socket.connected()
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.emit("say", ")").await.ok();

        // Two lines
        // of comment (with a bracket.
        socket.on("say", async |socket: SocketRef| {
            let (open, quote): (char, &'static str) = ('(', "\"(");
            helper(&socket); // and :-(
        });
        socket.on(
            "leave",
            leave,
        );
    });
}
"#;

    #[test]
    fn a_handler_is_cut_out_with_its_comment() {
        let found = handlers(CODE, "say");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("// Two lines\n// of comment"), "{}", found[0]);
        assert!(found[0].ends_with("    helper(&socket); // and :-(\n});"), "{}", found[0]);
    }

    #[test]
    fn a_name_that_is_only_emitted_has_no_handler() {
        assert!(handlers(CODE, "said").is_empty());
        assert_eq!(handlers(CODE, "leave"), ["socket.on(\n    \"leave\",\n    leave,\n);"]);
    }

    #[test]
    fn a_call_and_a_function_are_whole() {
        assert!(calls(CODE, "ns")[0].ends_with("});"));
        let helper = function(CODE, "helper").expect("it is there");
        assert_eq!(helper, "async fn helper(\n    socket: &SocketRef,\n) -> bool {\n    socket.connected()\n}");
        assert_eq!(function(CODE, "help"), None);
    }
}
