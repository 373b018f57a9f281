//! The page that is being expanded: where it lies, what its questions are called, and what is wrong in it.

use std::{
    cell::{Cell, RefCell},
    collections::HashSet,
};

use crate::{
    problem::{Problem, Wrong},
    workbook::Workbook,
};

/// The page that is being expanded, and what went wrong in it.
#[derive(Debug)]
pub(crate) struct Page<'w> {
    pub(crate) workbook: &'w Workbook,
    /// The book's own folder, for what lies beside its pages.
    pub(crate) book: &'w std::path::Path,
    /// Below `src`: `emit/broadcast.md`.
    pub(crate) path: String,
    /// The file to name in problems.
    shown: String,
    /// Under which name the answers to this page's questions are kept.
    key: RefCell<String>,
    questions: Cell<usize>,
    answers: Cell<Answers>,
    /// The answers whose code has been shown so far.
    shown_code: RefCell<HashSet<String>>,
    problems: RefCell<Vec<Problem>>,
}

/// Whether questions come with their answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answers {
    Folded,
    /// The self-test at the start of the book: its answers are at the end.
    Later,
}

impl<'w> Page<'w> {
    pub(crate) fn new(workbook: &'w Workbook, book: &'w std::path::Path, path: &str) -> Self {
        Self {
            workbook,
            book,
            path: path.to_owned(),
            shown: crate::site::shown(book, path),
            key: RefCell::new(path.trim_end_matches(".md").to_owned()),
            questions: Cell::new(0),
            answers: Cell::new(Answers::Folded),
            shown_code: RefCell::default(),
            problems: RefCell::default(),
        }
    }

    pub(crate) fn report(&self, line: usize, wrong: Wrong) {
        self.problems.borrow_mut().push(Problem { file: self.shown.clone(), line, wrong });
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    /// A name for the page's next question, the same at each build: answers are kept under it.
    pub(crate) fn next_question(&self) -> String {
        self.questions.set(self.questions.get() + 1);
        format!("{}#{}", self.key.borrow(), self.questions.get())
    }

    /// The same questions are asked twice; each time has answers of its own.
    pub(crate) fn set_questions_of(&self, which: &str) {
        *self.key.borrow_mut() = format!("self-test-{which}");
    }

    pub(crate) fn shows_code_of(&self, reference: &str) {
        self.shown_code.borrow_mut().insert(reference.to_owned());
    }

    /// Whether a reader can know this server: it is a right one, or its code stands further up.
    pub(crate) fn knows(&self, reference: &str) -> bool {
        let reference = reference.split_once('@').map_or(reference, |(answer, _)| answer);
        let right = reference.split_once('/').is_none_or(|(_, name)| name == course::Kind::Reference.name());
        right || self.shown_code.borrow().contains(reference)
    }

    pub(crate) fn answers(&self) -> Answers {
        self.answers.get()
    }

    pub(crate) fn set_answers(&self, answers: Answers) {
        self.answers.set(answers);
    }

    /// The link from this page to another one, given below `src`.
    pub(crate) fn link_to(&self, page: &str) -> String {
        format!("{}{page}", "../".repeat(self.path.matches('/').count()))
    }
}
