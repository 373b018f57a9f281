//! `io` is axum's state, and the text is taken out of a `Value`.

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing};
use serde_json::{Value, json};
use socketioxide::SocketIo;

async fn announce(State(io): State<SocketIo>, body: Result<Json<Value>, JsonRejection>) -> Response {
    let text = body.ok().and_then(|Json(body)| body.get("text")?.as_str().map(str::to_owned));
    let Some(text) = text else {
        return (StatusCode::BAD_REQUEST, Json(json!({"error": "a `text` is due"}))).into_response();
    };
    let everybody = io.sockets().len();
    if io.emit("announcement", &json!({"text": text})).await.is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    Json(json!({"reached": everybody})).into_response()
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});
    Router::new().route("/announce", routing::post(announce)).with_state(io).layer(layer)
}
