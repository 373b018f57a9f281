//! What a verdict says of `talk_in_room`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "talk_in_room",
    title: "Say it in the room",
    next: "Exchange `socket.to(..)` for `socket.within(..)`. One client hears one thing more. Which? Predict, run.",
    misconceptions: &[
        Misconception {
            name: "io_to",
            subject: "`io.to(room)` (or `socket.within(room)`)",
            symptom: "the whole room hears it, the speaker too",
            idea: "A room is a set of sockets, and the speaker is in it. `io` does not know who is speaking, so it cannot \
                   leave her out. Leaving her out needs a value that knows who she is.",
            ask: "Which value in your handler is both: about the room, and about the speaker?",
            page: "rooms/talk_in_room.md#the-speaker-hears-herself",
        },
        Misconception {
            name: "broadcast_to_all",
            subject: "a broadcast to everybody",
            symptom: "people who are not in the room hear what is said in it",
            idea: "A broadcast goes to every other socket of the namespace. The room's name in the payload is only text: \
                   it does not aim, and a client that drops what is not for it has already received it.",
            ask: "Where in the line that sends does the room's name stand: in the payload, or in the address?",
            page: "rooms/talk_in_room.md#the-room-only-in-the-payload",
        },
        Misconception {
            name: "no_membership_check",
            subject: "speaking without a membership check",
            symptom: "somebody outside the room speaks into it",
            idea: "A room is an address, not a permission. The library delivers to any room that you name, whoever asked. \
                   If only members may speak, the server has to look.",
            ask: "What stops dave, who has joined nothing?",
            page: "rooms/talk_in_room.md#a-room-is-an-address-not-a-permission",
        },
        Misconception {
            name: "room_exists",
            subject: "checking that the room exists",
            symptom: "an outsider is refused by an empty room only",
            idea: "That a room exists means that somebody is in it. It does not mean that the speaker is. The question is \
                   about her, so ask her socket.",
            ask: "Whose membership does your check look at?",
            page: "rooms/talk_in_room.md#checking-the-wrong-thing",
        },
        Misconception {
            name: "in_some_room",
            subject: "checking for any room at all",
            symptom: "who is in one room may speak into every other",
            idea: "Membership is a pair: this speaker, this room. To be in the cellar says nothing about the kitchen.",
            ask: "Carol is in the cellar and speaks in the kitchen: what does your check compare?",
            page: "rooms/talk_in_room.md#checking-the-wrong-thing",
        },
        Misconception {
            name: "checked_too_late",
            subject: "a check after the emit",
            symptom: "the outsider is refused, and heard all the same",
            idea: "What is sent cannot be called back. First decide, then speak: a refusal has to come before anything \
                   goes out.",
            ask: "What has already happened when your check says no?",
            page: "rooms/talk_in_room.md#checking-too-late",
        },
        Misconception {
            name: "delivered_all_the_same",
            subject: "a check that refuses, and an ack that says “delivered”",
            symptom: "nobody hears the outsider, and she is told that it was delivered",
            idea: "The check is there, and it works: nobody hears her. But the ack is what her program goes by. A \
                   refusal that looks like a success leaves her waiting for an answer that cannot come.",
            ask: "What does an outsider's program show her after this ack?",
            page: "rooms/talk_in_room.md#refused-and-told-otherwise",
        },
        Misconception {
            name: "silent_refusal",
            subject: "refusing without an answer",
            symptom: "the outsider gets no ack, and nobody hears",
            idea: "A client that asked for an ack is waiting. No answer looks like a slow network, and an ack that never \
                   comes is never reported by most clients. A refusal is an answer, too.",
            ask: "How does the speaker learn that nobody heard her?",
            page: "rooms/talk_in_room.md#a-room-is-an-address-not-a-permission",
        },
        Misconception {
            name: "all_my_rooms",
            subject: "sending to all of the speaker's rooms",
            symptom: "who is in two rooms is heard in both",
            idea: "The speaker names one room. That she is in others as well is true, and no reason to be heard there.",
            ask: "Bob is in the kitchen and in the cellar, and speaks in the kitchen: whom does your line address?",
            page: "rooms/talk_in_room.md#others-in-that-room",
        },
        Misconception {
            name: "only_if_heard",
            subject: "refusing to speak to an empty room",
            symptom: "who is alone in a room gets an error",
            idea: "The ack says that the server has taken the message and sent it to whoever is there. That may be \
                   nobody, and it is not the speaker's mistake.",
            ask: "What did the speaker do wrong when nobody else is in the room?",
            page: "rooms/talk_in_room.md#an-empty-room-taken-for-an-error",
        },
        Misconception {
            name: "one_room_only",
            subject: "an answer that knows one room",
            symptom: "it works for the kitchen and for no other room",
            idea: "The payload names the room. No name is special to the server: the one in the example is only an \
                   example.",
            ask: "Where does your handler look up the room: in the payload, or in itself?",
            page: "rooms/talk_in_room.md#others-in-that-room",
        },
        Misconception {
            name: "say_inside_join",
            subject: "a handler that is registered by another handler",
            symptom: "who has joined no room gets no answer",
            idea: "A handler begins to exist when `on` is called. One that the handler for `join` registers is not \
                   there for those who never join, and their events are dropped without a word. The check is what \
                   keeps outsiders out, and it answers them.",
            ask: "Which handlers does a client have that has only just connected?",
            page: "rooms/talk_in_room.md#a-handler-inside-of-a-handler",
        },
    ],
};
