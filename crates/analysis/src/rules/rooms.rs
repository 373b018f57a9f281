//! Rooms that are called like sockets. The JavaScript server puts each socket into such a room; socketioxide does not.

use super::Say;
use crate::answer::{Events, MethodCall, View};
use crate::class::Class;
use crate::remark::Kind;

pub(super) fn of_socket_id(view: &View<'_, '_>, _: Events<'_>, say: Say<'_>) {
    let is_id = |call: MethodCall<'_>| {
        let source = view.source(call);
        view.arguments(call).first().is_some_and(|&(mut from, mut to)| {
            // `[socket.id]`
            if source.text(from) == "[" && source.past(from) == to {
                (from, to) = (from + 1, to - 1);
            }
            view.scopes[call.file].type_of(from, to).is(Class::Id)
        })
    };
    let rooms = |call: &MethodCall<'_>, words: &[&str]| {
        words.contains(&view.word(*call))
            && matches!(
                view.receiver(*call).class,
                Class::Io | Class::Socket | Class::Operators | Class::Conf | Class::Remote
            )
            && is_id(*call)
    };
    if view.methods().any(|call| rooms(&call, &["join"])) {
        return;
    }
    for call in view.methods().filter(|call| rooms(call, &["to", "within", "except"])) {
        say(call.file, call.name, Kind::RoomOfSocketId { method: view.word(call).to_owned() });
    }
}
