//! What the command line and the book say of `history`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A server that replays keeps a bounded list, and makes one moment the border between the past and the \
              present.",
    minutes: 25,
    talk: 10,
    difficulty: Difficulty::Medium,
    needs: &["talk_in_room", "bad_input"],
    chat: "`history` on `join`: the last messages, oldest first, and nothing lost before the first `said`.",
    steps: &[
        "alice says something",
        "bob joins the cellar",
        "dave joins the attic",
        "alice joins the cellar again",
        "carol joins the cellar: fifty were said",
    ],
    hints: [
        "Socket.IO keeps nothing of what it has sent. Which value of yours lives longer than one handler call, and \
            can be reached from both handlers?",
        "Keep a `HashMap` from the room to a `VecDeque` of messages, made in `attach`, cloned into each handler \
         inside an `Arc` and a lock. In `say`: `push_back`, and `pop_front` when there are more than fifty. In \
         `join`: emit the list on `socket`, which stands for the joiner alone.",
        "Between \"I read the list\" and \"I am in the room\" nobody may speak, and between \"it is in the list\" \
         and \"it has been emitted\" nobody may join. So hold one lock in both places. `say` holds it across the \
         `.await` of its emit, and only `tokio::sync::Mutex` allows that.",
    ],
    stages: &[],
};
