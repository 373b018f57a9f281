//! What a verdict says of `tenants`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "tenants",
    title: "One server, many organisations",
    next: "Let an organisation be added while the server runs. Predict what a client hears that asked too early, run.",
    misconceptions: &[
        Misconception {
            name: "any_id",
            subject: "a pattern without a check",
            symptom: "any id gets a namespace of its own",
            idea: "A pattern such as `/org/{id}` fits every id. The namespace is made when somebody asks for it, \
                   and nobody has asked whether there is such an organisation.",
            ask: "What does your server do when somebody asks for an organisation that you have never heard of?",
            page: "namespaces/tenants.md#acme-and-globex-rent-a-chat",
        },
        Misconception {
            name: "rooms_without_a_check",
            subject: "a room for each organisation and an open door",
            symptom: "strangers are let in, though they hear nothing",
            idea: "A room decides who hears. It does not decide who gets in. Whoever is connected may send events, \
                   and your handlers answer them.",
            ask: "What may a stranger do once she is connected?",
            page: "namespaces/tenants.md#why-not-an-id-in-the-payload",
        },
        Misconception {
            name: "check_on_connect",
            subject: "a check in the connect handler",
            symptom: "strangers are connected first, and disconnected then",
            idea: "When the connect handler runs, the client is in. And the namespace that was made for it stays, \
                   though nobody is left in it.",
            ask: "What has the client been told by the time your check runs?",
            page: "namespaces/tenants.md#if-the-ids-change-while-the-server-runs",
        },
        Misconception {
            name: "id_in_the_payload",
            subject: "one namespace and an id in the payload",
            symptom: "clients of `/org/acme` are refused: there is no such namespace",
            idea: "What a payload says, the client decides. An organisation that is read from it can be any \
                   organisation. The namespace is decided once, at the door, and belongs to the connection.",
            ask: "What keeps a client of acme from writing globex into the payload?",
            page: "namespaces/tenants.md#why-not-an-id-in-the-payload",
        },
        Misconception {
            name: "namespaces_left_behind",
            subject: "a check in a dynamic namespace",
            symptom: "everybody is judged rightly, but each refused id leaves a namespace behind",
            idea: "A dynamic namespace is made before its middleware runs. When the middleware refuses, the \
                   namespace stays. Anybody can fill your memory with ids.",
            ask: "What is left on the server after a thousand wrong ids?",
            page: "namespaces/tenants.md#a-namespace-for-each-wrong-guess",
        },
        Misconception {
            name: "prefix",
            subject: "a comparison of the beginning",
            symptom: "`acme-2` gets in, because it begins like `acme`",
            idea: "An id is compared as a whole. Otherwise whoever may choose an id chooses one that begins like \
                   another's.",
            ask: "Which ids does your comparison accept besides the right ones?",
            page: "namespaces/tenants.md#a-comparison-that-is-too-kind",
        },
        Misconception {
            name: "any_case",
            subject: "a comparison that ignores case",
            symptom: "`ACME` gets in, and has a board of its own",
            idea: "Namespaces are compared byte by byte. If your check accepts `ACME`, its members sit in another \
                   namespace than those of `acme`.",
            ask: "In which namespace is somebody who asked for `/org/ACME`?",
            page: "namespaces/tenants.md#a-comparison-that-is-too-kind",
        },
        Misconception {
            name: "in_small_letters",
            subject: "a server that writes ids in small letters",
            symptom: "`Initech-2` is refused, and `initech-2` gets in",
            idea: "The ids are given to you as they are. A path is compared byte by byte, so the path that you \
                   declare must be the one that clients ask for.",
            ask: "Which path do you declare for `Initech-2`?",
            page: "namespaces/tenants.md#a-pattern-is-not-a-list",
        },
        Misconception {
            name: "acme_and_globex",
            subject: "a server that knows two organisations",
            symptom: "the third one is refused",
            idea: "The list is an argument. The next server is started with another list, and your code must serve \
                   it without being changed.",
            ask: "What would your server do with a list that holds other ids?",
            page: "namespaces/tenants.md#a-pattern-is-not-a-list",
        },
        Misconception {
            name: "first_organisation",
            subject: "a server that declares the first organisation",
            symptom: "the others are refused",
            idea: "Every organisation in the list has rented the server. Each needs a namespace.",
            ask: "What happens to the second id of the list?",
            page: "namespaces/tenants.md#a-pattern-is-not-a-list",
        },
        Misconception {
            name: "one_board_for_all",
            subject: "an emit to every namespace",
            symptom: "each organisation hears the others' posts",
            idea: "Namespaces keep organisations apart only as long as your code does. A post belongs to the \
                   namespace of the socket that made it.",
            ask: "Which namespace should hear a post, and which value knows it?",
            page: "namespaces/tenants.md#why-not-an-id-in-the-payload",
        },
        Misconception {
            name: "io_emit",
            subject: "`io.emit`",
            symptom: "nobody hears a post",
            idea: "`io.emit` speaks to \"/\", and no member of an organisation is there.",
            ask: "Which namespace does `io` stand for?",
            page: "namespaces/tenants.md",
        },
        Misconception {
            name: "without_slash",
            subject: "a namespace without its slash",
            symptom: "everybody is refused: there are no such namespaces",
            idea: "The slash at the beginning belongs to the name of a namespace. `org/acme` and `/org/acme` are two \
                   names, and clients ask for the second.",
            ask: "Is the path in `io.ns` letter for letter the one that clients ask for?",
            page: "namespaces/namespace.md#a-namespace-without-its-slash",
        },
    ],
};
