//! Answers with an acknowledgement, for which nobody has asked, instead of the event `said`.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |Data(value): Data<Value>, ack: AckSender| {
            ack.send(&value).ok();
        });
    });
}
