//! The shape of an exercise's metadata.

use course::Place;
use transcript::{Feedback, Misconception};

/// One exercise of the workbook: its place in the course, what the catalogue says of it, and what a verdict says.
#[derive(Debug)]
pub struct Exercise {
    /// The stable name: package, module, and every folder and page of its own.
    pub id: &'static str,
    /// The page of the book that teaches it, below `book/src`: `emit/broadcast.md`.
    pub page: &'static str,
    /// A few words, in sentence case, without a final stop: "Everyone but me".
    pub title: &'static str,
    /// The idea in one sentence.
    pub concept: &'static str,
    /// Minutes to read the page and to solve it. `tests/workbook/book/minutes.rs` has the rule.
    pub minutes: u16,
    /// Minutes of discussion in a class.
    pub talk: u16,
    pub difficulty: Difficulty,
    /// The ids that come before this one.
    pub needs: &'static [&'static str],
    /// Which part of the chat it becomes, in a sentence. Nothing for the chat itself.
    pub chat: &'static str,
    /// The titles of the steps that matter, three to six of each scene: the ones that a class is asked about.
    pub steps: &'static [&'static str],
    /// From a nudge to nearly the answer.
    pub hints: [&'static str; 3],
    /// Its scenarios, where it is graded in several.
    pub stages: &'static [Stage],
    /// What to try once it passes: one change, to predict and to run.
    pub next: &'static str,
    /// The wrong ideas that real people have.
    pub misconceptions: &'static [Misconception],
}

/// What the catalogue says of an exercise: what no verdict needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct About {
    pub(crate) concept: &'static str,
    pub(crate) minutes: u16,
    pub(crate) talk: u16,
    pub(crate) difficulty: Difficulty,
    pub(crate) needs: &'static [&'static str],
    pub(crate) chat: &'static str,
    pub(crate) steps: &'static [&'static str],
    pub(crate) hints: [&'static str; 3],
    pub(crate) stages: &'static [Stage],
}

/// One scenario of an exercise that is graded in several.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    /// The scenario: `sign_in`.
    pub name: &'static str,
    /// What it asks for, and where you have done so before.
    pub about: &'static str,
    /// From a nudge to nearly the answer.
    pub hints: [&'static str; 3],
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
    pub exercises: &'static [Exercise],
}

impl Exercise {
    pub(crate) const fn new(page: &'static str, about: About, feedback: &Feedback) -> Self {
        let Feedback { id, title, next, misconceptions } = *feedback;
        let About { concept, minutes, talk, difficulty, needs, chat, steps, hints, stages } = about;
        Self {
            id,
            page,
            title,
            concept,
            minutes,
            talk,
            difficulty,
            needs,
            chat,
            steps,
            hints,
            stages,
            next,
            misconceptions,
        }
    }

    /// Its place in the course.
    #[must_use]
    pub fn place(&self) -> Place<'static> {
        course::find(self.id).expect("the catalogue's modules are the course's: see `each_id_is_its_modules`")
    }

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
