//! What is not compiled is not part of the answer: items below `#[cfg(test)]` and their like.

use crate::token::{Kind, NONE, Token};

/// How deep a predicate may nest before it counts as unknown.
const DEEPEST: u8 = 8;

/// The tokens that are compiled, as far as that is known.
pub(crate) fn compiled(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        match left_out(&tokens, at) {
            Some(end) => at = end.max(at + 1),
            None => {
                kept.push(tokens[at]);
                at += 1;
            }
        }
    }
    if kept.len() < tokens.len() {
        crate::token::match_brackets(&mut kept);
    }
    kept
}

/// Where an item ends that begins here and is not compiled.
fn left_out(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let text = |i: usize| tokens.get(i).map_or("", |token| token.text);
    if text(at) != "#" {
        return None;
    }
    let inner = text(at + 1) == "!";
    let bracket = at + 1 + usize::from(inner);
    if text(bracket) != "[" || text(bracket + 1) != "cfg" || text(bracket + 2) != "(" {
        return None;
    }
    if holds(tokens, bracket + 3, tokens[bracket + 2].mate, DEEPEST)? {
        return None;
    }
    if inner {
        let parent = tokens[at].parent;
        return Some(if parent == NONE { tokens.len() } else { tokens[parent].mate });
    }
    let mut end = tokens[bracket].mate + 1;
    while text(end) == "#" && text(end + 1) == "[" {
        end = tokens[end + 1].mate + 1;
    }
    let to_semicolon = matches!(text(end), "let" | "use" | "static" | "type");
    while let Some(token) = tokens.get(end) {
        match token.text {
            ";" | "," => return Some(end + 1),
            "{" if !to_semicolon => return Some(token.mate.saturating_add(1)),
            _ if token.kind == Kind::Close => return Some(end),
            _ if token.kind == Kind::Open => end = token.mate.saturating_add(1),
            _ => end += 1,
        }
    }
    Some(tokens.len())
}

/// Whether a predicate between two tokens holds in a learner's build. `None`: who knows.
fn holds(tokens: &[Token<'_>], from: usize, to: usize, depth: u8) -> Option<bool> {
    let to = to.min(tokens.len());
    if from >= to || depth == 0 {
        return None;
    }
    match tokens[from].text {
        // An answer is a library that a test links.
        "test" | "feature" | "false" => Some(false),
        "debug_assertions" | "true" => Some(true),
        all @ ("all" | "any" | "not") if tokens.get(from + 1).is_some_and(|t| t.text == "(") => {
            let end = tokens[from + 1].mate.min(to);
            let mut parts = Vec::new();
            let mut at = from + 2;
            while at < end {
                let mut next = at;
                while next < end && tokens[next].text != "," {
                    next = if tokens[next].kind == Kind::Open { tokens[next].mate.saturating_add(1) } else { next + 1 };
                }
                parts.push(holds(tokens, at, next.min(end), depth - 1));
                at = next.saturating_add(1);
            }
            match all {
                "not" => parts.first().copied().flatten().map(|part| !part),
                _ => {
                    let decides = all == "any";
                    if parts.contains(&Some(decides)) {
                        Some(decides)
                    } else if parts.contains(&None) {
                        None
                    } else {
                        Some(!decides)
                    }
                }
            }
        }
        _ => None,
    }
}
