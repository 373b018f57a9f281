//! Asks all the others at once, counts what comes in time, and tells the asker.

use std::{pin::pin, time::Duration};

use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

/// How long a voter may think. Without a limit of our own it would be the server's default, 5 s.
const PATIENCE: Duration = Duration::from_millis(500);

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
        socket.on("poll", async |socket: SocketRef, Data(poll): Data<Poll>, ack: AckSender| {
            let mut tally = Tally::default();
            // One item for each client that was asked, in the order in which they answer. `bool` is what we accept.
            let asked = socket.broadcast().timeout(PATIENCE).emit_with_ack::<_, bool>("vote", &poll).await;
            if let Ok(votes) = asked {
                let mut votes = pin!(votes);
                while let Some((_, vote)) = votes.next().await {
                    match vote {
                        Ok(true) => tally.yes += 1,
                        Ok(false) => tally.no += 1,
                        // No bool, too late, or gone.
                        Err(_) => tally.silent += 1,
                    }
                }
            }
            ack.send(&tally).ok();
        });
    });
}
