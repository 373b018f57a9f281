//! What a verdict says of `announce_everywhere`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "announce_everywhere",
    title: "To the whole house",
    next: "Let the announcement skip /admin itself. Predict, run.",
    misconceptions: &[
        Misconception {
            name: "io_emit",
            subject: "`io.emit`",
            symptom: "\"/\" hears the announcement, and nobody else does",
            idea: "`io.emit` sounds like everybody, and is everybody in \"/\". The other namespaces have sockets of \
                   their own, which it does not reach.",
            ask: "Which namespace does `io` stand for?",
            page: "namespaces/announce_everywhere.md#the-house-closes-at-six",
        },
        Misconception {
            name: "own_forgotten",
            subject: "a list of the others",
            symptom: "`/admin` itself hears nothing",
            idea: "The whole house has four rooms, and the announcer stands in one of them. Those who share it with \
                   her should hear her as well.",
            ask: "Which of the four namespaces is missing from your list?",
            page: "namespaces/announce_everywhere.md#the-ways-to-miss-somebody",
        },
        Misconception {
            name: "front_door_forgotten",
            subject: "a list of the namespaces that have a name",
            symptom: "\"/\" hears nothing",
            idea: "\"/\" has a short name, but it is a namespace like the others: with sockets, handlers and rooms. \
                   It has to be in the list.",
            ask: "Which of the four namespaces is missing from your list?",
            page: "namespaces/announce_everywhere.md#the-ways-to-miss-somebody",
        },
        Misconception {
            name: "io_and_own",
            subject: "`io.emit` and the own namespace",
            symptom: "\"/\" and `/admin` hear it, `/chat` and `/news` do not",
            idea: "`io.emit` is not everybody: it is \"/\". Adding the own namespace makes two of four.",
            ask: "Which line of yours reaches a client on `/news`?",
            page: "namespaces/announce_everywhere.md#no-emit-crosses-a-namespace",
        },
        Misconception {
            name: "own_only",
            subject: "an emit to the own namespace",
            symptom: "`/admin` hears it, and nobody else does",
            idea: "An emit stays inside the namespace it is made in. That is what keeps namespaces apart, and why \
                   an announcement needs one for each.",
            ask: "Which line of yours leaves `/admin`?",
            page: "namespaces/announce_everywhere.md#no-emit-crosses-a-namespace",
        },
        Misconception {
            name: "once_per_socket",
            subject: "an emit for each socket",
            symptom: "everybody hears the announcement as many times as there are sockets",
            idea: "An emit to a namespace reaches every socket in it already. Making it once for each socket \
                   repeats it for everybody.",
            ask: "How many clients does one emit to a namespace reach?",
            page: "namespaces/announce_everywhere.md#once-for-each-socket",
        },
        Misconception {
            name: "announcer_left_out",
            subject: "a broadcast",
            symptom: "the announcer herself hears nothing",
            idea: "A broadcast leaves out the socket that makes it. Here the announcer should see her announcement \
                   as the others see it.",
            ask: "Whom does a broadcast leave out?",
            page: "namespaces/announce_everywhere.md#the-ways-to-miss-somebody",
        },
        Misconception {
            name: "one_each",
            subject: "an emit to one socket of each namespace",
            symptom: "one client of each namespace hears it, the others do not",
            idea: "A socket is one client. A namespace is all of them. An announcement goes to namespaces.",
            ask: "Who else is in `/chat`?",
            page: "namespaces/announce_everywhere.md#once-for-each-socket",
        },
        Misconception {
            name: "anybody_announces",
            subject: "a handler in every namespace",
            symptom: "an announcement made on `/chat`, on `/news` or at the front door is heard everywhere",
            idea: "A handler exists only where you register it. That is what makes `/admin` special: the others \
                   have none for this event.",
            ask: "In which of the four namespaces should `announce` do something?",
            page: "namespaces/announce_everywhere.md#who-may-announce",
        },
        Misconception {
            name: "chat_and_admin",
            subject: "a server without `/news`",
            symptom: "clients of `/news` are refused",
            idea: "A namespace that is not declared does not exist, and whoever asks for it is refused. Each of the \
                   four needs a line.",
            ask: "Which namespaces does your server declare?",
            page: "namespaces/announce_everywhere.md#a-namespace-that-was-never-declared",
        },
        Misconception {
            name: "those_who_were_there",
            subject: "a list made when the administrator connects",
            symptom: "whoever comes later does not hear the announcement",
            idea: "Who is connected changes all the time. A list that was made earlier shows who was there then. \
                   Ask when you send.",
            ask: "When does your server find out who is in the house?",
            page: "namespaces/announce_everywhere.md#the-ways-to-miss-somebody",
        },
    ],
};
