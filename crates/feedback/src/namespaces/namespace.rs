//! What a verdict says of `namespace`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "namespace",
    title: "Two boards, one server",
    next: "Let a post on /news be heard on /chat as well, but not the other way round. Predict, run.",
    misconceptions: &[
        Misconception {
            name: "everything_on_root",
            subject: "a server that has only \"/\"",
            symptom: "clients of `/chat` and `/news` are refused, and posts at the front door are heard there",
            idea: "A client names the namespace that it wants. The server refuses a name that it has not declared. \
                   Putting everything on \"/\" does not make the boards appear: it leaves them closed.",
            ask: "Which line of yours would let a client into `/news`?",
            page: "namespaces/namespace.md#a-namespace-is-declared-and-has-its-own-sockets",
        },
        Misconception {
            name: "rooms_as_namespaces",
            subject: "rooms that pose as namespaces",
            symptom: "clients of `/chat` and `/news` are refused: they ask for a namespace, and there are only rooms",
            idea: "A room is a set that the server keeps inside one namespace. A client never connects to a room. A \
                   namespace is what a client connects to, with handlers, rooms and middlewares of its own.",
            ask: "What does a client ask for when it connects: a room or a namespace?",
            page: "namespaces/namespace.md#a-namespace-is-declared-and-has-its-own-sockets",
        },
        Misconception {
            name: "io_emit",
            subject: "`io.emit` on a board",
            symptom: "the front door hears what is posted on the boards, and the boards hear nothing",
            idea: "`io` on its own stands for \"/\", wherever you use it. It does not know in which namespace the \
                   handler runs. To speak to another namespace you have to pick it.",
            ask: "Which namespace does `io` stand for, and which one does your socket belong to?",
            page: "namespaces/namespace.md#the-news-is-not-for-everybody",
        },
        Misconception {
            name: "io_to_the_namespace",
            subject: "`io.to` with the name of a namespace",
            symptom: "nobody hears anything",
            idea: "`io.to` takes a room, and looks for it in \"/\". Nobody is in a room of that name, so nobody hears. \
                   Rooms live inside a namespace; a namespace is not one of them.",
            ask: "In which namespace does `io.to` look, and who has joined that room?",
            page: "namespaces/namespace.md#a-namespace-is-declared-and-has-its-own-sockets",
        },
        Misconception {
            name: "poster_left_out",
            subject: "a broadcast",
            symptom: "the others on the board hear the post, the poster does not",
            idea: "A broadcast stays in the socket's namespace, and that is right. It also leaves out the socket that \
                   sends it. Here the poster should see her own post on the board.",
            ask: "Whom does `broadcast` leave out?",
            page: "namespaces/namespace.md#in-node-in-rust",
        },
        Misconception {
            name: "poster_only",
            subject: "`socket.emit`",
            symptom: "only the poster hears the post",
            idea: "A socket is one client. Emitting on it answers that client alone. A board is everybody in the \
                   namespace, so you need a value that stands for the namespace.",
            ask: "Which value stands for all of `/chat`?",
            page: "namespaces/namespace.md#in-node-in-rust",
        },
        Misconception {
            name: "front_door_too",
            subject: "a front door that is a board as well",
            symptom: "posts on \"/\" are heard on \"/\"",
            idea: "A namespace has only the handlers that you register for it. \"/\" needs to be declared so that clients \
                   may connect there. It does not need the board's handler.",
            ask: "Which handlers does \"/\" need?",
            page: "namespaces/namespace.md#a-namespace-is-declared-and-has-its-own-sockets",
        },
        Misconception {
            name: "both_boards",
            subject: "relaying to both boards",
            symptom: "each board hears the other's posts",
            idea: "The two boards have the same handler, but not the same audience. A post belongs to the namespace in \
                   which its socket is.",
            ask: "How does your handler know on which board the post was made?",
            page: "namespaces/namespace.md#a-namespace-is-declared-and-has-its-own-sockets",
        },
        Misconception {
            name: "chat_only",
            subject: "a handler that knows one board",
            symptom: "`/chat` is right, and what is posted on `/news` lands on `/chat`",
            idea: "One handler serves two namespaces, so a path that is written into it is wrong for one of them. The \
                   socket knows where it is.",
            ask: "What does your handler do when the post comes from `/news`?",
            page: "namespaces/namespace.md#a-namespace-is-declared-and-has-its-own-sockets",
        },
        Misconception {
            name: "first_post_only",
            subject: "a handler that works once",
            symptom: "a client's first post is heard, the second is not",
            idea: "A handler stays registered for as long as the socket is connected, and runs for every event of that \
                   name. Nothing needs to be remembered between two posts.",
            ask: "What is different for your handler when the same client posts again?",
            page: "namespaces/namespace.md",
        },
        Misconception {
            name: "without_slash",
            subject: "a namespace without its slash",
            symptom: "clients of `/chat` and `/news` are refused: there are no such namespaces",
            idea: "The slash belongs to the name of a namespace. `chat` and `/chat` are two names, and clients ask for \
                   the second.",
            ask: "Is the path in `io.ns` letter for letter the one that clients ask for?",
            page: "namespaces/namespace.md#a-namespace-without-its-slash",
        },
    ],
};
