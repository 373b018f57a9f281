//! A real rust_socketio client.
//!
//! It draws the ids of its acks at random from 0..999 and calls everybody who waits under the same id. So the fence
//! does without acks, an ack that has not come when its step ends is no longer listened to, and whoever asks twice in
//! one step needs the raw client.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::asynchronous::{Client, ClientBuilder};
use rust_socketio::{Event, Payload, TransportType};
use serde_json::{Value, json};
use transcript::Sound;

use super::{Kind, Log, Person};

/// What rust_socketio puts before the payload of a CONNECT_ERROR.
const REFUSED: &str = "Received an ConnectError frame: ";
/// How rust_socketio's own words begin when the transport has ended or cannot be read.
const ENDED: [&str; 16] = [
    "EngineIO Error",
    "Underlying Engine.IO connection has closed",
    "Called an action before the connection was established",
    "Got an IO-Error: ",
    "Got an invalid packet which",
    "Invalid packet id: ",
    "Invalid packet type while reading attachments",
    "Error while parsing an incomplete packet",
    "Error while parsing an integer",
    "An error occurred while decoding the utf-8 text: ",
    "An error occurred while encoding/decoding base64: ",
    "Got illegal handshake response: ",
    "string is not json serializable: ",
    "A lock was poisoned",
    "Invalid Url during parsing",
    "Invalid Url Scheme: ",
];
/// The library forgets an ack after this. It never calls back then, so it must be longer than any scene.
const NEVER: Duration = Duration::from_secs(3600);

pub(crate) struct RealClient {
    client: Client,
    log: Log,
    fence: String,
    /// Counts the steps: an ack that belongs to an earlier one is not heard.
    step: Arc<AtomicU64>,
}

impl RealClient {
    /// Opens the connection and asks for the namespace. The server's answer comes to the log.
    pub(crate) async fn connect(port: u16, person: &Person, log: &Log, fence: &str) -> Result<Self, String> {
        let transport = match person.kind {
            Kind::Polling => TransportType::Polling,
            Kind::WebSocket | Kind::Raw => TransportType::Websocket,
        };
        let (connected, closed, failed, heard) = (log.clone(), log.clone(), log.clone(), log.clone());
        let fence_event = fence.to_owned();
        let mut builder = ClientBuilder::new(format!("http://127.0.0.1:{port}/"))
            .namespace(person.namespace.clone())
            .transport_type(transport)
            .reconnect(false)
            .on(Event::Connect, move |payload, _| {
                match of_the_server("open", payload) {
                    Some(event) => connected.hear(event),
                    None => connected.connected(),
                }
                async {}.boxed()
            })
            .on(Event::Close, move |payload, _| {
                match of_the_server("close", payload) {
                    Some(event) => closed.hear(event),
                    None => closed.over(Sound::Disconnected),
                }
                async {}.boxed()
            })
            .on(Event::Error, move |payload, _| {
                hear_error(&failed, payload);
                async {}.boxed()
            })
            .on_any(move |event, payload, _| {
                hear_event(&heard, &fence_event, &event, payload);
                async {}.boxed()
            });
        if let Some(auth) = &person.auth {
            builder = builder.auth(auth.clone());
        }
        let client = builder.connect().await.map_err(|error| error.to_string())?;
        Ok(Self { client, log: log.clone(), fence: fence.to_owned(), step: Arc::default() })
    }

    /// A connection that the server has ended takes nothing more: what it hears says so.
    pub(crate) async fn emit(&self, event: &str, payload: Value) {
        drop(self.client.emit(event, payload).await);
    }

    pub(crate) async fn ask(&self, event: &str, payload: Value) {
        let (log, of) = (self.log.clone(), event.to_owned());
        let (now, asked) = (self.step.clone(), self.step.load(Ordering::SeqCst));
        let once = Mutex::new(Some(()));
        let answered = move |payload: Payload, _: Client| {
            let first = once.lock().unwrap_or_else(PoisonError::into_inner).take().is_some();
            if first && now.load(Ordering::SeqCst) == asked {
                log.hear(Sound::ack(of.clone(), unnest(values(payload))));
            }
            async {}.boxed()
        };
        drop(self.client.emit_with_ack(event, payload, NEVER, answered).await);
    }

    /// Asks the server to send this number back once it has read everything before it.
    pub(crate) async fn fence(&self, number: u64) {
        drop(self.client.emit(self.fence.as_str(), json!(number)).await);
    }

    pub(crate) fn end_step(&self) {
        self.step.fetch_add(1, Ordering::SeqCst);
    }

    /// Says goodbye: a DISCONNECT packet, then the end of the transport.
    pub(crate) async fn leave(&self) {
        self.log.depart();
        drop(self.client.disconnect().await);
    }
}

fn hear_event(log: &Log, fence: &str, event: &Event, payload: Payload) {
    let name = match event {
        Event::Custom(name) => name.clone(),
        Event::Message => "message".to_owned(),
        _ => return,
    };
    let args = values(payload);
    if name == fence {
        log.fenced(args.first().and_then(Value::as_u64).unwrap_or(0));
    } else {
        log.hear(Sound::event(name, args));
    }
}

/// An event of the server that goes by a name which the library keeps for itself. Its own call brings an empty text.
fn of_the_server(name: &str, payload: Payload) -> Option<Sound> {
    let args = values(payload);
    (args != [Value::String(String::new())]).then(|| Sound::event(name, args))
}

/// An `error` event of the server, a refusal, or the end of the transport: the library has one callback for all, and
/// gives its own words as a text.
fn hear_error(log: &Log, payload: Payload) {
    match error(values(payload)) {
        event @ Sound::Event { .. } => log.hear(event),
        end => log.over(end),
    }
}

fn error(args: Vec<Value>) -> Sound {
    let [Value::String(text)] = args.as_slice() else { return Sound::event("error", args) };
    match text.strip_prefix(REFUSED) {
        Some(frame) => {
            let frame: Value = serde_json::from_str(frame).unwrap_or_else(|_| json!(frame));
            Sound::Refused(frame.get("message").cloned().unwrap_or(frame))
        }
        None if ENDED.iter().any(|words| text.starts_with(words)) => Sound::Disconnected,
        None => Sound::event("error", args),
    }
}

fn values(payload: Payload) -> Vec<Value> {
    match payload {
        Payload::Text(values) => values,
        Payload::Binary(bytes) => vec![json!(format!("<{} bytes>", bytes.len()))],
        #[expect(deprecated, reason = "the variant is still there")]
        Payload::String(text) => vec![json!(text)],
    }
}

/// The library wraps the array of an ack into one more.
fn unnest(mut values: Vec<Value>) -> Vec<Value> {
    if let [Value::Array(inner)] = values.as_mut_slice() { std::mem::take(inner) } else { values }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_event_with_a_text_is_no_end() {
        let heard = |text: &str| error(vec![json!(text)]);
        assert_eq!(heard("join first"), Sound::event("error", vec![json!("join first")]));
        assert_eq!(heard(&rust_socketio::Error::StoppedEngineIoSocket.to_string()), Sound::Disconnected);
        let refused = heard("Received an ConnectError frame: {\"message\":\"no\"}");
        assert_eq!(refused, Sound::Refused(json!("no")));
    }

    #[test]
    fn an_event_that_is_called_close_is_no_end() {
        assert_eq!(of_the_server("close", Payload::from("")), None);
        let args = vec![json!({"by": "bob"})];
        assert_eq!(of_the_server("close", Payload::Text(args.clone())), Some(Sound::event("close", args)));
    }
}
