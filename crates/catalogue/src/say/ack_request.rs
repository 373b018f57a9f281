//! What the command line and the book say of `ack_request`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A server can ask many clients at once; their answers come as a stream, and silence needs a limit of its own.",
    minutes: 30,
    talk: 10,
    difficulty: Difficulty::Hard,
    needs: &["broadcast", "ack_reply"],
    chat: "The chat's server asks nobody: there, all acks go the other way.",
    steps: &["alice asks who wants tea", "dave says yes", "a second passes", "dave says yes, too late"],
    hints: [
        "Whom do you ask? Everyone but the asker: you know that operator. It can do more than `emit`. And how long \
            do you wait for somebody who never answers?",
        "`socket.broadcast().timeout(…).emit_with_ack::<_, bool>(\"vote\", &poll).await` gives a stream with one item for \
         each client that was asked. `futures_util::StreamExt` has `next`, and a stream must be pinned first.",
        "`let mut votes = std::pin::pin!(votes); while let Some((_, vote)) = votes.next().await { … }`, where `vote` is \
         `Ok(true)`, `Ok(false)`, or an `Err`: no bool, too late, or gone. Then one `ack.send`.",
    ],
    stages: &[],
};
