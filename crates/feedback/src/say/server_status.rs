//! What a verdict says of `server_status`.

use transcript::{Feedback, Misconception, Reached};

pub const FEEDBACK: Feedback = Feedback {
    id: "server_status",
    title: "Is it up?",
    next: "Open the page in a browser while you connect and leave. Then cut a client's network instead of closing it: when \
           does the number go down?",
    misconceptions: &[
        Misconception {
            name: "constant",
            subject: "a number that never changes",
            words: &[],
            without: &["let (_, $any) = SocketIo::", "let (_layer, $any) = SocketIo::", "io2"],
            reached: None,
            free: &[],
            symptom: "the page says the same whoever is connected",
            idea: "A page that says \"ok\" whatever happens is evidence of nothing but itself. The number has to come from \
                   the part of the server that the page is about, at the moment when it is asked.",
            ask: "What would your page say if nobody could connect any more?",
            page: "say/server_status.md#evidence-of-what",
        },
        Misconception {
            name: "never_down",
            subject: "a counter that only goes up",
            words: &[],
            without: &[".fetch_sub(", "-=", ".on(\"disconnect\"", ".on(\"disconnecting\""],
            reached: None,
            free: &[],
            symptom: "whoever has left still counts",
            idea: "It counts visits, not visitors. A counter of your own must be told of every leave as well; the list of \
                   sockets that Socket.IO keeps is told already.",
            ask: "What happens to your number when somebody leaves?",
            page: "say/server_status.md#a-counter-with-one-way",
        },
        Misconception {
            name: "only_goodbyes",
            subject: "counting down only for those who say goodbye",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "whoever is cut off counts for ever",
            idea: "Trains go into tunnels: many connections end without a goodbye. `on_disconnect` runs for those, too, with \
                   another reason. Gone is gone, whatever the reason.",
            ask: "Which reasons for a disconnect does your code know?",
            page: "say/server_status.md#counting-or-asking",
        },
        Misconception {
            name: "asked_too_early",
            subject: "counting inside `on_disconnect`",
            words: &["on_disconnect"],
            without: &[],
            reached: None,
            free: &[],
            symptom: "after each leave the page counts one too many",
            idea: "While `on_disconnect` runs, the leaver is still in the list: in her rooms, and among `io.sockets()`. She \
                   is removed when it has run. A number that is remembered there is old before it is read.",
            ask: "Who is in `io.sockets()` while somebody is leaving?",
            page: "say/server_status.md#counting-or-asking",
        },
        Misconception {
            name: "lines_not_sockets",
            subject: "counting connections instead of sockets in \"/\"",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "somebody who was never let into \"/\" counts, too",
            idea: "A connection and a socket are two things. The connection is the line to the server; on it, a client asks \
                   for namespaces and becomes a socket in each that lets it in. Somebody may have a line and be nowhere.",
            ask: "What does a client have to do after it has connected to be in \"/\"?",
            page: "say/server_status.md#a-line-is-not-a-socket",
        },
        Misconception {
            name: "people",
            subject: "counting names",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "a person with two connections counts once",
            idea: "It is a good number, and another one. The task asks for sockets: a laptop and a phone are two, whoever \
                   holds them. And a client need not have a name at all.",
            ask: "How many sockets has Alice with a laptop and a phone?",
            page: "say/server_status.md#a-line-is-not-a-socket",
        },
        Misconception {
            name: "not_declared",
            subject: "a server that does not declare \"/\"",
            words: &[],
            without: &[],
            reached: Some(Reached::Undeclared),
            free: &[],
            symptom: "the page works, and every client is refused: \"Invalid namespace\"",
            idea: "The process answers, and nobody can connect: just what a health page should not hide. In socketioxide \
                   each namespace, \"/\" too, has to be declared with `io.ns`, even if nothing happens in it.",
            ask: "Where does your `app` say that there is a \"/\"?",
            page: "say/server_status.md#asking-for-sockets-of-a-namespace-that-is-not-there",
        },
        Misconception {
            name: "number_as_text",
            subject: "a number sent as a text",
            words: &[".to_string(", "to_string(", "format!(", "String"],
            without: &[],
            reached: None,
            free: &[],
            symptom: "`connected` is \"2\" instead of 2",
            idea: "To a program that reads the page, \"2\" is a word. JSON has numbers; give it the number, and it is \
                   written as one.",
            ask: "What is `\"2\" + 1` for the one who reads it?",
            page: "say/server_status.md#evidence-of-what",
        },
        Misconception {
            name: "on_disconnect_event",
            subject: "counting down in a handler for an event that only Node raises",
            words: &[".on(\"disconnect\"", ".on(\"disconnecting\""],
            without: &[],
            reached: None,
            free: &[],
            symptom: "whoever has left still counts",
            idea: "In Node the library raises `disconnect` and `disconnecting` itself. In socketioxide `on` is for what \
                   clients send, and no client sends these. The end of a connection has a registration of its own, `on_disconnect`; and \
                   the list of sockets that Socket.IO keeps is told already.",
            ask: "Who would send the event that you are waiting for?",
            page: "rooms/goodbye.md#in-node-in-rust",
        },
        Misconception {
            name: "second_socketio",
            subject: "a page that asks another `SocketIo`",
            words: &["let (_, $any) = SocketIo::", "let (_layer, $any) = SocketIo::", "io2"],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the page says 0, whoever is connected",
            idea: "Each `SocketIo` that is built is a server of its own, with namespaces and sockets of its own. \
                   Clients come to the one whose layer the router has. A clone is the same server; a second one that \
                   you build is not.",
            ask: "How many `SocketIo` does your program build, and to which of them do clients come?",
            page: "say/server_status.md#a-second-server",
        },
    ],
};
