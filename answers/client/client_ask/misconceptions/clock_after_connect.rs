//! The time-out begins when `connect()` is over: a port that is open, and says nothing, is waited for without end.

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::{Event, Payload, asynchronous::ClientBuilder};
use serde_json::{Value, json};
use tokio::sync::mpsc;

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
    let (up, mut connected) = mpsc::unbounded_channel();
    let (ack, mut answers) = mpsc::unbounded_channel();
    let down = up.clone();
    let client = ClientBuilder::new(url)
        .reconnect(false)
        .on(Event::Connect, move |_, _| {
            up.send(Ok(())).ok();
            async {}.boxed()
        })
        .on(Event::Error, move |why, _| {
            down.send(Err(format!("{why:?}"))).ok();
            async {}.boxed()
        })
        .connect()
        .await
        .map_err(|error| AskError::Connection(error.to_string()))?;
    let outcome = tokio::time::timeout(timeout, async {
        connected.recv().await.unwrap().map_err(AskError::Connection)?;
        let on_ack = move |payload: Payload, _| {
            ack.send(payload).ok();
            async {}.boxed()
        };
        client.emit_with_ack("ask", json!({"question": question}), timeout, on_ack).await.unwrap();
        let Some(Payload::Text(values)) = answers.recv().await else { panic!("no text") };
        let answer: &Value = &values[0][0];
        match answer["answer"].as_str() {
            Some(text) => Ok(text.to_owned()),
            None => Err(AskError::Refused(answer["error"].as_str().unwrap_or_default().to_owned())),
        }
    });
    let outcome = outcome.await.unwrap_or(Err(AskError::Timeout));
    client.disconnect().await.ok();
    outcome
}
