//! What a verdict says of `same_room_name`.

use transcript::{Feedback, Misconception, Reached};

pub const FEEDBACK: Feedback = Feedback {
    id: "same_room_name",
    title: "Two lobbies",
    next: "Let the lobby of /news hear what is said in the lobby of /chat, but not the other way round. Predict, run.",
    misconceptions: &[
        Misconception {
            name: "io_to",
            subject: "`io.to(room)`",
            words: &["$io.to("],
            without: &[],
            reached: Some(Reached::ToNobody),
            free: &[],
            symptom: "nobody hears what is said, though the ack says that it was delivered",
            idea: "`io` stands for \"/\". `io.to(\"lobby\")` is the lobby of \"/\", in which nobody is. The room that you \
                   mean lives in the namespace of the socket.",
            ask: "In which namespace does `io.to` look for the room?",
            page: "namespaces/same_room_name.md#two-kitchens-in-one-street",
        },
        Misconception {
            name: "one_shared_list",
            subject: "one list of rooms for both namespaces",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the two lobbies become one, and a socket that is in both namespaces has the rooms of both",
            idea: "A list that is made once and used by both namespaces has one entry called `lobby`, and so there \
                   is one lobby. Rooms of the same name in two namespaces are two rooms. The library keeps them \
                   apart for you.",
            ask: "How many entries called `lobby` does your list have, and how many should there be?",
            page: "namespaces/same_room_name.md#when-the-list-is-your-own",
        },
        Misconception {
            name: "relay_both",
            subject: "relaying to both namespaces",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the lobby of the other namespace hears it as well",
            idea: "The name of a room means something only inside a namespace. That both have a lobby is a \
                   coincidence, like two houses that both have a kitchen.",
            ask: "Who asked the other lobby to listen?",
            page: "namespaces/same_room_name.md#the-other-namespace-too",
        },
        Misconception {
            name: "member_by_name",
            subject: "membership that is kept by name",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "somebody who is in a lobby here may speak in the lobby there, without having joined it",
            idea: "Whoever joined a room did so with one socket, in one namespace. A note that says \"alice is in \
                   the lobby\" has lost which lobby that was.",
            ask: "What would your note have to say to tell the two lobbies apart?",
            page: "namespaces/same_room_name.md#when-the-list-is-your-own",
        },
        Misconception {
            name: "speaker_hears",
            subject: "`io.of(..).to(room)`",
            words: &["$io.of("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the right room hears it, and the speaker hears herself",
            idea: "A namespace does not know who is speaking, so it cannot leave anybody out. The socket knows: \
                   what it sends to a room goes to the others in it.",
            ask: "Which value knows both the namespace and the speaker?",
            page: "namespaces/same_room_name.md#iooftoroom-from-a-handler",
        },
        Misconception {
            name: "no_membership",
            subject: "a server that lets anybody speak",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "somebody who has not joined the room is heard in it",
            idea: "A room is a set of listeners and not a permission. Whoever is outside can still send to it, \
                   unless the server looks first.",
            ask: "What does your handler know about the speaker before it sends?",
            page: "namespaces/same_room_name.md",
        },
        Misconception {
            name: "whole_namespace",
            subject: "a broadcast",
            words: &[".broadcast(", "$io.emit("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everybody else in the namespace hears it, in whichever room they are",
            idea: "A namespace holds everybody who connected to it. A room is a part of it. Here only those in the \
                   room should hear.",
            ask: "Where in your code does the name of the room decide who hears?",
            page: "namespaces/same_room_name.md#a-room-belongs-to-its-namespace",
        },
        Misconception {
            name: "lobby_only",
            subject: "a server that knows one room",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the lobby works, and no other room does",
            idea: "The name of the room comes with every event. No room is special to the server, not even the one \
                   that the examples use.",
            ask: "What does your server do with a room that you have never heard of?",
            page: "namespaces/same_room_name.md#a-room-belongs-to-its-namespace",
        },
        Misconception {
            name: "chat_only",
            subject: "a server that does its work on `/chat` alone",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "nobody on `/news` gets an answer",
            idea: "Each namespace has handlers of its own. Declaring `/news` lets clients in; it does not give \
                   their sockets any handlers.",
            ask: "Which handlers does a socket of `/news` have?",
            page: "namespaces/same_room_name.md#a-room-belongs-to-its-namespace",
        },
    ],
};
