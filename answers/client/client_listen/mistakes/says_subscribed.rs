//! Cause: it emits `subscribed`, and waits for news that never come.
//!
//! Named: nothing

use futures_util::FutureExt;
use rust_socketio::{
    Event, Payload,
    asynchronous::{Client, ClientBuilder},
};
use serde_json::json;
use tokio::sync::mpsc;

pub async fn listen(url: &str, count: usize) -> Vec<String> {
    let (heard, mut news) = mpsc::unbounded_channel();

    let client = ClientBuilder::new(url)
        .reconnect(false)
        .on(Event::Connect, |_, client: Client| {
            async move {
                client.emit("subscribed", json!({})).await.ok();
            }
            .boxed()
        })
        .on("news", move |payload: Payload, _| {
            if let Payload::Text(values) = payload
                && let Some(text) = values.first().and_then(|news| news["text"].as_str())
            {
                heard.send(text.to_owned()).ok();
            }
            async {}.boxed()
        })
        .connect()
        .await;
    let Ok(client) = client else { return Vec::new() };

    let mut texts = Vec::new();
    while texts.len() < count
        && let Some(text) = news.recv().await
    {
        texts.push(text);
    }
    client.disconnect().await.ok();
    texts
}
