//! The command line of the workbook.
//!
//! Exit codes, the same for every subcommand: 0 passed (or done), 1 not solved, 2 not graded (the machine, the tool
//! or the command line is at fault).
//!
//! The grading stack is no dependency of this package, so that a first page is there within a minute of `git clone`:
//! graders and checks are test binaries, which [`cargo`] builds and the subcommands run.
//!
//! # Layout
//!
//! - `cmd`: a file a subcommand.
//! - [`root`], [`ids`]: which workbook, which exercises.
//! - [`cargo`], [`diagnostic`], [`grader`]: building an answer, what rustc says of it, and having it judged.
//! - [`class`]: the answers of many people.
//! - [`sources`], [`elsewhere`]: what an answer consists of, and making a program of one from elsewhere.
//! - [`given`]: what an exercise's folder comes with. [`refusal`], [`probe`]: why cargo starts nothing, and asking it.
//! - [`scene`], [`show`], [`predict`]: a scene that was played, on a screen, and as questions.
//! - [`running`]: an answer that runs as a server.
//! - [`changes`]: what changes on the disk. [`saves`]: what is saved. [`watch`]: grading it.
//! - [`new`]: a skeleton for a new exercise.
//! - [`book`], [`live`]: building the book, and serving it while it changes.
//! - [`group`], [`ended`]: what is started together and ends together, and when.
//! - [`bar`], [`style`], [`out`]: what a person sees.

mod bar;
mod book;
mod cargo;
mod changes;
mod class;
mod cmd;
mod diagnostic;
mod elsewhere;
mod ended;
mod given;
mod grader;
mod group;
mod ids;
mod live;
mod new;
mod out;
mod predict;
mod probe;
mod refusal;
mod root;
mod running;
mod saves;
mod scene;
mod show;
mod sources;
mod style;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Who Hears It? A workbook of Socket.IO in Rust.
#[derive(Debug, Parser)]
#[command(
    name = "workbook",
    bin_name = "cargo workbook",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Without a command it serves the book.\n\n\
                  Exit codes: 0 passed, 1 not solved, 2 not graded (the machine or the command line is at fault)."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    serve: cmd::serve::Args,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(cmd::serve::Args),
    List(cmd::list::Args),
    Grade(cmd::grade::Args),
    Run(cmd::run::Args),
    Hint(cmd::hint::Args),
    Next(cmd::next::Args),
    Watch(cmd::watch::Args),
    Walkthrough(cmd::walkthrough::Args),
    Predict(cmd::predict::Args),
    Reset(cmd::reset::Args),
    New(cmd::new::Args),
    Check(cmd::check::Args),
    Record(cmd::record::Args),
    Doctor(cmd::doctor::Args),
}

fn main() -> ExitCode {
    style::choose_colour();
    let cli = Cli::parse();
    let command = cli.command.unwrap_or(Command::Serve(cli.serve));
    out::while_open(|| carry_out(command)).unwrap_or_else(|| transcript::Judgement::NotGraded.into())
}

fn carry_out(command: Command) -> ExitCode {
    let done = match command {
        Command::Serve(args) => cmd::serve::run(&args),
        Command::List(args) => cmd::list::run(&args),
        Command::Grade(args) => cmd::grade::run(&args),
        Command::Run(args) => cmd::run::run(&args),
        Command::Hint(args) => cmd::hint::run(&args),
        Command::Next(args) => cmd::next::run(&args),
        Command::Watch(args) => cmd::watch::run(&args),
        Command::Walkthrough(args) => cmd::walkthrough::run(&args),
        Command::Predict(args) => cmd::predict::run(&args),
        Command::Reset(args) => cmd::reset::run(&args),
        Command::New(args) => cmd::new::run(&args),
        Command::Check(args) => cmd::check::run(&args),
        Command::Record(args) => cmd::record::run(&args),
        Command::Doctor(args) => cmd::doctor::run(&args),
    };
    done.unwrap_or_else(|error| {
        style::explain(&error);
        transcript::Judgement::NotGraded.into()
    })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::{fs, iter};

    use super::*;

    fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
        for path in fs::read_dir(folder).expect("a folder").filter_map(Result::ok).map(|entry| entry.path()) {
            if path.is_dir() {
                pages(&path, found);
            } else if path.extension().is_some_and(|end| end == "md") {
                found.push(path);
            }
        }
    }

    /// What stands behind `cargo workbook` in the blocks of commands, without its comment.
    fn commands(text: &str) -> impl Iterator<Item = &str> {
        let mut within = false;
        text.lines().filter_map(move |line| {
            if line.starts_with("```") {
                within = line.starts_with("```console") || line.starts_with("```sh");
                return None;
            }
            let line = line.trim_start_matches("$ ");
            let command = line.strip_prefix("cargo workbook").filter(|_| within)?;
            Some(command.split(" #").next().unwrap_or(command).trim())
        })
    }

    #[test]
    fn each_command_that_readme_and_book_print_is_one() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = vec![root.join("README.md"), root.join("CONTRIBUTING.md"), root.join("tests/README.md")];
        pages(&root.join("book/src"), &mut found);
        let mut known = 0;
        let mut wrong = Vec::new();
        for page in found {
            let text = fs::read_to_string(&page).expect("a page");
            for command in commands(&text) {
                known += 1;
                // What stands between quotes is one word.
                let parts = command.split('"').enumerate();
                let words = parts.flat_map(|(i, part)| match i % 2 {
                    0 => part.split_whitespace().collect(),
                    _ => vec![part],
                });
                let words = iter::once("cargo workbook").chain(words);
                if let Err(error) = Cli::try_parse_from(words)
                    && error.use_stderr()
                {
                    wrong.push(format!("{}: cargo workbook {command}: {}", page.display(), error.kind()));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(known > 12, "only {known} were found: do they stand in another kind of block?");
    }
}
