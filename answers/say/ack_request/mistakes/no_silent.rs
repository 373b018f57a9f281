//! Cause: the result lacks `silent`.
//!
//! Named: nothing

use std::{pin::pin, time::Duration};

use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

const PATIENCE: Duration = Duration::from_millis(500);

#[derive(Debug, Deserialize, Serialize)]
struct Poll {
    question: String,
}

#[derive(Debug, Default, Serialize)]
struct Tally {
    yes: u32,
    no: u32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("poll", async |socket: SocketRef, Data(poll): Data<Poll>, ack: AckSender| {
            let mut tally = Tally::default();
            let asked = socket.broadcast().timeout(PATIENCE).emit_with_ack::<_, bool>("vote", &poll).await;
            if let Ok(votes) = asked {
                let mut votes = pin!(votes);
                while let Some((_, vote)) = votes.next().await {
                    match vote {
                        Ok(true) => tally.yes += 1,
                        Ok(false) => tally.no += 1,
                        Err(_) => {}
                    }
                }
            }
            ack.send(&tally).ok();
        });
    });
}
