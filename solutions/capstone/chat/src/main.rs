//! Serves the chat. In the solution's folder: `cargo run -- --help`.

mod args;

use std::{future::Future, process::ExitCode, time::Duration};

use axum::serve::ListenerExt;
use tokio::{net::TcpListener, signal, time::timeout};

use args::{Args, USAGE};

// One thread on purpose. On several, two messages of one client are two tasks that may overtake each other;
// on one, what comes first is handled first. One core serves thousands of clients.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(Some(args)) => args,
        Ok(None) => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(why) => {
            eprint!("{why}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let listener = match TcpListener::bind((args.bind.as_str(), args.port)).await {
        Ok(listener) => listener,
        Err(why) => {
            eprintln!("cannot listen on {}, port {}: {why}\nAnother port: --port 4001", args.bind, args.port);
            return ExitCode::FAILURE;
        }
    };
    match serve(listener, args, ctrl_c()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("the server failed: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Serves until `end`, then says goodbye to everybody, within a second.
async fn serve(listener: TcpListener, args: Args, end: impl Future<Output = ()>) -> std::io::Result<()> {
    println!("The chat is at http://{}", listener.local_addr()?);
    println!("Its organisations: {}. End it with ctrl-c.", args.config.organisations.join(", "));
    let (router, io) = chat_solution::build(args.config);
    // What is said goes out at once. By default the system holds a small packet back until the one before has arrived.
    let listener = listener.tap_io(|connection| {
        connection.set_nodelay(true).ok();
    });
    // With the first branch goes the listener: whoever comes back now finds nobody, and tries again later. Were the port
    // still open after `close`, she would be told that there is no such namespace, and would stay away for good.
    tokio::select! {
        served = async { axum::serve(listener, router).await } => return served,
        () = end => {}
    }
    for organisation in io.nsps() {
        organisation.emit("closing", "the server goes down").await.ok();
    }
    // Here a server that saves something would save it: `close` runs no disconnect handler. It waits for a client that
    // does not read its goodbye. We do not.
    timeout(Duration::from_secs(1), io.close()).await.ok();
    println!("The chat has ended.");
    Ok(())
}

/// Ctrl-c in a terminal, or what a service manager sends.
async fn ctrl_c() {
    #[cfg(unix)]
    if let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    signal::ctrl_c().await.ok();
}
