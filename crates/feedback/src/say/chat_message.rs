//! What a verdict says of `chat_message`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "chat_message",
    title: "Who said it?",
    next: "Acknowledge with the number of people who heard it. Where would you get it, and is it true when it arrives?",
    misconceptions: &[
        Misconception {
            name: "socket_id",
            subject: "a socket's id where the name is due",
            symptom: "`from` is a random id instead of the name",
            idea: "A socket's id names a connection. It is made up anew each time, and means nothing to a reader. The name \
                   came with the handshake, in the auth.",
            ask: "Where did the client say who it is?",
            page: "say/chat_message.md#the-sockets-id-as-a-name",
        },
        Misconception {
            name: "trusts_from",
            subject: "believing a `from` in the payload",
            symptom: "anybody can speak under anybody's name",
            idea: "A payload is whatever the client likes to send. Who it came from is something the server knows by itself, \
                   from the connection on which it arrived. What the server knows, it must not ask.",
            ask: "What happens if Bob sends `from: \"alice\"`?",
            page: "say/chat_message.md#what-the-server-knows-it-must-not-ask",
        },
        Misconception {
            name: "echo_too",
            subject: "an echo as well as an acknowledgement",
            symptom: "the sender hears her own line",
            idea: "The acknowledgement already tells the sender that her line went out, and she has its text. With an echo \
                   as well, it stands on her screen twice.",
            ask: "Which of the two tells her something new?",
            page: "say/chat_message.md#two-answers-for-two-audiences",
        },
        Misconception {
            name: "no_ack",
            subject: "a missing acknowledgement",
            symptom: "the others hear the line, and the sender is never told that it went out",
            idea: "The sender asked for an acknowledgement and waits for it: her line stays grey. Without an `AckSender` in \
                   the handler there is nothing to answer with.",
            ask: "What does the sender's screen show while she waits?",
            page: "say/chat_message.md#two-answers-for-two-audiences",
        },
        Misconception {
            name: "not_alone",
            subject: "`delivered` only if somebody was there",
            symptom: "whoever is alone is told that it was not delivered",
            idea: "`delivered` means that the server has passed the line on to all who are there. Being alone is no failure.",
            ask: "What went wrong when nobody else was there?",
            page: "say/chat_message.md#what-delivered-means",
        },
        Misconception {
            name: "passes_all_on",
            subject: "passing on the rest of the payload",
            symptom: "the others hear fields that are not part of the agreement",
            idea: "Setting `from` is half of it: everything else that a client puts into the object still gets through. A \
                   type that names what you accept drops the rest.",
            ask: "Which fields do the others hear, and which of them did you check?",
            page: "say/chat_message.md#what-the-server-knows-it-must-not-ask",
        },
        Misconception {
            name: "last_name",
            subject: "one name for the whole server",
            symptom: "everybody speaks under the name of the one who came last",
            idea: "`attach` runs once for the server, the connect handler once for each client. What belongs to one client \
                   must live with that client: in what its handlers captured, or in its socket's extensions.",
            ask: "How many names does your server remember when three are connected?",
            page: "say/chat_message.md#one-name-for-each",
        },
        Misconception {
            name: "never_awaited",
            subject: "a broadcast that nobody awaits",
            symptom: "the sender is told \"delivered\", and nobody hears anything",
            idea: "The broadcast's future was dropped, so nothing was sent; the acknowledgement is no future and went out. \
                   rustc warns of the unused future.",
            ask: "What does rustc say when it compiles your answer?",
            page: "say/chat_message.md#delivered-and-nobody-heard-it",
        },
        Misconception {
            name: "waits_for_readers",
            subject: "waiting until every reader has answered",
            symptom: "the sender is told nothing for as long as a single reader stays silent",
            idea: "One sleeping phone would hold up everybody. The acknowledgement says that the server has passed the line \
                   on; that it was read is another message, and comes when it comes.",
            ask: "What does the sender see while one of twenty readers sits in a tunnel?",
            page: "say/chat_message.md#what-delivered-means",
        },
        Misconception {
            name: "first_ack_only",
            subject: "one acknowledgement for a connection",
            symptom: "the first line is acknowledged, and later ones are not",
            idea: "Each event has an acknowledgement of its own. To have answered one says nothing about the next.",
            ask: "How does the sender learn that her second line went out?",
            page: "say/chat_message.md#what-delivered-means",
        },
    ],
};
