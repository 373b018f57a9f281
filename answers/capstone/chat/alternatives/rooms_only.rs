//! As little of one's own as possible: socketioxide's rooms say who is where, the sockets' extensions who is who. Only
//! the past has a table. Ids come from one counter for the whole server, so that they rise in each room with gaps.

use std::{
    collections::{BTreeSet, HashMap, VecDeque},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{Json, Router, response::Html, routing::get};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef, State, TryData},
    handler::ConnectHandler,
    operators::BroadcastOperators,
    socket::DisconnectReason,
};

#[derive(Clone, Debug)]
pub struct Config {
    pub organisations: Vec<String>,
    pub history: usize,
}

impl Default for Config {
    fn default() -> Self {
        Config { organisations: vec!["acme".to_string(), "globex".to_string()], history: 50 }
    }
}

#[derive(Clone)]
struct Person(String);

/// Not Tokio's time but the system's. When this connection spoke.
#[derive(Clone, Default)]
struct Spoken(Arc<Mutex<VecDeque<Instant>>>);

#[derive(Clone, Serialize)]
struct Said {
    id: u64,
    room: String,
    from: String,
    text: String,
}

/// (namespace, room) → what was said there.
type Past = HashMap<(String, String), VecDeque<Said>>;

#[derive(Clone)]
struct Chat {
    config: Config,
    ids: Arc<AtomicU64>,
    past: Arc<Mutex<Past>>,
}

#[derive(Deserialize)]
struct Payload {
    #[serde(default)]
    room: Value,
    #[serde(default)]
    text: Value,
    #[serde(default)]
    to: Value,
}

impl Payload {
    fn room(&self) -> Option<String> {
        let room = self.room.as_str()?;
        let good = room.chars().all(|c| c == '-' || c.is_ascii_digit() || c.is_ascii_lowercase());
        (good && !room.is_empty() && room.len() <= 32).then(|| room.to_string())
    }

    fn text(&self) -> Option<String> {
        let text = self.text.as_str()?;
        (!text.is_empty() && text.chars().count() <= 500).then(|| text.to_string())
    }
}

pub fn app(config: Config) -> Router {
    let chat = Chat { config: config.clone(), ids: Arc::default(), past: Arc::default() };
    let (layer, io) = SocketIo::builder().with_state(chat).build_layer();
    for id in config.organisations {
        io.ns(format!("/org/{id}"), connected.with(named));
    }
    let health = move || {
        let connected: usize = io.nsps().into_iter().map(|ns| ns.sockets().len()).sum();
        async move { Json(json!({"status": "ok", "connected": connected})) }
    };
    let client = ([("content-type", "text/javascript")], include_str!("../socket.js"));
    Router::new()
        .route("/", get(async || Html(include_str!("../page.html"))))
        .route("/socket.js", get(client))
        .route("/health", get(health))
        .layer(layer)
}

async fn named(socket: SocketRef, TryData(auth): TryData<HashMap<String, Value>>) -> Result<(), &'static str> {
    let auth = auth.map_err(|_| "invalid name")?;
    let Some(Value::String(name)) = auth.get("name") else { return Err("invalid name") };
    if !(1..=32).contains(&name.chars().count()) || name.trim() == "" {
        return Err("invalid name");
    }
    socket.extensions.insert(Person(name.clone()));
    socket.extensions.insert(Spoken::default());
    Ok(())
}

async fn connected(socket: SocketRef) {
    socket.on("join", join);
    socket.on("leave", leave);
    socket.on("say", say);
    socket.on("typing", typing);
    socket.on("whisper", whisper);
    socket.on("who", async |socket: SocketRef, Data(payload): Data<Payload>, ack: AckSender| {
        let Some(room) = payload.room() else { return refuse(ack, "room") };
        ack.send(&json!({"names": names(&socket, &room)})).ok();
    });
    socket.on("rooms", async |socket: SocketRef, ack: AckSender| {
        let mut rooms = socket.broadcast().rooms().await.unwrap_or_default();
        rooms.extend(socket.rooms());
        ack.send(&json!({"rooms": rooms.into_iter().collect::<BTreeSet<_>>()})).ok();
    });
    socket.on_disconnect(async |socket: SocketRef, reason: DisconnectReason| {
        let reason = if matches!(reason, DisconnectReason::ClientNSDisconnect) { "left" } else { "lost" };
        for room in socket.rooms() {
            socket.leave(room.clone());
            departed(&socket, &room, reason).await;
        }
    });
}

async fn join(socket: SocketRef, State(chat): State<Chat>, Data(payload): Data<Payload>, ack: AckSender) {
    let Some(room) = payload.room() else { return refuse(ack, "room") };
    let new = !names(&socket, &room).contains(&name(&socket));
    {
        let past = chat.past.lock().expect("nobody panics here");
        let messages = past.get(&(socket.ns().to_string(), room.clone())).cloned().unwrap_or_default();
        socket.join(room.clone());
        socket.emit("history", &json!({"room": room, "messages": messages})).ok();
    }
    if new {
        socket.to(room.clone()).emit("arrived", &json!({"room": room, "name": name(&socket)})).await.ok();
    }
    ack.send(&json!({"rooms": rooms(&socket)})).ok();
}

async fn leave(socket: SocketRef, Data(payload): Data<Payload>, ack: AckSender) {
    let Some(room) = payload.room() else { return refuse(ack, "room") };
    if !rooms(&socket).contains(&room) {
        ack.send(&json!({"error": "you are elsewhere"})).ok();
        return;
    }
    socket.leave(room.clone());
    departed(&socket, &room, "left").await;
    ack.send(&json!({"rooms": rooms(&socket)})).ok();
}

async fn say(socket: SocketRef, State(chat): State<Chat>, Data(payload): Data<Payload>, ack: AckSender) {
    if too_fast(&socket) {
        ack.send(&json!({"error": "slow down"})).ok();
        return;
    }
    let Some(room) = payload.room() else { return refuse(ack, "room") };
    let Some(text) = payload.text() else { return refuse(ack, "text") };
    if !rooms(&socket).contains(&room) {
        ack.send(&json!({"error": "you are elsewhere"})).ok();
        return;
    }
    let id = chat.ids.fetch_add(1, Ordering::Relaxed);
    let said = Said { id, room: room.clone(), from: name(&socket), text };
    {
        let mut past = chat.past.lock().expect("nobody panics here");
        let messages = past.entry((socket.ns().to_string(), room.clone())).or_default();
        messages.push_back(said.clone());
        if messages.len() > chat.config.history {
            messages.pop_front();
        }
    }
    socket.within(room).emit("said", &said).await.ok();
    ack.send(&json!({"id": id})).ok();
}

async fn typing(socket: SocketRef, Data(payload): Data<Payload>, ack: AckSender) {
    let Some(room) = payload.room() else { return refuse(ack, "room") };
    if !rooms(&socket).contains(&room) {
        ack.send(&json!({"error": "you are elsewhere"})).ok();
        return;
    }
    for other in socket.to(room.clone()).sockets() {
        if name(&other) != name(&socket) {
            other.emit("typing", &json!({"room": room, "name": name(&socket)})).ok();
        }
    }
    ack.send(&json!({"ok": true})).ok();
}

async fn whisper(socket: SocketRef, Data(payload): Data<Payload>, ack: AckSender) {
    if too_fast(&socket) {
        ack.send(&json!({"error": "slow down"})).ok();
        return;
    }
    let Some(to) = payload.to.as_str() else { return refuse(ack, "to") };
    let Some(text) = payload.text() else { return refuse(ack, "text") };
    let mut screens = everybody(&socket);
    screens.retain(|it| name(it) == to);
    if screens.is_empty() {
        ack.send(&json!({"error": "no such person"})).ok();
        return;
    }
    for screen in screens {
        screen.emit("whispered", &json!({"from": name(&socket), "to": to, "text": text})).ok();
    }
    ack.send(&json!({"delivered": true})).ok();
}

/// Called after the socket has left the room.
async fn departed(socket: &SocketRef, room: &str, reason: &str) {
    let name = name(socket);
    if !names(socket, room).contains(&name) {
        let operators: BroadcastOperators = socket.to(room.to_string());
        operators.emit("departed", &json!({"room": room, "name": name, "reason": reason})).await.ok();
    }
}

fn refuse(ack: AckSender, field: &str) {
    ack.send(&json!({"error": format!("bad {field}"), "field": field})).ok();
}

fn name(socket: &SocketRef) -> String {
    socket.extensions.get::<Person>().map(|person| person.0).unwrap_or_default()
}

fn names(socket: &SocketRef, room: &str) -> BTreeSet<String> {
    socket.within(room.to_string()).sockets().iter().map(name).collect()
}

fn rooms(socket: &SocketRef) -> BTreeSet<String> {
    socket.rooms().into_iter().map(String::from).collect()
}

fn everybody(socket: &SocketRef) -> Vec<SocketRef> {
    let mut all = socket.broadcast().sockets();
    all.push(socket.clone());
    all
}

fn too_fast(socket: &SocketRef) -> bool {
    let spoken = socket.extensions.get::<Spoken>().unwrap_or_default();
    let mut spoken = spoken.0.lock().expect("nobody panics here");
    spoken.retain(|then| then.elapsed() < Duration::from_secs(1));
    spoken.push_back(Instant::now());
    spoken.len() > 10
}
