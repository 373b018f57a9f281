//! Waits for the namespace with a `Notify`, subscribes in the function itself, and counts in a `Mutex`.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::BoxFuture;
use futures_util::FutureExt;
use rust_socketio::asynchronous::{Client, ClientBuilder};
use rust_socketio::{Payload, TransportType};
use serde::Deserialize;
use tokio::sync::Notify;

#[derive(Deserialize)]
struct News {
    text: String,
}

#[derive(Default)]
struct Paper {
    texts: Mutex<Vec<String>>,
    full: Notify,
}

impl Paper {
    fn print(&self, payload: Payload, count: usize) {
        let Payload::Text(mut values) = payload else { return };
        let Some(Ok(news)) = values.pop().map(serde_json::from_value::<News>) else { return };
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        if texts.len() < count {
            texts.push(news.text);
        }
        if texts.len() == count {
            self.full.notify_one();
        }
    }
}

pub async fn listen(url: &str, count: usize) -> Vec<String> {
    let paper = Arc::new(Paper::default());
    let connected = Arc::new(Notify::new());

    let on_news = {
        let paper = paper.clone();
        move |payload: Payload, _: Client| -> BoxFuture<'static, ()> {
            let paper = paper.clone();
            async move { paper.print(payload, count) }.boxed()
        }
    };
    let on_connect = {
        let connected = connected.clone();
        move |_: Payload, _: Client| {
            connected.notify_one();
            std::future::ready(()).boxed()
        }
    };

    let builder = ClientBuilder::new(url).transport_type(TransportType::Websocket).reconnect(false);
    let Ok(client) = builder.on("open", on_connect).on("news", on_news).connect().await else {
        return vec![];
    };
    connected.notified().await;
    if client.emit("subscribe", serde_json::json!({})).await.is_ok() {
        paper.full.notified().await;
    }
    let _ = client.disconnect().await;
    std::mem::take(&mut paper.texts.lock().unwrap_or_else(PoisonError::into_inner))
}
