//! Awaits the stream of answers as if it were one answer: the first one decides.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use std::time::Duration;

#[derive(Debug, Deserialize, Serialize)]
struct Poll {
    question: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("poll", async |io: SocketIo, socket: SocketRef, Data(poll): Data<Poll>, ack: AckSender| {
            let others = io.sockets().len() - 1;
            let patience = Duration::from_millis(500);
            let answer = match socket.broadcast().timeout(patience).emit_with_ack::<_, bool>("vote", &poll).await {
                Ok(vote) => vote.await.ok(),
                Err(_) => None,
            };
            let _ = ack.send(&match answer {
                Some(true) => json!({"yes": 1, "no": 0, "silent": others - 1}),
                Some(false) => json!({"yes": 0, "no": 1, "silent": others - 1}),
                None => json!({"yes": 0, "no": 0, "silent": others}),
            });
        });
    });
}
