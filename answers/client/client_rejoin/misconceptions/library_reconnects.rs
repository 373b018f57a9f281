//! Leaves the reconnecting to the library: a DISCONNECT is not followed by another try, and after a cut it never ends.

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::{Event, Payload, asynchronous::{Client, ClientBuilder}};
use serde_json::json;
use tokio::sync::mpsc::UnboundedSender;

#[derive(Clone, Copy, Debug)]
pub struct Retry {
    pub attempts: u32,
    pub delay: Duration,
}

pub async fn follow(url: &str, rooms: &[&str], retry: Retry, heard: UnboundedSender<String>) {
    let rooms: Vec<String> = rooms.iter().map(|room| room.to_string()).collect();
    let delay = retry.delay.as_millis() as u64;
    let client = ClientBuilder::new(url)
        .reconnect(true)
        .reconnect_on_disconnect(true)
        .reconnect_delay(delay, delay)
        .max_reconnect_attempts(retry.attempts as u8)
        .on(Event::Connect, move |_, client: Client| {
            let rooms = rooms.clone();
            async move {
                for room in rooms {
                    client.emit("join", json!({"room": room})).await.ok();
                }
            }
            .boxed()
        })
        .on("said", move |payload: Payload, _: Client| {
            if let Payload::Text(values) = payload {
                heard.send(values[0]["text"].as_str().unwrap().to_owned()).ok();
            }
            async {}.boxed()
        })
        .connect()
        .await;
    if client.is_ok() {
        std::future::pending::<()>().await;
    }
}
