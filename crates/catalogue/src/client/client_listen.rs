//! What the command line and the book say of `client_listen`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A client may speak once its namespace is connected, and hears through callbacks that it gave before.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["emit_all"],
    chat: "The chat's page is such a client in a browser: it connects, listens, and writes down what it hears.",
    steps: &[
        "one piece of news",
        "five of seven, one of them three times",
        "the server pauses between three pieces, one of them empty",
    ],
    hints: [
        "`connect()` returns before the server has let you into the namespace. Something tells you when it has.",
        "Two callbacks, both given to the builder: `Event::Connect` subscribes, `news` puts the text where your function can find it. A channel is such a place.",
        "Send each text into a `tokio::sync::mpsc::unbounded_channel` from the callback, `recv()` in the function until you have `count`, then `client.disconnect().await`.",
    ],
    stages: &[],
};
