//! What a verdict says of `echo`.

use transcript::{Feedback, Misconception, Reached};

pub const FEEDBACK: Feedback = Feedback {
    id: "echo",
    title: "Only me",
    next: "Send it back twice, the second time to everybody. Predict what Alice and Bob hear, then run.",
    misconceptions: &[
        Misconception {
            name: "io_emit",
            subject: "`io.emit`",
            words: &["$io.emit("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everybody hears the echo, not only the one who spoke",
            idea: "`io` stands for all clients of the namespace. An echo is an answer to one client, and each handler is \
                   given the socket of just that client.",
            ask: "Who should not have heard it, and which value speaks to fewer?",
            page: "emit/echo.md#who-hears-it",
        },
        Misconception {
            name: "broadcast",
            subject: "`socket.broadcast()`",
            words: &[".broadcast("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everybody but the sender hears the echo",
            idea: "`broadcast()` turns a socket round: not this one, but all the others. The socket without it is the one \
                   who asked.",
            ask: "What is left when you take one word out of that line?",
            page: "emit/echo.md#who-hears-it",
        },
        Misconception {
            name: "stringified",
            subject: "a payload turned into a string by hand",
            words: &["to_string(", ".to_string(", "format!("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the sender hears a text with JSON in it instead of the value she sent",
            idea: "`emit` writes the payload as JSON itself. What is a string already is sent as a string: quotes within \
                   quotes. Give `emit` the value, and leave the writing to it.",
            ask: "How many times is your value turned into JSON on its way out?",
            page: "emit/echo.md#the-payload",
        },
        Misconception {
            name: "text_only",
            subject: "an answer for texts only",
            words: &[],
            without: &[],
            reached: Some(Reached::Skipped),
            free: &[],
            symptom: "texts come back; for everything else the handler is skipped in silence",
            idea: "The type inside `Data<…>` is a filter: what does not fit into it never reaches your handler, and \
                   nobody is told. To let everything through, the type must be one that can hold any JSON.",
            ask: "Which type holds a text, a number and a list alike?",
            page: "emit/echo.md#a-type-that-fits-too-little",
        },
        Misconception {
            name: "misspelt",
            subject: "a handler for another event's name",
            words: &[],
            without: &[],
            reached: Some(Reached::Unhandled),
            free: &[],
            symptom: "nobody hears anything, because no handler is registered for `say`",
            idea: "Event names are compared letter by letter, capitals included. An event that no handler is registered \
                   for is dropped without a word, on the client as on the server. A catch-all handler, \
                   `socket.on_fallback`, shows what arrived under a name that you did not expect.",
            ask: "Is the name in `socket.on` letter for letter the one that the client sends?",
            page: "emit/echo.md#an-event-that-nobody-expects",
        },
        Misconception {
            name: "same_event",
            subject: "an answer under the name of the question",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the sender hears `say`, but listens for `said`",
            idea: "What a client sends and what it hears are two events, and each has its own name. The task names both: \
                   `say` comes in, `said` goes out.",
            ask: "For which event does the client have a handler?",
            page: "emit/echo.md#the-payload",
        },
        Misconception {
            name: "wrapped",
            subject: "a payload put into an object",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the value comes back inside an object",
            idea: "\"The same value\" means the same: a number stays a number, a list a list. An object around it is \
                   another value, and the client would have to unpack it.",
            ask: "What would the client see if she had sent 42?",
            page: "emit/echo.md#the-payload",
        },
        Misconception {
            name: "objects_only",
            subject: "an answer for objects only",
            words: &[],
            without: &[],
            reached: Some(Reached::Skipped),
            free: &[],
            symptom: "objects come back; for everything else the handler is skipped in silence",
            idea: "A type that fits only objects leaves out texts, numbers and lists. They never reach your handler, and nobody is told.",
            ask: "Is 42 an object?",
            page: "emit/echo.md#a-type-that-fits-too-little",
        },
    ],
};
