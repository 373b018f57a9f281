//! What the checks are asked for.

use clap::Parser;
use clap::builder::TypedValueParser;

/// Checks every answer of a part, right and wrong, against its grader.
#[derive(Debug, Parser)]
#[command(name = "check")]
pub(crate) struct Options {
    /// Only these exercises; all of the part without one.
    ids: Vec<String>,
    /// Grade each answer so often, and expect the same transcript every time.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..).map(usize::from))]
    pub(crate) repeat: usize,
    /// Only answers of these kinds: `stub`, `reference`, `alternatives`, `misconceptions`, `decoys`,
    /// `mistakes`.
    #[arg(long)]
    kind: Vec<String>,
    /// The machine is too busy, on purpose: only exercises that measure time, where *not graded* is right for everybody. No
    /// wrong answer may pass, and no right one may be called wrong.
    #[arg(long)]
    pub(crate) crowded: bool,
    /// So many at a time, of those whose grading is mostly waiting. More are too many for two cores.
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u16).range(1..).map(usize::from))]
    pub(crate) together: usize,
    /// One JSON object a line instead of a table.
    #[arg(long)]
    pub(crate) json: bool,
    /// Record the transcripts of all but the alternatives. Writes only with `INSTA_UPDATE=always`.
    #[arg(long)]
    pub(crate) record: bool,
    /// Name the test and run nothing, for tools that ask.
    #[arg(long, hide = true)]
    pub(crate) list: bool,
    /// Taken and ignored: tools that know test harnesses pass them.
    #[arg(long, hide = true)]
    nocapture: bool,
    #[arg(long, hide = true)]
    exact: bool,
    #[arg(long, hide = true)]
    ignored: bool,
    #[arg(long, hide = true)]
    format: Option<String>,
}

impl Options {
    /// Whether it wants a part of an exercise's answers: nothing can be said of what is missing.
    pub(crate) fn is_narrow(&self) -> bool {
        !self.kind.is_empty() || self.crowded
    }

    /// Whether it wants this answer of the part.
    pub(crate) fn wants(&self, part: &str, entry: &graders::Entry) -> bool {
        self.wants_exercise(part, entry.exercise)
            && (self.kind.is_empty() || self.kind.iter().any(|kind| kind == entry.kind.name()))
            && (!self.crowded || crate::waits(entry))
    }

    /// Whether it wants this exercise of the part: all of them, if it names the part as [`Options::list`] does.
    pub(crate) fn wants_exercise(&self, part: &str, exercise: &str) -> bool {
        self.ids.is_empty() || self.ids.iter().any(|id| id == part) || self.ids.iter().any(|id| id == exercise)
    }
}
