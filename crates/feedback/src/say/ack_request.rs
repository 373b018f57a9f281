//! What a verdict says of `ack_request`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "ack_request",
    title: "Ask everybody",
    next: "Tell the asker how the vote stands each time an answer comes in. Which event, and who hears it?",
    misconceptions: &[
        Misconception {
            name: "default_timeout",
            subject: "the library's own time-out",
            symptom: "a silent voter holds up the result for 5 s, and late answers still count",
            idea: "socketioxide waits 5 s for an acknowledgement unless you say otherwise. Your asker waits with it. How long \
                   an answer may take is part of your agreement, so say it where you ask.",
            ask: "Where in your answer does it say 500 ms?",
            page: "say/ack_request.md#silence-needs-a-limit",
        },
        Misconception {
            name: "first_answer",
            subject: "awaiting the stream as if it were one answer",
            symptom: "the first answer decides, and the others are not counted",
            idea: "What `emit_with_ack` returns is a stream and a future at once. Awaited as a future it gives the first \
                   answer, and drops the rest: fine for one socket, wrong for many. As a stream it ends when all have \
                   answered, or are too late.",
            ask: "How many times does your code ask for the next answer?",
            page: "say/ack_request.md#the-stream-awaited-like-one-answer",
        },
        Misconception {
            name: "asks_the_asker",
            subject: "asking everybody",
            symptom: "the asker is asked her own question",
            idea: "She is in the namespace, too. Her own vote is not wanted, and as she does not answer, each poll takes the \
                   full time.",
            ask: "Who is everyone but the asker?",
            page: "say/ack_request.md#whom-do-you-ask",
        },
        Misconception {
            name: "one_after_the_other",
            subject: "asking one after the other",
            symptom: "the second voter is asked when the first has answered",
            idea: "An `.await` in a loop waits for each before it turns to the next. With ten silent voters that is ten times \
                   500 ms. Ask all first, then wait for all.",
            ask: "When is the second voter asked?",
            page: "say/ack_request.md#a-stream-of-answers",
        },
        Misconception {
            name: "silence_is_no",
            subject: "taking silence for a no",
            symptom: "who did not answer is counted among the no votes",
            idea: "Somebody who is asleep has not said no. The result has three numbers because there are three things that \
                   can happen.",
            ask: "What did the silent one say?",
            page: "say/ack_request.md#silence-needs-a-limit",
        },
        Misconception {
            name: "anything_is_yes",
            subject: "taking any answer for a yes",
            symptom: "a word or a number counts as a yes",
            idea: "What a client acknowledges is as free as any payload. The type that you ask for is the check: what is no \
                   bool is no vote.",
            ask: "What does your code make of the answer 0?",
            page: "say/ack_request.md#any-answer-taken-for-a-yes",
        },
        Misconception {
            name: "always_waits",
            subject: "waiting the full time in any case",
            symptom: "the result comes after 500 ms even if all have answered at once",
            idea: "500 ms is a limit, not an appointment. When nobody is left to wait for, the result is known.",
            ask: "What are you still waiting for when everybody has answered?",
            page: "say/ack_request.md#silence-needs-a-limit",
        },
        Misconception {
            name: "one_poll_at_a_time",
            subject: "working the polls off one after the other",
            symptom: "a second poll is held back until the first is over",
            idea: "A handler runs as a task of its own for each event, so polls run side by side by themselves. A queue, or a \
                   lock that is held while waiting for people, undoes that.",
            ask: "What does the second poll wait for?",
            page: "say/ack_request.md#several-polls-at-once",
        },
        Misconception {
            name: "three_voters",
            subject: "an answer for three voters",
            symptom: "with another number of voters the silent ones are miscounted",
            idea: "Who is asked is decided anew for each poll: people come and go. The number of silent ones follows from \
                   what came back, not from a number in your code.",
            ask: "Where in your code do you find out how many were asked?",
            page: "say/ack_request.md#a-number-of-voters-in-the-code",
        },
        Misconception {
            name: "plain_event",
            subject: "a plain event instead of a question",
            symptom: "the voters hear `vote`, but are not asked to acknowledge it, and all count as silent",
            idea: "`emit` asks for nothing. A client can acknowledge only what came with a number; with `emit_with_ack` it \
                   does, and the answer finds its way back to the poll it belongs to.",
            ask: "How would the server know to which of two polls a vote belongs?",
            page: "say/ack_request.md#a-stream-of-answers",
        },
        Misconception {
            name: "the_rest_forgotten",
            subject: "counting the first answer, and nobody else",
            symptom: "the numbers add up to one, however many were asked",
            idea: "The answers come one by one, and the first is only the first. Whoever has not answered yet is not gone: she is still to be waited for, or is silent in the end.",
            ask: "How many people do your three numbers add up to?",
            page: "say/ack_request.md#the-stream-awaited-like-one-answer",
        },
        Misconception {
            name: "answers_at_once",
            subject: "an answer before the votes",
            symptom: "the result comes at once, and all of it is 0",
            idea: "A task that you spawn runs by itself. Your handler goes on while it has counted nobody yet, and an \
                   acknowledgement is sent once: what is counted later, nobody is told. Answer where the counting \
                   ends.",
            ask: "What has been counted at the moment in which you answer?",
            page: "say/ack_request.md#an-answer-before-the-votes",
        },
    ],
};
