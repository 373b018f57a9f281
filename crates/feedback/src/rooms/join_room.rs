//! What a verdict says of `join_room`.

use transcript::{Feedback, Misconception, Reached};

pub const FEEDBACK: Feedback = Feedback {
    id: "join_room",
    title: "Into a room",
    next: "Put `io.join(join.room).await` in the place of `socket.join(..)`. Who is in the orchard now? Predict, run.",
    misconceptions: &[
        Misconception {
            name: "join_at_connect",
            subject: "joining a room on connect",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everybody is in a room that nobody asked for",
            idea: "A socket that has just connected is in no room, and that is fine: it can still be reached by itself \
                   and by what is sent to everybody. It joins when it asks, and only what it asks for.",
            ask: "Which room is a client in that has not sent `join` yet?",
            page: "rooms/join_room.md#everybody-starts-somewhere",
        },
        Misconception {
            name: "join_everybody",
            subject: "`io.join`",
            words: &["$io.join("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "one client asks, and every client is in the room",
            idea: "`io` is the whole namespace, for joining as for emitting. What you do on it happens to every socket. \
                   One client asked, so one socket joins.",
            ask: "For whom does `io` speak, and who asked?",
            page: "rooms/join_room.md#joining-on-io",
        },
        Misconception {
            name: "answer_only",
            subject: "an answer without a join",
            words: &[],
            without: &[".join("],
            reached: Some(Reached::ToNobody),
            free: &[],
            symptom: "the ack is right, but the room is empty",
            idea: "A list of your own is a note, not a room. The server delivers to a room by its own table of sockets, \
                   and only joining puts a socket there.",
            ask: "When the server emits into the room, where does it look up who is there?",
            page: "rooms/join_room.md#a-list-of-your-own",
        },
        Misconception {
            name: "newest_only",
            subject: "an ack with the newest room only",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the socket is in several rooms, and is told of one",
            idea: "A socket may be in many rooms at once, and the ack names all of them, not just the one that was asked \
                   for. The server knows them: ask it.",
            ask: "Who can tell you every room that this socket is in?",
            page: "rooms/join_room.md#in-several-rooms-at-once",
        },
        Misconception {
            name: "unsorted",
            subject: "a list that nobody sorted",
            words: &[],
            without: &[".sort(", ".sort_unstable(", ".sorted(", "BTreeSet"],
            reached: None,
            free: &[],
            symptom: "the right rooms, in another order",
            idea: "The rooms of a socket are a set, and a set has no order: the list can come out differently each time. \
                   Where others rely on an order, you have to make it.",
            ask: "In which order does a hash set hand out what is in it?",
            page: "rooms/join_room.md#the-order-of-rooms",
        },
        Misconception {
            name: "one_at_a_time",
            subject: "leaving the old rooms first",
            words: &[".leave(", ".leave_all("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "joining a second room throws the socket out of the first",
            idea: "Rooms do not exclude each other. They are labels on a socket, and it may carry as many as you like: a \
                   conversation, a team, a language. Only an application that wants one at a time takes the others off.",
            ask: "What in the task says that a socket must leave a room?",
            page: "rooms/join_room.md#in-several-rooms-at-once",
        },
        Misconception {
            name: "listed_twice",
            subject: "a list that grows with every `join`",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "who joins the same room twice has it twice in the list",
            idea: "A room is a set: a socket is in it or is not. Joining again changes nothing, so a list beside it must \
                   not grow either. Best is not to keep one, and to ask the socket.",
            ask: "How often can a socket be in one room?",
            page: "rooms/join_room.md#a-list-of-your-own",
        },
        Misconception {
            name: "all_rooms",
            subject: "listing everybody's rooms",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "a client is told of rooms that only others are in",
            idea: "Each socket has its own rooms. `io` knows those of all sockets together; that is another question, \
                   and often one that a client has no business asking.",
            ask: "Whose rooms does the client want to know?",
            page: "rooms/join_room.md#in-several-rooms-at-once",
        },
        Misconception {
            name: "one_room_only",
            subject: "an answer that knows one room",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "it works for the garden and for no other room",
            idea: "The client names the room. No name is special to the server: a room comes into being when the first \
                   socket joins it, whatever it is called.",
            ask: "What does your handler do with a name that you have never seen?",
            page: "rooms/join_room.md#a-set-of-sockets-with-a-name",
        },
    ],
};
