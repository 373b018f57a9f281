//! What a verdict says of `missed_messages`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "missed_messages",
    title: "What was said while I was away",
    next: "Replay one message too many, on purpose. Predict which step differs first, run.",
    misconceptions: &[
        Misconception {
            name: "replays_by_itself",
            subject: "trusting the server to replay",
            symptom: "whoever comes back hears nothing of what was missed",
            idea: "Socket.IO sends to those who are connected now, at most once, and keeps nothing. (Node's server \
                   has connection state recovery; socketioxide 0.18 does not.) Whoever wants to replay needs a log, \
                   and a client that says where it stopped.",
            ask: "Where in your code is the message that was sent a minute ago?",
            page: "failure/missed_messages.md#carols-train-enters-a-tunnel",
        },
        Misconception {
            name: "off_by_one",
            subject: "counting the last one in",
            symptom: "the last message that was seen comes a second time",
            idea: "`last_id` is the last one that the client *has*. What it misses begins with the next.",
            ask: "Does a client with `last_id` 2 have message 2, or miss it?",
            page: "failure/missed_messages.md#a-number-on-each-message",
        },
        Misconception {
            name: "replays_to_all",
            subject: "replaying to everybody",
            symptom: "those who were there hear old messages again",
            idea: "Only one client was away. The others heard it when it was said, and a second time is a second \
                   message on their screens.",
            ask: "Which value in the connect handler stands for the one who came back?",
            page: "failure/missed_messages.md#a-number-on-each-message",
        },
        Misconception {
            name: "duplicates_stored",
            subject: "keeping before looking",
            symptom: "a message that was sent twice is replayed twice, and the ids have gaps",
            idea: "Nobody heard the repetition, so all looks well until somebody comes back. A known `client_id` \
                   must leave no trace at all: look first, then keep.",
            ask: "What has changed in your log when a known `client_id` arrives?",
            page: "failure/missed_messages.md#once-more-to-be-sure",
        },
        Misconception {
            name: "duplicates_heard",
            subject: "ignoring `client_id`",
            symptom: "a message that was sent again is heard again",
            idea: "The sender cannot know whether her message or its ack was lost, so she must be allowed to send it \
                   again. The `client_id` is how the server tells a repetition from a new message with the same \
                   words.",
            ask: "How would the server know that it has had this message before?",
            page: "failure/missed_messages.md#once-more-to-be-sure",
        },
        Misconception {
            name: "newcomers_hear_all",
            subject: "a missing `last_id` taken for 0",
            symptom: "a newcomer hears everything that was ever said",
            idea: "\"I have seen nothing, give me all of it\" is `last_id: 0`. Without a `last_id` a client asks for \
                   nothing. Missing and zero are two things, and `Option` keeps them apart.",
            ask: "What is the difference between `None` and `Some(0)` here?",
            page: "failure/missed_messages.md#a-number-on-each-message",
        },
        Misconception {
            name: "ids_from_zero",
            subject: "counting from 0",
            symptom: "the first message has the id 0",
            idea: "The contract counts from 1, for a reason: with `last_id: 0` a client can say that it has seen \
                   nothing. If the first message had the id 0, nobody could ask for it.",
            ask: "Which `last_id` asks for everything?",
            page: "failure/missed_messages.md#a-number-on-each-message",
        },
        Misconception {
            name: "sender_left_out",
            subject: "broadcasting",
            symptom: "the sender does not hear her own message",
            idea: "Here the sender hears it as well: the `said` tells her the id and its place among the others' \
                   messages. A broadcast is all but the sender.",
            ask: "Who is left out by the operator that you used?",
            page: "failure/missed_messages.md#a-number-on-each-message",
        },
        Misconception {
            name: "known_here_only",
            subject: "remembering for each connection",
            symptom: "after a reconnect a message that was sent again is heard again",
            idea: "Repetitions come after lost connections: that is when acks are lost. What is kept with the \
                   connection is gone just then. It has to live as long as the log.",
            ask: "On which connection does the repetition arrive?",
            page: "failure/missed_messages.md#once-more-to-be-sure",
        },
        Misconception {
            name: "known_by_person",
            subject: "remembering for each person",
            symptom: "a `client_id` that somebody else used is taken for new",
            idea: "The contract says: global. A client makes up ids that nobody else has (a UUID, say), and may \
                   change its name or be used by two people.",
            ask: "Does the contract say whose `client_id` it is?",
            page: "failure/missed_messages.md#once-more-to-be-sure",
        },
        Misconception {
            name: "known_is_an_error",
            subject: "refusing a repetition",
            symptom: "the sender gets an error instead of the id",
            idea: "To the sender a repetition is one and the same message, and it has arrived. All she wants is the \
                   ack that was lost. Doing something twice with the result of once is called idempotent.",
            ask: "What does the sender want to know when she sends it again?",
            page: "failure/missed_messages.md#once-more-to-be-sure",
        },
        Misconception {
            name: "known_is_silent",
            subject: "dropping a repetition without an ack",
            symptom: "the sender gets no ack, and would try for ever",
            idea: "She sends it again because no ack came. If none comes this time either, she sends it again.",
            ask: "What makes the sender stop?",
            page: "failure/missed_messages.md#once-more-to-be-sure",
        },
        Misconception {
            name: "same_text_is_known",
            subject: "comparing texts",
            symptom: "when somebody says what was said before, nobody hears it",
            idea: "People say \"ok\" many times a day. Two messages are the same one only if the client says so, \
                   with the same `client_id`.",
            ask: "Can two different messages have the same text?",
            page: "failure/missed_messages.md#once-more-to-be-sure",
        },
        Misconception {
            name: "in_one_event",
            subject: "all that was missed in one event",
            symptom: "who comes back hears an event that the contract does not have",
            idea: "The contract replays each message as `said`, just like a live one, so that a client needs one \
                   handler, and its `last_id` moves on with each.",
            ask: "Which event does a client of this contract listen to?",
            page: "failure/missed_messages.md#a-number-on-each-message",
        },
        Misconception {
            name: "only_the_last",
            subject: "replaying one message",
            symptom: "of all that was missed only the last one arrives",
            idea: "Somebody may be away for one message or for a hundred. `last_id` says where the gap begins; it \
                   ends with the newest.",
            ask: "How many messages can be missed in a tunnel?",
            page: "failure/missed_messages.md#a-number-on-each-message",
        },
        Misconception {
            name: "only_after_a_break",
            subject: "taking 0 for none",
            symptom: "`last_id: 0` replays nothing",
            idea: "Zero is an honest answer: of all messages I have seen none. The rule \"what came after \
                   `last_id`\" needs no exception for it.",
            ask: "Which messages came after number 0?",
            page: "failure/missed_messages.md#a-number-on-each-message",
        },
        Misconception {
            name: "live_too_early",
            subject: "live messages before the replay",
            symptom: "whoever comes back while others talk hears some messages twice, and out of order",
            idea: "A socket belongs to its namespace before its connect handler runs, and from that moment `io.emit` \
                   reaches it. What is said in between arrives live, stands in the log as well, and is replayed on \
                   top. Whoever has not caught up yet must not be reached: emit to a room, and let a socket join it \
                   once its replay is over.",
            ask: "From when on does `io.emit` reach a socket, and from when on should it?",
            page: "failure/missed_messages.md#the-moment-between-the-past-and-the-present",
        },
        Misconception {
            name: "auth_must_fit",
            subject: "a `last_id` that must be there",
            symptom: "whoever connects without a `last_id` is connected, and nobody answers her",
            idea: "An extractor that fails on connecting skips the connect handler, and with it every `socket.on`. \
                   The client is connected all the same. What may be missing must be an `Option`, or be taken with \
                   `TryData`.",
            ask: "What has been registered for a socket whose connect handler did not run?",
            page: "failure/missed_messages.md#a-last_id-that-must-be-there",
        },
    ],
};
