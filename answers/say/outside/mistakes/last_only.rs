//! Cause: the socket of whoever connected last is kept, and she alone hears it.
//!
//! Named: nothing

use std::sync::{Arc, Mutex};

use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

#[derive(Deserialize, Serialize)]
struct Announcement {
    text: String,
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    let last: Arc<Mutex<Option<SocketRef>>> = Arc::default();
    let newest = last.clone();
    io.ns("/", async move |socket: SocketRef| {
        *newest.lock().expect("not poisoned") = Some(socket);
    });
    let announce = async move |body: Result<Json<Announcement>, JsonRejection>| match body {
        Ok(Json(announcement)) => {
            let reached = io.sockets().len();
            let socket = last.lock().expect("not poisoned").clone();
            if let Some(socket) = socket {
                socket.emit("announcement", &announcement).ok();
            }
            (StatusCode::OK, Json(json!({"reached": reached})))
        }
        Err(why) => (StatusCode::BAD_REQUEST, Json(json!({"error": why.body_text()}))),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
