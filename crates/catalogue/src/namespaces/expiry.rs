//! What the command line and the book say of `expiry`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A check at the door says that a token is good now; its end needs a timer, which can move and goes with the \
              socket.",
    minutes: 30,
    talk: 10,
    difficulty: Difficulty::Medium,
    needs: &["ack_reply", "goodbye", "gatekeeper"],
    chat: "The chat admits people by name alone, and nobody has to go. With tokens it would need this beside each socket.",
    steps: &[
        "ada's time is over",
        "ben posts, and ada has gone",
        "ada posts all the same",
        "the time of cleo's first token goes by",
        "the time of cleo's second token is over",
        "dan's time is over",
    ],
    hints: [
        "Ada says nothing at all, and still has to go. So something has to wait beside her handlers. What happens to it \
         when she renews, and what when she leaves?",
        "Start a task for each socket, in the connect handler: sleep, then `expired`, then `disconnect()`. A renewal ends \
         that task and starts another, or tells it of the new end. `on_disconnect` ends it.",
        "Keep an `AbortHandle` in an `Arc<Mutex<Option<AbortHandle>>>` that is made in the connect handler. One function \
         starts the task, puts its `abort_handle()` there and aborts the one that was there. Call it when she comes \
         and at each valid `renew`; in `on_disconnect`, take the handle out and abort.",
    ],
    stages: &[],
};
