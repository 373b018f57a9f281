//! What a verdict says of `switch_room`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "switch_room",
    title: "One room at a time",
    next: "Swap leaving and joining in `switch`. One step of the scene goes wrong, and only one kind of step. Which? \
           Predict, run.",
    misconceptions: &[
        Misconception {
            name: "never_leaves",
            subject: "a switch that only joins",
            symptom: "who has switched still hears the old room",
            idea: "Joining adds a room and takes none away: a socket can be in as many as it likes. If being in one \
                   room at a time is the rule, your code has to leave the other one.",
            ask: "Bob is in the library. Which line took him out of the garden?",
            page: "rooms/switch_room.md#into-the-library",
        },
        Misconception {
            name: "leave_all",
            subject: "`leave_all`",
            symptom: "after a switch, whispers no longer arrive",
            idea: "`leave_all` leaves every room, the one of the person as well. Rooms can serve several purposes at \
                   once, and a switch is about one of them.",
            ask: "In which rooms is Bob before he switches, and which of them should he keep?",
            page: "rooms/switch_room.md#which-rooms-to-leave",
        },
        Misconception {
            name: "leave_after_join",
            subject: "leaving after joining",
            symptom: "switching to the same room again throws one out of it",
            idea: "If the old room and the new one are the same, whatever comes last wins. Joining a room that one is \
                   in does nothing; leaving it afterwards ends it.",
            ask: "Bob is in the library and switches to the library: follow your two lines.",
            page: "rooms/switch_room.md#leave-first-then-join",
        },
        Misconception {
            name: "same_names",
            subject: "the same names for people and chat rooms",
            symptom: "the room called bob hears what is whispered to Bob",
            idea: "Rooms have one set of names, whatever you use them for. If clients may choose the name of one \
                   kind, they can choose a name of the other kind. A prefix for each kind keeps them apart.",
            ask: "What is Bob's own room called, and what is the chat room called bob called?",
            page: "rooms/switch_room.md#which-rooms-to-leave",
        },
        Misconception {
            name: "chat_rooms_unmarked",
            subject: "a prefix for people only",
            symptom: "whoever switches to a room called `person:bob` hears what is whispered to Bob",
            idea: "A prefix keeps two kinds of names apart only if both have one. Clients choose the names of chat \
                   rooms, whole: without something of yours in front, they can write yours themselves.",
            ask: "Dave calls his chat room `person:bob`. In which room is he then?",
            page: "rooms/switch_room.md#which-rooms-to-leave",
        },
        Misconception {
            name: "hidden_prefix",
            subject: "a prefix for people only, hard to guess",
            symptom: "whoever switches to a room that is called like Bob's own hears what is whispered to him",
            idea: "A name that is hard to guess is a secret, and secrets come out: your code is read, a log is shown. \
                   What a client sends has to end up in another place than Bob's own room, whatever it is.",
            ask: "Which text could a client send, so that `socket.join` gets the name of Bob's own room?",
            page: "rooms/switch_room.md#which-rooms-to-leave",
        },
        Misconception {
            name: "says_to_all_rooms",
            subject: "`socket.to(socket.rooms())`",
            symptom: "the speaker's other windows hear it, wherever they are",
            idea: "`socket.rooms()` lists every room of the socket, the one of its person among them. What is said in \
                   a chat room is for that chat room.",
            ask: "Print `socket.rooms()` for Alice's laptop: what is on the list besides the garden?",
            page: "rooms/switch_room.md#everything-that-the-socket-is-in",
        },
        Misconception {
            name: "nowhere_is_everywhere",
            subject: "sending to an empty list of rooms",
            symptom: "whoever is in no room speaks to everybody",
            idea: "To the library a list of rooms is a limit, and an empty list is no limit at all. Whoever is in no \
                   room must not reach `to` in the first place.",
            ask: "What is in the list of chat rooms of somebody who has not switched yet?",
            page: "rooms/switch_room.md#speaking-without-a-room",
        },
        Misconception {
            name: "speaker_hears",
            subject: "`io.to(room)`",
            symptom: "the speaker hears herself",
            idea: "The speaker is in the room, too. `io` does not know that she is the one speaking; her socket does.",
            ask: "Which value in your handler knows who is speaking?",
            page: "rooms/talk_in_room.md#the-speaker-hears-herself",
        },
        Misconception {
            name: "one_room_a_person",
            subject: "moving the person instead of the connection",
            symptom: "one window switches, and the other is moved along",
            idea: "Each connection has a room of its own: the phone may be in the library while the laptop stays in \
                   the garden. What a person shares between her windows is her name, not her place.",
            ask: "Alice's phone switches: which socket asked?",
            page: "rooms/switch_room.md#moving-the-person",
        },
        Misconception {
            name: "first_switch_only",
            subject: "remembering the first room only",
            symptom: "from the third room on, the one before is never left",
            idea: "What is remembered at the first switch is true until the second. What you want to leave is the \
                   room that the socket is in now, whichever it is.",
            ask: "Bob is in his second room and switches again: which room does your code leave?",
            page: "rooms/switch_room.md#remembering-once",
        },
        Misconception {
            name: "starts_in_a_lobby",
            subject: "a room that nobody switched to",
            symptom: "who has only just connected hears the others, and can speak",
            idea: "Joining a first room on connecting is a choice that some chats make. This one does not: nobody is in a chat room before the first switch.",
            ask: "In which room is somebody who has said nothing yet?",
            page: "rooms/switch_room.md#speaking-without-a-room",
        },
        Misconception {
            name: "own_windows_spared",
            subject: "leaving out every window of the speaker",
            symptom: "the speaker’s phone is in the room, and hears nothing",
            idea: "The others are connections, not people. The one that speaks knows what it said; another window of the same person, in the same room, does not.",
            ask: "Which connection already knows what was said?",
            page: "rooms/talk_in_room.md#the-speaker-hears-herself",
        },
        Misconception {
            name: "say_inside_switch",
            subject: "a handler that is registered by another handler",
            symptom: "who is in no room yet gets no answer",
            idea: "A handler begins to exist when `on` is called. One that the handler for `switch` registers is not \
                   there for those who have not switched yet, and what they say is dropped without a word.",
            ask: "Which handlers does a client have that has only just connected?",
            page: "rooms/talk_in_room.md#a-handler-inside-of-a-handler",
        },
    ],
};
