//! What the command line and the book say of `typed_events`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A payload's Rust type is its check, and `TryData` lets the handler answer when the check fails.",
    minutes: 20,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["broadcast"],
    chat: "Each payload is read like this. What does not fit is answered with an error that names the field.",
    steps: &["alice moves", "bob forgets y", "bob moves again", "dave moves beyond the edges"],
    hints: [
        "Two things can arrive: a move, or something else. With `Data<Move>` your handler runs for the first only. \
            You need to be called for both.",
        "`TryData<Move>` is `Data<Move>` with the failure handed over: it holds a `Result`. `match` on it: the one arm \
         speaks to the others, the other to the sender.",
        "`TryData(place): TryData<Move>`; in `Ok(place)`: `socket.broadcast().emit(\"moved\", &place).await`; in \
         `Err(error)`: `socket.emit(\"invalid\", &json!({\"reason\": error.to_string()}))`.",
    ],
    stages: &[],
};
