//! What the command line and the book say of `gatekeeper`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A middleware decides about a client before it is connected; a refusal is a `connect_error`.",
    minutes: 20,
    talk: 10,
    difficulty: Difficulty::Medium,
    needs: &["namespace", "typed_events"],
    chat: "Signing in: what is no name is refused at the door, with `invalid name`.",
    steps: &[
        "mallory comes with another token",
        "mallory comes without a token",
        "mallory posts all the same",
        "alice posts",
        "alice comes back without her token",
    ],
    hints: [
        "Look at what those who were refused were told, word by word, and whether they were connected first. Then \
            at who got in and should not have.",
        "Your `doorkeeper` may take the auth as an argument. With `Data<T>`, an auth that does not fit is refused \
         by the library, in words of its own. `TryData<T>` hands you the failure instead.",
        "Match on it: an auth that was read and whose token equals the word is `Ok(())`. Everything else, whatever \
         the reason, is `Err(\"unauthorized\")`.",
    ],
    stages: &[],
};
