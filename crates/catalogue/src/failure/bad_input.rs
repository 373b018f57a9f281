//! What the command line and the book say of `bad_input`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A server looks at every field that it is sent, refuses what does not fit, says which field it was, and \
              goes on.",
    minutes: 20,
    talk: 10,
    difficulty: Difficulty::Medium,
    needs: &["typed_events", "talk_in_room"],
    chat: "The chat's limits: the name of a room, a text, somebody's name.",
    steps: &[
        "alice says something, and sends fields that nobody asked for",
        "carol speaks into the kitchen, from outside",
        "alice says nothing at all",
        "alice sends no text",
        "bob says something",
    ],
    hints: [
        "Look at the first step that differs: which field was bad, and in which way? Then ask what your handler \
            did with it: passed it on, fell silent, or refused it for the wrong reason.",
        "A handler with `Data<Say>` does not run at all when a field is missing, so it cannot ack. \
         `TryData<Value>` always runs: what came is a `Result`, an `Err` for nothing at all and for bytes. And \
         `value[\"text\"].as_str()` is `None` for everything that is not a string, a missing field included.",
        "Write two small functions, one for a room and one for a text, that return the `&str` or the refusal. Count \
         a text with `.chars().count()`, and look at each byte of a room: `matches!(b, b'a'..=b'z' | b'0'..=b'9' | \
         b'-')`. Call the first one in both handlers.",
    ],
    stages: &[],
};
