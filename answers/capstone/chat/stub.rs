//! # The chat
//!
//! Everything so far, in one server: you join a room or make your own, and what you say appears at once on every
//! screen in it. The page is given, so is a server that serves it. The chat is yours.
//!
//! See it: `cargo run` in this folder, then open the address in three windows.
//!
//! **Namespaces.** `/org/{id}` for each of `config.organisations`; connecting to another is refused. Nothing is
//! shared between organisations: names, rooms, history, whispers.
//!
//! **Signing in.** The auth is `{"name": ...}`: 1–32 characters, not only white space. Any other (missing, not a
//! string) is refused with `connect_error` and exactly `invalid name`. (Nobody brings or sends a list in the place of an
//! object: serde reads a struct from one, too.) The same name twice is one person on two
//! connections. Who speaks is whoever signed in: `from` and `name` in what people hear never come from a payload.
//!
//! | client → server | ack | who hears |
//! |---|---|---|
//! | `rooms {}` | `{"rooms": [...]}`: those that are not empty, sorted | – |
//! | `join {room}` | `{"rooms": [...]}`: one's own chat rooms, sorted | the joiner, before the ack: `history {room, messages: [{id, room, from, text}, ...]}`, the last `config.history`, oldest first. If it is the person's first connection there, the room's other people: `arrived {room, name}` |
//! | `leave {room}` | `{"rooms": [...]}`: what is left of them | if it was the person's last connection there, the rest: `departed {room, name, reason: "left"}` |
//! | `say {room, text}` | `{"id": ...}` | everyone in the room, every screen of the speaker too: `said {id, room, from, text}`; ids are whole numbers, not negative, that rise within the room |
//! | `typing {room}` | `{"ok": true}` | the other people in the room, on every screen: `typing {room, name}` |
//! | `whisper {to, text}` | `{"delivered": true}` | every connection of `to`, and nobody else: `whispered {from, to, text}` |
//! | `who {room}` | `{"names": [...]}`: who is in the room, sorted, once each | – |
//! | (a connection ends) | – | in each of its rooms, if it was the person's last there: `departed`, with the reason `left` after a DISCONNECT packet, else `lost` |
//!
//! **Limits.** A room's name is 1–32 of `[a-z0-9-]`, a text 1–500 characters (Unicode scalar values). More than 10
//! `say` plus `whisper` within a second on one connection → `{"error": "slow down"}`. `rooms` never shows a room
//! that is not a chat room. Joining twice: ack and history again, no second `arrived`. Between a newcomer's
//! history and the first `said` nothing is lost and nothing comes twice.
//!
//! **Errors** are acks, and nobody hears anything: `{"error": ...}`, with `"field"` (`room`, `text` or `to`) where
//! that part of the payload is bad: missing, not a string, too long. `say`, `typing` and `leave` need membership, and
//! without it are an error; so is a whisper to somebody who is not connected. `who` does not need membership. Other
//! fields of a payload mean nothing.
//!
//! **HTTP.** `GET /health` → 200, `{"status": "ok", "connected": N}`: the sockets in all organisations. `GET /` → the
//! page. You may write your own: one element each with `data-chat` set to `name`, `organisation`, `sign-in`, `alert`,
//! `rooms`, `room`, `join`, `leave`, `log`, `people`, `text`, `send`, `typing`; `log` has `role="log"`.
//!
//! **Yours to decide.** Where ids start; what a room remembers once everybody has left; which field is named when
//! two are bad; whether refused messages count towards the ten; whether one connection's `join`s are limited, too, as
//! long as thirty rooms at once are not refused; whether a name may hold line breaks or turn the direction of what
//! stands beside it, or is an `invalid name`; the wording of errors.
//!
//! Ten scenarios are graded, each by itself: `sign_in`, `rooms`, `said`, `typing`, `presence`, `whisper`, `leave`,
//! `history`, `organisations`, `front_door` (`GET /` and `GET /health`). Each needs connecting, `join` and its own
//! events, and no more: take them in this order, and make one pass before you begin the next.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “The chat”. Stuck: `cargo workbook hint chat`.

#![deny(unused_must_use)]

use axum::{Json, Router, http::header::CONTENT_TYPE, response::Html, routing::get};
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{SocketRef, TryData},
};

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    axum::extract::State as AxumState,
    socketioxide::{
        extract::{AckSender, Extension, State},
        handler::ConnectHandler,
        socket::DisconnectReason,
    },
    std::{
        collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
        sync::{Arc, Mutex},
        time::{Duration, Instant},
    },
};

/// The page, and the small Socket.IO client that it uses. Given.
const PAGE: &str = include_str!("page.html");
const CLIENT: &str = include_str!("socket.js");

#[derive(Clone, Debug)]
pub struct Config {
    /// Their ids: each has the namespace `/org/{id}`.
    pub organisations: Vec<String>,
    /// How many messages a room remembers.
    pub history: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self { organisations: vec!["acme".into(), "globex".into()], history: 50 }
    }
}

pub fn app(config: Config) -> Router {
    let (layer, io) = SocketIo::new_layer();
    for id in config.organisations {
        io.ns(format!("/org/{id}"), connected);
    }
    Router::new()
        .route("/", get(Html(PAGE)))
        .route("/socket.js", get(([(CONTENT_TYPE, "text/javascript")], CLIENT)))
        .route("/health", get(health))
        .layer(layer)
}

async fn connected(_io: SocketIo, _socket: SocketRef, TryData(_auth): TryData<Value>) {
    // Somebody has come in. Should they have? Begin with `sign_in`.
}

async fn health() -> Json<Value> {
    Json(json!({"status": "ok", "connected": 0}))
}
