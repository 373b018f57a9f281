//! Counts in a `static`: right, as long as there is one server in the process.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

static CONNECTED: AtomicUsize = AtomicUsize::new(0);

#[derive(Deserialize, Serialize)]
struct Announcement {
    text: String,
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |socket: SocketRef| {
        CONNECTED.fetch_add(1, Ordering::SeqCst);
        socket.on_disconnect(async || {
            CONNECTED.fetch_sub(1, Ordering::SeqCst);
        });
    });
    let announce = async move |body: Result<Json<Announcement>, JsonRejection>| match body {
        Ok(Json(announcement)) => {
            io.emit("announcement", &announcement).await.ok();
            (StatusCode::OK, Json(json!({"reached": CONNECTED.load(Ordering::SeqCst)})))
        }
        Err(why) => (StatusCode::BAD_REQUEST, Json(json!({"error": why.body_text()}))),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
