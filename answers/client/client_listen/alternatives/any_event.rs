//! Over HTTP long polling, with one callback for all events and one channel for all that happens.

use futures_util::FutureExt;
use rust_socketio::asynchronous::{Client, ClientBuilder};
use rust_socketio::{Event, Payload, TransportType};
use serde_json::{Value, json};
use tokio::sync::mpsc;

enum Happened {
    Connected(Client),
    Heard(Event, Vec<Value>),
}

pub async fn listen(url: &str, count: usize) -> Vec<String> {
    let (tell, mut happened) = mpsc::unbounded_channel();
    let tell_of_events = tell.clone();
    let connecting = ClientBuilder::new(url)
        .transport_type(TransportType::Polling)
        .reconnect(false)
        .on(Event::Connect, move |_, client| {
            let _ = tell.send(Happened::Connected(client));
            async {}.boxed()
        })
        .on_any(move |event, payload, _| {
            if let Payload::Text(values) = payload {
                let _ = tell_of_events.send(Happened::Heard(event, values));
            }
            async {}.boxed()
        })
        .connect();
    let Ok(client) = connecting.await else { return Vec::new() };

    let mut texts = Vec::with_capacity(count);
    while texts.len() < count {
        match happened.recv().await {
            Some(Happened::Connected(client)) => {
                let _ = client.emit("subscribe", json!({})).await;
            }
            Some(Happened::Heard(event, values)) if event.as_str() == "news" => {
                texts.extend(values[0]["text"].as_str().map(str::to_owned));
            }
            Some(Happened::Heard(..)) => {}
            None => break,
        }
    }
    let _ = client.disconnect().await;
    texts
}
