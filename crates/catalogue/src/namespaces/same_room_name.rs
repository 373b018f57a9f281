//! What the command line and the book say of `same_room_name`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A room belongs to one namespace: the same name elsewhere is another room.",
    minutes: 15,
    talk: 5,
    difficulty: Difficulty::Medium,
    needs: &["talk_in_room", "namespace"],
    chat: "Two organisations may both have a `kitchen`, and neither hears the other.",
    steps: &[
        "carol speaks in the lobby of /chat, which she has not joined",
        "alice speaks in the lobby of /news, where she has joined nothing",
        "alice speaks in the lobby of /chat",
        "nora speaks in the lobby of /news",
        "dora speaks in the lobby of /news, though she joined only that of /chat",
    ],
    hints: [
        "Look at who hears what is said in the lobby of the other namespace. Then ask where your server looks for \
            the room.",
        "`io.to(room)` looks for the room in \"/\". A socket knows its own namespace, and looks there.",
        "Ask `socket.rooms()` whether the speaker is in the room; if not, the ack is an error. Then \
         `socket.to(room)` reaches the others in it, in that namespace alone.",
    ],
    stages: &[],
};
