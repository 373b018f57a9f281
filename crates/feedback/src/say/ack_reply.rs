//! What a verdict says of `ack_reply`.

use transcript::{Feedback, Misconception, Reached};

pub const FEEDBACK: Feedback = Feedback {
    id: "ack_reply",
    title: "Answer the one who asks",
    next: "Ask without wanting an acknowledgement (the page has the frame). Predict what `ack.send` does then.",
    misconceptions: &[
        Misconception {
            name: "emit_instead",
            subject: "an event instead of an acknowledgement",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the asker hears an event, and still waits for her answer",
            idea: "A client that asks with an acknowledgement has put a number on its question and waits for that number. \
                   An event carries none: it may be an answer to anything. `AckSender` knows the number.",
            ask: "If she asks twice at once, how does she know which answer is which?",
            page: "say/ack_reply.md#a-question-with-a-number",
        },
        Misconception {
            name: "success_only",
            subject: "an answer only when it works",
            words: &[],
            without: &[],
            reached: Some(Reached::Skipped),
            free: &[],
            symptom: "whoever asks for something impossible is never answered",
            idea: "The asker waits. She cannot tell \"no\" from \"not yet\", or from a server that is gone. Whatever \
                   happens in your handler, it should end in one acknowledgement. What does not fit into `Data` never \
                   reaches the handler at all.",
            ask: "Which paths through your handler end without `ack.send`?",
            page: "say/ack_reply.md#every-path-ends-in-an-answer",
        },
        Misconception {
            name: "overflow_panics",
            subject: "`+` on two numbers that a client chose",
            words: &["+"],
            without: &[],
            reached: None,
            free: &[],
            symptom: "the handler panics when the sum does not fit",
            idea: "Two numbers that fit may have a sum that does not. In a debug build `+` panics then, and the asker is \
                   never answered; in a release build it silently wraps. A checked addition tells you, and you tell the \
                   asker.",
            ask: "What is `i32::MAX + 1`?",
            page: "say/ack_reply.md#adding-numbers-that-a-client-chose",
        },
        Misconception {
            name: "overflow_wraps",
            subject: "an addition that wraps",
            words: &[".wrapping_add(", ".overflowing_add(", "+", "Wrapping"],
            without: &[],
            reached: None,
            free: &[],
            symptom: "a sum that does not fit comes out as a wrong number",
            idea: "`wrapping_add` never fails: it starts again at the other end. A wrong answer is worse than none, \
                   because the asker believes it.",
            ask: "Would you rather be told -2147483648, or that it does not fit?",
            page: "say/ack_reply.md#adding-numbers-that-a-client-chose",
        },
        Misconception {
            name: "wider_sum",
            subject: "a sum wider than agreed",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "sums are sent that do not fit into an `i32`",
            idea: "The agreement says that the sum fits into an `i32`, too. Computing with more bits is a fine way to find \
                   out; sending more bits is not.",
            ask: "What does the task say about the sum?",
            page: "say/ack_reply.md#adding-numbers-that-a-client-chose",
        },
        Misconception {
            name: "tells_everybody",
            subject: "`io.emit`",
            words: &["$io.emit("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "everybody hears an answer, and the asker still waits for hers",
            idea: "One client asked. An acknowledgement goes to that client, and to that question. An event to everybody \
                   is neither.",
            ask: "Who wanted to know?",
            page: "say/ack_reply.md#a-question-with-a-number",
        },
        Misconception {
            name: "no_negatives",
            subject: "a number type without negative numbers",
            words: &["u32", "u64", "u16", "u8", "usize", "u128", ".as_u64("],
            without: &[],
            reached: None,
            free: &[],
            symptom: "negative numbers are refused",
            idea: "`u32` starts at 0. The task says `i32`, which reaches as far below zero as above.",
            ask: "Does -5 fit into your type?",
            page: "say/typed_events.md#the-type-is-the-check",
        },
        Misconception {
            name: "missing_is_zero",
            subject: "taking zero for what is missing",
            words: &[],
            without: &[],
            reached: None,
            free: &[],
            symptom: "a question with a field missing gets a sum",
            idea: "A default hides a mistake: the asker misspelt a field, and is told a wrong sum. What is missing is an \
                   error here, and she wants to know.",
            ask: "What is 2 and nothing?",
            page: "say/ack_reply.md#a-default-for-what-is-missing",
        },
    ],
};
