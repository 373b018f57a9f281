//! Subscribes with one client, and only then builds a second one that has the handler for `news`.

use futures_util::FutureExt;
use rust_socketio::{Event, Payload, asynchronous::ClientBuilder};
use serde_json::json;
use tokio::sync::mpsc;

pub async fn listen(url: &str, count: usize) -> Vec<String> {
    let (heard, mut news) = mpsc::unbounded_channel();
    let (up, mut connected) = mpsc::unbounded_channel();
    let subscriber = ClientBuilder::new(url)
        .reconnect(false)
        .on(Event::Connect, move |_, _| {
            up.send(()).ok();
            async {}.boxed()
        })
        .connect()
        .await
        .unwrap();
    connected.recv().await;
    subscriber.emit("subscribe", json!({})).await.unwrap();

    let client = ClientBuilder::new(url)
        .reconnect(false)
        .on("news", move |payload: Payload, _| {
            if let Payload::Text(values) = payload {
                heard.send(values[0]["text"].as_str().unwrap().to_owned()).ok();
            }
            async {}.boxed()
        })
        .connect()
        .await
        .unwrap();

    let mut texts = Vec::new();
    while texts.len() < count {
        texts.push(news.recv().await.unwrap());
    }
    subscriber.disconnect().await.unwrap();
    client.disconnect().await.unwrap();
    texts
}
