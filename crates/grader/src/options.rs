//! What the grader is told. A command line without a library: it is written by a program.

use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) const USAGE: &str = "usage: grader ID --stage PROGRAM --text FILE [--hold FOLDER] [--end-with-stdin]";

#[derive(Debug, Default)]
pub(crate) struct Options {
    /// The exercise.
    pub(crate) id: String,
    /// The answer's program.
    pub(crate) stage: PathBuf,
    /// The answer's text, as it was compiled.
    pub(crate) text: PathBuf,
    /// The program is a stranger's: it may write below this folder, and nowhere else.
    pub(crate) hold: Option<PathBuf>,
    /// The grader ends when its stdin does.
    pub(crate) with_stdin: bool,
}

impl Options {
    pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut arguments = arguments;
        let mut options = Self::default();
        while let Some(argument) = arguments.next() {
            let name = argument.to_string_lossy().into_owned();
            let mut value = || arguments.next().map(PathBuf::from).ok_or_else(|| format!("{name} lacks its value"));
            match name.as_str() {
                "--stage" => options.stage = value()?,
                "--text" => options.text = value()?,
                "--hold" => options.hold = Some(value()?),
                "--end-with-stdin" => options.with_stdin = true,
                _ if name.starts_with('-') || !options.id.is_empty() => return Err(format!("what is {name}?")),
                _ => options.id = name,
            }
        }
        let complete = !options.id.is_empty() && !options.stage.as_os_str().is_empty();
        if complete { Ok(options) } else { Err("the exercise or its stage is missing".to_owned()) }
    }
}
