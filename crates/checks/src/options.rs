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
    /// One JSON object a line instead of a table.
    #[arg(long)]
    pub(crate) json: bool,
    /// Record the transcripts of the reference and the misconceptions. Writes only with `INSTA_UPDATE=always`.
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
    /// Whether it wants this exercise of the part: all of them, if it names the part as [`Options::list`] does.
    pub(crate) fn wants(&self, part: &str, exercise: &str) -> bool {
        self.ids.is_empty() || self.ids.iter().any(|id| id == part) || self.ids.iter().any(|id| id == exercise)
    }
}
