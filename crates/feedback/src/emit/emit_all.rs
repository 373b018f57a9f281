//! What a verdict says of `emit_all`.

use transcript::{Feedback, Misconception, Reached};

pub const FEEDBACK: Feedback = Feedback {
    id: "emit_all",
    title: "Everybody",
    next: "Take away the `.await`, and `.ok()` with it. Read what rustc says, predict who hears it, run.",
    misconceptions: &[
        Misconception {
            name: "broadcast",
            subject: "`socket.broadcast()`",
            words: &[".broadcast("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everybody hears it but the announcer",
            idea: "A broadcast goes to all but the socket it starts from. That is right for \"Alice is typing…\" and wrong \
                   here: the announcer wants to see that it went out. Everybody is `io`, not a socket and its others.",
            ask: "Who is missing, and which value would not leave her out?",
            page: "emit/emit_all.md#who-hears-it",
        },
        Misconception {
            name: "socket_emit",
            subject: "`socket.emit`",
            words: &["$socket.emit("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "only the announcer hears it",
            idea: "A socket stands for one client, here for the one whose event you are handling. Whatever you emit on it \
                   goes to that client alone.",
            ask: "Whom does `socket` stand for, and who is missing?",
            page: "emit/emit_all.md#who-hears-it",
        },
        Misconception {
            name: "never_awaited",
            subject: "a future that nobody awaits",
            words: &[],
            without: &[],
            reached: Some(Reached::NotSent),
            free: &[],
            symptom: "nothing is sent, so nobody hears anything",
            idea: "`io.emit` returns a future: the description of something to do. Nothing is done until it is awaited. \
                   The program compiles: rustc warns of an \"unused implementer of `Future`\", but not behind `let _ =`.",
            ask: "What makes a future do its work, and where does that stand in your file?",
            page: "emit/emit_all.md#the-missing-await",
        },
        Misconception {
            name: "who_was_there",
            subject: "a list of sockets made when the announcer connected",
            words: &[".sockets("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "whoever came after the announcer hears nothing from her",
            idea: "A connect handler runs once, when its client connects. What it looks up then is what was true then. \
                   Who is connected *now* is a question for the moment of the announcement.",
            ask: "When does the line run that finds out who is there?",
            page: "emit/emit_all.md#at-that-moment",
        },
        Misconception {
            name: "same_event",
            subject: "an answer under the name of the question",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everybody hears `announce`, but listens for `announcement`",
            idea: "What comes in and what goes out are two events with two names. The clients have a handler for \
                   `announcement`; whatever else arrives is dropped.",
            ask: "Which of the two names do the clients listen for?",
            page: "emit/emit_all.md#two-names-mixed-up",
        },
        Misconception {
            name: "bare_text",
            subject: "a text taken out of its object",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everybody hears the bare text instead of `{\"text\": …}`",
            idea: "A payload's shape is part of the agreement between both sides. A client that looks for `text` in an \
                   object finds nothing in a string.",
            ask: "What would the client's `news.text` be?",
            page: "emit/emit_all.md#who-hears-it",
        },
    ],
};
