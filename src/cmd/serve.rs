//! `serve`, and the program without a command: the book, live.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tokio::runtime::Runtime;
use tokio::sync::watch;
use tokio::task;

use crate::live::address::Address;
use crate::live::background;
use crate::live::desk::{Board, Desk};
use crate::live::http::{self, Own, Sources};
use crate::live::made::Made;
use crate::live::pace::Pace;
use crate::live::pages::{Build, Due, Pages};
use crate::live::token::Token;
use crate::live::watch::Watch;
use crate::out::{eprintln, println};
use crate::style::{BAD, BOLD, DIM, UNSURE};
use crate::{book, ended, group, refusal, root, style};

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

/// How long a build that is under way may take to end, so that it leaves nothing behind.
const LAST: Duration = Duration::from_secs(5);

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let root = root::find()?;
    let runtime = Runtime::new()?;
    // Whoever ends first ends all: a graceful shutdown would wait for open pages, which listen for ever.
    let ended = runtime.block_on(async {
        tokio::select! {
            served = serve(args, root) => served,
            () = ended::by_signal() => Ok(()),
        }
    });
    runtime.shutdown_timeout(LAST);
    group::end_all();
    ended.map(|()| ExitCode::SUCCESS)
}

async fn serve(args: &Args, root: PathBuf) -> Result<()> {
    let listener = http::bind(args.bind, args.port)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;

    // Who only reads can do without.
    let watch = Watch::new(&root).inspect_err(style::explain).ok();
    // Beyond this machine, the book is served, and never the reader's work.
    let alone = address.ip().is_loopback();
    let desk = if alone { Desk::new(&root).ok() } else { None };
    let token = Token::new()?;
    let (pages, first) = {
        let root = root.clone();
        task::spawn_blocking(|| Pages::new(root)).await??
    };
    let (builds, news) = watch::channel(first);

    if address.port() != args.port && args.port != 0 {
        println!("Port {} is taken.", args.port);
    }
    let url = greet(address);
    let _address = Address::write(&root, &url);
    if args.open
        && let Err(error) = open::that_detached(&url)
    {
        eprintln!("No browser could be opened ({error}).");
    }

    let listener = tokio::net::TcpListener::from_std(listener)?;
    let (board, desk) = match desk {
        Some(desk) => (desk.board(), Some(desk)),
        None => (watch::channel(Board::default()).0, None),
    };
    let desk = async {
        match desk {
            Some(desk) => desk.work(&url).await,
            None => std::future::pending().await,
        }
    };
    let own = alone.then(|| Own { root: root.clone(), token, pace: Pace::new() });
    let (index, print) = (Made::of(&root, book::index), Made::of(&root, book::print));
    let sources = Sources { builds: news, index, print, board: board.subscribe(), own };
    let graders = async {
        if !args.no_build {
            // Nobody beyond this machine hears what is built on it.
            let say = |far| {
                board.send_if_modified(|board| alone && std::mem::replace(&mut board.graders, far) != far);
            };
            background::build(&root, say).await;
        }
    };
    let follow = async {
        look_at_manifests(&root, &builds).await;
        match watch {
            Some(watch) => follow(watch, pages, &root, &builds).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        served = axum::serve(listener, http::router(sources)) => served.context("the server ended"),
        _ = async { tokio::join!(graders, follow, desk) } => Ok(()),
    }
}

/// Says where the book is, and to whom. Returns the address for a browser on this machine.
fn greet(address: SocketAddr) -> String {
    let here = match address.ip() {
        ip if !ip.is_unspecified() => address,
        IpAddr::V4(_) => (Ipv4Addr::LOCALHOST, address.port()).into(),
        IpAddr::V6(_) => (Ipv6Addr::LOCALHOST, address.port()).into(),
    };
    println!("Who Hears It? is at {BOLD}http://{here}{BOLD:#}");
    if !address.ip().is_loopback() {
        println!("{UNSURE}Everybody who can reach this machine can read it,{UNSURE:#} without a password.");
        if let Some(outside) = outside(address) {
            println!("From another machine: {BOLD}http://{outside}{BOLD:#}");
        }
    }
    println!("{DIM}It follows the files in `book`. Ctrl-C ends.{DIM:#}");
    format!("http://{here}")
}

/// The address by which others reach this machine, as far as the system knows.
fn outside(bound: SocketAddr) -> Option<SocketAddr> {
    let (any, documentation): (IpAddr, IpAddr) = match bound.ip() {
        ip if !ip.is_unspecified() => return Some(bound),
        IpAddr::V4(any) => (any.into(), Ipv4Addr::new(192, 0, 2, 1).into()),
        IpAddr::V6(any) => (any.into(), Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1).into()),
    };
    // Only asks which way it would go: nothing is sent.
    let socket = UdpSocket::bind((any, 0)).ok()?;
    socket.connect((documentation, 9)).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback()).then(|| (ip, bound.port()).into())
}

/// Builds at each change, one build at a time.
async fn follow(mut watch: Watch, mut pages: Pages, root: &Path, builds: &watch::Sender<Build>) {
    let mut due = Due::default();
    loop {
        let changed = watch.next().await;
        if changed.manifests {
            look_at_manifests(root, builds).await;
        }
        if !changed.sources.is_something() {
            continue;
        }
        due.add(changed.sources);
        let start = Instant::now();
        let building = task::spawn_blocking(move || {
            let built = pages.build(&due);
            (pages, due, built)
        });
        let Ok((mine, asked, built)) = building.await else {
            eprintln!("{BAD}The book is no longer rebuilt:{BAD:#} start `serve` again.");
            return std::future::pending().await;
        };
        (pages, due) = (mine, asked);
        match built {
            Ok(build) => {
                due = Due::default();
                println!("Rebuilt in {:.2} s.", start.elapsed().as_secs_f32());
                builds.send_modify(|now| *now = Build { refusal: now.refusal.take(), ..build });
            }
            Err(error) => {
                let failure = format!("{error:#}");
                eprintln!("{BAD}The book cannot be built;{BAD:#} the last good one stays.\n{failure}");
                builds.send_modify(|build| build.failure = Some(failure));
            }
        }
    }
}

/// Cargo starts nothing while it cannot read a manifest, `cargo workbook reset` included: then the open pages say what
/// helps.
async fn look_at_manifests(root: &Path, builds: &watch::Sender<Build>) {
    let root = root.to_owned();
    let looked = task::spawn_blocking(move || refusal::look(&root)).await;
    // Whoever cannot ask cargo has learnt nothing, and says nothing.
    let Ok(Ok(refusal)) = looked else { return };
    let told = refusal.map(|refusal| {
        let (mend, said) = (refusal.mend, refusal.said);
        format!("Cargo starts nothing until this is mended. In the workbook's folder:\n\n  {mend}\n\n{said}")
    });
    if let Some(told) = told.as_ref().filter(|told| builds.borrow().refusal.as_ref() != Some(told)) {
        eprintln!("{told}");
    }
    builds.send_if_modified(|build| {
        let news = build.refusal != told;
        build.refusal = told;
        news
    });
}
