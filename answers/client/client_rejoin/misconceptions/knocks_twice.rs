//! Each try knocks twice: over a WebSocket, and when that is refused, by polling.

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::{Event, Payload, TransportType, asynchronous::{Client, ClientBuilder}};
use serde_json::json;
use tokio::sync::mpsc::{self, UnboundedSender};

#[derive(Clone, Copy, Debug)]
pub struct Retry {
    pub attempts: u32,
    pub delay: Duration,
}

pub async fn follow(url: &str, rooms: &[&str], retry: Retry, heard: UnboundedSender<String>) {
    let mut failed = 0;
    loop {
        let reached = stay(url, rooms, heard.clone(), TransportType::Websocket).await
            || stay(url, rooms, heard.clone(), TransportType::Polling).await;
        failed = if reached { 0 } else { failed + 1 };
        if failed >= retry.attempts {
            return;
        }
        tokio::time::sleep(retry.delay).await;
    }
}

async fn stay(url: &str, rooms: &[&str], heard: UnboundedSender<String>, by: TransportType) -> bool {
    let (tell, mut news) = mpsc::unbounded_channel();
    let (on_error, on_close) = (tell.clone(), tell.clone());
    let connecting = ClientBuilder::new(url)
        .reconnect(false)
        .transport_type(by)
        .on(Event::Connect, move |_, _| {
            tell.send(true).ok();
            async {}.boxed()
        })
        .on(Event::Error, move |_, _| {
            on_error.send(false).ok();
            async {}.boxed()
        })
        .on(Event::Close, move |_, _| {
            on_close.send(false).ok();
            async {}.boxed()
        })
        .on("said", move |payload: Payload, _: Client| {
            if let Payload::Text(values) = payload {
                heard.send(values[0]["text"].as_str().unwrap().to_owned()).ok();
            }
            async {}.boxed()
        })
        .connect()
        .await;
    let Ok(client) = connecting else { return false };

    let mut reached = false;
    while news.recv().await == Some(true) {
        reached = true;
        for room in rooms {
            client.emit("join", json!({"room": room})).await.ok();
        }
    }
    client.disconnect().await.ok();
    reached
}
