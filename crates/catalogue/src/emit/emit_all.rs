//! What the command line and the book say of `emit_all`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "`io.emit` reaches every socket of \"/\" that is connected at that moment, the sender too; it is a future.",
    minutes: 10,
    talk: 5,
    difficulty: Difficulty::Easy,
    needs: &["echo"],
    chat: "Nobody in the chat speaks to everybody. That is what its rooms and organisations are for.",
    steps: &[
        "carol announces dinner",
        "bob announces after dave came",
        "dave announces two things at once",
        "bob announces with his phone",
    ],
    hints: [
        "Everybody means everybody, also the one who announces. Which of the handler's values knows everybody?",
        "`io` speaks to all. Emitting to many is asynchronous: it returns a future.",
        "`let _ = io.emit(\"announcement\", &news).await;`, with the `_` taken off the names you use.",
    ],
    stages: &[],
};
