//! Paths of namespaces, and the one that `io` speaks to.

use super::Say;
use crate::answer::{Events, MethodCall, View};
use crate::class::Class;
use crate::remark::Kind;

/// The path in a call of `ns`, `dyn_ns`, `of` or `delete_ns`, as far as it is written down; whether that is all of it.
fn path(view: &View<'_, '_>, call: MethodCall<'_>) -> Option<(String, bool)> {
    let arguments = view.arguments(call);
    let expected = match view.word(call) {
        "ns" | "dyn_ns" => 2,
        "of" | "delete_ns" => 1,
        _ => return None,
    };
    if arguments.len() != expected || !(view.is(call, Class::Io) || expected == 2) {
        return None;
    }
    if let Some(path) = view.first_text(call) {
        return Some((path, true));
    }
    let source = view.source(call);
    let from = arguments[0].0 + usize::from(source.text(arguments[0].0) == "&");
    if source.text(from) == "format" && source.text(from + 1) == "!" {
        return source.literal(from + 3).map(|path| (path, false));
    }
    None
}

/// A packet names its namespace by a path that begins with a slash; what does not is read as something else.
pub(super) fn without_slash(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    for call in view.methods() {
        if let Some((at, path)) = listed(view, call).into_iter().find(|(_, path)| !path.starts_with('/')) {
            say(call.file, at, Kind::WithoutSlash { method: view.word(call).to_owned(), path });
        }
        if let Some((path, is_whole)) = path(view, call)
            && !path.starts_with('/')
            && (is_whole || !path.starts_with('{') && !path.is_empty())
        {
            say(call.file, call.name, Kind::WithoutSlash { method: view.word(call).to_owned(), path });
        }
    }
}

/// `for path in ["/", "chat"] { io.of(path) … }`: the paths, and where they stand.
fn listed(view: &View<'_, '_>, call: MethodCall<'_>) -> Vec<(usize, String)> {
    let source = view.source(call);
    let is_path = matches!(view.word(call), "ns" | "of") && view.is(call, Class::Io);
    let Some(&(from, to)) = view.arguments(call).first().filter(|_| is_path) else { return Vec::new() };
    if to != from + 1 {
        return Vec::new();
    }
    let Some(binding) = view.scopes[call.file].find(from) else { return Vec::new() };
    let (name, mut open) = (binding.at, binding.at + 2);
    if name == 0 || source.text(name - 1) != "for" || source.text(name + 1) != "in" {
        return Vec::new();
    }
    open += usize::from(source.text(open) == "&");
    if source.text(open) != "[" {
        return Vec::new();
    }
    let items = source.parts(open + 1, source.close(open));
    items.into_iter().filter_map(|(from, _)| Some((from, source.literal(from)?))).collect()
}

pub(super) fn pattern_as_path(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    for call in view.methods() {
        if let Some((path, true)) = path(view, call)
            && view.word(call) != "dyn_ns"
            && path.split_once('{').is_some_and(|(_, rest)| rest.contains('}'))
        {
            say(call.file, call.name, Kind::PatternAsPath { method: view.word(call).to_owned(), path });
        }
    }
}

pub(super) fn io_in_namespace(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    let mut known: Vec<(String, MethodCall<'_>)> = Vec::new();
    let mut speaks_elsewhere: Vec<String> = Vec::new();
    for call in view.methods() {
        let speaks = matches!(
            view.word(call),
            "emit"
                | "emit_with_ack"
                | "to"
                | "within"
                | "except"
                | "local"
                | "broadcast"
                | "timeout"
                | "volatile"
                | "sockets"
                | "fetch_sockets"
                | "get_socket"
                | "rooms"
                | "join"
                | "leave"
                | "disconnect"
        );
        let selects = matches!(view.word(call), "of" | "nsps");
        let receiver = view.receiver(call);
        if !(speaks || selects) || !receiver.is(Class::Io) || receiver.around > 0 {
            continue;
        }
        let Some(namespace) = view.handlers.namespace(view.sources, (call.file, call.name)) else { continue };
        if selects {
            speaks_elsewhere.push(namespace.to_owned());
        } else if namespace != "/" {
            known.push((namespace.to_owned(), call));
        }
    }
    // Who chooses namespaces there means "/" where she chooses none.
    known.retain(|(namespace, _)| !speaks_elsewhere.contains(namespace));
    for (namespace, call) in known {
        say(call.file, call.name, Kind::IoInNamespace { method: view.word(call).to_owned(), namespace });
    }
}
