//! What the command line and the book say of `server_status`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A health page tells what is true now; who is connected is known to Socket.IO, so ask it.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["hello"],
    chat: "`GET /health` counts the sockets of all organisations.",
    steps: &[
        "you ask when two are there",
        "you ask when alice is there twice",
        "you ask while mallory is at the door",
        "you ask when alice has left",
    ],
    hints: [
        "`connected` is missing. Somebody knows who is connected to \"/\" at this moment, and you hold it in your \
            hands in `app`.",
        "`io.sockets()` is a list of the sockets in \"/\". It is counted when you call it, so call it when the page is \
         asked for. The handler must own an `io`: `async move`.",
        "`get(async move || Json(json!({\"status\": \"ok\", \"connected\": io.sockets().len()})))`",
    ],
    stages: &[],
};
