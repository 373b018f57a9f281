//! The chat's stages: each scenario is solved by itself, and has a few lines and hints of its own.

use crate::Stage;

/// In the order in which one needs the other.
pub(super) const STAGES: &[Stage] = &[
    Stage {
        name: "sign_in",
        about: "Who may come in, and under which name. You built such a door in `gatekeeper`, and a name that stays with \
                its socket in `chat_message`.",
        hints: [
            "Whoever is refused must never be connected, not even for a moment. What runs before the connect handler?",
            "A middleware: `handler.with(..)`. Its error becomes the `connect_error`, word for word. Take the auth as \
             something that any JSON fits, or a number for a name is refused in serde's words instead of yours.",
            "Count characters, not bytes, and ask whether anything is left after `trim()`. Then put the name into \
             `socket.extensions` as a type of your own: every handler gets it from there with `Extension`.",
        ],
    },
    Stage {
        name: "rooms",
        about: "`join`, `rooms` and `who`: what an organisation knows of its rooms. It is the table of `presence`, one for \
                each organisation.",
        hints: [
            "Three answers come from two places. One's own rooms are the socket's; who is in a room, and which rooms are \
             not empty, is the table's. Which of them counts people, and which connections?",
            "For each room, for each name, the connections: then a person is in it once, however many screens she has. \
             Each `io.ns(..)` gets a table of its own.",
            "`join` checks the room's name, writes into the table, calls `socket.join`, sends `history` (empty for now), \
             tells the others, and acks at last. A personal room is in `socket.rooms()`, too: leave it out of what you show.",
        ],
    },
    Stage {
        name: "said",
        about: "`say`: everyone in the room hears it, on every screen. The pieces are `talk_in_room`, `bad_input` and `flood`.",
        hints: [
            "Three checks come before anybody hears: the payload, whether the speaker is in the room, and how often she has \
             spoken. Which operator reaches a whole room, the speaker's other screens too?",
            "`socket.within(room)`. The id rises within the room, so it belongs to the room's entry in your table, not to \
             the socket. `from` is the name at the door: a `from` in the payload means nothing.",
            "Bad payload: ack `{\"error\", \"field\"}`. Not in the room: ack `{\"error\"}`. The eleventh within a second, \
             any second: keep the times of the last ten of each connection, and count whispers with them. Answer a payload \
             that does not parse as well: `TryData<Value>`, not `Data<Say>`.",
        ],
    },
    Stage {
        name: "typing",
        about: "The other people in the room hear it, on every screen; your own second screen does not. \
                `broadcast` with a room, and `direct_message`.",
        hints: [
            "Leaving out a socket is not enough: Alice's phone must not hear that Alice types. Whom do you leave out?",
            "A person. If each of her connections is in a room of her own from the door on, that room can be left out.",
            "`socket.to(room).except(personal)`. The personal room has a name that no chat room can have, such as `@alice`.",
        ],
    },
    Stage {
        name: "presence",
        about: "`arrived` and `departed`: a person's first connection in a room, and her last. `presence` and `goodbye`.",
        hints: [
            "A second screen is no arrival, and closing one of two is no departure. Ask your table before and after.",
            "In the disconnect handler the socket's rooms are still there. Take the connection out of each room's entry, and \
             tell the room only if the name has no connection left in it.",
            "`DisconnectReason::ClientNSDisconnect` is `left`; all others are `lost`. Whoever goes hears nothing of it: \
             `socket.to(room)`. Change the table and tell the others under one lock, or two ends overtake each other.",
        ],
    },
    Stage {
        name: "whisper",
        about: "One person hears it, on each of her screens, and nobody else. It is `direct_message`.",
        hints: [
            "No room is named after a person by itself. Who puts her screens into one?",
            "The door does: `socket.join(personal)`, and a whisper goes `within(personal)`. Somebody who is not connected is an \
             error: how do you know that nobody is there?",
            "`socket.within(personal).sockets()` is empty when nobody is in it. Check `to` and `text` first, and count the \
             whisper with what is said. Whispering to yourself is fine: every screen of yours hears it.",
        ],
    },
    Stage {
        name: "leave",
        about: "`leave`: out of one room, and of no other. `leave_room`, with the table of `presence`.",
        hints: [
            "Two lists have to agree afterwards: the socket's rooms and your table. And who is told?",
            "The rest of the room, if it was the person's last connection there, with the reason `left`. Whoever was not in \
             it gets an error, and nobody hears.",
            "Check membership in the table, take this connection out, `socket.leave(room)`, and then \
             `socket.to(room).emit(\"departed\", ..)` when the name is gone. The ack lists the chat rooms that are left, sorted.",
        ],
    },
    Stage {
        name: "history",
        about: "Whoever joins hears what was said, and misses nothing between that and the first new line. `history` and \
                `missed_messages`.",
        hints: [
            "The joiner alone hears it. What may happen between `socket.join` and the moment when the history is sent?",
            "Somebody speaks. If the lock is held from `socket.join` until the history is sent, and by `say` from the number \
             until the line is out, there is one order for all.",
            "A `VecDeque` for each room: push at the back, and drop at the front beyond `config.history`, which is not always \
             fifty. Send `history` with `socket.emit` before `arrived` and before the ack. The lock lives across an `.await`: \
             `tokio::sync::Mutex`.",
        ],
    },
    Stage {
        name: "organisations",
        about: "Nothing is shared between them: names, rooms, history, whispers. `tenants` and `same_room_name`.",
        hints: [
            "The same room and the same name exist in two of them. What in your program knows only the name?",
            "One table for each namespace, made where the namespace is declared, and moved into its handlers. Anything \
             `static`, or made once before the loop, is shared.",
            "`for id in config.organisations { let table = ..; io.ns(format!(\"/org/{id}\"), ..) }`: declared one by one, so \
             that any other is refused. A pattern like `/org/{id}` lets in whoever makes up an \
             organisation, unless you look. Speak through `socket`: `io.to` is \
             \"/\", which nobody has declared.",
        ],
    },
    Stage {
        name: "front_door",
        about: "`GET /health` and `GET /`. It is `server_status`, for more than one namespace.",
        hints: [
            "`connected` counts sockets in all organisations, at the moment of the request. Who knows them?",
            "`io.sockets()` means \"/\". `io.nsps()` gives every namespace. Counting by hand drifts when a connection is cut.",
            "Share `io` with the route (`with_state`), and sum `ns.sockets().len()` over `io.nsps()`. Whoever was refused \
             never counts. `GET /` serves the page with all of its `data-chat` elements: the given one has them.",
        ],
    },
];
