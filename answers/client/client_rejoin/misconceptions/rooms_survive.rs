//! Lets the library reconnect, and joins after the first `connect()`: the library is back, the rooms are not.

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::{Event, Payload, asynchronous::{Client, ClientBuilder}};
use serde_json::json;
use tokio::sync::mpsc::{self, UnboundedSender};

#[derive(Clone, Copy, Debug)]
pub struct Retry {
    pub attempts: u32,
    pub delay: Duration,
}

pub async fn follow(url: &str, rooms: &[&str], retry: Retry, heard: UnboundedSender<String>) {
    let (up, mut connected) = mpsc::unbounded_channel();
    let delay = retry.delay.as_millis() as u64;
    let client = ClientBuilder::new(url)
        .reconnect_delay(delay, delay)
        .max_reconnect_attempts(retry.attempts as u8)
        .on(Event::Connect, move |_, _| {
            up.send(()).ok();
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
    let Ok(client) = client else { return };
    connected.recv().await;
    for room in rooms {
        client.emit("join", json!({"room": room})).await.ok();
    }
    std::future::pending::<()>().await;
}
