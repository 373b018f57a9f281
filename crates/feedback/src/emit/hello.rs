//! What a verdict says of `hello`.

use transcript::{Feedback, Misconception, Reached};

pub const FEEDBACK: Feedback = Feedback {
    id: "hello",
    title: "Hello, newcomer",
    next: "Greet everybody but the newcomer: \"somebody is here\". Predict who hears it when the third client comes, then \
           run.",
    misconceptions: &[
        Misconception {
            name: "io_emit",
            subject: "`io.emit`",
            words: &["$io.emit("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everybody is greeted again each time somebody connects",
            idea: "`io` is everybody who is connected. The newcomer is among them, so she is greeted; but so is everyone \
                   who was there before, once more for each who comes. The greeting is for one client, and that client \
                   has a value of its own.",
            ask: "Which value in your closure stands for the one who has just come?",
            page: "emit/hello.md#whom-does-it-speak-to",
        },
        Misconception {
            name: "broadcast",
            subject: "`socket.broadcast()`",
            words: &[".broadcast("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everybody but the newcomer is greeted",
            idea: "A broadcast from a socket leaves out that very socket. Here it is the newcomer's, so the one whom you \
                   want to greet is the only one who hears nothing.",
            ask: "Whom does a broadcast leave out?",
            page: "emit/hello.md#whom-does-it-speak-to",
        },
        Misconception {
            name: "never_awaited",
            subject: "a future that nobody awaits",
            words: &[],
            without: &[],
            reached: Some(Reached::NotSent),
            free: &[],
            symptom: "nothing is sent, so nobody hears anything",
            idea: "Speaking to many is asynchronous in socketioxide: `io.emit` and all broadcasts return a future, and a \
                   future does nothing until it is awaited. The compiler says so in a warning. (`socket.emit`, to one \
                   client, is no future.)",
            ask: "Does rustc warn of an unused future that must be used?",
            page: "emit/hello.md#a-future-that-nobody-awaits",
        },
        Misconception {
            name: "first_one_only",
            subject: "an answer for the first client only",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the first to connect is greeted, and nobody after her",
            idea: "The connect handler runs anew for each client. Each of them is somebody's first: what one client's \
                   greeting remembers must not silence the next one's.",
            ask: "What does your handler still know when the second client comes?",
            page: "emit/hello.md#one-handler-run-for-each-client",
        },
        Misconception {
            name: "needs_a_name",
            subject: "`Data` that does not fit what a client sent on connecting",
            words: &["Data("],
            without: &[],
            reached: Some(Reached::Skipped),
            free: &[],
            symptom: "whoever connects without a name is let in, and never greeted",
            idea: "`Data<T>` on connect reads what the client sent in its handshake. If that does not fit into `T`, the \
                   handler is skipped, and the client stays connected without it. A greeting needs to know nothing \
                   about the client.",
            ask: "What does your handler ask of a client that it does not need?",
            page: "emit/hello.md#a-greeting-that-asks-for-a-name",
        },
        Misconception {
            name: "not_declared",
            subject: "a server that does not declare \"/\"",
            words: &[],
            without: &[],
            reached: Some(Reached::Undeclared),
            free: &[],
            symptom: "every client is refused: \"Invalid namespace\"",
            idea: "In Node, \"/\" is always there. In socketioxide each namespace, \"/\" too, exists only once it has \
                   been declared with `io.ns`. A client that does not name one means \"/\".",
            ask: "Which namespace do your clients knock at, and which one did you open?",
            page: "emit/hello.md#a-namespace-that-nobody-declared",
        },
        Misconception {
            name: "on_connect_event",
            subject: "a handler for an event called `connect` or `connection`",
            words: &[".on(\"connect\"", ".on(\"connection\""],
            without: &[],
            reached: None,
            free: &[],
            symptom: "nobody hears anything",
            idea: "In a client, the library raises `connect` by itself; in Node's server, `connection`. socketioxide tells \
                   of a newcomer in another way: the function that `io.ns` is given is called once for each client \
                   that connects. It is already the place where you greet.",
            ask: "When does the function run that you gave to `io.ns`?",
            page: "emit/hello.md#an-event-called-connect",
        },
        Misconception {
            name: "room_of_own_id",
            subject: "`io.to` with the socket's own id",
            words: &["@room_of_socket_id"],
            without: &[],
            reached: Some(Reached::ToNobody),
            free: &[],
            symptom: "nobody hears anything",
            idea: "In Node every socket is in a room that is called like its id, so that one can be reached by `to`. \
                   socketioxide makes no such room. The socket of the newcomer is in your hands: speak on it.",
            ask: "Who has joined the room that you emit into?",
            page: "emit/hello.md#a-room-of-ones-own-id",
        },
    ],
};
