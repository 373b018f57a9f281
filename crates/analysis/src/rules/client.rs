//! What rust_socketio offers and the exercises have no use for.

use super::Say;
use crate::answer::{Events, View};
use crate::file::Source;
use crate::remark::Kind;
use crate::token::Kind as Token;

/// The library makes `Text` and `Binary` of what it reads. Who handles `Text`, too, may have this for completeness.
pub(super) fn payload_string(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    let paths = |variant: &str| {
        let mut found = Vec::new();
        for (file, source) in view.sources.iter().enumerate() {
            for at in 2..source.tokens.len() {
                if source.text(at) == variant && source.text(at - 1) == "::" && source.text(at - 2) == "Payload" {
                    found.push((file, at));
                }
            }
        }
        found
    };
    let speaks_of_client = view.facts.count("rust_socketio") > 0;
    if !speaks_of_client || !paths("Text").is_empty() {
        return;
    }
    for (file, at) in paths("String") {
        say(file, at, Kind::PayloadString);
    }
}

/// What rust_socketio has at its root, and in `client`, blocks; the rest is in `asynchronous`.
pub(super) fn blocking_client(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    let blocks = |name: &str| matches!(name, "ClientBuilder" | "RawClient" | "SocketBuilder" | "client");
    for (file, source) in view.sources.iter().enumerate() {
        for at in 0..source.tokens.len() {
            if source.text(at) != "rust_socketio" || source.text(at + 1) != "::" {
                continue;
            }
            let parts = match source.text(at + 2) {
                "{" => source.parts(at + 3, source.close(at + 2)),
                _ => vec![(at + 2, source.tokens.len().min(at + 12))],
            };
            let Some(&(from, to)) = parts.iter().find(|(from, _)| blocks(source.text(*from))) else { continue };
            // An import counts where what it names is used.
            let name = imported(source, from, to);
            let place = if source.is_silent(at) { used(source, name) } else { Some(at) };
            if let Some(place) = place {
                say(file, place, Kind::BlockingClient { name: name.to_owned() });
                break;
            }
        }
    }
}

/// The name under which a path is imported: its last.
fn imported<'a>(source: &Source<'a>, from: usize, to: usize) -> &'a str {
    let mut at = from;
    while at + 2 < to && matches!(source.text(at + 1), "::" | "as") && source.tokens[at + 2].kind == Token::Name {
        // `ClientBuilder::new` is no import.
        if source.text(at) == "ClientBuilder" && source.text(at + 1) == "::" {
            break;
        }
        at += 2;
    }
    source.text(at)
}

fn used(source: &Source<'_>, name: &str) -> Option<usize> {
    (0..source.tokens.len()).find(|at| source.text(*at) == name && !source.is_silent(*at))
}
