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
    /// What the subject speaks of, as patterns (`analysis::pattern`): one of them stands in the text of whoever has the
    /// idea, else the subject is left out. None: it speaks of nothing that could be looked for. `@room_of_socket_id`
    /// stands for a remark: the kind of a fact that has a line.
    pub words: &'static [&'static str],
    /// Patterns that do not stand in the text of whoever has the idea: who forgets the disconnect has no `on_disconnect`.
    /// Else the subject is left out.
    pub without: &'static [&'static str],
    /// How far the server gets with what is missing. Who has the idea gets as far, and no further.
    pub reached: Option<Reached>,
    /// The keys of values that are free in it, such as the wording of an error; see [`crate::fits`].
    pub free: &'static [&'static str],
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

/// How far the server got with what a client misses, as its own record tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reached {
    /// The client asked for a namespace that is not declared.
    Undeclared,
    /// The client asked for a namespace that the answer has declared, and that is not there yet.
    NotReady,
    /// An argument of the middleware did not fit.
    Misfit,
    /// An argument of the handler did not fit.
    Skipped,
    /// No handler takes it.
    Unhandled,
    /// The handler ran, and made nothing of that name.
    NothingMade,
    /// The handler ran, and sent no ack.
    NoAck,
    /// It was made, and never sent.
    NotSent,
    /// It was made, and sent in a later step.
    SentLater,
    /// It could not be sent.
    NotSendable,
    /// It was sent, and reached nobody.
    ToNobody,
    /// It was sent again.
    SentAgain,
}

impl Reached {
    /// Whether it says why, and not only how far.
    #[must_use]
    pub fn is_a_cause(self) -> bool {
        match self {
            Self::Undeclared
            | Self::NotReady
            | Self::Misfit
            | Self::Skipped
            | Self::Unhandled
            | Self::NotSent
            | Self::SentLater
            | Self::NotSendable => true,
            Self::NothingMade | Self::NoAck | Self::ToNobody | Self::SentAgain => false,
        }
    }

    /// The kind of the fact that says so.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Undeclared => "undeclared",
            Self::NotReady => "not_ready",
            Self::Misfit => "misfit",
            Self::Skipped => "skipped",
            Self::Unhandled => "unhandled",
            Self::NothingMade => "nothing_made",
            Self::NoAck => "no_ack_sent",
            Self::NotSent => "not_sent",
            Self::SentLater => "sent_later",
            Self::NotSendable => "not_sendable",
            Self::ToNobody => "to_nobody",
            Self::SentAgain => "sent_again",
        }
    }
}

impl Feedback {
    /// The misconception of that name.
    #[must_use]
    pub fn misconception(&self, name: &str) -> Option<&'static Misconception> {
        self.misconceptions.iter().find(|m| m.name == name)
    }
}
