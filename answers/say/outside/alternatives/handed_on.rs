//! A spawned task emits, behind the response: everybody hears it all the same, and no time passes.

use axum::http::StatusCode;
use axum::routing::post_service;
use axum::{Json, Router, extract::rejection::JsonRejection, handler::Handler};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use socketioxide::SocketIo;

#[derive(Deserialize)]
struct Posted {
    text: String,
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});
    let announce =
        async move |body: Result<Json<Posted>, JsonRejection>| -> Result<Json<Value>, (StatusCode, Json<Value>)> {
            let Json(Posted { text }) =
                body.map_err(|why| (StatusCode::BAD_REQUEST, Json(json!({"error": why.to_string()}))))?;
            let reached = io.sockets().len();
            tokio::spawn(async move {
                let payload = Map::from_iter([("text".to_owned(), Value::from(text))]);
                io.emit("announcement", &payload).await.ok();
            });
            Ok(Json(json!({"reached": reached})))
        };
    Router::new().route("/announce", post_service(announce.with_state(()))).layer(layer)
}
