//! Runs your chat, so that you can see it: `cargo run` in this folder; another port: `cargo run -- 4001`.
//! Given: nothing here has to change.

use std::{error::Error, net::Ipv4Addr};

use axum::serve::ListenerExt;

// One thread: what comes first is handled first. On several, two messages of one client could overtake each other.
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(4000), |port| port.parse())?;
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("Your chat is at http://127.0.0.1:{}. End it with ctrl-c.", listener.local_addr()?.port());
    // What is said goes out at once, and does not wait for what was said before to arrive.
    let listener = listener.tap_io(|connection| {
        connection.set_nodelay(true).ok();
    });
    axum::serve(listener, chat::app(chat::Config::default())).await?;
    Ok(())
}
