//! What the book's snippets need: every Rust code block of every page is compiled against this crate, as a doctest.
//!
//! A crate of its own, because it has the learner's dependencies, which the command line must not build.
//! `cargo test -p snippets --doc -- emit::broadcast` compiles one page's snippets.

/// The book, one module a page.
#[cfg(doctest)]
pub mod pages {
    include!(env!("WHO_HEARS_LIST"));
}

pub use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    sync::{Arc, Mutex},
    time::Duration,
};

pub use axum;
pub use rust_socketio::{
    Event as ClientEvent, Payload, TransportType,
    asynchronous::{Client, ClientBuilder},
};
pub use serde::{Deserialize, Serialize};
pub use serde_json::{Value, json};
pub use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, Extension, HttpExtension, MaybeExtension, SocketRef, State, TryData},
    handler::ConnectHandler,
    socket::DisconnectReason,
};
