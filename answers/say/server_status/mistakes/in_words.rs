//! Cause: the page is a text, not JSON.
//!
//! Named: nothing

use axum::Router;
use axum::routing::get;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |_socket: SocketRef| {});
    let health = async move || format!("status: ok, connected: {}", io.sockets().len());
    Router::new().route("/health", get(health)).layer(layer)
}
