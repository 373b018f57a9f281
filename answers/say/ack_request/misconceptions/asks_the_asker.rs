//! Asks everybody, the asker too.

use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use std::pin::pin;
use std::time::Duration;

#[derive(Debug, Deserialize, Serialize)]
struct Poll {
    question: String,
}

#[derive(Debug, Default, Serialize)]
struct Tally {
    yes: u32,
    no: u32,
    silent: u32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("poll", async |io: SocketIo, Data(poll): Data<Poll>, ack: AckSender| {
            let mut tally = Tally::default();
            let patience = Duration::from_millis(500);
            let asked = io.timeout(patience).emit_with_ack::<_, bool>("vote", &poll).await;
            if let Ok(votes) = asked {
                let mut votes = pin!(votes);
                while let Some((_, vote)) = votes.next().await {
                    match vote {
                        Ok(true) => tally.yes += 1,
                        Ok(false) => tally.no += 1,
                        Err(_) => tally.silent += 1,
                    }
                }
            }
            let _ = ack.send(&tally);
        });
    });
}
