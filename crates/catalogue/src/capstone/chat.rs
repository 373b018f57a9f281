//! What the command line and the book say of `chat`.

mod stages;

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A chat is one question asked of each event: who hears it? Namespaces, rooms and a table of who is where \
              answer it together.",
    minutes: 180,
    talk: 20,
    difficulty: Difficulty::Hard,
    needs: &["server_status", "direct_message", "presence", "goodbye", "tenants", "bad_input", "history", "flood"],
    chat: "",
    steps: &[
        "you ask before anybody came",
        "alice@acme and gus@globex connect",
        "you ask when gus is cut off",
        "dave, erin and fay@globex connect",
        "alice says something in the kitchen",
        "bob says something, and claims to be alice",
        "dave, who is in no room, speaks in the kitchen",
        "dave speaks in a room that nobody has made",
        "bob whispers to alice",
        "alice whispers to herself",
        "bob whispers to somebody who never came",
        "carol whispers to alice, who has one screen left",
        "alice types on her laptop",
        "carol types, alone in the garden",
        "dave, who is in no room, types in the kitchen",
        "alice types in the garden on her laptop",
        "alice's laptop joins the harbour",
        "alice's phone joins the harbour",
        "dave closes his window",
        "alice's laptop is cut",
        "alice says something",
        "carol joins the kitchen",
        "alice joins the kitchen again",
        "carol says something in the kitchen",
        "carol asks again: tea is all there is",
        "alice's phone joins tea",
        "carol asks: coffee is empty now, tea is not",
        "alice's phone asks what is left",
        "alice says something at acme",
        "gus says something at globex",
        "ivy@Initech connects",
        "acme's bob whispers to alice",
        "alice's laptop leaves the kitchen: her phone is still there",
        "alice's phone leaves the kitchen",
        "dave leaves the kitchen, where he never was",
        "bob leaves the kitchen, and stays in the garden",
        "mallory has an empty name",
        "mallory's name has 33 characters",
        "xi's name is one letter, and zoë's has spaces around it",
        "mallory tries globex with a space for a name",
    ],
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
    stages: stages::STAGES,
};
