//! Each connection has a task that sends its lines, one after the other, in the order in which they came.

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use tokio::sync::mpsc;

#[derive(Debug, Deserialize)]
struct Auth {
    name: String,
}

#[derive(Debug, Deserialize)]
struct Say {
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        let (queue, mut queued) = mpsc::unbounded_channel::<(Say, AckSender)>();
        socket.on("say", async move |Data(line): Data<Say>, ack: AckSender| {
            let _ = queue.send((line, ack));
        });

        // Ends when the socket is gone, and with it the handler that holds the other end.
        let everybody_else = socket.broadcast();
        tokio::spawn(async move {
            while let Some((line, ack)) = queued.recv().await {
                let said = json!({"from": auth.name, "text": line.text});
                let _ = everybody_else.clone().emit("said", &said).await;
                let _ = ack.send(&json!({"delivered": true}));
            }
        });
    });
}
