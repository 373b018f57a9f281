//! Cause: it disconnects in a task, some time after it has returned.
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
        // After a reconnect `Event::Connect` comes again, and we would subscribe a second time.
        .reconnect(false)
        // When `connect()` returns, the namespace has not answered yet. Only now can it hear us.
        .on(Event::Connect, |_, client: Client| {
            async move {
                client.emit("subscribe", json!({})).await.ok();
            }
            .boxed()
        })
        .on("news", move |payload: Payload, _| {
            if let Payload::Text(values) = payload
                && let Some(text) = values.first().and_then(|news| news["text"].as_str())
            {
                heard.send(text.to_owned()).ok();
            }
            // Nothing to wait for: the next callback runs when this one has finished.
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
    // Dropping the client would not do: a task of the library keeps the connection open.
    tokio::spawn(async move {
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        client.disconnect().await.ok();
    });
    texts
}
