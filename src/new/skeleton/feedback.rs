//! What a verdict says of `__ID__`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "__ID__",
    title: "__TITLE__",
    next: "Take out the word `broadcast()`. Predict who hears it, then run.",
    misconceptions: &[Misconception {
        name: "to_everybody",
        subject: "`io.emit`",
        words: &["$io.emit("],
        without: &[],
        reached: None,
        free: &[],
        symptom: "everybody hears it, the speaker too",
        idea: "`io` is everybody who is connected, and the speaker is one of them.",
        ask: "Which value in your handler knows who is speaking?",
        page: "__PART__/__ID__.md#the-speaker-hears-herself",
    }],
};
