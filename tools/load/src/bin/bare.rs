//! socketioxide and nothing else, to compare with: one namespace, `join`, and `say` passed on to the room. No names,
//! no history, no limits, no checks.

use axum::Router;
use axum::serve::ListenerExt;
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

// One thread, as the chat.
#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let (layer, io) = SocketIo::new_layer();
    io.ns("/org/acme", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(payload): Data<Value>, ack: AckSender| {
            socket.join(room(&payload));
            ack.send(&json!({})).ok();
        });
        socket.on("say", async |socket: SocketRef, Data(payload): Data<Value>, ack: AckSender| {
            socket.within(room(&payload)).emit("said", &payload).await.ok();
            ack.send(&json!({})).ok();
        });
    });
    let port =
        std::env::args().skip_while(|arg| arg != "--port").nth(1).and_then(|port| port.parse().ok()).unwrap_or(0);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("The bare server is at http://{}", listener.local_addr()?);
    let listener = listener.tap_io(|connection| {
        connection.set_nodelay(true).ok();
    });
    axum::serve(listener, Router::new().layer(layer)).await
}

fn room(payload: &Value) -> String {
    payload["room"].as_str().unwrap_or_default().to_owned()
}
