//! `io` is an extension, and the bytes are parsed by hand.

use axum::body::Bytes;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Extension, Router};
use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

const JSON: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "application/json")];

async fn announce(Extension(io): Extension<SocketIo>, body: Bytes) -> impl IntoResponse {
    match serde_json::from_slice(&body) {
        Ok(Value::Object(mut fields)) => match fields.remove("text") {
            Some(Value::String(text)) => {
                let here = io.of("/").map_or(0, |everybody| everybody.sockets().len());
                let said = serde_json::json!({ "text": text });
                let _sent = io.emit("announcement", &said).await;
                (StatusCode::OK, JSON, format!("{{\"reached\":{here}}}"))
            }
            _ => (StatusCode::BAD_REQUEST, JSON, r#"{"error":"no text"}"#.to_owned()),
        },
        Ok(_) => (StatusCode::BAD_REQUEST, JSON, r#"{"error":"no object"}"#.to_owned()),
        Err(_) => (StatusCode::BAD_REQUEST, JSON, r#"{"error":"no JSON"}"#.to_owned()),
    }
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |_: SocketRef| {});
    Router::new().route("/announce", post(announce)).layer(Extension(io)).layer(layer)
}
