//! What can be wrong in the book, and where.

use std::fmt;

/// One thing that is wrong: `book/src/emit/broadcast.md:12: no step …`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {wrong}")]
pub struct Problem {
    /// The file, as a person would open it from the workbook's root.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    pub wrong: Wrong,
}

/// Everything that is wrong with the book, so that one build shows it all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl std::error::Error for Problems {}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        writeln!(f, "the book has {count} {}:", if count == 1 { "problem" } else { "problems" })?;
        self.0.iter().try_for_each(|problem| writeln!(f, "{problem}"))
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    #[error("`{id}` makes no game to catch wrong servers: {why}")]
    NoGame { id: String, why: String },
    #[error("the page of `{id}` has no game: {{{{#catch {id}}}}} before the exercise")]
    NoCatch { id: String },
    #[error("unknown directive `{0}`")]
    UnknownDirective(String),
    #[error("`{{{{#{0}}}}}` must stand alone on its line")]
    NotAlone(String),
    #[error("`{{{{#{0}}}}}` is never closed by `{{{{/{0}}}}}`")]
    Unclosed(String),
    #[error("`{{{{/{0}}}}}` closes nothing")]
    Unopened(String),
    #[error("`{name}` is written `{form}`")]
    Form { name: String, form: &'static str },
    #[error("there is no exercise `{id}`{}", did_you_mean(.near))]
    NoExercise { id: String, near: Vec<&'static str> },
    #[error("no run is recorded for `{reference}`: {path} is missing")]
    NoRun { reference: String, path: String },
    #[error("{path} cannot be read: {why}")]
    BadRun { path: String, why: String },
    #[error("no step of `{reference}` has \"{title}\" in its title; its steps are {}", quoted(.titles))]
    NoStep { reference: String, title: String, titles: Vec<String> },
    #[error("several steps of `{reference}` have \"{title}\" in their title: {}", quoted(.titles))]
    ManySteps { reference: String, title: String, titles: Vec<String> },
    #[error("the steps from \"{from}\" to \"{to}\" run backwards")]
    Backwards { from: String, to: String },
    #[error("nobody hears `{event}` in any step of `{reference}`, nor of the reference solution")]
    NoEvent { reference: String, event: String },
    #[error("a prediction about `{0}`, whose code is not shown before it: {{{{#code {0} …}}}}")]
    NotShown(String),
    #[error("nobody is there to hear anything in the step \"{0}\"")]
    NobodyThere(String),
    #[error("{0} is missing")]
    NoFile(String),
    #[error("no line of {path} contains \"{text}\"")]
    NoLine { path: String, text: String },
    #[error("a question needs {0}")]
    Question(&'static str),
    #[error("the option \"{0}\" is not explained: say why in lines indented under it")]
    Unexplained(String),
    #[error("an item of a lesson plan is written {0}")]
    PlanItem(&'static str),
    #[error("the plan takes {minutes} minutes, and {limit} are there")]
    PlanTooLong { minutes: u16, limit: u16 },
    #[error("`{id}` needs `{needs}`, which does not come before it in the plan")]
    PlanOrder { id: String, needs: String },
    #[error("the link to `{0}` leads nowhere: there is no such page")]
    DeadLink(String),
    #[error("the link to `{0}` leads nowhere: the page has no such heading")]
    DeadAnchor(String),
    #[error("{0} is not in SUMMARY.md")]
    NotInSummary(String),
    #[error("a code block needs a language after its fence: rustdoc takes it for Rust otherwise")]
    NoLanguage,
    #[error("an indented code block: write a fence with a language, rustdoc takes this one for Rust")]
    IndentedCode,
    #[error(
        "`{0}` on a Rust code block: every snippet is compiled, so only no_run, should_panic and compile_fail are allowed"
    )]
    SnippetAttribute(String),
    #[error("the title is \"{found}\", and \"{expected}\" in what its verdicts say (crates/feedback)")]
    Title { expected: String, found: String },
    #[error("the page of `{id}` does not show its exercise: {{{{#exercise {id}}}}}")]
    NoExerciseBox { id: String },
    #[error("{what} says it is taught at `{page}`, and there is no such place in the book")]
    NoPage { what: String, page: String },
    #[error("{0}")]
    Summary(String),
}

fn did_you_mean(near: &[&str]) -> String {
    if near.is_empty() { String::new() } else { format!("; did you mean `{}`?", near.join("`, `")) }
}

fn quoted(titles: &[String]) -> String {
    let titles: Vec<_> = titles.iter().map(|title| format!("\"{title}\"")).collect();
    titles.join(", ")
}
