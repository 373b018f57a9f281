//! What a verdict says of `presence`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "presence",
    title: "Who is in the room",
    next: "Tell the room of every window that comes, and not only of the first. Which steps differ, and who hears what? \
           Say it before you try.",
    misconceptions: &[
        Misconception {
            name: "nothing_on_disconnect",
            subject: "forgetting the disconnect",
            symptom: "who closes the window or loses the network never departs",
            idea: "Most people do not leave a room: they close the laptop. The end of a connection ends its stay in \
                   every room, and has to be told in each of them.",
            ask: "Which of your handlers runs when Erin's connection ends?",
            page: "rooms/presence.md#only-those-who-say-so-depart",
        },
        Misconception {
            name: "notice_per_window",
            subject: "a notice for each window",
            symptom: "every window is announced as if it were a person",
            idea: "The others want to know about people. The second window of somebody who is there changes nothing \
                   for them, and neither does closing one of two.",
            ask: "Alice opens a second window: is anybody new in the room?",
            page: "rooms/presence.md#alice-opens-a-second-window",
        },
        Misconception {
            name: "departs_with_first_window",
            subject: "departing with the first window that goes",
            symptom: "a person who still has a window in the room departs",
            idea: "She is gone when nothing of hers is left in the room. Before you tell anybody, look whether \
                   another connection of the same name is there.",
            ask: "Alice's laptop leaves: who is at her phone?",
            page: "rooms/presence.md#the-first-window-takes-her-along",
        },
        Misconception {
            name: "finds_himself",
            subject: "looking who is left before leaving",
            symptom: "who disconnects never departs",
            idea: "While the disconnect handler runs, the socket is still in its rooms. Whoever looks there for a \
                   connection of the same name finds the one that is just ending.",
            ask: "Your handler finds a connection of Erin's in the room: which one is it?",
            page: "rooms/presence.md#the-leaver-finds-himself",
        },
        Misconception {
            name: "tells_everybody",
            subject: "`broadcast()`",
            symptom: "people outside the room hear who comes and goes",
            idea: "Who is in a room is the business of that room. A broadcast goes to everybody who is connected.",
            ask: "Dave is in no room: should he hear anything?",
            page: "rooms/talk_in_room.md#others-in-that-room",
        },
        Misconception {
            name: "own_notice",
            subject: "`io.to(room)`",
            symptom: "whoever arrives hears of his own arrival",
            idea: "The one who arrives is in the room already when you send. `io` cannot leave him out; his socket \
                   can.",
            ask: "Which value in your handler knows who has just arrived?",
            page: "rooms/talk_in_room.md#the-speaker-hears-herself",
        },
        Misconception {
            name: "listed_twice",
            subject: "listing windows",
            symptom: "a person with two windows is on the list twice",
            idea: "`who` asks for people. Two sockets with one name are one person: a set of names, not a list of \
                   sockets.",
            ask: "How many people are in the harbour, and how many sockets?",
            page: "rooms/presence.md#from-none-to-one",
        },
        Misconception {
            name: "counts_joins",
            subject: "counting joins",
            symptom: "who has joined twice with one window never departs",
            idea: "A counter that goes up with each `join` counts clicks. Joining a room that one is in changes \
                   nothing, so nothing may be counted. A set of connections cannot make that mistake.",
            ask: "Alice's laptop joins twice: how many windows of hers are in the room?",
            page: "rooms/presence.md#counting-clicks",
        },
        Misconception {
            name: "departs_from_anywhere",
            subject: "not asking whether she was there",
            symptom: "leaving a room that one is not in is announced",
            idea: "That nobody of that name is in the room afterwards does not mean that somebody left. A departure \
                   is a change: she was there, and is no longer.",
            ask: "Carol has never been in the harbour and leaves it: what has changed?",
            page: "rooms/presence.md#nobody-left-so-somebody-left",
        },
        Misconception {
            name: "counted_by_server",
            subject: "counting for the whole server",
            symptom: "only the first room sees a person arrive",
            idea: "Each room has its own people. That Alice is in the harbour is nothing that the market knows about.",
            ask: "Carol is in the market and has not seen Alice yet: what does she hear when Alice comes?",
            page: "rooms/presence.md#each-room-by-itself",
        },
        Misconception {
            name: "first_room_only",
            subject: "departing from one room",
            symptom: "who ends the connection in two rooms departs from one of them",
            idea: "A connection can be in many rooms, and when it ends it leaves all of them. Every room has to be \
                   looked at, and told, by itself.",
            ask: "In how many rooms was the laptop when it was cut?",
            page: "rooms/presence.md#from-none-to-one",
        },
        Misconception {
            name: "counts_the_dying",
            subject: "counting connections that are ending",
            symptom: "of two windows that end at once, neither departs",
            idea: "Two connections of one person can end in the same moment. While their handlers run, each still \
                   finds the other. Only a table from which you take yourself out, looking and removing in one step, \
                   makes exactly one of them the last.",
            ask: "Both windows are cut: what does each of the two handlers find?",
            page: "rooms/presence.md#two-ends-in-the-same-moment",
        },
        Misconception {
            name: "both_are_last",
            subject: "looking without striking oneself off",
            symptom: "of two windows that end at once, both depart",
            idea: "Two connections of one person can end in the same moment. If each only looks whether the other is \
                   still connected, both see nobody and both tell. Looking and removing have to be one step, so that \
                   one of the two comes first.",
            ask: "Both windows are cut: which of the two handlers is the last one, and how does it know?",
            page: "rooms/presence.md#two-ends-in-the-same-moment",
        },
        Misconception {
            name: "on_disconnect_event",
            subject: "a handler for an event called `disconnect`",
            symptom: "who closes the window or loses the network never departs",
            idea: "In Node the library raises an event of that name. In socketioxide `on` is for what clients send, \
                   and no client sends it. The end of a connection has a registration of its own.",
            ask: "Who would send the event that you are waiting for?",
            page: "rooms/goodbye.md#in-node-in-rust",
        },
    ],
};
