//! What the command line and the book say of `__ID__`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A broadcast reaches every socket but the one that it starts from.",
    minutes: 10,
    talk: 5,
    difficulty: Difficulty::Easy,
    needs: &["__AFTER__"],
    chat: "Say here which part of the chat it becomes.",
    steps: &["alice, bob and carol connect", "alice says something", "bob answers"],
    hints: [
        "Two values in your handler can speak. Which of them leaves out the one who is speaking?",
        "`socket.broadcast()` is everybody but that socket. What it returns can `emit`.",
        "Take the payload as `Data(said): Data<Value>`, and pass it on: \
         `socket.broadcast().emit(\"say\", &said).await`.",
    ],
    stages: &[],
};
