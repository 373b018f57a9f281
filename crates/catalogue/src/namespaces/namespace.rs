//! What the command line and the book say of `namespace`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A namespace must be declared, and has its own sockets, handlers and rooms; `io.emit` means \"/\".",
    minutes: 10,
    talk: 10,
    difficulty: Difficulty::Easy,
    needs: &["emit_all", "broadcast"],
    chat: "Each organisation has a namespace of its own.",
    steps: &[
        "vera posts at the front door, alice comes to /chat",
        "alice posts on /chat",
        "nora posts on /news",
        "bob posts on /chat",
        "nils posts on /news",
    ],
    hints: [
        "Look at who was refused, and at who heard a post that was not for them. A client can only connect to a \
            namespace that the server has declared.",
        "One connect handler may serve several namespaces. It runs for each socket, and a socket knows its namespace: \
         `socket.ns()`. `io.emit` speaks to \"/\", wherever you call it.",
        "Declare `/news` with `board`, as `/chat` is. In the handler, `io.of(path)` is `Some` for a namespace that was \
         declared, and what is inside can `emit` to all of it. Take the path from the socket.",
    ],
    stages: &[],
};
