//! # Ask, and do not wait for ever
//!
//! A question to a server has more ends than an answer: it is refused, it is never answered, there is no server.
//!
//! At `url` there may be a Socket.IO server. Connect to its namespace "/", send `ask {question}` with an acknowledgement,
//! once, and wait for it:
//!
//! - `{"answer": text}`: return `Ok(text)`.
//! - `{"error": text}`: return `AskError::Refused(text)`.
//! - Nothing within `timeout`: return `AskError::Timeout`. The time counts from the call: connecting is part of it, and a
//!   port may be open without a server behind it that ever says a word.
//! - No server, or the server does not let you in (a `connect_error`): return `AskError::Connection(why)`, in your words.
//! - The connection is lost while you wait: `Connection` or `Timeout`, as you like.
//!
//! Never send the question twice: the server may have heard it the first time.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter "Ask, and do not wait for ever". Stuck:
//! `cargo workbook hint client_ask`.

#![deny(unused_must_use)]

use std::time::Duration;

use rust_socketio::asynchronous::ClientBuilder;
use serde_json::json;

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    futures_util::FutureExt,
    rust_socketio::{Event, Payload, asynchronous::Client},
    serde_json::Value,
    tokio::{
        sync::mpsc,
        time::{Instant, timeout_at},
    },
};

#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error("the server refuses: {0}")]
    Refused(String),
    #[error("no answer in time")]
    Timeout,
    #[error("no connection: {0}")]
    Connection(String),
}

pub async fn ask(url: &str, question: &str, timeout: Duration) -> Result<String, AskError> {
    let client = ClientBuilder::new(url).connect().await.map_err(|error| AskError::Connection(error.to_string()))?;

    // May you ask already? Who takes the answer out of the callback? And who watches the clock?
    let _asked = (client, json!({"question": question}));
    tokio::time::sleep(timeout).await;
    Err(AskError::Timeout)
}
