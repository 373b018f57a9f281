//! What a verdict says of `goodbye`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "goodbye",
    title: "Left or lost",
    next: "In the disconnect handler, print `io.sockets().len()` before you emit. Is the one who departs counted? \
           Predict, run.",
    misconceptions: &[
        Misconception {
            name: "always_left",
            subject: "the reason \"left\" for everybody",
            symptom: "a connection that was cut is reported as left",
            idea: "A network that breaks and a client that says goodbye both end the connection, and the same handler \
                   runs. What differs is the reason that it is given.",
            ask: "Which argument of the disconnect handler do you not use?",
            page: "rooms/goodbye.md#one-reason-for-all",
        },
        Misconception {
            name: "always_lost",
            subject: "the reason \"lost\" for everybody",
            symptom: "a client that says goodbye is reported as lost",
            idea: "A client that disconnects on purpose sends a DISCONNECT packet, and the library tells you so in \
                   the reason. No event of your own is needed, and none is sent.",
            ask: "How does the server learn that a client has called `disconnect()`?",
            page: "rooms/goodbye.md#one-reason-for-all",
        },
        Misconception {
            name: "bye_event",
            subject: "waiting for a `bye` event",
            symptom: "nobody hears of any departure",
            idea: "A client in a tunnel cannot say goodbye, and nobody has agreed on such an event. The server \
                   notices the end of a connection by itself, whatever the client does, and runs a handler for it.",
            ask: "Which line of yours runs when the cable is pulled?",
            page: "rooms/goodbye.md#waiting-for-a-goodbye-event",
        },
        Misconception {
            name: "the_leaver_is_told",
            subject: "`socket.emit` in the disconnect handler",
            symptom: "nobody hears of any departure",
            idea: "In the disconnect handler, the socket is the one that has just ended: nothing can be sent to it. \
                   The news is for the others.",
            ask: "Who is on the other end of that socket now?",
            page: "rooms/goodbye.md#talking-to-the-one-who-has-gone",
        },
        Misconception {
            name: "closed_means_left",
            subject: "taking a closed WebSocket for a goodbye",
            symptom: "a connection that was closed without a DISCONNECT is reported as left",
            idea: "A WebSocket is closed by browsers, proxies and phones for many reasons. Only the DISCONNECT packet \
                   is a word from the application: I am leaving.",
            ask: "Dave's browser closed the connection: did Dave's application say anything?",
            page: "rooms/goodbye.md#one-handler-for-every-end",
        },
        Misconception {
            name: "silence_means_left",
            subject: "taking a missed heartbeat for a goodbye",
            symptom: "whoever answers no more pings is reported as left",
            idea: "A client that answers no ping has lost its network, or its battery, or sleeps in a pocket. It said \
                   nothing, and least of all goodbye.",
            ask: "What did Ivan's phone send, in the minute before it was given up?",
            page: "rooms/goodbye.md#how-long-until-it-is-noticed",
        },
        Misconception {
            name: "library_words",
            subject: "sending the library's own words",
            symptom: "the reason is a sentence of the library",
            idea: "How the library prints a reason is its own affair, and may change with the next version. What \
                   clients read is your agreement with them: two words, no more.",
            ask: "Which two reasons may a client ever hear?",
            page: "rooms/goodbye.md#the-librarys-words",
        },
        Misconception {
            name: "two_reasons_only",
            subject: "an answer that knows two ways to end",
            symptom: "some departures are not heard at all",
            idea: "A connection can end in more ways than one remembers: closed, cut, silent, talking nonsense. Name \
                   the one that is special, and let everything else be the rest.",
            ask: "What does your handler do with a reason that is not on its list?",
            page: "rooms/goodbye.md#one-handler-for-every-end",
        },
        Misconception {
            name: "leaver_counted",
            subject: "counting in the disconnect handler",
            symptom: "the one who has just departed is still on the list of names",
            idea: "While the disconnect handler runs, the socket is still listed, and still in its rooms. It is taken \
                   away only afterwards. A list that is made there is out of date a moment later.",
            ask: "When is your list made, and when is the leaver taken off the server's list?",
            page: "rooms/goodbye.md#while-it-runs-the-leaver-is-still-there",
        },
        Misconception {
            name: "never_struck_off",
            subject: "a list that only grows",
            symptom: "everybody who was ever there is on the list of names",
            idea: "A list of your own is true only as long as you keep it. Either take off who departs, or ask the \
                   server each time who is there.",
            ask: "Which line takes a name off?",
            page: "rooms/goodbye.md#a-list-that-only-grows",
        },
        Misconception {
            name: "lost_ones_stay",
            subject: "striking off only those who said goodbye",
            symptom: "who was cut off is still on the list of names",
            idea: "The reason says how a connection ended, not whether it did. The list of names is about who is connected now, and a lost one is as gone as one who left.",
            ask: "Which departures change your list?",
            page: "rooms/goodbye.md#a-list-that-only-grows",
        },
        Misconception {
            name: "on_disconnect_event",
            subject: "a handler for an event called `disconnect`",
            symptom: "nobody hears of any departure",
            idea: "In Node the library raises an event of that name. In socketioxide `on` is for what clients send, \
                   and no client sends it. The end of a connection has a registration of its own.",
            ask: "Who would send the event that you are waiting for?",
            page: "rooms/goodbye.md#in-node-in-rust",
        },
        Misconception {
            name: "second_on_disconnect",
            subject: "two handlers for the end of a connection",
            symptom: "departures are told, and whoever has departed is still on the list of names",
            idea: "There is one disconnect handler for each socket: the second registration replaces the first, as it \
                   does with events. What is to happen at the end has to happen in one of them.",
            ask: "How many disconnect handlers are left when your connect handler is done?",
            page: "emit/echo.md#a-second-handler-for-the-same-event",
        },
    ],
};
