//! The shape of an exercise's metadata.

/// One exercise of the workbook.
#[derive(Debug)]
pub struct Exercise {
    /// The stable name: package, module, grader folder and the book's anchor.
    pub id: &'static str,
    /// A few words, in sentence case, without a final stop: "Everyone but me".
    pub title: &'static str,
    /// The page of the book that teaches it, below `book/src`: `emit/broadcast.md`.
    pub page: &'static str,
    /// The idea in one sentence.
    pub concept: &'static str,
    /// Minutes to read the page and to solve it.
    pub minutes: u16,
    /// Minutes of discussion in a class.
    pub talk: u16,
    pub difficulty: Difficulty,
    /// The ids that come before this one.
    pub needs: &'static [&'static str],
    /// From a nudge to nearly the answer.
    pub hints: [&'static str; 3],
    /// What to try once it passes: one change, to predict and to run.
    pub next: &'static str,
    /// The wrong ideas that real people have, each with a file of its own below `answers/<part>/<id>/misconceptions`.
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

/// How hard an exercise is for somebody who did those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difficulty {
    /// One idea, one line.
    Easy = 1,
    /// Two ideas meet.
    Medium = 2,
    /// A small design of your own.
    Hard = 3,
}

/// A part of the curriculum.
#[derive(Debug)]
pub struct Part {
    /// Its folder and module: `rooms`.
    pub name: &'static str,
    pub title: &'static str,
    pub exercises: &'static [&'static Exercise],
}

impl Exercise {
    /// Its place in the course, counted from 1. It is shown, and part of no path.
    #[must_use]
    pub fn number(&self) -> usize {
        self.place().number
    }

    /// The folder below `exercises`, `solutions` and `answers`: `emit/broadcast`.
    #[must_use]
    pub fn folder(&self) -> String {
        self.place().folder()
    }

    fn place(&self) -> course::Place {
        course::find(self.id).expect("the catalogue's modules are the course's: see `each_id_is_its_modules`")
    }

    /// The misconception of that name.
    #[must_use]
    pub fn misconception(&self, name: &str) -> Option<&'static Misconception> {
        self.misconceptions.iter().find(|m| m.name == name)
    }
}

impl Part {
    /// Its place in the course, counted from 1.
    #[must_use]
    pub fn number(&self) -> usize {
        course::PARTS.iter().take_while(|part| part.name != self.name).count() + 1
    }
}
