//! One actor an organisation: a task owns everything the organisation knows, and whatever happens is a message to it.
//! No lock, no socketioxide rooms: it keeps the sockets itself.

use std::{
    collections::{BTreeMap, VecDeque},
    time::Duration,
};

use axum::{Json, Router, extract::State, http::header::CONTENT_TYPE, response::Html, routing::get};
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Event, Extension, SocketRef, TryData},
    handler::ConnectHandler,
    socket::{DisconnectReason, Sid},
};
use tokio::{sync::mpsc, time::Instant};

#[derive(Clone, Debug)]
pub struct Config {
    pub organisations: Vec<String>,
    pub history: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self { organisations: vec!["acme".to_owned(), "globex".to_owned()], history: 50 }
    }
}

#[derive(Clone)]
struct Name(String);

/// What can happen in an organisation.
enum Happening {
    Came { who: SocketRef, name: String },
    Asked { who: Sid, event: String, payload: Value, ack: AckSender },
    Went { who: Sid, reason: &'static str },
}

pub fn app(config: Config) -> Router {
    let (layer, io) = SocketIo::new_layer();
    for id in &config.organisations {
        let (actor, happenings) = mpsc::channel(64);
        tokio::spawn(Organisation { history: config.history, ..Organisation::default() }.run(happenings));
        io.ns(format!("/org/{id}"), (async move |socket, name| enter(socket, name, actor).await).with(sign_in));
    }
    Router::new()
        .route("/", get(Html(include_str!("../page.html"))))
        .route("/socket.js", get(([(CONTENT_TYPE, "text/javascript")], include_str!("../socket.js"))))
        .route("/health", get(health))
        .with_state(io)
        .layer(layer)
}

async fn health(State(io): State<SocketIo>) -> Json<Value> {
    let connected = io.nsps().iter().map(|ns| ns.clone().sockets().len()).sum::<usize>();
    Json(json!({"connected": connected, "status": "ok"}))
}

async fn sign_in(socket: SocketRef, auth: TryData<Value>) -> Result<(), String> {
    let name = auth.0.ok().and_then(|auth| auth["name"].as_str().map(str::to_owned));
    let name = name.filter(|name| name.chars().any(|c| !c.is_whitespace()) && name.chars().nth(32).is_none());
    socket.extensions.insert(Name(name.ok_or("invalid name")?));
    Ok(())
}

/// Hands everything on. The one handler for all events keeps them in order.
async fn enter(socket: SocketRef, Extension(Name(name)): Extension<Name>, actor: mpsc::Sender<Happening>) {
    let (asks, ends) = (actor.clone(), actor.clone());
    socket.on_fallback(async move |socket: SocketRef, Event(event): Event, payload: TryData<Value>, ack: AckSender| {
        let payload = payload.0.unwrap_or(Value::Null);
        asks.send(Happening::Asked { who: socket.id, event, payload, ack }).await.ok();
    });
    socket.on_disconnect(async move |socket: SocketRef, reason: DisconnectReason| {
        let reason = if reason == DisconnectReason::ClientNSDisconnect { "left" } else { "lost" };
        ends.send(Happening::Went { who: socket.id, reason }).await.ok();
    });
    actor.send(Happening::Came { who: socket, name }).await.ok();
}

/// Everything one organisation knows. Rooms stay when they empty: this one is small.
#[derive(Default)]
struct Organisation {
    history: usize,
    /// In the order in which they came. An organisation is small enough to look through.
    connections: Vec<Connection>,
    rooms: BTreeMap<String, Past>,
}

struct Connection {
    socket: SocketRef,
    name: String,
    rooms: Vec<String>,
    spoke: VecDeque<Instant>,
}

#[derive(Default)]
struct Past {
    messages: VecDeque<Value>,
    next: u64,
}

impl Organisation {
    async fn run(mut self, mut happenings: mpsc::Receiver<Happening>) {
        while let Some(happening) = happenings.recv().await {
            match happening {
                Happening::Came { who, name } => {
                    self.connections.push(Connection { socket: who, name, rooms: vec![], spoke: VecDeque::new() });
                }
                Happening::Asked { who, event, payload, ack } => {
                    let answer = self.answer(who, &event, &payload).unwrap_or_else(|refusal| refusal);
                    ack.send(&answer).ok();
                }
                Happening::Went { who, reason } => {
                    let Some(at) = self.connections.iter().position(|it| it.socket.id == who) else { continue };
                    let gone = self.connections.swap_remove(at);
                    for room in gone.rooms {
                        self.departed(&room, &gone.name, reason);
                    }
                }
            }
        }
    }

    fn answer(&mut self, who: Sid, event: &str, payload: &Value) -> Result<Value, Value> {
        let at = self.connections.iter().position(|it| it.socket.id == who).ok_or(json!({"error": "gone"}))?;
        match event {
            "rooms" => {
                let mut rooms: Vec<_> = self.connections.iter().flat_map(|it| &it.rooms).collect();
                rooms.sort();
                rooms.dedup();
                Ok(json!({"rooms": rooms}))
            }
            "who" => {
                let room = room(payload)?;
                let mut names: Vec<_> = self.inside(&room).map(|it| &it.name).collect();
                names.sort();
                names.dedup();
                Ok(json!({"names": names}))
            }
            "join" => self.join(at, room(payload)?),
            "leave" => self.leave(at, &room(payload)?),
            "typing" => {
                let (room, me) = (room(payload)?, &self.connections[at]);
                me.is_in(&room)?;
                let others = self.inside(&room).filter(|it| it.name != me.name);
                tell(others, "typing", &json!({"name": me.name, "room": room}));
                Ok(json!({"ok": true}))
            }
            "say" => self.say(at, &room(payload)?, text(payload)?),
            "whisper" => self.whisper(at, payload["to"].as_str().ok_or_else(|| bad("to"))?, text(payload)?),
            _ => Err(json!({"error": "no such event"})),
        }
    }

    fn join(&mut self, at: usize, room: String) -> Result<Value, Value> {
        let name = self.connections[at].name.clone();
        let news = json!({"name": name, "room": room});
        if !self.inside(&room).any(|it| it.name == name) {
            tell(self.inside(&room), "arrived", &news);
        }
        let messages = &self.rooms.entry(room.clone()).or_default().messages;
        let me = &mut self.connections[at];
        me.socket.emit("history", &json!({"messages": messages, "room": room})).ok();
        if !me.rooms.contains(&room) {
            me.rooms.push(room);
            me.rooms.sort();
        }
        Ok(json!({"rooms": me.rooms}))
    }

    fn leave(&mut self, at: usize, room: &str) -> Result<Value, Value> {
        self.connections[at].is_in(room)?;
        self.connections[at].rooms.retain(|it| it != room);
        self.departed(room, &self.connections[at].name, "left");
        Ok(json!({"rooms": self.connections[at].rooms}))
    }

    fn say(&mut self, at: usize, room: &str, text: &str) -> Result<Value, Value> {
        self.connections[at].hurry()?;
        self.connections[at].is_in(room)?;
        let from = self.connections[at].name.clone();
        let past = self.rooms.entry(room.to_owned()).or_default();
        let id = past.next;
        past.next += 1;
        let message = json!({"from": from, "id": id, "room": room, "text": text});
        past.messages.push_back(message.clone());
        if past.messages.len() > self.history {
            past.messages.pop_front();
        }
        tell(self.inside(room), "said", &message);
        Ok(json!({"id": id}))
    }

    fn whisper(&mut self, at: usize, to: &str, text: &str) -> Result<Value, Value> {
        self.connections[at].hurry()?;
        let from = &self.connections[at].name;
        let screens: Vec<_> = self.connections.iter().filter(|it| it.name == to).collect();
        if screens.is_empty() {
            return Err(json!({"error": format!("{to} is not here")}));
        }
        tell(screens.into_iter(), "whispered", &json!({"from": from, "text": text, "to": to}));
        Ok(json!({"delivered": true}))
    }

    /// Tells the rest, if no other connection of that person is in the room.
    fn departed(&self, room: &str, name: &str, reason: &str) {
        if !self.inside(room).any(|it| it.name == name) {
            tell(self.inside(room), "departed", &json!({"name": name, "reason": reason, "room": room}));
        }
    }

    fn inside(&self, room: &str) -> impl Iterator<Item = &Connection> {
        self.connections.iter().filter(move |it| it.rooms.iter().any(|name| name == room))
    }
}

impl Connection {
    fn is_in(&self, room: &str) -> Result<(), Value> {
        let is_in = self.rooms.iter().any(|it| it == room);
        if is_in { Ok(()) } else { Err(json!({"error": format!("join {room} first")})) }
    }

    fn hurry(&mut self) -> Result<(), Value> {
        self.spoke.retain(|then| then.elapsed() < Duration::from_secs(1));
        if self.spoke.len() == 10 {
            return Err(json!({"error": "slow down"}));
        }
        self.spoke.push_back(Instant::now());
        Ok(())
    }
}

fn tell<'a>(them: impl Iterator<Item = &'a Connection>, event: &str, news: &Value) {
    for it in them {
        it.socket.emit(event, news).ok();
    }
}

fn bad(field: &str) -> Value {
    json!({"error": format!("{field} is missing, or not as it should be"), "field": field})
}

fn room(payload: &Value) -> Result<String, Value> {
    let room = payload["room"].as_str().filter(|room| (1..33).contains(&room.len()));
    let room = room.filter(|room| room.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-')));
    room.map(str::to_owned).ok_or_else(|| bad("room"))
}

fn text(payload: &Value) -> Result<&str, Value> {
    let text = payload["text"].as_str().filter(|text| !text.is_empty() && text.chars().nth(500).is_none());
    text.ok_or_else(|| bad("text"))
}
