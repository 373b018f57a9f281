//! A route beside Socket.IO that speaks to everybody in "/", and answers how many they are.

use axum::{Json, Router, extract::rejection::JsonRejection, http::StatusCode, routing::post};
use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;

/// What is posted, and what everybody hears. Other fields are dropped on the way.
#[derive(Deserialize, Serialize)]
struct Announcement {
    text: String,
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});

    // A plain `Json<Announcement>` would answer a wrong body by itself, with other statuses and in axum's words.
    let announce = async move |body: Result<Json<Announcement>, JsonRejection>| match body {
        Ok(Json(announcement)) => {
            let reached = io.sockets().len();
            io.emit("announcement", &announcement).await.ok();
            (StatusCode::OK, Json(json!({"reached": reached})))
        }
        Err(why) => (StatusCode::BAD_REQUEST, Json(json!({"error": why.body_text()}))),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
