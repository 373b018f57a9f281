//! What a verdict says of `direct_message`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "direct_message",
    title: "A whisper",
    next: "Exchange `io.to(room)` for `socket.to(room)`. Whose window stays silent, and in which step? Predict, run.",
    misconceptions: &[
        Misconception {
            name: "socket_id_as_person",
            subject: "a table with one socket for each name",
            symptom: "only the first window of a person hears the whisper",
            idea: "A socket is one connection, and its id is new each time somebody connects. A person may have \
                   several at once: a laptop, a phone, a second tab. Whoever is looked up by name must be found with \
                   all of them.",
            ask: "Bob has two windows: how many socket ids does your table hold for him?",
            page: "rooms/direct_message.md#a-sockets-id-for-a-person",
        },
        Misconception {
            name: "last_connection_wins",
            subject: "a table where the last connection replaces the others",
            symptom: "only the newest window of a person hears the whisper",
            idea: "Putting a new value under a name drops the old one. But the older connection is still open, and \
                   somebody is looking at it. The connections of one person are a set, not a value.",
            ask: "What happens to the laptop's entry when the phone connects?",
            page: "rooms/direct_message.md#bob-has-two-windows",
        },
        Misconception {
            name: "room_of_socket_id",
            subject: "`io.to(socket.id)`",
            symptom: "nobody hears the whisper, and the ack says that it was delivered",
            idea: "In Node every socket is in a room that is named after its id. In socketioxide no such room exists: \
                   emitting into it reaches nobody and is not an error. A single socket is reached through itself, a \
                   person through a room that you made.",
            ask: "Which line of your code put anybody into that room?",
            page: "rooms/direct_message.md#a-room-named-after-the-id",
        },
        Misconception {
            name: "send_to_all",
            subject: "sending to everybody and letting the clients filter",
            symptom: "everybody receives the whisper",
            idea: "What has been sent has been read: anyone can open the browser's tools. A client that hides what is \
                   not for it still has it. Who may know something is decided where it is sent.",
            ask: "Carol looks into her network log: what does she find there?",
            page: "rooms/direct_message.md#letting-the-clients-filter",
        },
        Misconception {
            name: "sender_left_out",
            subject: "`socket.to`",
            symptom: "who whispers to herself misses it in the window that sent it",
            idea: "`socket.to` leaves out the socket that it starts from. That is right for talk in a room. Here the \
                   sender may be one of those that are meant, and then every window of hers should hear it.",
            ask: "Which value in your handler speaks to a room without leaving anybody out?",
            page: "rooms/direct_message.md#whom-you-leave-out",
        },
        Misconception {
            name: "copy_to_sender",
            subject: "a copy for the sender",
            symptom: "who whispers hears her own whisper",
            idea: "The sender knows what she wrote, and the ack tells her that it went out. She hears the whisper \
                   only if she is the person it is for.",
            ask: "What does Alice learn from hearing what she has just sent to Bob?",
            page: "rooms/direct_message.md#whom-you-leave-out",
        },
        Misconception {
            name: "always_delivered",
            subject: "no look at who is there",
            symptom: "a whisper to nobody is reported as delivered",
            idea: "Emitting into an empty room succeeds: there was nobody to send to, and nothing went wrong. Whether \
                   somebody is there is a question of its own, and you have to ask it.",
            ask: "What does the server do with an event for a room that nobody is in?",
            page: "rooms/direct_message.md#to-nobody",
        },
        Misconception {
            name: "nobody_else",
            subject: "counting only the others",
            symptom: "who whispers to herself is told that nobody is there",
            idea: "Asking a socket who else is in a room is not the same as asking who is in it. The one who whispers \
                   is connected, too.",
            ask: "Carol whispers to Carol: is somebody of that name connected?",
            page: "rooms/direct_message.md#to-nobody",
        },
        Misconception {
            name: "never_forgets",
            subject: "a table from which nobody is taken off",
            symptom: "who has left still counts as present",
            idea: "A table of your own is true only as long as you keep it: somebody who disconnects has to be taken \
                   out. A room does that by itself.",
            ask: "Which line runs when Bob's last window closes?",
            page: "rooms/direct_message.md#a-table-that-is-not-kept",
        },
        Misconception {
            name: "gone_with_one_window",
            subject: "taking the person off with the first window that closes",
            symptom: "a person with a window left cannot be reached any more",
            idea: "A connection ends, not a person. She is gone when the last of her connections is gone.",
            ask: "Bob closes his laptop and keeps his phone: is he still there?",
            page: "rooms/direct_message.md#a-table-that-is-not-kept",
        },
        Misconception {
            name: "names_begin_alike",
            subject: "looking for names that begin alike",
            symptom: "Anna hears what is whispered to Ann",
            idea: "A name is the whole name. Where you look for its beginning, or for a part of it, people are found \
                   who are called nearly so, and one of them is the wrong one.",
            ask: "Ann and Anna are here. For whom is it, and whom does your comparison find?",
            page: "rooms/direct_message.md#names-that-look-alike",
        },
        Misconception {
            name: "case_ignored",
            subject: "comparing names without case",
            symptom: "Bob hears what is whispered to bob",
            idea: "Names are compared exactly. Two names that look alike to a person are two strings, and whoever may \
                   choose a name could choose a look-alike to listen in.",
            ask: "Are `\"Bob\"` and `\"bob\"` equal?",
            page: "rooms/direct_message.md#names-that-look-alike",
        },
        Misconception {
            name: "two_windows_only",
            subject: "room for two windows",
            symptom: "a third window of the same person hears nothing",
            idea: "A laptop and a phone are an example. How many connections a person has is up to her.",
            ask: "What happens in your code when somebody connects for the third time?",
            page: "rooms/direct_message.md#a-person-is-a-room",
        },
        Misconception {
            name: "the_cut_stay",
            subject: "taking off only those who said goodbye",
            symptom: "a whisper to somebody whose connection was cut is said to be delivered",
            idea: "A connection that is cut sends no DISCONNECT, and has ended all the same. A list that only goodbyes shorten fills up with people who are not there.",
            ask: "Which ways to end does your list know?",
            page: "rooms/direct_message.md#a-table-that-is-not-kept",
        },
    ],
};
