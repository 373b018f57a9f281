//! # A voice from outside
//!
//! The editor of a news page is no client of yours. Her program posts a text over HTTP, and everybody who is connected
//! hears it.
//!
//! `app` builds a whole server. Socket.IO serves the namespace "/". `POST /announce` takes the JSON object
//! `{"text": "…"}`. Every client in "/" hears `announcement` with exactly `{"text": "…"}`, once: other fields that were
//! posted are dropped. An empty text is a text like any other.
//!
//! The response has status 200 and exactly the JSON object `{"reached": N}`. N is a number: how many sockets are in "/"
//! at that moment. A person with two connections counts twice. Whoever has left "/" no longer counts, whether she said
//! goodbye or was cut off. With nobody there, N is 0.
//!
//! When the response is there, nothing is left to wait for: everybody hears the text without any time passing.
//!
//! A body that is no JSON or no object, or whose `text` is missing or no string, is answered with status 400 and exactly
//! the JSON object `{"error": "…"}`, in words of your own choice, and nobody hears anything. An empty body is no JSON.
//! (Nobody posts a list, which serde reads a struct from, too.)
//!
//! Each request has the header `Content-Type: application/json`.
//!
//! Grade it: `cargo test` in this folder. Read: the chapter “A voice from outside”. Stuck: `cargo workbook hint outside`.

use axum::routing::post;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;

// Answers often need these. rustc says nothing of those that you do not use.
#[allow(unused_imports)]
use {
    axum::Extension,
    axum::body::Bytes,
    axum::extract::{State, rejection::JsonRejection},
    axum::http::StatusCode,
    axum::response::{IntoResponse, Response},
    serde_json::Value,
    socketioxide::extract::SocketRef,
};

/// What is posted, and what everybody hears.
#[derive(Deserialize, Serialize)]
struct Announcement {
    text: String,
}

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async || {});
    let announce = async |Json(announcement): Json<Announcement>| {
        // Nobody has heard it yet. And what is answered to a body that is no announcement?
        Json(json!({"received": announcement.text}))
    };
    Router::new().route("/announce", post(announce)).layer(layer)
}
