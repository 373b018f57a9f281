//! Waits after every try, the last one included.

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::{
    Event, Payload, TransportType,
    asynchronous::{Client, ClientBuilder},
};
use serde_json::json;
use tokio::sync::mpsc::UnboundedSender;

#[derive(Clone, Copy, Debug)]
pub struct Retry {
    /// How many tries may fail in a row.
    pub attempts: u32,
    /// How long to wait before another try.
    pub delay: Duration,
}

pub async fn follow(url: &str, rooms: &[&str], retry: Retry, heard: UnboundedSender<String>) {
    let mut failed = 0;
    while failed < retry.attempts {
        let reached = stay(url, rooms, &heard).await;
        failed = if reached { 0 } else { failed + 1 };
        tokio::time::sleep(retry.delay).await;
    }
}

/// One connection, from its beginning to its end. True if the namespace was reached.
async fn stay(url: &str, rooms: &[&str], heard: &UnboundedSender<String>) -> bool {
    // true = connected, false = over
    let (tx, mut rx) = tokio::sync::mpsc::unbounded_channel();
    let (tx2, tx3) = (tx.clone(), tx.clone());
    let rooms: Vec<String> = rooms.iter().map(|r| r.to_string()).collect();
    let heard = heard.clone();
    let client = ClientBuilder::new(url)
        .reconnect(false)
        .transport_type(TransportType::Websocket)
        .on(Event::Connect, move |_: Payload, client: Client| {
            tx.send(true).ok();
            let rooms = rooms.clone();
            async move {
                for room in rooms {
                    client.emit("join", json!({"room": room})).await.ok();
                }
            }
            .boxed()
        })
        .on(Event::Error, move |_: Payload, _: Client| {
            tx2.send(false).ok();
            async {}.boxed()
        })
        .on(Event::Close, move |_: Payload, _: Client| {
            tx3.send(false).ok();
            async {}.boxed()
        })
        .on("said", move |payload: Payload, _: Client| {
            if let Payload::Text(values) = payload
                && let Some(text) = values.first().and_then(|said| said["text"].as_str())
            {
                heard.send(text.to_owned()).ok();
            }
            async {}.boxed()
        })
        .connect()
        .await;
    if client.is_err() {
        return false;
    }
    drop(client);
    let mut reached = false;
    while let Some(connected) = rx.recv().await {
        if !connected {
            break;
        }
        reached = true;
    }
    reached
}
