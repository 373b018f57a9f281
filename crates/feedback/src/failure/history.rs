//! What a verdict says of `history`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "history",
    title: "What was said before I came",
    next: "Keep three messages instead of fifty. Which steps differ then? Predict, run.",
    misconceptions: &[
        Misconception {
            name: "joins_later",
            subject: "a gap between the history and the room",
            symptom: "what is said while somebody joins is in no history, and she does not hear it either",
            idea: "Looking up the history and joining are two steps, and something may be said between them. Nobody may \
                   speak in that room from the one to the other.",
            ask: "What if somebody speaks after you have looked up the history, and before the socket is in the room?",
            page: "failure/history.md#before-and-after",
        },
        Misconception {
            name: "joins_before_it_looks",
            subject: "joining before looking up the history",
            symptom: "what is said while somebody joins reaches her before the history, and again in it",
            idea: "From the moment at which the socket is in the room it hears what is said there. If the history is \
                   looked up later, both tell the same. Nobody may speak in that room from the one to the other.",
            ask: "What if somebody speaks when the socket is in the room, and has not got the history yet?",
            page: "failure/history.md#before-and-after",
        },
        Misconception {
            name: "unbounded",
            subject: "keeping everything",
            symptom: "the history is longer than fifty",
            idea: "It works for a day. Then the server holds every word that was ever said, and each joiner \
                   downloads it. Whatever is kept needs a limit, and the place to enforce it is where something is \
                   added.",
            ask: "How long is the list after a year?",
            page: "failure/history.md#one-list-per-room-and-it-is-bounded",
        },
        Misconception {
            name: "first_fifty",
            subject: "refusing the fifty-first",
            symptom: "the oldest messages are kept, and the newest are missing",
            idea: "A full list has to lose something at each new message. A joiner wants to know what people are \
                   talking about now, not how it began. A queue lets go at one end and takes in at the other.",
            ask: "Which message is the least useful to somebody who joins now?",
            page: "failure/history.md#one-list-per-room-and-it-is-bounded",
        },
        Misconception {
            name: "newest_first",
            subject: "the newest message first",
            symptom: "the joiner reads the conversation backwards",
            idea: "People read downwards, and what comes live is added below. Oldest first is the order in which it \
                   was said, so that history and live messages make one text.",
            ask: "Where on the screen does the next live message go?",
            page: "failure/history.md#the-newest-first",
        },
        Misconception {
            name: "to_the_room",
            subject: "emitting the history into the room",
            symptom: "everybody in the room gets the history again when somebody joins",
            idea: "The others were there when it was said. Only one client needs the past: the one whose event you \
                   are handling.",
            ask: "Who in the room has not heard these messages yet?",
            page: "failure/history.md#bob-walks-in-on-a-conversation",
        },
        Misconception {
            name: "one_for_all",
            subject: "one history for all rooms",
            symptom: "the joiner reads what was said in other rooms",
            idea: "A room is a promise about who reads along. A list that all rooms share breaks it: whoever joins \
                   any room gets the words of all.",
            ask: "What does somebody in the kitchen learn about the cellar?",
            page: "failure/history.md#one-list-per-room-and-it-is-bounded",
        },
        Misconception {
            name: "one_limit_for_all",
            subject: "one list, filtered by room",
            symptom: "a busy room pushes the messages of a quiet one out",
            idea: "The joiner hears only messages of her room, but the fifty are counted over all of them. After \
                   fifty messages elsewhere a quiet room has no past. Each room needs a list, and a limit, of its \
                   own.",
            ask: "How many of the fifty belong to the room that is joined?",
            page: "failure/history.md#one-list-per-room-and-it-is-bounded",
        },
        Misconception {
            name: "ack_first",
            subject: "the ack before the history",
            symptom: "the client is told that the join is complete before the history is there",
            idea: "The contract gives an order: the history, then the ack. A client that shows the room when the ack \
                   arrives would show an empty one. On one connection things arrive in the order in which you send \
                   them, so the order of your lines decides.",
            ask: "What may a client rely on when the ack arrives?",
            page: "failure/history.md#in-order-on-one-connection",
        },
        Misconception {
            name: "keeps_refused",
            subject: "keeping before checking",
            symptom: "a message that was refused turns up in the history",
            idea: "Nobody heard it, and then everybody who comes later does. What is refused must leave no trace: \
                   check first, and change something only afterwards.",
            ask: "What has your handler already changed when it refuses?",
            page: "failure/history.md#check-first-then-change",
        },
        Misconception {
            name: "own_left_out",
            subject: "leaving out one's own messages",
            symptom: "whoever joins again does not see what she said herself",
            idea: "Without her own lines a conversation makes no sense, and a page that was reloaded has forgotten \
                   them. That a speaker does not hear her own `said` is about the live event; the history tells what \
                   was said, by anybody.",
            ask: "What does her screen show after a reload?",
            page: "failure/history.md#bob-walks-in-on-a-conversation",
        },
        Misconception {
            name: "first_join_only",
            subject: "history at the first join only",
            symptom: "joining again gives an ack and no history",
            idea: "A client joins again because it has lost what it had: a reload, a new view. The server cannot \
                   know what is still on the screen, and the contract says: at each join.",
            ask: "Why would a client join a room in which it already is?",
            page: "failure/history.md#bob-walks-in-on-a-conversation",
        },
        Misconception {
            name: "nothing_when_empty",
            subject: "no history where nothing was said",
            symptom: "the joiner of a new room hears nothing before the ack",
            idea: "An empty list says: nothing was said yet. No event at all could also mean: it is still on its \
                   way. A client that waits for the history would wait for ever.",
            ask: "How does a client tell an empty room from a slow server?",
            page: "failure/history.md#silence-for-an-empty-room",
        },
        Misconception {
            name: "one_by_one",
            subject: "replaying as `said`",
            symptom: "the joiner hears old messages as if they were said now",
            idea: "A `said` means: now. Old messages under the same name ring the bell, count as unread, and hide \
                   where the past ends. The contract gives the past an event of its own, in one piece.",
            ask: "How would a client tell an old message from a new one?",
            page: "failure/history.md#bob-walks-in-on-a-conversation",
        },
        Misconception {
            name: "no_membership_check",
            subject: "letting anybody speak",
            symptom: "somebody outside the room is heard in it",
            idea: "A room is not a permission: `to(room)` works for every socket, whether it is in there or not. The \
                   contract wants an error for a speaker from outside, as in `talk_in_room`.",
            ask: "Who may speak into a room, and which line checks it?",
            page: "failure/history.md#check-first-then-change",
        },
        Misconception {
            name: "first_room_only",
            subject: "an answer that knows one room",
            symptom: "the first room has a history, and all others are forgotten",
            idea: "The contract speaks of every room, also of those whose names nobody knows yet. What is kept must \
                   be looked up by the room's name.",
            ask: "What does your code do for the second room?",
            page: "failure/history.md#one-list-per-room-and-it-is-bounded",
        },
        Misconception {
            name: "echo_too",
            subject: "`within` instead of `to`",
            symptom: "the speaker hears her own message",
            idea: "`to` leaves out the socket that it is called on, `within` does not. The speaker gets an ack, \
                   which tells her more than an echo.",
            ask: "Which of the two operators leaves the speaker out?",
            page: "failure/history.md#bob-walks-in-on-a-conversation",
        },
        Misconception {
            name: "forgets_the_room",
            subject: "leaving out the room in each message",
            symptom: "the messages in the history have a text, and no room",
            idea: "The contract fixes the shape of a message: the same two fields as in `said`, so that a client \
                   needs one piece of code for both.",
            ask: "Do the messages in `history` look like those in `said`?",
            page: "failure/history.md#bob-walks-in-on-a-conversation",
        },
    ],
};
