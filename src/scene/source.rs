//! The solution's code, and the part of it that a step is about.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use transcript::{Act, Step};

use super::block;

/// The files of a solution, without what they say of themselves at their top.
#[derive(Debug)]
pub(crate) struct Source {
    /// By their stems: `lib`, and others where the solution has more than one file.
    files: BTreeMap<String, String>,
}

impl Source {
    /// Of a file that stands alone.
    pub(super) fn file(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok(Self::of(BTreeMap::from([("lib".to_owned(), text)])))
    }

    /// Of all files in a folder.
    pub(super) fn folder(folder: &Path) -> Result<Self> {
        let context = || format!("{} cannot be read", folder.display());
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).with_context(context)? {
            let path = entry.with_context(context)?.path();
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            // A `main` only starts what the library holds.
            if path.extension().is_some_and(|end| end == "rs") && stem != "main" {
                let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
                files.insert(stem, text);
            }
        }
        Ok(Self::of(files))
    }

    pub(crate) fn of(mut files: BTreeMap<String, String>) -> Self {
        for text in files.values_mut() {
            let code: Vec<_> = text.lines().skip_while(|line| line.starts_with("//!") || line.is_empty()).collect();
            *text = code.join("\n") + "\n";
        }
        Self { files }
    }

    /// All of it: the library first.
    pub(crate) fn whole(&self) -> String {
        let lib = self.files.get("lib").cloned().unwrap_or_default();
        let others = self.files.iter().filter(|(stem, _)| *stem != "lib");
        others.fold(lib, |all, (stem, text)| format!("{all}\n// {stem}.rs\n\n{text}")).trim_end().to_owned()
    }

    /// All of it but the imports at the top of each file, which nobody needs to see who is asked who will hear it, and but
    /// the comments, which may say it.
    pub(crate) fn body(&self) -> String {
        let without = |(stem, text): (&String, &String)| (stem.clone(), without_comments(without_imports(text)) + "\n");
        Self { files: self.files.iter().map(without).collect() }.whole()
    }

    /// The handlers of what a step sends, and the functions that they call; or where a client is welcomed.
    /// Nothing if neither can be found. Without comments: they may say what is asked.
    pub(crate) fn about(&self, step: &Step) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        let mut add = |part: String| {
            if !parts.contains(&part) {
                parts.push(part);
            }
        };
        for sent in &step.sent {
            for found in self.handlers(&sent.act) {
                add(found.clone());
                self.called(&found).into_iter().for_each(&mut add);
            }
        }
        if step.sent.is_empty() {
            self.files.values().flat_map(|text| block::calls(text, "ns")).for_each(&mut add);
        }
        parts.into_iter().map(|part| without_comments(&part)).collect()
    }

    fn handlers(&self, act: &Act) -> Vec<String> {
        let find = |text: &str| match act.times().0 {
            Act::Emits { event, .. } => block::handlers(text, event),
            // The server asked: whoever sent that question waits for it.
            Act::Acknowledges { event, .. } => {
                let asks = |part: &String| part.contains(&format!("{event:?}"));
                block::calls(text, "on").into_iter().filter(asks).collect()
            }
            Act::Connects { .. } => block::calls(text, "ns"),
            Act::Disconnects | Act::Closes | Act::CutOff => block::calls(text, "on_disconnect"),
            Act::Frame(_)
            | Act::Get { .. }
            | Act::Post { .. }
            | Act::Call(_)
            | Act::Probe { .. }
            | Act::GoesAway
            | Act::ComesBack
            | Act::Burst { .. }
            | Act::Prose(_) => Vec::new(),
        };
        self.files.values().flat_map(|text| find(text)).collect()
    }

    /// `helper(…)` in the same file, `rooms::join` in `rooms.rs`.
    fn called(&self, part: &str) -> Vec<String> {
        let home = self.files.values().find(|text| part.lines().next().is_some_and(|line| text.contains(line)));
        let mut found = Vec::new();
        let mut before = ("", "");
        for word in words(part) {
            let name = word.chars().next().is_some_and(|c| c.is_ascii_lowercase());
            let file = match before {
                (module, "::") => self.files.get(module),
                (_, "." | "fn") => None,
                _ => home,
            };
            if name && let Some(function) = file.and_then(|text| block::function(text, word)) {
                found.push(function);
            }
            before = (before.1, word);
        }
        found
    }
}

/// Without the lines that are comments; what was shared by two empty lines is then by one.
fn without_comments(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        if !line.trim().is_empty() || kept.last().is_some_and(|last| !last.trim().is_empty()) {
            kept.push(line);
        }
    }
    kept.join("\n").trim_end().to_owned()
}

fn without_imports(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with("use ") {
        rest = rest.find(";\n").map_or("", |end| &rest[end + 2..]);
        rest = rest.trim_start_matches('\n');
    }
    rest
}

/// Identifiers, and what stands between them.
fn words(code: &str) -> impl Iterator<Item = &str> {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = code;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let stop = rest.find(|c| inside(c) != inside(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(stop);
        rest = after;
        Some(word.trim())
    })
}

#[cfg(test)]
mod tests {
    use transcript::{Heard, Sent, Sound};

    use super::super::example;
    use super::*;

    fn sends(what: &str) -> Step {
        Step { sent: vec![Sent { client: "alice".to_owned(), act: Act::read("alice", what) }], ..Step::default() }
    }

    fn source(files: &[(&str, &str)]) -> Source {
        Source::of(files.iter().map(|(stem, text)| ((*stem).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn a_step_is_about_the_handler_of_what_it_sends() {
        let source = source(&[("lib", example::CODE)]);
        let about = source.about(&sends("typing {\"name\":\"alice\"} ×20"));
        assert_eq!(about.len(), 1);
        assert!(about[0].starts_with("socket.on(\"typing\""), "{about:?}");
        assert!(source.about(&sends("say 1, asking for an ack")).is_empty());
        assert_eq!(source.about(&sends("ack of typing true")), about);
    }

    #[test]
    fn where_nobody_sends_anything_clients_connect() {
        let welcome = Heard { client: "alice".to_owned(), sounds: vec![Sound::event("welcome", vec![])] };
        let step = Step { heard: vec![welcome], ..Step::default() };
        assert!(source(&[("lib", example::CODE)]).about(&step)[0].starts_with("io.ns("));
    }

    #[test]
    fn what_a_handler_calls_is_shown_with_it() {
        let events = "pub fn register(s: &SocketRef) {\n    s.on(\"join\", async || rooms::join(polite(1)).await);\n    \
                      s.on_disconnect(rooms::gone);\n}\n\nfn polite(n: u8) -> u8 {\n    n\n}\n";
        let rooms = "pub(crate) async fn join(n: u8) {}\n\npub(crate) async fn gone() {}\n";
        let source = source(&[("lib", "mod events;\n"), ("events", events), ("rooms", rooms)]);
        let about = source.about(&sends("join {}"));
        assert_eq!(about.len(), 3, "{about:?}");
        assert!(about[1].contains("fn join") && about[2].contains("fn polite"), "{about:?}");
        assert!(source.about(&sends("is cut off"))[1].contains("fn gone"));
    }

    #[test]
    fn the_body_is_without_imports() {
        let text = "//! Why.\n\nuse a::{\n    B,\n    C,\n};\nuse d;\n\nfn e() {\n    use f;\n}\n";
        assert_eq!(source(&[("lib", text)]).body(), "fn e() {\n    use f;\n}");
    }

    #[test]
    fn no_comment_tells_what_is_asked() {
        let text = "// The others hear it.\nfn a() {\n    // Not the sender.\n\n    socket.on(\"x\", 1);\n}\n";
        let source = source(&[("lib", text)]);
        assert_eq!(source.body(), "fn a() {\n\n    socket.on(\"x\", 1);\n}");
        assert!(source.whole().contains("Not the sender"));
    }

    #[test]
    fn the_whole_begins_with_code() {
        let whole = source(&[("lib", "//! Why.\n\nmod rooms;\n"), ("a", "//! A.\nfn a() {}\n")]).whole();
        assert_eq!(whole, "mod rooms;\n\n// a.rs\n\nfn a() {}");
    }
}
