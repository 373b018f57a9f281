//! Joins in the connect callback, and waits for the end with a `Notify`; over the default transport.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::asynchronous::{Client, ClientBuilder};
use rust_socketio::{Event, Payload};
use serde::Deserialize;
use serde_json::json;
use tokio::sync::{Notify, mpsc::UnboundedSender};

#[derive(Debug)]
pub struct Retry {
    pub attempts: u32,
    pub delay: Duration,
}

#[derive(Deserialize)]
struct Said {
    text: String,
}

#[derive(Default)]
struct Life {
    reached: AtomicBool,
    over: Notify,
}

pub async fn follow(url: &str, rooms: &[&str], retry: Retry, heard: UnboundedSender<String>) {
    let rooms: Arc<[String]> = rooms.iter().map(|room| (*room).to_owned()).collect();
    let mut left = retry.attempts;
    loop {
        let life = Arc::new(Life::default());
        if let Ok(client) = connect(url, rooms.clone(), life.clone(), heard.clone()).await {
            life.over.notified().await;
            let _ = client.disconnect().await;
        }
        if life.reached.load(Ordering::SeqCst) {
            left = retry.attempts;
        } else {
            left = left.saturating_sub(1);
        }
        if left == 0 {
            return;
        }
        tokio::time::sleep(retry.delay).await;
    }
}

async fn connect(
    url: &str,
    rooms: Arc<[String]>,
    life: Arc<Life>,
    heard: UnboundedSender<String>,
) -> Result<Client, rust_socketio::Error> {
    let (on_error, on_close) = (life.clone(), life.clone());
    ClientBuilder::new(url)
        .reconnect(false)
        .on(Event::Connect, move |_, client: Client| {
            life.reached.store(true, Ordering::SeqCst);
            let rooms = rooms.clone();
            async move {
                for room in rooms.iter() {
                    let _ = client.emit("join", json!({ "room": room })).await;
                }
            }
            .boxed()
        })
        .on(Event::Error, move |_, _| {
            on_error.over.notify_one();
            async {}.boxed()
        })
        .on(Event::Close, move |_, _| {
            on_close.over.notify_one();
            async {}.boxed()
        })
        .on("said", move |payload: Payload, _: Client| {
            if let Payload::Text(values) = payload {
                for said in values.into_iter().filter_map(|value| serde_json::from_value::<Said>(value).ok()) {
                    let _ = heard.send(said.text);
                }
            }
            async {}.boxed()
        })
        .connect()
        .await
}
