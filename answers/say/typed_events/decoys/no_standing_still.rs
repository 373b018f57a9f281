//! Wrong: who stays where she is has not moved, and nobody hears of it.

use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{SocketRef, TryData};

#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
struct Move {
    x: i32,
    y: i32,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let before: Arc<Mutex<Option<Move>>> = Arc::default();
        socket.on("move", async move |socket: SocketRef, TryData(place): TryData<Move>| match place {
            Ok(place) => {
                if before.lock().unwrap().replace(place.clone()).as_ref() == Some(&place) {
                    return;
                }
                let _ = socket.broadcast().emit("moved", &place).await;
            }
            Err(error) => {
                let _ = socket.emit("invalid", &json!({"reason": error.to_string()}));
            }
        });
    });
}
