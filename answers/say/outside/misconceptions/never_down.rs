//! Counts by hand: up for each connect, and never down.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
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
    let connected = Arc::new(AtomicUsize::new(0));
    let count = connected.clone();
    io.ns("/", async move || {
        count.fetch_add(1, Ordering::SeqCst);
    });
    let announce = async move |body: Result<Json<Announcement>, JsonRejection>| match body {
        Ok(Json(announcement)) => {
            io.emit("announcement", &announcement).await.ok();
            (StatusCode::OK, Json(json!({"reached": connected.load(Ordering::SeqCst)})))
        }
        Err(why) => (StatusCode::BAD_REQUEST, Json(json!({"error": why.body_text()}))),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
