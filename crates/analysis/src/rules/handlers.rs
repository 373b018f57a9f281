//! Handlers that are never called, replaced, or registered too late.

use std::collections::HashMap;

use super::Say;
use crate::answer::{Events, View};
use crate::class::Class;
use crate::handlers::{Handler, Role};
use crate::remark::{Instead, Kind, Setting, Within};

pub(super) fn never_sent(view: &View<'_, '_>, contract: Events<'_>, say: Say<'_>) {
    for call in view.methods() {
        let is_on = match view.word(call) {
            "on" => true,
            "emit" => false,
            _ => continue,
        };
        let instead = match view.receiver(call).class {
            Class::Socket | Class::Operators | Class::Io => server,
            Class::Builder if is_on => client,
            _ => continue,
        };
        let contract = if is_on { contract.on } else { contract.emit };
        if let Some(event) = view.first_text(call).filter(|event| !contract.contains(&event.as_str()))
            && let Some(instead) = instead(&event)
        {
            let kind = if is_on { Kind::NeverSent { event, instead } } else { Kind::ReservedEvent { event, instead } };
            say(call.file, call.name, kind);
        }
    }
}

/// socketioxide keeps handlers by name, and calls them for EVENT packets alone: no name is special. But what people
/// wait for under these is told in another way, and the official client refuses to send an event of such a name.
fn server(event: &str) -> Option<Instead> {
    Some(match event {
        "connect" | "connection" => Instead::Namespace,
        "disconnect" | "disconnecting" => Instead::OnDisconnect,
        "connect_error" => Instead::Middleware,
        _ => return None,
    })
}

/// rust_socketio calls its own callbacks by `Event::Connect`, `Close` and `Error`, whose names are `open`, `close` and
/// `error`.
fn client(event: &str) -> Option<Instead> {
    Some(match event {
        "connect" => Instead::EventConnect,
        "disconnect" => Instead::EventClose,
        "connect_error" => Instead::EventError,
        _ => return None,
    })
}

/// Only what stands in one block, one after the other: what is behind a condition may be the only one.
pub(super) fn replaced(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    let mut first: HashMap<(usize, usize, String), (usize, Setting)> = HashMap::new();
    for handler in &view.handlers.all {
        let (file, at) = handler.place;
        let source = &view.sources[file];
        let (Some(receiver), Some(what)) = (handler.receiver, setting(handler)) else { continue };
        // A statement of its own: not an arm of a `match`, and with no attribute, which may leave it out.
        let before = receiver.checked_sub(1).map_or("", |i| source.text(i));
        if !matches!(before, ";" | "{" | "}") || source.is_silent(at) {
            continue;
        }
        // The receiver is the same if its name is, and nothing has taken that name in between.
        let bound = view.scopes[file].find(receiver).map_or(usize::MAX, |binding| binding.at);
        let key = format!("{}{bound}{what:?}", source.text(receiver));
        match first.insert((file, source.tokens[at].parent, key), (at, what.clone())) {
            Some((before, _)) => say(file, before, Kind::Replaced { what, by: source.line(at) }),
            None => continue,
        }
    }
}

fn setting(handler: &Handler) -> Option<Setting> {
    Some(match &handler.role {
        Role::Event(event) => Setting::Event(event.clone()?),
        Role::Fallback => Setting::Fallback,
        Role::Disconnect => Setting::Disconnect,
        Role::Namespace(path) => Setting::Namespace(path.clone()?),
    })
}

pub(super) fn in_handler(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    for handler in &view.handlers.all {
        let Role::Event(event) = &handler.role else { continue };
        let around = view.handlers.around(view.sources, handler.place);
        // A function that is also called elsewhere may set it in time.
        let mut within = around.iter().map(|around| match &around.role {
            Role::Event(Some(event)) => Some(Within::Event(event.clone())),
            Role::Event(None) | Role::Fallback => Some(Within::SomeEvent),
            Role::Disconnect => Some(Within::Disconnect),
            Role::Namespace(_) => None,
        });
        let Some(Some(first)) = within.next() else { continue };
        if within.all(|within| within.is_some()) {
            let (file, at) = handler.place;
            say(file, at, Kind::OnInHandler { event: event.clone(), within: first });
        }
    }
}
