//! `serve`, and the program without a command: the book, live.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anstream::{eprintln, println};
use anyhow::{Context, Result};
use tokio::runtime::Runtime;
use tokio::sync::{Notify, watch};
use tokio::task;

use crate::live::pages::{Build, Pages};
use crate::live::{background, http, watch as sources};
use crate::style::{BAD, BOLD, DIM};
use crate::{root, style};

/// Serve the book, and rebuild it when it changes
///
/// Pages reload by themselves; what cannot be built is reported here and on the page, and the last good book stays.
/// While you read, the graders are built in the background.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Where to serve; the next free port if this one is taken
    #[arg(long, default_value_t = 3000)]
    port: u16,

    /// The address to listen on: 0.0.0.0 lets the whole network read
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    bind: IpAddr,

    /// Open the book in your browser
    #[arg(long)]
    open: bool,

    /// Do not build the graders in the background
    #[arg(long)]
    no_build: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let root = root::find()?;
    let runtime = Runtime::new()?;
    let ended = runtime.block_on(serve(args, root));
    // A build may be under way; nobody waits for it any more.
    runtime.shutdown_background();
    ended.map(|()| ExitCode::SUCCESS)
}

async fn serve(args: &Args, root: PathBuf) -> Result<()> {
    let listener = http::bind(args.bind, args.port)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;

    let changed = Arc::new(Notify::new());
    // Who only reads can do without.
    let _watch = sources::watch(&root, Arc::clone(&changed)).inspect_err(style::explain);
    let (pages, first) = {
        let root = root.clone();
        task::spawn_blocking(|| Pages::new(root)).await??
    };
    let (builds, news) = watch::channel(first);

    if address.port() != args.port && args.port != 0 {
        println!("Port {} is taken.", args.port);
    }
    let url = format!("http://{address}");
    println!("Who Hears It? is at {BOLD}{url}{BOLD:#}");
    println!("{DIM}It follows the files in `book`. Ctrl-C ends.{DIM:#}");
    if args.open
        && let Err(error) = open::that_detached(&url)
    {
        eprintln!("No browser could be opened ({error}).");
    }

    let listener = tokio::net::TcpListener::from_std(listener)?;
    let graders = async {
        if !args.no_build {
            background::build(&root).await;
        }
    };
    // Whoever ends first ends all: a graceful shutdown would wait for open pages, which listen for ever.
    tokio::select! {
        served = axum::serve(listener, http::router(news)) => served.context("the server ended"),
        ended = tokio::signal::ctrl_c() => ended.context("Ctrl-C cannot be waited for"),
        ((), ()) = async { tokio::join!(graders, rebuild(pages, builds, changed)) } => Ok(()),
    }
}

/// Builds at each change, one build at a time.
async fn rebuild(mut pages: Pages, builds: watch::Sender<Build>, changed: Arc<Notify>) {
    loop {
        changed.notified().await;
        let start = Instant::now();
        let Ok((mine, built)) = task::spawn_blocking(move || {
            let built = pages.build();
            (pages, built)
        })
        .await
        else {
            eprintln!("{BAD}The book is no longer rebuilt:{BAD:#} start `serve` again.");
            return std::future::pending().await;
        };
        pages = mine;
        match built {
            Ok(build) => {
                println!("Rebuilt in {:.1} s.", start.elapsed().as_secs_f32());
                builds.send_replace(build);
            }
            Err(error) => {
                let failure = format!("{error:#}");
                eprintln!("{BAD}The book cannot be built;{BAD:#} the last good one stays.\n{failure}");
                builds.send_modify(|build| build.failure = Some(failure));
            }
        }
    }
}
