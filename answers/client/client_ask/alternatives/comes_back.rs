//! Lets the library reconnect: the question is sent once all the same, and the deadline ends the waiting.

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::{Event, Payload, TransportType, asynchronous::ClientBuilder};
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};

#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error("the server refuses: {0}")]
    Refused(String),
    #[error("no answer in time")]
    Timeout,
    #[error("no connection: {0}")]
    Connection(String),
}

pub async fn ask(url: &str, question: &str, timeout: Duration) -> Result<String, AskError> {
    tokio::time::timeout(timeout, converse(url, question, timeout)).await.unwrap_or(Err(AskError::Timeout))
}

async fn converse(url: &str, question: &str, timeout: Duration) -> Result<String, AskError> {
    let (tell, mut news) = mpsc::unbounded_channel();
    let bad = tell.clone();
    let client = ClientBuilder::new(url)
        .transport_type(TransportType::Websocket)
        .on(Event::Connect, move |_, _| {
            tell.send(Ok(())).ok();
            async {}.boxed()
        })
        .on(Event::Error, move |why, _| {
            bad.send(Err(format!("{why:?}"))).ok();
            async {}.boxed()
        })
        .connect()
        .await
        .map_err(|error| AskError::Connection(error.to_string()))?;

    let first = news.recv().await.unwrap_or_else(|| Err("the connection is gone".into()));
    let outcome = match first {
        Err(why) => Err(AskError::Connection(why)),
        Ok(()) => {
            let (ack, answer) = oneshot::channel();
            let ack = std::sync::Mutex::new(Some(ack));
            let on_ack = move |payload: Payload, _| {
                if let Some(ack) = ack.lock().ok().and_then(|mut ack| ack.take()) {
                    ack.send(payload).ok();
                }
                async {}.boxed()
            };
            let asked = client.emit_with_ack("ask", json!({"question": question}), timeout, on_ack).await;
            match asked {
                Err(error) => Err(AskError::Connection(error.to_string())),
                Ok(()) => answer.await.map_or(Err(AskError::Timeout), read),
            }
        }
    };
    client.disconnect().await.ok();
    outcome
}

fn read(payload: Payload) -> Result<String, AskError> {
    let Payload::Text(values) = payload else { return Err(AskError::Connection("not a text".into())) };
    let said: &Value = &values[0][0];
    match said["answer"].as_str() {
        Some(answer) => Ok(answer.to_owned()),
        None => Err(AskError::Refused(said["error"].as_str().unwrap_or_default().to_owned())),
    }
}
