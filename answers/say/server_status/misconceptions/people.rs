//! Too narrow: counts the names. It is right as long as nobody is connected twice.

use axum::routing::get;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};
use std::collections::HashSet;

#[derive(Debug, Clone, Deserialize)]
struct Auth {
    name: String,
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.extensions.insert(auth);
    });
    let health = async move || {
        let names: HashSet<String> =
            io.sockets().iter().filter_map(|s| s.extensions.get::<Auth>()).map(|auth| auth.name).collect();
        Json(json!({"status": "ok", "connected": names.len()}))
    };
    Router::new().route("/health", get(health)).layer(layer)
}
