//! One future for each voter, all of them awaited together.

use futures_util::future::join_all;
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use std::time::Duration;

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("poll", async |io: SocketIo, socket: SocketRef, Data(poll): Data<Value>, ack: AckSender| {
            let others = io.sockets().into_iter().filter(|other| *other != socket);
            let votes = join_all(others.map(|other| ask(other, &poll))).await;
            let count = |what| votes.iter().filter(|vote| **vote == what).count();
            let _ = ack.send(&json!({"yes": count(Some(true)), "no": count(Some(false)), "silent": count(None)}));
        });
    });
}

/// `None` is silence, for whatever reason.
async fn ask(voter: SocketRef, poll: &Value) -> Option<bool> {
    let patience = Duration::from_millis(500);
    let asked = voter.timeout(patience).emit_with_ack::<_, Value>("vote", poll).ok()?;
    asked.await.ok()?.as_bool()
}
