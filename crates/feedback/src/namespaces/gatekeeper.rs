//! What a verdict says of `gatekeeper`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "gatekeeper",
    title: "The door to the staff room",
    next: "Let those with the token `guest` in as well, and let them hear posts but not make any. Predict, run.",
    misconceptions: &[
        Misconception {
            name: "check_on_connect",
            subject: "a check in the connect handler",
            symptom: "strangers are connected first, and disconnected then",
            idea: "When the connect handler runs, the client is in already: it has been told so, and the others' \
                   events reach it. A middleware runs before that.",
            ask: "What has the client been told by the time your check runs?",
            page: "namespaces/gatekeeper.md#who-may-hear-the-kettle",
        },
        Misconception {
            name: "refused_by_an_event",
            subject: "a refusal by an event",
            symptom: "strangers are connected, hear an event, and are disconnected",
            idea: "A `connect_error` is a packet of its own, not an event of that name. The server sends it when a \
                   middleware returns an error, instead of connecting the client.",
            ask: "Who sends a `connect_error`, and when?",
            page: "namespaces/gatekeeper.md#an-event-called-connect_error",
        },
        Misconception {
            name: "silent_connect",
            subject: "a connect handler that ignores strangers",
            symptom: "strangers are connected, and hear every post",
            idea: "A socket without handlers cannot do much, but it is in the namespace and hears everything that \
                   is sent there. Keeping somebody out means not connecting her.",
            ask: "What does a connected socket hear, even if it has no handlers?",
            page: "namespaces/gatekeeper.md#a-stranger-without-handlers",
        },
        Misconception {
            name: "missing_let_in",
            subject: "a check that runs only when there is a token",
            symptom: "whoever brings no token gets in",
            idea: "No token is not the right token. A door that checks what it is shown, and opens when it is shown \
                   nothing, is open.",
            ask: "What does your check say to somebody who shows nothing?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "any_token",
            subject: "a check that asks for any token",
            symptom: "whoever brings a token gets in, whatever it says",
            idea: "That there is a token says nothing. Only comparing it with the word does.",
            ask: "What do you compare the token with?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "prefix",
            subject: "a comparison of the beginning",
            symptom: "a token gets in that only begins with the word",
            idea: "A secret is compared as a whole. `starts_with` accepts infinitely many other tokens.",
            ask: "Which tokens does your comparison accept besides the right one?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "any_case",
            subject: "a comparison that ignores case",
            symptom: "`Open-Sesame` gets in as well",
            idea: "A secret is compared byte by byte. Every way in which two tokens count as the same makes \
                   guessing easier.",
            ask: "Which tokens does your comparison accept besides the right one?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "trimmed",
            subject: "a comparison after trimming",
            symptom: "a token with spaces around the word gets in",
            idea: "Trimming is for what people type into a form. A token is compared as it came.",
            ask: "Which tokens does your comparison accept besides the right one?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "serde_words",
            subject: "`Data<T>` in the middleware",
            symptom: "an auth that does not fit is refused in serde's words",
            idea: "The extractors run before your code. `Data<T>` refuses by itself when the auth does not parse, \
                   and its error text goes out to the stranger. It tells her which field you look for.",
            ask: "Who wrote the message that the stranger got?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "own_words",
            subject: "a refusal that explains itself",
            symptom: "the message is more than `unauthorized`",
            idea: "The error's text is the message, all of it. What you add for the log, a stranger reads, too.",
            ask: "Who reads the text of your error?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "guest_list",
            subject: "a list of names",
            symptom: "people get in by name, and the token is not looked at",
            idea: "A name is what somebody says of herself. Anybody can say it. The token is what only some know.",
            ask: "What keeps a stranger from calling herself alice?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "nothing_else_in_the_auth",
            subject: "a comparison of the whole auth",
            symptom: "whoever sends more than the token is refused",
            idea: "An auth holds what the client needs to say: a name, a token, a version. Your door looks at one \
                   field, and lets the others be.",
            ask: "What does your check do with a field that it does not know?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "token_in_the_query",
            subject: "looking for the token in the address",
            symptom: "everybody is refused, those with the right token too",
            idea: "A client can bring something in three places: the address of the request, its headers, and the \
                   auth. These clients bring their token in the auth, as the task says. It is a payload of its own, \
                   which comes when the client asks for the namespace.",
            ask: "In which of the three places does the task put the token?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "token_in_a_header",
            subject: "looking for the token in a header",
            symptom: "everybody is refused, those with the right token too",
            idea: "A client can bring something in three places: the address of the request, its headers, and the \
                   auth. These clients bring their token in the auth, as the task says. It is a payload of its own, \
                   which comes when the client asks for the namespace.",
            ask: "In which of the three places does the task put the token?",
            page: "namespaces/gatekeeper.md#what-the-client-brings",
        },
        Misconception {
            name: "login_by_a_message",
            subject: "a login by a first message",
            symptom: "everybody is connected, and nobody hears a post",
            idea: "Whoever has to log in by an event is connected already, and hears what is sent to everybody there. \
                   And nobody here sends a login: the token comes with the question whether one may come in, and is \
                   answered before the client is in.",
            ask: "What does a client bring before it is connected?",
            page: "namespaces/gatekeeper.md#a-middleware-decides-before",
        },
        Misconception {
            name: "guards_the_front_door",
            subject: "a middleware on \"/\"",
            symptom: "everybody gets into `/staff`",
            idea: "A middleware belongs to the namespace that it was declared with. A client that asks for `/staff` \
                   does not pass through \"/\" on its way: each namespace is asked for by itself.",
            ask: "Which middleware runs when somebody asks for `/staff`?",
            page: "namespaces/gatekeeper.md#a-middleware-decides-before",
        },
    ],
};
