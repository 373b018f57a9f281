//! Cause: what is known already gets a number, too.
//!
//! Named: nothing

use std::{collections::HashMap, sync::Arc, time::Duration};

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, TryData},
};
use tokio::sync::Mutex;

/// Whoever is in this room has caught up. `io.emit` would reach sockets that have not.
const LIVE: &str = "live";

#[derive(Deserialize, Default)]
struct Auth {
    last_id: Option<usize>,
}

#[derive(Deserialize)]
struct Say {
    text: String,
    client_id: String,
}

#[derive(Clone, Serialize)]
struct Said {
    id: usize,
    text: String,
}

/// Everything that was said. It only grows, so that the exercise stays small: a real one forgets, or asks a database.
#[derive(Default)]
struct Log {
    /// The message with the id 1 stands first.
    said: Vec<Said>,
    last: usize,
    /// The ids by `client_id`.
    known: HashMap<String, usize>,
}

pub fn attach(io: &SocketIo) {
    let log = Arc::new(Mutex::new(Log::default()));

    io.ns("/", async move |socket: SocketRef, TryData(auth): TryData<Auth>| {
        let all = log.clone();
        socket.on("say", async move |io: SocketIo, Data(say): Data<Say>, ack: AckSender| {
            let mut log = all.lock().await;
            log.last += 1;
            let id = match log.known.get(&say.client_id) {
                Some(id) => *id,
                None => {
                    let said = Said { id: log.last, text: say.text };
                    io.to(LIVE).emit("said", &said).await.ok();
                    let id = said.id;
                    log.known.insert(say.client_id, id);
                    log.said.push(said);
                    id
                }
            };
            drop(log);
            ack.send(&json!({"id": id})).ok();
        });

        catch_up(&socket, &log, auth.unwrap_or_default().last_id).await;
    });
}

/// Sends what came after the last message that this client has seen, then lets it hear what comes.
async fn catch_up(socket: &SocketRef, log: &Mutex<Log>, mut seen: Option<usize>) {
    loop {
        let missed = {
            let log = log.lock().await;
            let missed = seen.and_then(|seen| log.said.get(seen..)).unwrap_or_default();
            if missed.is_empty() {
                socket.join(LIVE);
                return;
            }
            missed.to_vec()
        };
        for said in missed {
            while socket.emit("said", &said).is_err() {
                if !socket.connected() {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            seen = Some(said.id);
        }
    }
}
