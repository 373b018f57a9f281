//! One task, the town crier, emits all announcements; the handlers only hand them over.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};
use tokio::sync::mpsc;

pub fn attach(io: &SocketIo) {
    let (tell, mut told) = mpsc::unbounded_channel::<Value>();
    let everybody = io.clone();
    tokio::spawn(async move {
        while let Some(news) = told.recv().await {
            let _ = everybody.emit("announcement", &news).await;
        }
    });

    io.ns("/", async move |socket: SocketRef| {
        socket.on("announce", async move |Data(news): Data<Value>| {
            let _ = tell.send(news);
        });
    });
}
