//! A task for each voter, a channel for the votes, and one deadline for the whole poll.

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{Instant, timeout_at};

#[derive(Debug, Clone, Deserialize, Serialize)]
struct Poll {
    question: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("poll", async |io: SocketIo, socket: SocketRef, Data(poll): Data<Poll>, ack: AckSender| {
            let deadline = Instant::now() + Duration::from_millis(500);
            let (vote, mut votes) = mpsc::unbounded_channel();
            let (mut yes, mut no, mut asked) = (0, 0, 0);
            for other in io.sockets().into_iter().filter(|other| other.id != socket.id) {
                asked += 1;
                let (vote, poll) = (vote.clone(), poll.clone());
                tokio::spawn(async move {
                    if let Ok(answer) = other.emit_with_ack::<_, bool>("vote", &poll)
                        && let Ok(answer) = answer.await
                    {
                        let _ = vote.send(answer);
                    }
                });
            }
            // The channel ends when every voter's task has; the deadline ends it for those that have not.
            drop(vote);
            while let Ok(Some(answer)) = timeout_at(deadline, votes.recv()).await {
                if answer { yes += 1 } else { no += 1 }
            }
            let _ = ack.send(&json!({"yes": yes, "no": no, "silent": asked - yes - no}));
        });
    });
}
