//! Asks the second voter when the first has answered. (By name, so that a run is like the next.)

use serde::{Deserialize, Serialize};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Auth {
    name: String,
}

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
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.extensions.insert(auth);
        socket.on("poll", async |io: SocketIo, socket: SocketRef, Data(poll): Data<Poll>, ack: AckSender| {
            let mut others = io.sockets();
            others.retain(|other| other.id != socket.id);
            others.sort_by_key(|other| other.extensions.get::<Auth>());
            let mut tally = Tally::default();
            for other in others {
                let patience = Duration::from_millis(500);
                let vote = match other.timeout(patience).emit_with_ack::<_, bool>("vote", &poll) {
                    Ok(vote) => vote.await.ok(),
                    Err(_) => None,
                };
                match vote {
                    Some(true) => tally.yes += 1,
                    Some(false) => tally.no += 1,
                    None => tally.silent += 1,
                }
            }
            let _ = ack.send(&tally);
        });
    });
}
