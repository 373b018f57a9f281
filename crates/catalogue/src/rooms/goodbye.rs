//! What the command line and the book say of `goodbye`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "One handler hears every end of a connection, and its reason says whether somebody left or was lost.",
    minutes: 20,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["chat_message", "ack_reply"],
    chat: "`departed` says why: `left`, or `lost`.",
    steps: &[
        "bob leaves",
        "carol's connection is cut",
        "alice asks who is there after two have departed",
        "dave's WebSocket is closed, without a goodbye",
        "a minute goes by",
    ],
    hints: [
        "One handler runs whenever a connection has ended, and it is given the reason. For the other half: where \
            can a name be kept so that a handler of somebody else's socket can read it?",
        "Compare the reason with the one variant of `DisconnectReason` that stands for a DISCONNECT packet from the \
         client; everything else is lost. Names go into `socket.extensions` on connect, and `io.sockets()` lists the \
         sockets.",
        "`let reason = if reason == DisconnectReason::ClientNSDisconnect { \"left\" } else { \"lost\" };`, then \
         `socket.broadcast().emit(\"departed\", ..)`. For `who`: from each of `io.sockets()` take \
         `socket.extensions.get::<Name>()`, collect, sort.",
    ],
    stages: &[],
};
