//! The route needs a socket to speak with, and keeps that of the first who connects.

use std::sync::{Arc, OnceLock};

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
    let first = Arc::new(OnceLock::new());
    let known = first.clone();
    io.ns("/", async move |socket: SocketRef| {
        known.set(socket).ok();
    });
    let announce = async move |body: Result<Json<Announcement>, JsonRejection>| match body {
        Ok(Json(announcement)) => {
            let reached = io.sockets().len();
            if let Some(socket) = first.get() {
                socket.emit("announcement", &announcement).ok();
            }
            (StatusCode::OK, Json(json!({"reached": reached})))
        }
        Err(why) => (StatusCode::BAD_REQUEST, Json(json!({"error": why.body_text()}))),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
