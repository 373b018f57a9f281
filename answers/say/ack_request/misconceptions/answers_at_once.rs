//! Asks everybody, and answers before anybody can have voted: the votes are counted in a task for which nobody waits.

use std::{
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Debug, Deserialize, Serialize)]
struct Poll {
    question: String,
}

#[derive(Clone, Debug, Default, Serialize)]
struct Tally {
    yes: u32,
    no: u32,
    silent: u32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("poll", async |socket: SocketRef, Data(poll): Data<Poll>, ack: AckSender| {
            let tally = Arc::new(Mutex::new(Tally::default()));
            let count = tally.clone();
            tokio::spawn(async move {
                let patience = Duration::from_millis(500);
                let asked = socket.broadcast().timeout(patience).emit_with_ack::<_, bool>("vote", &poll).await;
                let Ok(votes) = asked else { return };
                let mut votes = pin!(votes);
                while let Some((_, vote)) = votes.next().await {
                    let mut tally = count.lock().unwrap_or_else(PoisonError::into_inner);
                    match vote {
                        Ok(true) => tally.yes += 1,
                        Ok(false) => tally.no += 1,
                        Err(_) => tally.silent += 1,
                    }
                }
            });
            let result = tally.lock().unwrap_or_else(PoisonError::into_inner).clone();
            ack.send(&result).ok();
        });
    });
}
