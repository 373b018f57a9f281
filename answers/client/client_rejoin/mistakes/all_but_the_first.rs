//! Cause: it joins the rooms from the second on.
//!
//! Named: nothing

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::{
    Event, Payload, TransportType,
    asynchronous::{Client, ClientBuilder},
};
use serde_json::json;
use tokio::sync::mpsc::{self, UnboundedSender};

#[derive(Clone, Copy, Debug)]
pub struct Retry {
    /// How many tries may fail in a row.
    pub attempts: u32,
    /// How long to wait before another try.
    pub delay: Duration,
}

/// What the callbacks have to tell.
enum News {
    Reached,
    Lost,
}

pub async fn follow(url: &str, rooms: &[&str], retry: Retry, heard: UnboundedSender<String>) {
    let mut failed = 0;
    while failed < retry.attempts {
        let reached = stay(url, rooms, &heard).await;
        failed = if reached { 0 } else { failed + 1 };
        if failed < retry.attempts {
            tokio::time::sleep(retry.delay).await;
        }
    }
}

/// One connection, from its beginning to its end. Says whether it reached the namespace.
async fn stay(url: &str, rooms: &[&str], heard: &UnboundedSender<String>) -> bool {
    let (tell, mut news) = mpsc::unbounded_channel();
    let (on_connect, on_error, on_close) = (tell.clone(), tell.clone(), tell);
    let rooms: Vec<String> = rooms[1..].iter().map(|&room| room.to_owned()).collect();
    let heard = heard.clone();

    let client = ClientBuilder::new(url)
        .transport_type(TransportType::Websocket)
        .reconnect(false)
        .on(Event::Connect, move |_, client: Client| {
            on_connect.send(News::Reached).ok();
            let rooms = rooms.clone();
            async move {
                for room in rooms {
                    client.emit("join", json!({"room": room})).await.ok();
                }
            }
            .boxed()
        })
        .on(Event::Error, move |_, _| {
            on_error.send(News::Lost).ok();
            async {}.boxed()
        })
        .on(Event::Close, move |_, _| {
            on_close.send(News::Lost).ok();
            async {}.boxed()
        })
        .on("said", move |payload, _| {
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
    while let Some(News::Reached) = news.recv().await {
        reached = true;
    }
    reached
}
