//! Cause: `recv` of a channel of std blocks the only thread: nothing is ever heard.
//!
//! Named: nothing

use futures_util::FutureExt;
use rust_socketio::{
    Event, Payload,
    asynchronous::{Client, ClientBuilder},
};
use serde_json::json;
use std::sync::mpsc;

pub async fn listen(url: &str, count: usize) -> Vec<String> {
    let (tx, rx) = mpsc::channel();
    let client = ClientBuilder::new(url)
        .on(Event::Connect, |_, client: Client| {
            async move {
                client.emit("subscribe", json!({})).await.unwrap();
            }
            .boxed()
        })
        .on("news", move |payload: Payload, _| {
            if let Payload::Text(values) = payload {
                tx.send(values[0]["text"].as_str().unwrap().to_string()).unwrap();
            }
            async {}.boxed()
        })
        .connect()
        .await
        .unwrap();
    let mut texts = vec![];
    for _ in 0..count {
        texts.push(rx.recv().unwrap());
    }
    client.disconnect().await.unwrap();
    texts
}
