//! What a verdict says of `two_nodes`.

use transcript::{Feedback, Misconception, Reached};

pub const FEEDBACK: Feedback = Feedback {
    id: "two_nodes",
    title: "Two nodes",
    next: "Give the two nodes different prefixes. Predict, run.",
    misconceptions: &[
        Misconception {
            name: "no_adapter",
            subject: "a node without an adapter",
            words: &[],
            without: &["RedisAdapterCtr", ".with_adapter("],
            reached: None,
            free: &[],
            symptom: "nobody on the other node hears anything",
            idea: "Two servers are two processes with two lists of sockets. Neither knows that the other exists. \
                   Something must carry each emit across, and that something is the adapter.",
            ask: "How could the second node learn what was emitted on the first one?",
            page: "hood/two_nodes.md",
        },
        Misconception {
            name: "local_only",
            subject: "`local()`",
            words: &[".local("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the adapter is there, and the emit stays on its own node",
            idea: "`local()` limits an emit to the sockets of the node that runs it, whatever adapter there is. It is \
                   for what only this node's clients should hear.",
            ask: "Which word in your emit keeps it at home?",
            page: "hood/two_nodes.md",
        },
        Misconception {
            name: "other_prefixes",
            subject: "a prefix of its own for each node",
            words: &[".with_prefix(", ".prefix(", "prefix"],
            without: &[],
            reached: None,
            free: &[],
            symptom: "each node publishes to a channel that no other listens to",
            idea: "The prefix is the name of the application, not of the node. Nodes with the same prefix hear each \
                   other; another prefix keeps two applications apart that share one Redis.",
            ask: "Which names must the nodes have in common?",
            page: "hood/two_nodes.md",
        },
        Misconception {
            name: "emits_twice",
            subject: "emitting once for here and once for everywhere",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "whoever is on the speaker's own node hears everything twice",
            idea: "With an adapter, an emit reaches this node and all others. There is no second emit to make.",
            ask: "Whom does one emit reach once there is an adapter?",
            page: "hood/two_nodes.md",
        },
        Misconception {
            name: "whole_namespace",
            subject: "broadcasting to the namespace",
            words: &[".broadcast(", "$io.emit("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "people in other rooms hear it, on both nodes",
            idea: "Rooms work across nodes as they do within one. The adapter carries the room's name along with the \
                   event.",
            ask: "Which of the listeners had joined the room?",
            page: "hood/two_nodes.md",
        },
        Misconception {
            name: "one_room_only",
            subject: "an answer that knows one room",
            words: &[],
            without: &[],
            reached: Some(Reached::ToNobody),
            free: &[],
            symptom: "one room crosses over, and every other stays at home",
            idea: "No room is special. The name is the client's choice, and what holds for one holds for all.",
            ask: "What does your handler do with a room that you have never heard of?",
            page: "hood/two_nodes.md",
        },
    ],
};
