//! What a verdict says of `leave_room`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "leave_room",
    title: "Out of a room",
    next: "Swap the two lines, so that the ack goes out before the socket leaves. What does Alice read in it, and \
           what does she hear later? Predict, run.",
    misconceptions: &[
        Misconception {
            name: "disconnects",
            subject: "`socket.disconnect()`",
            words: &[".disconnect("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "who leaves a room is gone from the server",
            idea: "A room is one of many things a connection is used for. Ending the connection ends them all: the \
                   other rooms, the announcements, the next `join`. Leaving a room should end nothing but that room.",
            ask: "What should Alice still hear after she has left the kitchen?",
            page: "rooms/leave_room.md#leaving-the-server-instead-of-the-room",
        },
        Misconception {
            name: "leave_all",
            subject: "`socket.leave_all()`",
            words: &[".leave_all("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "who leaves one room is out of all of them",
            idea: "`leave_all` does what it says: afterwards the socket is in no room. The client named one room, so \
                   one room is left.",
            ask: "Which part of the payload does your handler use?",
            page: "rooms/leave_room.md#three-ways-to-go",
        },
        Misconception {
            name: "ignores_which",
            subject: "leaving the newest room",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the socket leaves a room, but not the one that was named",
            idea: "Rooms have no order, and none of them is the current one. Which room a client wants to leave \
                   stands in its payload, and nowhere else.",
            ask: "Alice has joined three rooms and leaves the first: where does your handler read which one she \
                  means?",
            page: "rooms/leave_room.md#leaving-the-newest-room",
        },
        Misconception {
            name: "only_says_so",
            subject: "an ack without a leave",
            words: &[],
            without: &[".leave(", ".leave_all("],
            reached: None,
            free: &[],
            symptom: "the ack no longer lists the room, but the socket still hears it",
            idea: "The list in the ack is a report. Taking a room off the report does not take the socket out of the \
                   room: the server delivers by its own table.",
            ask: "Who changes what `socket.rooms()` says?",
            page: "rooms/leave_room.md#leaving-on-paper",
        },
        Misconception {
            name: "io_leave",
            subject: "`io.leave`",
            words: &["$io.leave("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "one client leaves, and everybody is out of the room",
            idea: "What you call on `io` happens to every socket of the namespace. One client asked to leave, so one \
                   socket leaves.",
            ask: "Bob did not leave. Which value in your handler stands for him as well?",
            page: "rooms/leave_room.md#leaving-on-io",
        },
        Misconception {
            name: "error_when_absent",
            subject: "an error for who is not there",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "who leaves a room she is not in gets an error",
            idea: "After leaving, a socket is not in the room. If it was not in it before, that is true already. \
                   Treating it as an error only makes every client handle a case that does not matter: a second \
                   click, a message sent twice.",
            ask: "What does Carol want to be true after she has left the cellar, and is it?",
            page: "rooms/leave_room.md#leaving-where-one-is-not",
        },
        Misconception {
            name: "acks_before_leaving",
            subject: "a list that is made before leaving",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the ack still lists the room that was left",
            idea: "A line of code reads the world as it is at that moment. The ack should tell how things are after \
                   leaving, so it has to be made after leaving.",
            ask: "At the moment when you build the list, is the socket still in the room?",
            page: "rooms/leave_room.md#leaving-on-paper",
        },
        Misconception {
            name: "never_again",
            subject: "barring who has left",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "who has left a room cannot join it again",
            idea: "Leaving is no ban. Joining and leaving are opposites, and either may follow the other as often as \
                   a client likes. A ban is a rule of its own, and nobody asked for one.",
            ask: "Alice leaves and joins again: what does your server remember about the first time?",
            page: "rooms/leave_room.md#three-ways-to-go",
        },
        Misconception {
            name: "one_room_only",
            subject: "an answer that knows one room",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "leaving works for the kitchen and for no other room",
            idea: "The payload names the room. A name in your code is one example; the next client will use another.",
            ask: "Where does your handler look up the room: in the payload, or in itself?",
            page: "rooms/leave_room.md#leaving-the-newest-room",
        },
        Misconception {
            name: "the_person_leaves",
            subject: "taking out every window of a person",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the phone leaves, and the laptop is out of the room as well",
            idea: "A room is a set of sockets, and knows no people. The one who asked leaves; the same person’s other connection has not asked.",
            ask: "How many sockets leave when one of them asks?",
            page: "rooms/leave_room.md#leaving-on-io",
        },
    ],
};
