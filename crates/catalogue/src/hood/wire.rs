//! What the command line and the book say of `wire`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A Socket.IO packet is a type, perhaps a namespace and an id, and JSON, in one line of text.",
    minutes: 45,
    talk: 10,
    difficulty: Difficulty::Hard,
    needs: &["ack_reply", "namespace"],
    chat: "What goes over each of the chat's connections, letter by letter.",
    steps: &[
        "an event with an argument",
        "/admin answers with a socket id",
        "an event on /admin that asks for an ack",
        "an event that asks for an ack",
        "an ack",
    ],
    hints: [
        "Look at the frame in the table and cut it by hand: type, count, namespace, query, id, payload. Which part \
            does your parser take for another?",
        "Each part is told by where it stands and how it begins: the type is the first digit; only after 5 or 6 comes \
         a count with its dash; then a slash begins a namespace, a digit an id, a bracket or a brace the payload. Take \
         a part from the front, remember how many bytes it had, go on with the rest.",
        "Only after the digits of an id does the payload begin; hand all of the rest to `serde_json::from_str`. \
         Then check that it fits the type. `at` is how far you had come when the offending part began: bytes, not \
         characters.",
    ],
    stages: &[],
};
