//! What a verdict says of `typed_events`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "typed_events",
    title: "Say what shape it has",
    next: "Let a board have 8 × 8 squares: refuse a move that is off the board. Which type would do the checking for you?",
    misconceptions: &[
        Misconception {
            name: "bare_data",
            subject: "`Data<Move>` alone",
            symptom: "moves are passed on, but whoever sends something else hears nothing at all",
            idea: "If a payload does not fit into the type inside `Data`, socketioxide skips the handler. It says so in \
                   its log, and not to the client. Another extractor hands you the failure, and then you can say it.",
            ask: "What is called when the payload does not fit?",
            page: "say/typed_events.md#when-it-does-not-fit",
        },
        Misconception {
            name: "unwrap",
            subject: "an `unwrap` on what a client sent",
            symptom: "the handler panics at the first payload that does not fit",
            idea: "Clients send what they like. `unwrap` says \"this cannot fail\", and a client can make it fail whenever \
                   it wants. The panic ends this handler's task; nobody is told, and locks it held are poisoned.",
            ask: "What would you like to tell the client instead of panicking?",
            page: "say/typed_events.md#an-unwrap-on-what-a-client-sent",
        },
        Misconception {
            name: "unchecked",
            subject: "passing on JSON unchecked",
            symptom: "the others hear whatever was sent, fields and nonsense included",
            idea: "`Value` accepts everything, so nothing was checked. What your server passes on, the other clients \
                   believe. A type of your own says what a move is: what does not fit is refused, and fields that it \
                   does not name are dropped.",
            ask: "Where in your answer does it say what a move is?",
            page: "say/typed_events.md#the-type-is-the-check",
        },
        Misconception {
            name: "disconnects",
            subject: "throwing the sender out",
            symptom: "after one bad move the sender is disconnected",
            idea: "A typing error is no attack. Whoever sent one bad move should hear why, and go on: her next move may be \
                   right. Disconnecting loses everything else that she was doing.",
            ask: "What should she be able to do next?",
            page: "say/typed_events.md#when-it-does-not-fit",
        },
        Misconception {
            name: "io_emit",
            subject: "`io.emit`",
            symptom: "the mover hears her own move",
            idea: "The mover has already moved the piece on her own screen. `moved` is news for the others: everyone \
                   but her.",
            ask: "Which exercise was about everyone but the sender?",
            page: "emit/broadcast.md",
        },
        Misconception {
            name: "tells_everybody",
            subject: "telling everybody what one client got wrong",
            symptom: "all clients hear `invalid`, not only the sender",
            idea: "What was wrong with her move concerns the sender. To the others nothing has happened.",
            ask: "Whose screen should show the reason?",
            page: "say/typed_events.md#when-it-does-not-fit",
        },
        Misconception {
            name: "forced_to_fit",
            subject: "making every number fit",
            symptom: "a fraction is cut off and a number that is too big becomes another number",
            idea: "`as i32` never fails: it changes the number until it fits. Then the others see a piece where nobody \
                   put it. A type that is read as `i32` refuses what is none.",
            ask: "Which place do the others see when x is 1.5?",
            page: "say/typed_events.md#a-number-that-is-bent-until-it-fits",
        },
        Misconception {
            name: "too_wide",
            subject: "a number type that is wider than agreed",
            symptom: "numbers get through that do not fit into an `i32`",
            idea: "The type says which numbers exist. An `i64` has more of them than the agreement: a client that keeps \
                   its places in 32 bits cannot hold what your server lets through.",
            ask: "What is the biggest x that your type accepts?",
            page: "say/typed_events.md#the-type-is-the-check",
        },
        Misconception {
            name: "no_negatives",
            subject: "a number type without negative numbers",
            symptom: "a move to a negative place is refused",
            idea: "`u32` starts at 0. The board reaches to both sides of its middle, and `i32` has both.",
            ask: "Does -12 fit into your type?",
            page: "say/typed_events.md#the-type-is-the-check",
        },
        Misconception {
            name: "no_extras",
            subject: "refusing fields that are not known",
            symptom: "a move with an extra field is refused instead of passed on without it",
            idea: "By default serde drops the fields that a type does not name, and that is what is asked for here: a newer \
                   client may send more than you know. `deny_unknown_fields` turns that into an error.",
            ask: "What does the task say about fields that came along?",
            page: "say/typed_events.md#the-type-is-the-check",
        },
        Misconception {
            name: "checks_and_passes_all_on",
            subject: "checking one value and sending another",
            symptom: "fields that nobody asked for reach the others",
            idea: "The check tells whether two numbers are there. What else came along is still in the payload that arrived. Send what you have read, not what you were sent.",
            ask: "Which of the two values in your handler has only two fields?",
            page: "say/typed_events.md#the-type-is-the-check",
        },
        Misconception {
            name: "two_handlers",
            subject: "two handlers for one event",
            symptom: "what is no place is refused, and what is one reaches nobody",
            idea: "There is one handler for each event: a second `on` for the same name replaces the first. It is not \
                   tried after the first one. So one handler has to tell apart what fits and what does not.",
            ask: "How many handlers for `move` are left when your connect handler is done?",
            page: "emit/echo.md#a-second-handler-for-the-same-event",
        },
        Misconception {
            name: "refusal_as_an_ack",
            subject: "`AckSender` instead of an event",
            symptom: "whoever sends something else hears nothing at all",
            idea: "An acknowledgement answers a client that has asked for one, and here none does. What is sent as an \
                   acknowledgement then goes nowhere, without an error. The task names an event, `invalid`.",
            ask: "For what does the client wait that sent a bad move?",
            page: "emit/echo.md#an-acknowledgement-that-nobody-asked-for",
        },
    ],
};
