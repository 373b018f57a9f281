//! How much the chat can bear: a thousand people in twenty rooms, each of them speaking, and each word checked on
//! each screen. The same load is put on a bare socketioxide server beside it.
//!
//!     cargo build --release -p chat-solution -p chat-load
//!     cargo run --release -p chat-load
//!
//! It starts the two servers itself, connects to 127.0.0.1 and to nothing else, and has bounds that no option lifts.
//!
//! # Layout
//!
//! - `person`: one connection, what it says, and what it checks.
//! - `load`: a thousand of them, and the figures.
//! - `cycles`: many who come, join and go; what the server remembers of them.
//! - `pressure`: clients that ask for much and read nothing.
//! - `tally`: what was heard, and how late.
//! - `server`: the process under test: its processor time and memory.

mod cycles;
mod load;
mod person;
mod pressure;
mod server;
mod tally;

use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Parser;

use server::{Kind, Server};

/// Puts the chat under load, on this machine only.
#[derive(Debug, Parser)]
#[command(name = "chat-load")]
struct Options {
    /// How many are connected.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=5_000))]
    clients: u32,
    /// In how many rooms they are, evenly.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=5_000))]
    rooms: u32,
    /// Messages a second, of all together. The chat allows each client ten.
    #[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    rate: u32,
    /// How long they speak.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=300))]
    seconds: u32,
    /// How many come, join a room and go again; 0 leaves it out.
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    cycles: u32,
    /// Also let some ask for much and read nothing.
    #[arg(long)]
    pressure: bool,
    /// The chat alone, without the bare server beside it.
    #[arg(long)]
    alone: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    if options.rate > options.clients * 10 {
        bail!("{} messages a second are more than ten for each of {} clients", options.rate, options.clients);
    }
    let plan = load::Plan {
        clients: options.clients,
        rooms: options.rooms.min(options.clients),
        rate: options.rate,
        time: Duration::from_secs(options.seconds.into()),
    };
    println!("{plan}\n");
    let mut efficiency = Vec::new();
    let kinds: &[Kind] = if options.alone { &[Kind::Chat] } else { &[Kind::Bare, Kind::Chat] };
    for &kind in kinds {
        let server = Server::start(kind).await?;
        let figures = load::run(&server, &plan).await.with_context(|| format!("{kind} under load"))?;
        println!("{kind}\n{figures}\n");
        efficiency.push(figures.deliveries_per_processor_second());
        figures.verify()?;
    }
    if let [Some(bare), Some(chat)] = efficiency[..] {
        println!(
            "The chat delivers {:.0} % of what the bare server does, for the same processor time.\n",
            100.0 * chat / bare
        );
    }
    if options.pressure {
        let server = Server::start(Kind::Chat).await?;
        println!("{}\n", pressure::run(&server).await?);
    }
    if options.cycles > 0 {
        let server = Server::start(Kind::Chat).await?;
        println!("{}", cycles::run(&server, options.cycles).await?);
    }
    Ok(())
}
