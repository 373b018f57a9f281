//! Emits `vote` as a plain event and waits for the answers as events of the same name: nobody was asked to
//! acknowledge anything.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use std::time::Duration;
use tokio::sync::broadcast;
use tokio::time::{Instant, timeout_at};

#[derive(Debug, Deserialize, Serialize)]
struct Poll {
    question: String,
}

pub fn attach(io: &SocketIo) {
    let (vote, _) = broadcast::channel::<bool>(1024);
    io.ns("/", async move |socket: SocketRef| {
        let votes = vote.clone();
        socket.on("poll", async move |io: SocketIo, socket: SocketRef, Data(poll): Data<Poll>, ack: AckSender| {
            let mut votes = votes.subscribe();
            let deadline = Instant::now() + Duration::from_millis(500);
            let asked = io.sockets().len() - 1;
            let _ = socket.broadcast().emit("vote", &poll).await;
            let (mut yes, mut no) = (0, 0);
            while yes + no < asked {
                match timeout_at(deadline, votes.recv()).await {
                    Ok(Ok(true)) => yes += 1,
                    Ok(Ok(false)) => no += 1,
                    _ => break,
                }
            }
            let _ = ack.send(&json!({"yes": yes, "no": no, "silent": asked - yes - no}));
        });
        socket.on("vote", async move |Data(answer): Data<bool>| {
            let _ = vote.send(answer);
        });
    });
}
