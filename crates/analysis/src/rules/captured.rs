//! Sockets that their own handlers hold.

use super::Say;
use crate::answer::{Events, View};
use crate::class::Class;
use crate::handlers::Role;
use crate::remark::Kind;
use crate::scope::Scope;
use crate::token::Kind as Token;

/// A socket keeps its handlers for `on` and `on_fallback` as long as it lives; the one for `on_disconnect` is taken out
/// and dropped when the connection ends.
pub(super) fn captured_socket(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    for handler in &view.handlers.all {
        let event = match &handler.role {
            Role::Event(event) => event.clone(),
            Role::Fallback => None,
            Role::Namespace(_) | Role::Disconnect => continue,
        };
        for &(file, from, to) in &handler.regions {
            // A function holds nothing.
            let is_function = view.sources[file].functions.iter().any(|function| function.body.0 == from);
            if !is_function && let Some(at) = captured(&view.scopes[file], from, to) {
                let name = view.sources[file].text(at).to_owned();
                say(file, at, Kind::CapturedSocket { name, event: event.clone() });
                break;
            }
        }
    }
}

/// The first socket from outside that the first closure in a range is given by `move`.
fn captured(scope: &Scope<'_, '_>, from: usize, to: usize) -> Option<usize> {
    let source = scope.source;
    let bar = (from..to).find(|&at| matches!(source.text(at), "|" | "||") && scope.is_closure(at))?;
    if bar == from || source.text(bar - 1) != "move" {
        return None;
    }
    let (_, body) = scope.closure_at(bar)?;
    (body.0..body.1.min(to)).find(|&at| {
        source.tokens[at].kind == Token::Name
            && !matches!(source.text(at - 1), "." | "::")
            && source.text(at + 1) != ":"
            && !scope.is_declaration(at)
            && scope
                .find(at)
                .is_some_and(|binding| binding.at < bar && binding.ty.is(Class::Socket) && binding.ty.around == 0)
    })
}
