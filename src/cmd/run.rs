//! `run ID`: an answer as a real server, which begins again at each save.

use std::io::{self, IsTerminal};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::pin::pin;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use catalogue::Exercise;
use tokio::runtime::Runtime;
use transcript::Judgement;

use crate::live::http;
use crate::out::{eprintln, println};
use crate::running::{Answer, Ready, Stage, Told};
use crate::saves::Saves;
use crate::style::{BAD, DIM};
use crate::{ended, group, ids, root};

/// Run an answer as a real server, for any client
///
/// It listens on 127.0.0.1, with a real clock and real heartbeats, and prints three lines to connect with: JavaScript,
/// Python, Rust. A line says what each client does. When you save, it is built and begins again; what does not compile
/// leaves the old one at work. Ctrl-C ends it, and all that it has started.
///
/// The exercises in which you write a client get a server of the workbook's, which your function meets once, and any other
/// client may meet, too. `wire` reads a frame from each line of its input, and prints what your parser makes of it.
/// `write_the_check` prints your verdict on each of the grader's transcripts.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The exercise: `broadcast`, or its number
    id: String,

    /// The reference solution instead of your answer
    #[arg(long, conflicts_with_all = ["answer", "idea"])]
    solution: bool,

    /// A file from elsewhere instead of your answer; it runs as you do, so read it first
    #[arg(long, value_name = "FILE", conflicts_with = "idea")]
    answer: Option<PathBuf>,

    /// One of the wrong ideas that the grader knows: `io_emit`; a wrong name lists them all
    #[arg(long, value_name = "NAME")]
    idea: Option<String>,

    /// Where to listen; the next free port if this one is taken
    #[arg(long, default_value_t = 4000)]
    port: u16,

    /// Say nothing of clients
    #[arg(long)]
    quiet: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let root = root::find()?;
    let exercise = ids::one(&args.id)?;
    let answer = chosen(args, exercise, root)?;
    let runtime = Runtime::new()?;
    let done = runtime.block_on(follow(args, exercise, &answer));
    runtime.shutdown_background();
    group::end_all();
    done.map(Into::into)
}

/// Which answer is meant.
fn chosen(args: &Args, exercise: &'static Exercise, root: PathBuf) -> Result<Answer> {
    if let Some(idea) = &args.idea {
        let file = ids::idea(&root, exercise, idea)?;
        return Ok(Answer::file(root, exercise, file));
    }
    match &args.answer {
        Some(file) if file.is_file() => Ok(Answer::file(root, exercise, file.clone())),
        Some(file) => bail!("{} is not a file", file.display()),
        None => Ok(Answer::package(root, exercise, args.solution)),
    }
}

/// Runs it, and runs it again at each save.
async fn follow(args: &Args, exercise: &'static Exercise, answer: &Answer) -> Result<Judgement> {
    let made_of = answer.made_of();
    let mut saves = Saves::new(&made_of)?;
    saves.follow([((), made_of)]);
    let mut lines = (exercise.id == "wire").then(Told::stdin);
    let mut end = pin!(ended::by_signal());
    let first = tokio::select! {
        first = build(answer, &mut saves) => first?,
        () = &mut end => return Ok(Judgement::Passed),
    };
    let Some(mut ready) = first else { return Ok(Judgement::NotSolved) };
    let port = free(args.port)?;
    let mut again = false;
    loop {
        let mut stage = Stage::start(&ready, exercise, port, args.quiet, again)?;
        again = true;
        // What has been saved and does not compile leaves it at work.
        let next = loop {
            tokio::select! {
                ended = stage.ended() => {
                    let judgement = if ended? { Judgement::Passed } else { Judgement::NotSolved };
                    if !io::stdin().is_terminal() || lines.is_some() {
                        return Ok(judgement);
                    }
                    println!("{DIM}It begins again when you save. Ctrl-C ends.{DIM:#}");
                    tokio::select! {
                        next = build_at_next_save(answer, &mut saves) => break next?,
                        () = &mut end => return Ok(judgement),
                    }
                }
                () = saves.next() => match answer.build().await? {
                    Ok(next) => break next,
                    Err(why) => eprintln!("{why}{BAD}It does not compile;{BAD:#} the one before goes on."),
                },
                // Not from above, where it would be cut off: it ends what it has started.
                () = &mut end => {
                    stage.end().await;
                    return Ok(Judgement::Passed);
                }
                line = next(&mut lines) => stage.tell(line).await,
            }
        };
        stage.end().await;
        ready = next;
    }
}

/// What is typed; nothing, ever, where nothing is read.
async fn next(lines: &mut Option<Told>) -> Option<String> {
    match lines {
        Some(lines) => lines.next().await,
        None => std::future::pending().await,
    }
}

/// The first build. Where somebody sits at a terminal, what does not compile is built again at each save.
async fn build(answer: &Answer, saves: &mut Saves<()>) -> Result<Option<Ready>> {
    match answer.build().await? {
        Ok(ready) => Ok(Some(ready)),
        Err(why) => {
            eprintln!("{why}{BAD}It does not compile.{BAD:#}");
            if io::stdin().is_terminal() { build_at_next_save(answer, saves).await.map(Some) } else { Ok(None) }
        }
    }
}

async fn build_at_next_save(answer: &Answer, saves: &mut Saves<()>) -> Result<Ready> {
    loop {
        saves.next().await;
        match answer.build().await? {
            Ok(ready) => return Ok(ready),
            Err(why) => eprintln!("{why}{BAD}It does not compile.{BAD:#}"),
        }
    }
}

/// This port, or the next free one. It is let go again: whoever takes it meanwhile is met by a sentence.
fn free(wanted: u16) -> Result<u16> {
    let listener = http::bind(IpAddr::V4(Ipv4Addr::LOCALHOST), wanted)?;
    let port = listener.local_addr().context("the port has no number")?.port();
    if port != wanted && wanted != 0 {
        println!("Port {wanted} is taken.");
    }
    Ok(port)
}
