//! What a verdict says of `many_rooms`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "many_rooms",
    title: "Several rooms at once",
    next: "Take away the line that returns for an empty list. Who hears the notice to no room? Predict, run.",
    misconceptions: &[
        Misconception {
            name: "one_emit_a_room",
            subject: "one emit for each room",
            symptom: "who is in two of the rooms hears it twice",
            idea: "Each emit is a message of its own; the second does not know about the first. Give all the rooms to \
                   one address: that one knows that a socket in two rooms is still one socket.",
            ask: "Alice is a baker and a gardener: how often does your loop come by?",
            page: "rooms/many_rooms.md#a-message-for-each-room",
        },
        Misconception {
            name: "except_ignored",
            subject: "leaving out `except`",
            symptom: "people who should be spared hear it",
            idea: "`to` says who may be meant, `except` takes some of them away again. Being in one of the `except` \
                   rooms is enough.",
            ask: "Erin is a baker on holiday: which of her rooms does your address look at?",
            page: "rooms/many_rooms.md#one-address",
        },
        Misconception {
            name: "sender_left_out",
            subject: "`socket.to`",
            symptom: "the sender does not hear it, though she is one of those meant",
            idea: "An address that starts from a socket leaves that socket out. Here the sender is treated like \
                   everybody else, so the address has to start from something that is nobody in particular.",
            ask: "Alice is a baker and publishes to the bakers: should she hear it?",
            page: "rooms/many_rooms.md#the-sender-dropped",
        },
        Misconception {
            name: "within_then_except",
            subject: "`socket.within(..)` with `except`",
            symptom: "the sender is dropped as soon as somebody is to be left out",
            idea: "`socket.within` keeps the socket that it starts from, until another operator leaves it out. \
                   `except` on such an address does: it leaves out the rooms, and the sender as well. Start from \
                   `io` instead.",
            ask: "In which steps does the sender hear it, and what is different about the others?",
            page: "rooms/many_rooms.md#where-the-address-starts",
        },
        Misconception {
            name: "no_room_is_everybody",
            subject: "`io.to(vec![])`",
            symptom: "a notice to no room reaches everybody",
            idea: "To the library a list of rooms is a limit, and an empty list is no limit. To the one who publishes \
                   it means nobody. Where the two disagree, you have to decide before you ask the library.",
            ask: "How many rooms does the address name, and whom does that leave?",
            page: "rooms/many_rooms.md#no-room-is-everybody",
        },
        Misconception {
            name: "members_only",
            subject: "asking for membership",
            symptom: "who is in none of the rooms cannot publish",
            idea: "In `talk_in_room` only members could speak, because the task said so. A room itself has no such \
                   rule, and this task says that anybody may publish.",
            ask: "Where does the task ask who the sender is?",
            page: "rooms/many_rooms.md#membership-where-nobody-asked-for-it",
        },
        Misconception {
            name: "in_all_of_them",
            subject: "asking for all of the rooms",
            symptom: "only those hear it who are in every one of the rooms",
            idea: "Several rooms are a union: who is in one of them is meant. Being in all of them at once is another \
                   question, and one the library has no word for.",
            ask: "Bob is only a gardener: is a notice to bakers and gardeners for him?",
            page: "rooms/many_rooms.md#one-address",
        },
        Misconception {
            name: "out_of_all_of_them",
            subject: "leaving out only who is in all `except` rooms",
            symptom: "people who are in one `except` room still hear it",
            idea: "One `except` room is enough to be spared. The two lists are read in the same way: in at least one \
                   of these, and in none of those.",
            ask: "Carol works nights and is not on holiday: should she be woken?",
            page: "rooms/many_rooms.md#one-address",
        },
        Misconception {
            name: "first_room_only",
            subject: "an answer that reads one room of each list",
            symptom: "only the first room hears it",
            idea: "They are lists, and may be as long as the sender likes. The library takes the whole list: nothing \
                   has to be picked out of it.",
            ask: "What does your code do with the second room?",
            page: "rooms/many_rooms.md#one-address",
        },
        Misconception {
            name: "rooms_subtracted",
            subject: "taking names off a list of rooms",
            symptom: "who is in a room of each list hears it",
            idea: "`except` is about sockets, not about names. Taking a room off the `to` list leaves everybody addressed who is in both, because her other room still stands there.",
            ask: "Erin is a baker on holiday: which name on your list still reaches her?",
            page: "rooms/many_rooms.md#one-address",
        },
    ],
};
