//! What a verdict says of an exercise in words. The words are data that whoever prints a verdict hands in: the engine and
//! the scenes do not know them.

use crate::Match;

/// The texts of one exercise.
#[derive(Debug)]
pub struct Feedback {
    /// The exercise's stable name.
    pub id: &'static str,
    /// A few words, in sentence case, without a final stop: "Everyone but me".
    pub title: &'static str,
    /// What to try once it passes: one change, to predict and to run.
    pub next: &'static str,
    /// The wrong ideas that real people have, each with a file of its own in `answers/<part>/<id>/misconceptions`.
    pub misconceptions: &'static [Misconception],
}

/// A wrong idea, and what it looks like.
#[derive(Debug)]
pub struct Misconception {
    /// The stem of its file: `io_emit` for `misconceptions/io_emit.rs`.
    pub name: &'static str,
    /// Completes "This is what … does": "`io.emit`".
    pub subject: &'static str,
    /// What is seen: "everyone in the namespace hears it, the sender too". No final stop.
    pub symptom: &'static str,
    /// The right idea in a paragraph that does not give the code away.
    pub idea: &'static str,
    /// A question that leads on: "Which value in your handler knows who is speaking?"
    pub ask: &'static str,
    /// Where in the book, below `book/src`, with an anchor where there is one.
    pub page: &'static str,
}

impl Misconception {
    /// Its name and what it looks like, in a sentence.
    #[must_use]
    pub fn named(&self, kind: Match) -> String {
        let verb = if kind == Match::Exact { "This is what" } else { "This looks like what" };
        format!("{verb} {} does: {}.", self.subject, self.symptom)
    }
}

impl Feedback {
    /// The misconception of that name.
    #[must_use]
    pub fn misconception(&self, name: &str) -> Option<&'static Misconception> {
        self.misconceptions.iter().find(|m| m.name == name)
    }
}
