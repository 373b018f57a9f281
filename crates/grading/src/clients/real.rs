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
            .on(Event::Connect, move |_, _| {
                connected.connected();
                async {}.boxed()
            })
            .on(Event::Close, move |_, _| {
                closed.over(Sound::Disconnected);
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

/// An `error` event of the server, a refusal, or the end of the transport: the library has one callback for all, and
/// gives its own words as a text.
fn hear_error(log: &Log, payload: Payload) {
    let args = values(payload);
    let [Value::String(text)] = args.as_slice() else {
        return log.hear(Sound::event("error", args));
    };
    match text.strip_prefix(REFUSED) {
        Some(frame) => {
            let frame: Value = serde_json::from_str(frame).unwrap_or_else(|_| json!(frame));
            log.over(Sound::Refused(frame.get("message").cloned().unwrap_or(frame)));
        }
        None => log.over(Sound::Disconnected),
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
