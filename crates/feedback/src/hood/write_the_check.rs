//! What a verdict says of `write_the_check`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "write_the_check",
    title: "Write the check",
    next: "Write the check for `emit_all`: one word changes. Predict which of the transcripts are judged otherwise.",
    misconceptions: &[
        Misconception {
            name: "someone_heard",
            subject: "a check that somebody heard it",
            symptom: "a server is let through that reaches only one of the others",
            idea: "\"Somebody heard it\" is true of nearly every wrong server. The rule speaks of each of the others.",
            ask: "For which clients does your check look?",
            page: "hood/write_the_check.md#go-through-those-who-should-hear",
        },
        Misconception {
            name: "silence_forgotten",
            subject: "a check of what should be heard alone",
            symptom: "a server is let through that says too much",
            idea: "A server can be wrong by what it does not say, and by what it says too much. Half of the rule is \
                   about silence: nothing else, and nothing to the sender.",
            ask: "What would your check say of a server that sends everything twice?",
            page: "hood/write_the_check.md#go-through-those-who-should-hear",
        },
        Misconception {
            name: "the_silent_forgotten",
            subject: "a check of what was heard",
            symptom: "a server is let through that says nothing at all",
            idea: "Everything that was heard may be right, and somebody may have heard nothing. Whoever heard nothing \
                   has no entry, so going through the entries never comes to her.",
            ask: "What would your check say of a server that does nothing?",
            page: "hood/write_the_check.md#go-through-those-who-should-hear",
        },
        Misconception {
            name: "sender_forgotten",
            subject: "a check that never looks at the sender",
            symptom: "a server is let through that sends her own event back to the sender",
            idea: "The sender is a client, too. Her rule is the shortest: nothing.",
            ask: "What does your check do when it comes to the sender?",
            page: "hood/write_the_check.md#was-the-server-right",
        },
        Misconception {
            name: "duplicates_vanish",
            subject: "a set of those who heard",
            symptom: "a server is let through that says it twice",
            idea: "A set forgets how often. Exactly once is a number, and has to be counted.",
            ask: "What does your collection do with the second of two equal entries?",
            page: "hood/write_the_check.md#go-through-those-who-should-hear",
        },
        Misconception {
            name: "only_counted",
            subject: "a check that only counts",
            symptom: "a server is let through that reaches the right number of wrong clients",
            idea: "As many entries as there are others does not mean that each of them has one. The sender can \
                   stand in for somebody who heard nothing.",
            ask: "Whose entries do you count?",
            page: "hood/write_the_check.md#go-through-those-who-should-hear",
        },
        Misconception {
            name: "payload_ignored",
            subject: "a check that ignores the payload",
            symptom: "a server is let through that changes what was sent",
            idea: "Passing on means unchanged. A check that never looks at the payload accepts anything in its place.",
            ask: "What would your check say of a server that sends an empty object to everybody?",
            page: "hood/write_the_check.md#go-through-those-who-should-hear",
        },
        Misconception {
            name: "event_ignored",
            subject: "a check that ignores the event's name",
            symptom: "a server is let through that gives the event another name",
            idea: "A client that listens for `typing` never sees an event called otherwise. For her, nothing came.",
            ask: "Which of the entry's three fields does your check compare?",
            page: "hood/write_the_check.md#go-through-those-who-should-hear",
        },
        Misconception {
            name: "strangers_ignored",
            subject: "a check that looks at the clients alone",
            symptom: "a server is let through that also tells somebody who is not a client",
            idea: "Going through the clients finds what is missing. Going through the entries finds what should not \
                   be there. Both are needed.",
            ask: "Which entries does your check never look at?",
            page: "hood/write_the_check.md#go-through-those-who-should-hear",
        },
        Misconception {
            name: "order_between_clients",
            subject: "a check that compares lists as they stand",
            symptom: "a right server is rejected because it was noted down in another order",
            idea: "Two clients are two connections. Which of them is served first means nothing, and may change \
                   from run to run. Only what one client hears has an order.",
            ask: "What would you have to know to say that bob heard it before carol?",
            page: "hood/write_the_check.md#what-has-an-order",
        },
        Misconception {
            name: "first_client_sends",
            subject: "a check that takes the first client for the sender",
            symptom: "a right server is rejected as soon as somebody else types",
            idea: "Each step says by whom it was sent. The order of the client list means nothing.",
            ask: "How does your check know who sent the event?",
            page: "hood/write_the_check.md#an-example-as-the-rule",
        },
        Misconception {
            name: "first_step_only",
            subject: "a check that looks at the first step",
            symptom: "a server is let through that goes wrong later",
            idea: "State that leaks, counters that overflow, people who leave: many servers are right once. Every \
                   step has to be right.",
            ask: "Which steps does your check look at?",
            page: "hood/write_the_check.md#any-where-all-is-meant",
        },
        Misconception {
            name: "any_step",
            subject: "`any` where `all` is meant",
            symptom: "a server is let through that is right in one step and wrong in another",
            idea: "One right step does not make up for a wrong one. The rule holds in every step.",
            ask: "How many steps have to be right?",
            page: "hood/write_the_check.md#any-where-all-is-meant",
        },
        Misconception {
            name: "steps_thrown_together",
            subject: "adding up over all steps",
            symptom: "a server is let through that tells in the second step what belonged to the first",
            idea: "What was heard belongs to the step in which it was heard. Thrown together, an event that is \
                   missing here is made good by one too many there.",
            ask: "In which step was each entry heard?",
            page: "hood/write_the_check.md#adding-up",
        },
        Misconception {
            name: "no_steps_are_wrong",
            subject: "a check that wants at least one step",
            symptom: "a transcript without steps is rejected",
            idea: "Nothing happened, so nothing went wrong. \"In each step\" holds when there is no step.",
            ask: "Which rule did a server break that was never asked anything?",
            page: "hood/write_the_check.md#no-step-no-mistake",
        },
    ],
};
