//! What a verdict says of `broadcast`.

use transcript::{Feedback, Misconception, Reached};

pub const FEEDBACK: Feedback = Feedback {
    id: "broadcast",
    title: "Everyone but me",
    next: "Change the line so that only Alice hears it. Predict, run.",
    misconceptions: &[
        Misconception {
            name: "io_emit",
            subject: "`io.emit`",
            words: &["$io.emit("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everyone in the namespace hears it, the sender too",
            idea: "`io` is the whole namespace. It does not know who asked it to speak, so it cannot leave anybody out. \
                   Leaving out the sender needs a value that knows the sender.",
            ask: "Which value in your handler knows who is speaking?",
            page: "emit/broadcast.md#three-ways-to-speak",
        },
        Misconception {
            name: "socket_emit",
            subject: "`socket.emit`",
            words: &["$socket.emit("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "only the sender hears it",
            idea: "A socket stands for one client: the one whose event you are handling. Emitting on it answers that \
                   client, and nobody else.",
            ask: "Whom does `socket` stand for, and who should hear it instead?",
            page: "emit/broadcast.md#three-ways-to-speak",
        },
        Misconception {
            name: "echo_too",
            subject: "a broadcast with an echo",
            words: &[".broadcast("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the others are right, but the sender hears her own event as well",
            idea: "The others already hear the broadcast. Sending it to the sender as well puts her own typing notice on \
                   her screen: she knows that she is typing.",
            ask: "What does the sender learn from hearing herself?",
            page: "emit/broadcast.md#an-echo-as-well",
        },
        Misconception {
            name: "only_alice",
            subject: "an answer that knows one name",
            words: &[],
            without: &[],
            reached: Some(Reached::NothingMade),
            free: &[],
            symptom: "it works for alice and for nobody else",
            idea: "Whoever sends `typing` is passed on to the others. The name is only cargo: no name is special to the \
                   server.",
            ask: "What does your handler do for somebody whose name you have never seen?",
            page: "emit/broadcast.md#one-name-only",
        },
        Misconception {
            name: "never_awaited",
            subject: "a future that nobody awaits",
            words: &[],
            without: &[],
            reached: Some(Reached::NotSent),
            free: &[],
            symptom: "nothing is sent, so nobody hears anything",
            idea: "`socket.broadcast().emit(…)` returns a future: the description of something to do. Nothing is done until \
                   it is awaited. The program compiles: rustc warns of an unused future, but not behind `let _ =`.",
            ask: "What makes a future do its work, and where does that stand in your file?",
            page: "emit/broadcast.md#a-future-never-awaited",
        },
        Misconception {
            name: "same_name",
            subject: "leaving out everyone of the sender's name",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the sender's other connections hear nothing either",
            idea: "The sender is a socket, not a person. Somebody with a laptop and a phone has two sockets, and what she \
                   types on the one should show on the other. A name says who somebody is, not which connection spoke.",
            ask: "What should Alice's phone show while she types on her laptop?",
            page: "emit/broadcast.md#a-socket-is-not-a-person",
        },
        Misconception {
            name: "except_own_id",
            subject: "`io.except` with the sender's own id",
            words: &[".except($any.id", ".except(&$any.id", ".except(id", ".except(sid"],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the sender hears her own event",
            idea: "In Node every socket is in a room that is called like its id, so that it can be left out by \
                   `except`. socketioxide makes no such room, and a room that nobody is in leaves nobody out.",
            ask: "Which value in your handler can leave out its own socket without a room?",
            page: "emit/broadcast.md#a-room-of-ones-own-id",
        },
    ],
};
