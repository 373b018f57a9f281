//! The extractor refuses what does not fit, before the handler runs: with its own statuses, and in its own words.

use axum::routing::post;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;

#[derive(Deserialize, Serialize)]
struct Announcement {
    text: String,
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});
    let announce = async move |Json(announcement): Json<Announcement>| {
        let reached = io.sockets().len();
        io.emit("announcement", &announcement).await.ok();
        Json(json!({"reached": reached}))
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
