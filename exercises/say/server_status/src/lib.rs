//! # Is it up?
//!
//! Somebody who runs the server wants evidence that it works. Give her a page that tells the truth.
//!
//! `app` builds a whole server. Socket.IO serves the namespace "/". `GET /health` answers with status 200 and the JSON
//! object `{"status": "ok", "connected": N}`, with exactly these two fields. N is a number: how many sockets are
//! connected to "/" now. A person with two connections counts twice. Whoever has left "/" no longer counts, whether she
//! said goodbye or was cut off. Somebody who reached the server, but was never let into "/", does not count.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “Is it up?”. Stuck: `cargo workbook hint server_status`.

use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |_socket: SocketRef| {});
    // What does this page not tell yet? And who knows it?
    Router::new().route("/health", get(async || Json(json!({"status": "ok"})))).layer(layer)
}
