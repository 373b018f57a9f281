//! What a verdict says of `chat`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "chat",
    title: "The chat",
    next: "Open it in three windows. Pull the plug of one, and say beforehand what the other two will see, and when.",
    misconceptions: &[
        Misconception {
            name: "checked_too_late",
            subject: "a name that is checked in the connect handler",
            symptom: "who has no name is connected first, and then thrown out",
            idea: "A connect handler runs when the client has already been told that it is connected. A refusal has to \
                   come before that: in a middleware of the namespace. Then the client gets one `connect_error` with \
                   your words, and nothing of it is left behind.",
            ask: "What has the client been told by the time your check runs?",
            page: "namespaces/gatekeeper.md",
        },
        Misconception {
            name: "name_taken",
            subject: "names that only one connection may have",
            symptom: "a second window of the same person is refused",
            idea: "A person is not a connection. People have a laptop and a phone, and a page that reconnects may be \
                   faster than the end of its old connection. The same name again is the same person with one more \
                   screen.",
            ask: "What happens to somebody who opens your page in a second window?",
            page: "capstone/chat.md#people-and-connections",
        },
        Misconception {
            name: "length_in_bytes",
            subject: "`len()` as the length of a name or a text",
            symptom: "names and texts in other scripts are refused though they are short enough",
            idea: "A string's `len()` counts bytes. An ü takes two, an emoji four. The limit is in characters, which \
                   Rust counts with an iterator.",
            ask: "How long is “Zoë”, and what does your code say?",
            page: "failure/bad_input.md",
        },
        Misconception {
            name: "personal_rooms_shown",
            subject: "a list of all rooms that socketioxide knows",
            symptom: "people's personal rooms are listed among the chat rooms",
            idea: "To the server, a personal room is a room like any other. To people it is none: it is how you reach \
                   their screens. Give personal rooms names that no chat room can have, and leave those out of every \
                   list.",
            ask: "Which rooms are your users', and which are your own?",
            page: "capstone/chat.md#rooms-that-are-not-rooms",
        },
        Misconception {
            name: "rooms_never_end",
            subject: "a room that stays in the list for ever",
            symptom: "rooms that everybody has left are still listed",
            idea: "Joining makes a room, the last leave ends it. You may keep what was said there, but a room with \
                   nobody in it is not shown, and the table that you keep must not grow for ever.",
            ask: "What does your table look like after a thousand rooms that nobody is in any more?",
            page: "capstone/chat.md#tables-that-stay-small",
        },
        Misconception {
            name: "one_room_at_a_time",
            subject: "joining that leaves the room before",
            symptom: "whoever joins a second room has lost the first",
            idea: "In `switch_room` a connection was in one room at a time, because that was the rule there. Here \
                   there is no such rule: one may sit in many rooms at once, and leaves one by saying so.",
            ask: "Which line of your `join` touches rooms that were not asked for?",
            page: "rooms/switch_room.md",
        },
        Misconception {
            name: "speaker_left_out",
            subject: "`socket.to(room)` for what is said",
            symptom: "the window that speaks does not see what it said",
            idea: "In this chat the server's `said` is what puts a line on a screen, the speaker's too: so everybody \
                   sees the same lines with the same numbers in the same order. `to` leaves out the one who asks; its \
                   sibling does not.",
            ask: "Who puts the line on the speaker's own screen?",
            page: "rooms/talk_in_room.md",
        },
        Misconception {
            name: "whole_organisation",
            subject: "an emit to the whole namespace",
            symptom: "what is said in one room is heard in all of them",
            idea: "A namespace is the organisation. A room is a part of it. Whatever belongs to a room is emitted to \
                   that room, and reaches nobody who has not joined it.",
            ask: "Where does your emit say which room it is for?",
            page: "rooms/talk_in_room.md",
        },
        Misconception {
            name: "no_membership_check",
            subject: "a server that lets anybody speak anywhere",
            symptom: "somebody who is not in the room speaks there",
            idea: "A room decides who hears, not who may speak. Anybody can send you any room's name. If only members \
                   may speak, the server has to look.",
            ask: "What stops somebody who knows a room's name?",
            page: "rooms/talk_in_room.md",
        },
        Misconception {
            name: "name_from_payload",
            subject: "a `from` or a `name` that is read from the payload",
            symptom: "whoever claims to be alice is alice",
            idea: "A payload is what a client says; it says what it likes. Who is speaking was settled at the door, \
                   and is a property of the connection.",
            ask: "What would you have to send to speak in somebody else's name?",
            page: "say/chat_message.md",
        },
        Misconception {
            name: "html_escaped",
            subject: "a server that escapes HTML",
            symptom: "`<b>` arrives as `&lt;b&gt;`",
            idea: "What is dangerous depends on where a text ends up. Your server does not know: a page, a terminal, \
                   another program. It passes on what was said. The page sets it as text, and then nothing in it can \
                   do anything.",
            ask: "What does a client see that is not a web page?",
            page: "capstone/chat.md#text-is-text",
        },
        Misconception {
            name: "no_limit",
            subject: "a chat without a limit",
            symptom: "an eleventh message in the same second is passed on",
            idea: "One client in a loop can fill every screen and every history in the room. Ten a second are plenty \
                   for a person.",
            ask: "What does the room look like when one of its members is a loop?",
            page: "failure/flood.md",
        },
        Misconception {
            name: "one_limit_for_all",
            subject: "one counter for everybody",
            symptom: "who has said little is told to slow down because others talk much",
            idea: "A limit protects the others from one. If everybody draws on the same ten, one loud client silences \
                   all the rest, which is what the limit was meant to prevent. Each connection needs its own count.",
            ask: "Whose messages does your counter count?",
            page: "failure/flood.md",
        },
        Misconception {
            name: "typing_echo",
            subject: "`socket.to(room)` for typing",
            symptom: "a person's other window is told that the person is typing",
            idea: "`to` leaves out one connection: the one that types. A person may have more. The notice is for the \
                   other *people*, so all of that person's connections have to be left out.",
            ask: "Which of your own screens should tell you that you are typing?",
            page: "capstone/chat.md#people-and-connections",
        },
        Misconception {
            name: "departed_per_tab",
            subject: "a `departed` for every connection that ends",
            symptom: "somebody who closes one of two windows is said to have gone",
            idea: "Count connections, tell of people. Somebody departs from a room with her last connection there, not \
                   with each of them.",
            ask: "How do you know that it was her last connection in that room?",
            page: "rooms/presence.md",
        },
        Misconception {
            name: "silent_disconnect",
            subject: "a departure that only `leave` announces",
            symptom: "somebody whose connection ends is still there for the others",
            idea: "Most people never press a button to go: they close the window, or the train enters a tunnel. The end \
                   of a connection is a departure from each of its rooms.",
            ask: "Which of your handlers runs when a laptop is closed?",
            page: "rooms/goodbye.md",
        },
        Misconception {
            name: "always_left",
            subject: "one reason for every end",
            symptom: "a connection that was cut looks like a goodbye",
            idea: "A client that goes says so, with a DISCONNECT packet. Whatever else ends a connection, nobody chose \
                   it. socketioxide tells you which it was.",
            ask: "What does your disconnect handler know about how the connection ended?",
            page: "rooms/goodbye.md",
        },
        Misconception {
            name: "one_screen",
            subject: "a whisper to one of a person's connections",
            symptom: "only one of somebody's screens hears the whisper",
            idea: "A table from names to sockets keeps one socket for each name: whoever connects again replaces the \
                   one before. A whisper is for a person, so for all of that person's connections. A room holds any \
                   number of them.",
            ask: "What happens in your table when alice opens a second window?",
            page: "rooms/direct_message.md",
        },
        Misconception {
            name: "unbounded_history",
            subject: "a history that keeps everything",
            symptom: "newcomers get more than the last messages",
            idea: "A room that is a year old would be sent whole to everybody who looks in, and would stay in your \
                   memory. Keep as many messages as the configuration says, and drop the oldest.",
            ask: "Where does your code forget?",
            page: "failure/history.md",
        },
        Misconception {
            name: "fifty_always",
            subject: "a history of fifty, whatever is configured",
            symptom: "newcomers get more than the last messages",
            idea: "Fifty is the default of `Config`, and `Config` is what your server gets. Whoever starts it may want \
                   another number.",
            ask: "Where does your code read `config.history`?",
            page: "failure/history.md",
        },
        Misconception {
            name: "history_to_room",
            subject: "a history that is emitted to the room",
            symptom: "everybody in the room gets the history when one joins",
            idea: "The others have heard it all. Only the one who joins has missed it, so only that socket gets it.",
            ask: "For whom is the history news?",
            page: "failure/history.md",
        },
        Misconception {
            name: "one_history",
            subject: "a table with the room's name as its only key",
            symptom: "what was said in one organisation is read in another",
            idea: "Rooms of one name in two namespaces are two rooms: socketioxide sees to that for whatever it \
                   delivers. Your own tables are yours to separate. Give each organisation a table of its own, and \
                   there is no key to forget.",
            ask: "Two organisations have a room called `kitchen`. How many entries does your table have?",
            page: "namespaces/same_room_name.md",
        },
        Misconception {
            name: "any_organisation",
            subject: "a dynamic namespace that takes any id",
            symptom: "organisations that nobody has configured let people in",
            idea: "A pattern such as `/org/{id}` matches whatever comes. Whoever misspells the name would found an \
                   organisation, and leave a namespace behind. Declare those that you know.",
            ask: "What does your server say to an organisation that it has never heard of?",
            page: "namespaces/tenants.md",
        },
        Misconception {
            name: "only_two_organisations",
            subject: "an answer that knows two organisations",
            symptom: "an organisation that is configured is refused",
            idea: "`acme` and `globex` are the default, not the rule. The configuration says which organisations there \
                   are.",
            ask: "What does your `app` do with `config.organisations`?",
            page: "namespaces/tenants.md",
        },
        Misconception {
            name: "health_constant",
            subject: "a number that never changes",
            symptom: "`/health` says the same whoever is connected",
            idea: "A health page that says what it always says cannot tell you anything. Count when you are asked, in \
                   all organisations: then the number cannot drift away from the truth.",
            ask: "Who changes the number that your page shows?",
            page: "say/server_status.md",
        },
    ],
};
