//! Cause: the index of the last socket is taken for their number.
//!
//! Named: nothing

use axum::{Json, Router, body::Bytes, http::StatusCode, routing::post};
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
    let announce = async move |body: Bytes| match serde_json::from_slice::<Announcement>(&body) {
        Ok(a) => {
            let mut reached = 0;
            for (i, s) in io.sockets().iter().enumerate() {
                s.emit("announcement", &a).ok();
                reached = i;
            }
            (StatusCode::OK, Json(json!({"reached": reached})))
        }
        Err(e) => (StatusCode::BAD_REQUEST, Json(json!({"error": e.to_string()}))),
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
