//! Takes the first answer, and counts nobody else, not even as silent.

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
        socket.on("poll", async |socket: SocketRef, Data(poll): Data<Poll>, ack: AckSender| {
            let patience = Duration::from_millis(500);
            let answer = match socket.broadcast().timeout(patience).emit_with_ack::<_, bool>("vote", &poll).await {
                Ok(vote) => vote.await.ok(),
                Err(_) => None,
            };
            let _ = ack.send(&match answer {
                Some(true) => json!({"yes": 1, "no": 0, "silent": 0}),
                Some(false) => json!({"yes": 0, "no": 1, "silent": 0}),
                None => json!({"yes": 0, "no": 0, "silent": 1}),
            });
        });
    });
}
