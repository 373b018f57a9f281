//! Asks for "/" by name, and answers with a response built by hand.

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use socketioxide::SocketIo;
use socketioxide::extract::SocketRef;

pub fn app() -> Router {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |_: SocketRef| {});
    let health = move || {
        let connected = io.of("/").map_or(0, |everybody| everybody.sockets().len());
        let body = format!(r#"{{"status":"ok","connected":{connected}}}"#);
        async { ([(header::CONTENT_TYPE, "application/json")], body).into_response() }
    };
    Router::new().layer(layer).route("/health", get(health))
}
