//! What the command line and the book say of `chat`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A chat is one question asked of each event: who hears it? Namespaces, rooms and a table of who is where \
              answer it together.",
    minutes: 180,
    talk: 20,
    difficulty: Difficulty::Hard,
    needs: &["server_status", "direct_message", "presence", "goodbye", "tenants", "bad_input", "history", "flood"],
    hints: [
        "Take one scenario at a time, from the top: `sign_in` first. You have solved each of them once before, as \
            an exercise of its own: `gatekeeper`, `presence`, `direct_message`, `history`, `flood`.",
        "Keep one table for each organisation: for each room, who is in it on which connections, and the last \
         messages. Put the name into the socket's extensions at the door, and let no payload change it. Whoever \
         changes the table tells the others before the next one may change it.",
        "A middleware checks the name, stores it, and joins a personal room whose name no chat room can have, such as \
         `@alice`. `said` goes to `within(room)`, `typing` to `to(room).except(personal)`, a whisper to \
         `within(personal)`. `arrived` and `departed` go to `to(room)`, when your table says that it is the person's \
         first or last connection there. `join` holds the table's lock from `socket.join` until the history is sent.",
    ],
};
