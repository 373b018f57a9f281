//! A `oneshot` for the connection and another for the answer, over WebSocket, with `select!`.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::asynchronous::ClientBuilder;
use rust_socketio::{Event, Payload, TransportType};
use serde::Deserialize;
use tokio::sync::oneshot;

#[derive(Debug)]
pub enum AskError {
    Refused(String),
    Timeout,
    Connection(String),
}

impl From<rust_socketio::Error> for AskError {
    fn from(error: rust_socketio::Error) -> Self {
        Self::Connection(error.to_string())
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Reply {
    Answer(String),
    Error(String),
}

/// A sender that can be used from callbacks, which may be called more than once.
struct Once<T>(Mutex<Option<oneshot::Sender<T>>>);

impl<T> Once<T> {
    fn new() -> (Arc<Self>, oneshot::Receiver<T>) {
        let (sender, receiver) = oneshot::channel();
        (Arc::new(Self(Mutex::new(Some(sender)))), receiver)
    }

    fn send(&self, value: T) {
        if let Some(sender) = self.0.lock().ok().and_then(|mut sender| sender.take()) {
            let _ = sender.send(value);
        }
    }
}

pub async fn ask(url: &str, question: &str, timeout: Duration) -> Result<String, AskError> {
    tokio::select! {
        () = tokio::time::sleep(timeout) => Err(AskError::Timeout),
        answer = converse(url, question, timeout) => answer,
    }
}

async fn converse(url: &str, question: &str, timeout: Duration) -> Result<String, AskError> {
    let (up, connected) = Once::new();
    let (down, lost) = Once::new();
    let (ack, answered) = Once::new();
    let (refused, closed) = (up.clone(), down.clone());

    let client = ClientBuilder::new(url)
        .transport_type(TransportType::Websocket)
        .reconnect(false)
        .on(Event::Connect, move |_, _| {
            up.send(Ok(()));
            async {}.boxed()
        })
        .on(Event::Error, move |why: Payload, _| {
            let why = match why {
                Payload::Text(values) => values.into_iter().map(|value| value.to_string()).collect(),
                _ => String::from("something broke"),
            };
            refused.send(Err(why.clone()));
            down.send(why);
            async {}.boxed()
        })
        .on(Event::Close, move |_, _| {
            closed.send(String::from("closed by the server"));
            async {}.boxed()
        })
        .connect()
        .await?;

    match connected.await {
        Ok(Ok(())) => {}
        Ok(Err(why)) => return Err(AskError::Connection(why)),
        Err(_) => return Err(AskError::Connection(String::from("the callbacks are gone"))),
    }
    let question = serde_json::json!({"question": question});
    let on_ack = move |payload, _| {
        ack.send(payload);
        async {}.boxed()
    };
    client.emit_with_ack("ask", question, timeout, on_ack).await?;

    let answer = tokio::select! {
        why = lost => return Err(AskError::Connection(why.unwrap_or_default())),
        answer = answered => answer,
    };
    let _ = client.disconnect().await;
    let Ok(Payload::Text(values)) = answer else { return Err(AskError::Timeout) };
    let reply = values.into_iter().next().map(serde_json::from_value::<Vec<Reply>>);
    match reply.and_then(Result::ok).and_then(|mut replies| replies.pop()) {
        Some(Reply::Answer(text)) => Ok(text),
        Some(Reply::Error(text)) => Err(AskError::Refused(text)),
        None => Err(AskError::Connection(String::from("cannot read this answer"))),
    }
}
