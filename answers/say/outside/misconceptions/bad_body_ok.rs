//! Whatever is posted is answered with 200; that it was wrong stands in the body alone.

use axum::extract::rejection::JsonRejection;
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
    let announce = async move |body: Result<Json<Announcement>, JsonRejection>| match body {
        Ok(Json(announcement)) => {
            let reached = io.sockets().len();
            io.emit("announcement", &announcement).await.ok();
            Json(json!({"reached": reached}))
        }
        Err(why) => Json(json!({"error": why.body_text()})),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
