//! What the command line and the book say of `direct_message`.

use crate::{About, Difficulty};

pub(crate) const ABOUT: About = About {
    concept: "A person is not a socket: give every person a room of her own, and whispering is sending to that room.",
    minutes: 20,
    talk: 10,
    difficulty: Difficulty::Medium,
    needs: &["chat_message", "talk_in_room"],
    chat: "`whisper`: all screens of one person, and nobody else.",
    steps: &[
        "alice whispers to bob",
        "bob answers on his laptop",
        "alice whispers to zoe, who has never been here",
        "carol whispers to bob, who has four windows now",
        "alice whispers to bob, who is gone",
    ],
    hints: [
        "A name is given when a connection begins. That is also the moment to make sure that the connection can be \
            found by that name. What do you know already that groups sockets under a name?",
        "Let every connection join a room that belongs to its person, on connect. Then a whisper is an emit to one \
         room. Two things to watch: the sender may be the person she whispers to, and an empty room does not \
         complain.",
        "On connect `socket.join(format!(\"person:{}\", auth.name))`. In `whisper`, build the same name from `to`; \
         if `io.within(room.clone()).sockets().is_empty()` ack the error, otherwise `io.to(room).emit(\"whispered\", \
         &whispered).await.ok()` and the ack.",
    ],
    stages: &[],
};
