//! What was played, and whether it is right. How it was played, and how it is told, are elsewhere.

use transcript::server_record::ServerRecord;
use transcript::{Diagnosis, Feedback, Judgement, Recorded, Transcript, diagnose};

/// What the recorded transcripts say of an exercise's scene.
#[derive(Debug, Clone, Default)]
pub struct Expectation {
    /// The reference solution's transcript.
    pub right: Transcript,
    /// What the untouched stub does. It often looks like a misconception, and is none.
    pub untouched: Option<Recorded>,
    /// What each misconception does.
    pub wrong: Vec<Recorded>,
}

/// A scene that has been played.
#[derive(Debug, Clone)]
pub struct Played {
    pub transcript: Transcript,
    /// What the server did meanwhile, as its library tells it. It explains, and nothing in it is judged.
    pub record: ServerRecord,
    pub notes: ProcessNotes,
    /// Why nothing is known about the answer, and how to mend that.
    pub not_graded: Option<String>,
    /// It was not graded because a program is not installed that only this exercise needs.
    pub lacking: bool,
    pub millis: u64,
}

/// What the server's process said besides what the clients heard.
#[derive(Debug, Clone, Default)]
pub struct ProcessNotes {
    /// `src/lib.rs:14`, and the message.
    pub panic: Option<(String, String)>,
    /// "exit status: 0"
    pub exit: Option<String>,
    pub printed: String,
    /// The error with which the learner's code refused to start.
    pub not_started: Option<String>,
    /// The first server was right. What was heard is of a second one in the same process.
    pub again: bool,
}

impl Played {
    /// Nothing was played: why, and what to do.
    #[must_use]
    pub fn not_graded(why: String) -> Self {
        Self {
            transcript: Transcript::default(),
            record: ServerRecord::default(),
            notes: ProcessNotes::default(),
            not_graded: Some(why),
            lacking: false,
            millis: 0,
        }
    }

    /// Which known wrong answers it looks like.
    #[must_use]
    pub fn diagnosis(&self, expected: &Expectation, exercise: &Feedback) -> Diagnosis {
        let free = |name: &str| exercise.misconception(name).map_or(&[][..], |idea| idea.free);
        // No recorded answer was wrong in a second server only.
        if self.judgement(expected) == Judgement::NotSolved && !self.notes.again {
            diagnose(&expected.right, &self.transcript, &expected.wrong, free)
        } else {
            Diagnosis::default()
        }
    }

    /// Whether everybody heard what they should, and nothing else.
    #[must_use]
    pub fn judgement(&self, expected: &Expectation) -> Judgement {
        if self.not_graded.is_some() {
            Judgement::NotGraded
        } else if self.transcript == expected.right && !expected.right.steps.is_empty() {
            Judgement::Passed
        } else {
            Judgement::NotSolved
        }
    }
}
