//! The capstone: a chat in which you join a room or make your own, and what you say appears at once on
//! every screen in it.
//!
//! # Layout
//!
//! - [`Config`], [`app`]: what the exercise asks for. [`build`] also hands out what ends it.
//! - `sign_in`: who may come in, and under which name.
//! - `events`: which function answers which event.
//! - `presence`: `rooms`, `join`, `leave`, `who`, and the end of a connection.
//! - `talk`: `say`, `typing`, `whisper`.
//! - `rooms`: what an organisation remembers of its rooms. Plain data, no sockets.
//! - `input`: what a client sent, checked. `pace`: how often a connection may speak, and join.

mod events;
mod input;
mod pace;
mod presence;
mod rooms;
mod sign_in;
mod talk;

use std::sync::Arc;

use axum::{Json, Router, extract::State, http::header::CONTENT_TYPE, response::Html, routing::get};
use serde_json::{Value, json};
use socketioxide::{SocketIo, handler::ConnectHandler};

use self::{rooms::Organisation, sign_in::SignIn};

/// The page, and the small Socket.IO client that it uses: the same files that the exercise comes with.
const PAGE: &str = include_str!("../../../../answers/capstone/chat/page.html");
const CLIENT: &str = include_str!("../../../../answers/capstone/chat/socket.js");

/// The largest WebSocket message and the largest body of a POST, in bytes. The longest text that is allowed
/// takes 6,000 bytes even when each of its characters is escaped; what is a little too long is refused with a
/// reason, and only what is absurd ends the connection.
const LARGEST: usize = 256 * 1024;

/// Packets that may wait for one client to read them: more than the default of 128, so that a phone can change from one
/// network to the other while a lively room goes on, and few enough that a client that never reads costs little. Once its
/// queue is full, nothing more is kept for it, and it stays in its rooms until TCP gives up.
const WAITING: usize = 256;

/// What differs from one chat to the next.
#[derive(Clone, Debug)]
pub struct Config {
    /// The ids of the organisations: each gets a namespace of its own, `/org/{id}`.
    pub organisations: Vec<String>,
    /// How many messages a room remembers.
    pub history: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self { organisations: vec!["acme".into(), "globex".into()], history: 50 }
    }
}

/// The whole chat, ready to be served. Call it inside a Tokio runtime.
pub fn app(config: Config) -> Router {
    build(config).0
}

/// The chat, and the handle on its connections: `close` on it says goodbye to all of them.
pub fn build(config: Config) -> (Router, SocketIo) {
    let (layer, io) = SocketIo::builder()
        .ws_max_message_size(LARGEST)
        .ws_max_frame_size(LARGEST)
        .max_payload(LARGEST as u64)
        .max_buffer_size(WAITING)
        .build_layer();
    for id in config.organisations {
        // Everything an organisation knows hangs on this one value. No other namespace can reach it.
        let organisation = Arc::new(Organisation::new(config.history));
        let sign_in = SignIn { organisation };
        io.ns(format!("/org/{id}"), events::register.with(async move |socket, auth| sign_in.check(&socket, auth)));
    }
    let router = Router::new()
        .route("/", get(Html(PAGE)))
        .route("/socket.js", get(([(CONTENT_TYPE, "text/javascript")], CLIENT)))
        .route("/health", get(health))
        .with_state(io.clone())
        .layer(layer);
    (router, io)
}

/// Counts at each request, so that the number cannot drift away from the truth.
async fn health(State(io): State<SocketIo>) -> Json<Value> {
    let connected: usize = io.nsps().into_iter().map(|ns| ns.sockets().len()).sum();
    Json(json!({"status": "ok", "connected": connected}))
}
