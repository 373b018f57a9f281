//! What the command line and the book say of `chat_message`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "Who speaks is known from the handshake, never from the payload; the others hear, the sender is acknowledged.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["broadcast", "ack_reply"],
    chat: "`say`: who speaks is whoever signed in, whatever the payload claims.",
    steps: &["alice talks to herself", "alice says hello", "bob poses as alice", "alice and Zoë speak at once"],
    hints: [
        "The outer closure knows the name, the inner one needs it. The inner one runs later, and more than once: \
            how does the name get there?",
        "Make the inner closure `async move`: it takes `name` with it. For the payload, a type with just `text` drops the \
         rest by itself.",
        "`socket.broadcast().emit(\"said\", &json!({\"from\": name, \"text\": line.text})).await`, and after it \
         `ack.send(&json!({\"delivered\": true}))`.",
    ],
    stages: &[],
};
