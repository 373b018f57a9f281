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
//! - [`saves`]: what is saved. [`watch`]: grading it.
//! - [`new`]: a skeleton for a new exercise.
//! - [`book`], [`live`]: building the book, and serving it while it changes.
//! - [`group`], [`ended`]: what is started together and ends together, and when.
//! - [`bar`], [`style`], [`out`]: what a person sees.

mod bar;
mod book;
mod cargo;
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
