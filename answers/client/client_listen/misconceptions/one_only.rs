//! Too narrow: returns after the first piece of news, whatever `count` says.

use futures_util::FutureExt;
use rust_socketio::{Event, Payload, asynchronous::{Client, ClientBuilder}};
use serde_json::json;
use tokio::sync::mpsc;

pub async fn listen(url: &str, _count: usize) -> Vec<String> {
    let (heard, mut news) = mpsc::unbounded_channel();
    let client = ClientBuilder::new(url)
        .reconnect(false)
        .on(Event::Connect, |_, client: Client| {
            async move {
                client.emit("subscribe", json!({})).await.unwrap();
            }
            .boxed()
        })
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
    texts.push(news.recv().await.unwrap());
    client.disconnect().await.unwrap();
    texts
}
