//! Calls that block their thread: nothing else on it goes on meanwhile, neither clients nor handlers.

use super::Say;
use crate::answer::{Events, View};
use crate::chain::Step;
use crate::file::Source;
use crate::remark::{Blocks, Kind};
use crate::token::NONE;

pub(super) fn blocks(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    let has_channel = view.sources.iter().any(|source| channel_of(source, "std"))
        && !view.sources.iter().any(|source| channel_of(source, "tokio"));
    for (file, source) in view.sources.iter().enumerate() {
        for chain in &source.chains {
            if let [Step::Path { from, last }, Step::Call { .. }, ..] = *chain.steps.as_slice()
                && source.text(last) == "sleep"
                && last >= from + 2
                && source.text(last - 2) == "thread"
            {
                say(file, last, Kind::Blocks { call: Blocks::Sleep });
            }
            for (n, step) in chain.steps.iter().enumerate() {
                let Step::Method { name, .. } = *step else { continue };
                let is_awaited = chain.steps.get(n + 1) == Some(&Step::Await);
                if has_channel && !is_awaited && matches!(source.text(name), "recv" | "recv_timeout") {
                    say(file, name, Kind::Blocks { call: Blocks::Receive });
                }
            }
        }
    }
}

/// Whether a path or an import that begins with this crate has `mpsc`.
fn channel_of(source: &Source<'_>, root: &str) -> bool {
    (0..source.tokens.len()).any(|at| source.text(at) == "mpsc" && source.text(beginning(source, at)) == root)
}

/// Where a path begins: also one in the braces of an import.
fn beginning(source: &Source<'_>, at: usize) -> usize {
    let mut first = at;
    loop {
        while first >= 2 && source.text(first - 1) == "::" {
            first -= 2;
        }
        let open = source.tokens[first].parent;
        if open == NONE || open < 2 || source.text(open) != "{" || source.text(open - 1) != "::" {
            return first;
        }
        first = open - 2;
    }
}
