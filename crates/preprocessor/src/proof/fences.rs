//! Code blocks: each has a language, and each Rust block is one that gets compiled.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::anchors::options;
use crate::problem::Wrong;

/// What a Rust block may say of itself.
const ALLOWED: [&str; 4] = ["rust", "no_run", "should_panic", "compile_fail"];

pub(super) fn check(text: &str, report: &mut dyn FnMut(usize, Wrong)) {
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        let Event::Start(Tag::CodeBlock(kind)) = event else {
            continue;
        };
        let line = text[..range.start].matches('\n').count() + 1;
        match kind {
            CodeBlockKind::Indented => report(line, Wrong::IndentedCode),
            CodeBlockKind::Fenced(info) if info.trim().is_empty() => report(line, Wrong::NoLanguage),
            CodeBlockKind::Fenced(info) => {
                let words: Vec<&str> = info.split([',', ' ']).filter(|word| !word.is_empty()).collect();
                let is_rust = words.first() == Some(&"rust");
                let error_code = |word: &str| word.starts_with('E') && word[1..].bytes().all(|b| b.is_ascii_digit());
                for word in words.iter().filter(|_| is_rust) {
                    if !ALLOWED.contains(word) && !error_code(word) {
                        report(line, Wrong::SnippetAttribute((*word).to_owned()));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_that_is_not_compiled_is_refused() {
        let text =
            "```rust\nx\n```\n\n```rust,ignore\nx\n```\n\n```\nx\n```\n\n    x\n\n```rust,compile_fail,E0382\n```\n";
        let mut found = Vec::new();
        check(text, &mut |line, wrong| found.push((line, wrong)));
        assert_eq!(
            found,
            [(5, Wrong::SnippetAttribute("ignore".into())), (9, Wrong::NoLanguage), (13, Wrong::IndentedCode)]
        );
    }
}
