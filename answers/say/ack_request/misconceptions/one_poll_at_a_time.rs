//! Each connection has a task that works its polls off one after the other: the second has to wait for the first.

use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use std::pin::pin;
use std::time::Duration;
use tokio::sync::mpsc;

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
        let (queue, mut queued) = mpsc::unbounded_channel::<(Poll, AckSender)>();
        socket.on("poll", async move |Data(poll): Data<Poll>, ack: AckSender| {
            let _ = queue.send((poll, ack));
        });
        let others = socket.broadcast().timeout(Duration::from_millis(500));
        tokio::spawn(async move {
            while let Some((poll, ack)) = queued.recv().await {
                let mut tally = Tally::default();
                if let Ok(votes) = others.clone().emit_with_ack::<_, bool>("vote", &poll).await {
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
            }
        });
    });
}
