//! Asks from the connect callback, in a task of its own, so that the callback is over before the answer comes.

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::asynchronous::{Client, ClientBuilder};
use rust_socketio::{Event, Payload};
use serde_json::{Value, json};
use tokio::sync::watch;

#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AskError {
    #[error("{0}")]
    Refused(String),
    #[error("time is up")]
    Timeout,
    #[error("{0}")]
    Connection(String),
}

type Outcome = Option<Result<String, AskError>>;

fn understand(payload: Payload) -> Result<String, AskError> {
    let nothing = Vec::new();
    let values = match &payload {
        Payload::Text(values) => values,
        _ => &nothing,
    };
    // Whatever the nesting: the first object there is.
    fn object(value: &Value) -> Option<&Value> {
        match value {
            Value::Array(inner) => inner.iter().find_map(object),
            Value::Object(_) => Some(value),
            _ => None,
        }
    }
    let reply = values.iter().find_map(object);
    match reply.and_then(|reply| reply["answer"].as_str()) {
        Some(answer) => Ok(answer.to_owned()),
        None => Err(AskError::Refused(
            reply.and_then(|reply| reply["error"].as_str()).unwrap_or("no reason given").to_owned(),
        )),
    }
}

pub async fn ask(url: &str, question: &str, timeout: Duration) -> Result<String, AskError> {
    let (settle, mut settled) = watch::channel::<Outcome>(None);
    let (on_connect, on_error) = (settle.clone(), settle.clone());
    let question = question.to_owned();

    let work = async {
        let client = ClientBuilder::new(url)
            .reconnect(false)
            .on(Event::Connect, move |_, client: Client| {
                let (settle, question) = (on_connect.clone(), question.clone());
                tokio::spawn(async move {
                    let on_ack = move |payload: Payload, _: Client| {
                        settle.send_replace(Some(understand(payload)));
                        async {}.boxed()
                    };
                    client.emit_with_ack("ask", json!({ "question": question }), timeout, on_ack).await
                });
                async {}.boxed()
            })
            .on(Event::Error, move |payload, _| {
                let why = format!("{payload:?}");
                // An answer that is there already stays.
                on_error.send_if_modified(|outcome| {
                    let first = outcome.is_none();
                    outcome.get_or_insert(Err(AskError::Connection(why)));
                    first
                });
                async {}.boxed()
            })
            .connect()
            .await
            .map_err(|error| AskError::Connection(error.to_string()))?;
        let outcome = settled.wait_for(Option::is_some).await.map(|outcome| outcome.clone());
        let _ = client.disconnect().await;
        outcome.ok().flatten().unwrap_or(Err(AskError::Timeout))
    };
    tokio::time::timeout(timeout, work).await.unwrap_or(Err(AskError::Timeout))
}
