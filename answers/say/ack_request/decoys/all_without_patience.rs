//! Two mistakes at once: the asker is asked too, and the first answer decides.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

#[derive(Debug, Deserialize, Serialize)]
struct Poll {
    question: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("poll", async |io: SocketIo, Data(poll): Data<Poll>, ack: AckSender| {
            let Ok(vote) = io.emit_with_ack::<_, bool>("ballot", &poll).await else { return };
            let yes = vote.await.unwrap_or(false);
            let _ = ack.send(&json!({"yes": u8::from(yes), "no": u8::from(!yes), "silent": 0}));
        });
    });
}
