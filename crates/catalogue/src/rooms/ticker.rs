//! What the command line and the book say of `ticker`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "What a server does by itself belongs to somebody: a task begins with the first in a room and ends \
              with the last.",
    minutes: 30,
    talk: 10,
    difficulty: Difficulty::Medium,
    needs: &["leave_room", "goodbye", "presence"],
    chat: "Nothing in the chat ticks. What it keeps for a room while somebody is there ends in the same place: \
           with the last.",
    steps: &[
        "ann joins the garden",
        "a second has gone since ann came",
        "the next tick is due",
        "carol joins the garden at once",
        "gard ticks for ann and bob",
    ],
    hints: [
        "Write down when a room's clock has to begin and when it has to end. There is one beginning, and there are \
         three ways in which the last one can go. Who, in your program, notices each of them?",
        "The clock is a task of its own: `tokio::spawn`, with a loop that waits for a second and emits into the \
         room. Keep its `abort_handle()` in a table by rooms. `join` makes one only if the room has none; `leave` \
         and `on_disconnect` take it out and abort it if the room is empty now.",
        "An `Arc<Mutex<HashMap<String, AbortHandle>>>` made in `attach`. `join`: `entry(room).or_insert_with(|| \
         tokio::spawn(tick(io, room)).abort_handle())`. `leave`, and `on_disconnect` for each of `socket.rooms()`: \
         `socket.leave(room)` first, and if `io.within(room).sockets().is_empty()`, remove and `abort()`. \
         `interval_at(Instant::now() + second, second)` waits before its first tick.",
    ],
    stages: &[],
};
