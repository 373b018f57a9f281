//! What a verdict says of `outside`.

use transcript::{Feedback, Misconception};

pub const FEEDBACK: Feedback = Feedback {
    id: "outside",
    title: "A voice from outside",
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
        page: "say/outside.md#the-speaker-hears-herself",
    }],
};
