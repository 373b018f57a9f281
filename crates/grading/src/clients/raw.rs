//! A client that speaks Engine.IO and Socket.IO itself, frame by frame, over tokio-tungstenite.
//!
//! It can be cut off, close without a goodbye, send broken frames, acknowledge what the server asks, and ask many
//! things at once. WebSocket pings are its fence: the server's pong comes after all that it has sent before.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use transcript::Sound;

use super::{Log, Person};

pub(crate) struct RawClient {
    namespace: String,
    log: Log,
    outgoing: mpsc::UnboundedSender<Outgoing>,
    acks: Arc<Mutex<OpenAcks>>,
    connection: JoinHandle<()>,
}

/// What the connection's task is asked to do, in this order.
#[derive(Debug)]
enum Outgoing {
    Send(Message),
    /// Say when all before is on its way.
    Sent(oneshot::Sender<()>),
    Cut,
}

/// What is open between the client and the server.
#[derive(Debug, Default)]
struct OpenAcks {
    /// The events that wait for the server's ack, by namespace and id.
    asked: HashMap<(String, u64), String>,
    /// The ids under which the server waits for an ack, by event, oldest first.
    owed: HashMap<String, VecDeque<u64>>,
    next_id: u64,
}

impl RawClient {
    pub(crate) async fn connect(port: u16, person: &Person, log: &Log, fence: &str) -> Result<Self, String> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await.map_err(|error| error.to_string())?;
        drop(stream.set_nodelay(true));
        let url = format!("ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket");
        let (socket, _) = tokio_tungstenite::client_async(url, stream).await.map_err(|error| error.to_string())?;
        let (outgoing, to_send) = mpsc::unbounded_channel();
        let acks = Arc::new(Mutex::new(OpenAcks::default()));
        let session = Session {
            namespace: person.namespace.clone(),
            fence: fence.to_owned(),
            log: log.clone(),
            outgoing: outgoing.clone(),
            acks: acks.clone(),
            mute: person.mute,
        };
        let connection = tokio::spawn(session.run(socket, to_send));
        let client = Self { namespace: person.namespace.clone(), log: log.clone(), outgoing, acks, connection };
        let auth = person.auth.as_ref().map(Value::to_string).unwrap_or_default();
        client.frame(format!("40{}{auth}", prefix(&person.namespace)));
        Ok(client)
    }

    /// Sends a text frame as it is. What it asks for is remembered, so that the ack can be told by its event.
    pub(crate) fn frame(&self, text: String) {
        let packet = text.strip_prefix('4').and_then(Packet::read);
        if let Some(Packet { kind: '2' | '5', namespace, id: Some(id), data }) = packet
            && let Some((event, _)) = named(data)
        {
            lock(&self.acks).asked.insert((namespace, id), event);
        }
        self.send(Message::text(text));
    }

    /// Sends a binary frame as it is.
    pub(crate) fn bytes(&self, bytes: Vec<u8>) {
        self.send(Message::binary(bytes));
    }

    fn send(&self, message: Message) {
        // A connection that is over takes nothing more: what was heard says so.
        drop(self.outgoing.send(Outgoing::Send(message)));
    }

    pub(crate) fn emit(&self, event: &str, payload: &Value) {
        self.frame(packet(&self.namespace, None, event, payload));
    }

    pub(crate) fn ask(&self, event: &str, payload: &Value) {
        let id = {
            let mut acks = lock(&self.acks);
            acks.next_id += 1;
            acks.next_id
        };
        self.frame(packet(&self.namespace, Some(id), event, payload));
    }

    /// Acknowledges the oldest unanswered event of this name. Without one there is nothing to answer.
    pub(crate) fn reply(&self, event: &str, payload: &Value) {
        let id = lock(&self.acks).owed.get_mut(event).and_then(VecDeque::pop_front);
        if let Some(id) = id {
            self.frame(format!("43{}{id}{}", prefix(&self.namespace), json!([payload])));
        }
    }

    /// Waits until everything before is on its way: written, though perhaps not read.
    pub(crate) async fn sent(&self) {
        let (say, said) = oneshot::channel();
        drop(self.outgoing.send(Outgoing::Sent(say)));
        // A connection that is over sends nothing more.
        drop(said.await);
    }

    /// Asks the server for a pong once it has read everything before.
    pub(crate) fn fence(&self, number: u64) {
        self.send(Message::Ping(number.to_be_bytes().to_vec().into()));
    }

    /// Says goodbye: a DISCONNECT packet, then the end of the WebSocket.
    pub(crate) async fn leave(&mut self) {
        self.frame(format!("41{}", prefix(&self.namespace)));
        self.close().await;
    }

    /// Ends the WebSocket without a DISCONNECT packet.
    pub(crate) async fn close(&mut self) {
        self.log.depart();
        self.send(Message::Close(None));
        // The server answers the close frame; a server that does not is cut off.
        let over = self.connection.is_finished();
        if !over && tokio::time::timeout(crate::child::CAP / 4, &mut self.connection).await.is_err() {
            self.connection.abort();
        }
    }

    /// Ends the TCP connection without a word, once what was said before is on its way.
    pub(crate) async fn cut(&mut self) {
        self.log.depart();
        drop(self.outgoing.send(Outgoing::Cut));
        if !self.connection.is_finished() {
            drop((&mut self.connection).await);
        }
    }
}

impl Drop for RawClient {
    fn drop(&mut self) {
        self.connection.abort();
    }
}

/// The task that owns the connection.
struct Session {
    namespace: String,
    /// The event that is not the server's doing, but the harness's.
    fence: String,
    log: Log,
    outgoing: mpsc::UnboundedSender<Outgoing>,
    acks: Arc<Mutex<OpenAcks>>,
    mute: bool,
}

impl Session {
    async fn run(self, socket: WebSocketStream<TcpStream>, mut to_send: mpsc::UnboundedReceiver<Outgoing>) {
        let (mut sink, mut stream) = socket.split();
        loop {
            tokio::select! {
                message = stream.next() => match message {
                    Some(Ok(message)) => self.hear(message),
                    Some(Err(_)) | None => break,
                },
                Some(next) = to_send.recv() => {
                    let message = match next {
                        Outgoing::Send(message) => message,
                        Outgoing::Sent(say) => {
                            let _ = say.send(());
                            continue;
                        }
                        Outgoing::Cut => break,
                    };
                    let last = message.is_close();
                    if sink.send(message).await.is_err() {
                        break;
                    }
                    if last {
                        // Until the server has answered.
                        while let Some(Ok(_)) = stream.next().await {}
                        break;
                    }
                }
            }
        }
        self.log.over(Sound::Disconnected);
    }

    fn hear(&self, message: Message) {
        match message {
            Message::Text(text) => self.hear_text(text.as_str()),
            Message::Binary(bytes) => self.log.hear(Sound::Prose(format!("<{} bytes>", bytes.len()))),
            Message::Pong(payload) => {
                let number = payload.as_ref().try_into().map_or(0, u64::from_be_bytes);
                self.log.fenced(number);
            }
            Message::Ping(_) | Message::Close(_) | Message::Frame(_) => {}
        }
    }

    fn hear_text(&self, text: &str) {
        match text.split_at_checked(1) {
            Some(("2", _)) if self.mute => {}
            Some(("2", _)) => drop(self.outgoing.send(Outgoing::Send(Message::text("3")))),
            Some(("4", packet)) => self.hear_packet(packet),
            // The handshake, noop, and whatever else the transport says.
            _ => {}
        }
    }

    fn hear_packet(&self, packet: &str) {
        let Some(packet) = Packet::read(packet) else {
            return self.log.hear(Sound::Prose(format!("a frame nobody understands: {packet}")));
        };
        let here = packet.namespace == self.namespace;
        match (packet.kind, here) {
            ('0', true) => {
                if let Some(id) = packet.data.get("sid").and_then(Value::as_str) {
                    self.log.has_id(id);
                }
                self.log.connected();
            }
            ('1', true) => self.log.over(Sound::Disconnected),
            ('4', true) => self.log.over(Sound::Refused(packet.message())),
            (_, true) => self.sound(packet).into_iter().for_each(|sound| self.log.hear(sound)),
            // One connection may be in many namespaces. Only the person's own decides whether she is connected.
            (_, false) => {
                let namespace = packet.namespace.clone();
                if let Some(sound) = self.sound(packet) {
                    self.log.hear(Sound::Elsewhere { namespace, sound: Box::new(sound) });
                }
            }
        }
    }

    /// What a packet sounds like; nothing if it is a fence.
    fn sound(&self, packet: Packet) -> Option<Sound> {
        Some(match packet.kind {
            '0' => Sound::Connected,
            '1' => Sound::Disconnected,
            '2' | '5' => {
                let Some((name, args)) = named(packet.data) else {
                    return Some(Sound::Prose("an event without a name".into()));
                };
                if name == self.fence {
                    return None;
                }
                if let Some(id) = packet.id {
                    lock(&self.acks).owed.entry(name.clone()).or_default().push_back(id);
                }
                Sound::event(name, args)
            }
            '3' | '6' => {
                let asked = packet.id.and_then(|id| lock(&self.acks).asked.remove(&(packet.namespace, id)));
                let Some(of) = asked else {
                    return Some(Sound::Prose(format!("an ack of nothing that was asked: {}", packet.data)));
                };
                Sound::ack(of, if let Value::Array(args) = packet.data { args } else { vec![packet.data] })
            }
            '4' => Sound::Refused(packet.message()),
            other => Sound::Prose(format!("a packet of type {other}")),
        })
    }
}

/// The first element names the event.
pub(crate) fn named(data: Value) -> Option<(String, Vec<Value>)> {
    let Value::Array(mut args) = data else { return None };
    let Some(Value::String(name)) = args.first().cloned() else { return None };
    args.remove(0);
    Some((name, args))
}

/// A Socket.IO packet.
pub(crate) struct Packet {
    pub(crate) kind: char,
    pub(crate) namespace: String,
    pub(crate) id: Option<u64>,
    /// Null where there is none.
    pub(crate) data: Value,
}

impl Packet {
    pub(crate) fn read(text: &str) -> Option<Self> {
        let kind = text.chars().next()?;
        let mut rest = &text[kind.len_utf8()..];
        if matches!(kind, '5' | '6') {
            rest = rest.split_once('-')?.1;
        }
        let mut namespace = "/";
        if rest.starts_with('/') {
            (namespace, rest) = rest.split_once(',').unwrap_or((rest, ""));
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (id, data) = rest.split_at(digits);
        let data = if data.is_empty() { Value::Null } else { serde_json::from_str(data).ok()? };
        Some(Self { kind, namespace: namespace.to_owned(), id: id.parse().ok(), data })
    }

    /// Why the server refused.
    fn message(self) -> Value {
        self.data.get("message").cloned().unwrap_or(self.data)
    }
}

/// An event as a frame.
fn packet(namespace: &str, id: Option<u64>, event: &str, payload: &Value) -> String {
    let id = id.map(|id| id.to_string()).unwrap_or_default();
    format!("42{}{id}{}", prefix(namespace), json!([event, payload]))
}

/// "/" is not written.
fn prefix(namespace: &str) -> String {
    if namespace == "/" { String::new() } else { format!("{namespace},") }
}

fn lock(acks: &Mutex<OpenAcks>) -> MutexGuard<'_, OpenAcks> {
    acks.lock().unwrap_or_else(PoisonError::into_inner)
}
