//! Futures that nobody awaits.

use super::Say;
use crate::answer::{Events, View};
use crate::chain::{self, Chain, Step};
use crate::class::Class;
use crate::file::Source;
use crate::remark::{How, Kind};
use crate::scope::Scope;

pub(super) fn never_awaited(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    for (file, scope) in view.scopes.iter().enumerate() {
        let source = scope.source;
        for chain in &source.chains {
            let Some((how, lost)) = lost(view, scope, chain) else { continue };
            let at = match lost.steps.last() {
                Some(Step::Method { name, .. }) => *name,
                _ => lost.start,
            };
            let event = match lost.steps.last() {
                Some(Step::Method { name, open }) if source.text(*name).starts_with("emit") => {
                    let end = source.parts(open + 1, source.close(*open)).first().copied();
                    end.and_then(|(from, to)| view.facts.text(source, from, to))
                }
                _ => None,
            };
            say(file, at, Kind::NeverAwaited { call: short(source, &lost), event, how });
        }
        for at in 0..source.tokens.len() {
            if let Some(how) = lost_block(source, at) {
                say(file, at, Kind::NeverAwaited { call: "async { … }".to_owned(), event: None, how });
            }
        }
    }
}

/// How an `async` block is lost that begins here: `async move { … };`, or `let clock = async { … };` without a `clock`
/// after it.
fn lost_block(source: &Source<'_>, at: usize) -> Option<How> {
    let open = match (source.text(at), source.text(at + 1)) {
        ("async", "move") => at + 2,
        ("async", _) => at + 1,
        _ => return None,
    };
    let close = source.close(open);
    if source.text(open) != "{" || source.text(close + 1) != ";" || source.is_silent(at) {
        return None;
    }
    let before = |n: usize| at.checked_sub(n).map_or("", |at| source.text(at));
    match (before(3), before(2), before(1)) {
        (_, _, ";" | "{" | "}") => Some(How::Statement),
        ("let", "_", "=") => Some(How::Underscore),
        ("let", name, "=") => {
            let mut rest = close + 1..source.end_around(at).max(close + 1);
            let used = rest.any(|at| !source.burns() || source.text(at) == name);
            (!used).then_some(How::Unused)
        }
        _ => None,
    }
}

/// Whether what a chain makes is a future and is lost; the chain that makes it.
fn lost(view: &View<'_, '_>, scope: &Scope<'_, '_>, chain: &Chain) -> Option<(How, Chain)> {
    let source = scope.source;
    if source.text(chain.end) == ";" {
        if is_future(view, scope, chain) {
            return in_statement(scope, chain).map(|how| (how, chain.clone()));
        }
        let inner = mapped(view, scope, chain)?;
        return in_statement(scope, chain).filter(|how| *how != How::Unused).map(|_| (How::Mapped, inner));
    }
    if dropped(source, chain) && is_future(view, scope, chain) {
        return Some((How::Dropped, chain.clone()));
    }
    None
}

/// How a chain is lost that ends with its statement.
fn in_statement(scope: &Scope<'_, '_>, chain: &Chain) -> Option<How> {
    let source = scope.source;
    let before = |n: usize| chain.start.checked_sub(n).map_or("", |at| source.text(at));
    match before(1) {
        "" | ";" | "{" | "}" => Some(How::Statement),
        "=" if before(2) == "_" && matches!(before(3), "let" | ";" | "{" | "}") => Some(How::Underscore),
        "=" => {
            // `let sent = …;` and `let sent: T = …;`
            let mut at = chain.start - 1;
            while at > 0 && !matches!(source.text(at), "let" | ";") && chain.start - at < 24 {
                at -= 1;
            }
            let name = at + 1;
            if source.text(at) != "let" || !matches!(source.text(name + 1), "=" | ":") {
                return None;
            }
            let scope_end = source.end_around(at);
            let mut rest = chain.end..scope_end.max(chain.end);
            let used = rest.any(|at| !source.burns() || source.text(at) == source.text(name));
            (!used).then_some(How::Unused)
        }
        _ => None,
    }
}

/// `drop(…)`, `std::mem::drop(…)`
fn dropped(source: &Source<'_>, chain: &Chain) -> bool {
    let Some(open) = chain.start.checked_sub(1) else { return false };
    source.text(open) == "("
        && source.close(open) == chain.end
        && open.checked_sub(1).is_some_and(|at| {
            let before = at.checked_sub(1).map_or("", |i| source.text(i));
            matches!(source.text(at), "drop" | "forget") && before != "." && before != "fn"
        })
}

fn is_future(view: &View<'_, '_>, scope: &Scope<'_, '_>, chain: &Chain) -> bool {
    let source = scope.source;
    match *chain.steps.as_slice() {
        // An async function of the answer's own.
        [Step::Path { from, last }, Step::Call { .. }] => {
            from == last && is_async_closure(source, from)
                || scope.find(from).is_none() && is_async(view, source.text(last), from == last)
        }
        [.., Step::Method { name, .. }] => {
            let made = scope.type_of_chain(chain, chain.steps.len());
            // `connect()` of the client's builder gives the client, in a future.
            made.is(Class::Future) && made.around == 0 || made.is(Class::Client) && source.text(name) == "connect"
        }
        _ => false,
    }
}

/// Whether the only thing that the file lets be called by this name is an async closure: `let send = async || …;`
fn is_async_closure(source: &Source<'_>, name: usize) -> bool {
    let name = source.text(name);
    let is_bound = |at: &usize| source.burns() && source.text(*at) == name && source.text(at - 1) == "let";
    let mut bound = (1..source.tokens.len()).filter(is_bound);
    let (Some(at), None) = (bound.next(), bound.next()) else { return false };
    let after = |n: usize| source.text(at + n);
    after(1) == "=" && after(2) == "async" && matches!(after(3), "|" | "||" | "move") && after(4) != "{"
}

/// Whether all functions of a name are async, and there is one.
fn is_async(view: &View<'_, '_>, name: &str, is_name: bool) -> bool {
    let mut all = view.sources.iter().flat_map(|source| &source.functions).filter(|f| f.name == name).peekable();
    is_name && all.peek().is_some() && all.all(|function| function.is_async)
}

/// `io.of("/chat").map(|ns| ns.emit(…))`: an `Option` of a future, or an iterator of them.
fn mapped(view: &View<'_, '_>, scope: &Scope<'_, '_>, chain: &Chain) -> Option<Chain> {
    let source = scope.source;
    let Step::Method { name, open } = *chain.steps.last()? else { return None };
    if source.text(name) != "map" || !scope.is_closure(open + 1) {
        return None;
    }
    let (_, body) = scope.closure_at(open + 1)?;
    let inner = chain::chain(&source.tokens, body.0)?;
    (inner.end == source.close(open) && inner.end == body.1 && is_future(view, scope, &inner)).then_some(inner)
}

/// `socket.to(…).emit`: without arguments, and not too long.
fn short(source: &Source<'_>, chain: &Chain) -> String {
    let mut text = String::new();
    for (n, step) in chain.steps.iter().enumerate() {
        let last = n + 1 == chain.steps.len();
        match *step {
            Step::Path { from, last } => {
                for at in from..=last.min(from + 8) {
                    text.push_str(source.text(at));
                }
            }
            Step::Group { .. } => text.push('…'),
            Step::Call { .. } if !last => text.push_str("(…)"),
            Step::Method { name, open } => {
                text.push('.');
                text.push_str(source.text(name));
                if !last {
                    text.push_str(if source.close(open) == open + 1 { "()" } else { "(…)" });
                }
            }
            Step::Field { name } => {
                text.push('.');
                text.push_str(source.text(name));
            }
            Step::Await => text.push_str(".await"),
            Step::Try => text.push('?'),
            Step::Index => text.push_str("[…]"),
            Step::Call { .. } | Step::Macro => {}
        }
        if text.len() > 120 {
            text.push('…');
            break;
        }
    }
    text
}
