//! A chat in one file, in which each decision is a function of its own. `alternatives/one_table.rs` takes them all
//! as they are, and is right; a misconception answers one of them wrongly, and is nothing else.
//!
//! Its style: one table for everything behind an ordinary mutex, which is never held across an `.await`. To tell
//! several, it asks for their sockets and emits to each: that does not wait, so it can be done under the lock.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{Json, Router, http::header::CONTENT_TYPE, response::Html, routing::get};
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Extension, SocketRef, State, TryData},
    handler::ConnectHandler,
    socket::{DisconnectReason, Sid},
};
use tokio::time::Instant;

#[derive(Clone, Debug)]
pub struct Config {
    pub organisations: Vec<String>,
    pub history: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self { organisations: vec!["acme".into(), "globex".into()], history: 50 }
    }
}

/// The decisions, each with the right answer.
pub trait Idea: Sized + Send + Sync + 'static {
    /// Declares the namespaces.
    fn open(io: &SocketIo, config: &Config) {
        for id in &config.organisations {
            io.ns(format!("/org/{id}"), register::<Self>.with(door::<Self>));
        }
    }
    /// Whether somebody of that name may come in.
    fn welcome(_socket: &SocketRef, name: &str) -> bool {
        !name.trim().is_empty() && Self::length(name) <= 32
    }
    /// Whether that is decided before the client is told that it is connected.
    fn at_the_door() -> bool {
        true
    }
    /// Where the room's messages are kept.
    fn memory(organisation: &str, room: &str) -> Place {
        (organisation.into(), room.into())
    }
    /// What happens to a connection's other rooms when it joins one.
    fn before_join(_socket: &SocketRef, _room: &str) {}
    /// The rooms to show to a connection as its own.
    fn own_rooms(socket: &SocketRef) -> Vec<String> {
        sorted(socket.rooms().into_iter().map(String::from).filter(|room| !room.starts_with('@')))
    }
    /// The rooms to show to everybody.
    fn all_rooms(_socket: &SocketRef, table: &Table, organisation: &str) -> Vec<String> {
        let here = table.rooms.iter().filter(|((id, _), it)| id == organisation && !it.people.is_empty());
        here.map(|((_, room), _)| room.clone()).collect()
    }
    /// Whether a room that the last one has left is forgotten.
    fn forgets() -> bool {
        true
    }
    /// Whether `n` connections in a room, the new one counted, mean that somebody has arrived.
    fn is_first(n: usize) -> bool {
        n == 1
    }
    /// Whether `n` remaining connections in a room mean that somebody has departed.
    fn is_last(n: usize) -> bool {
        n == 0
    }
    /// Why somebody departed whose connection has ended. `None`: nobody is told.
    fn reason(reason: DisconnectReason) -> Option<&'static str> {
        Some(if reason == DisconnectReason::ClientNSDisconnect { "left" } else { "lost" })
    }
    /// Whether somebody may speak in a room.
    fn may_speak(is_in: bool) -> bool {
        is_in
    }
    /// Who hears the history when somebody joins.
    fn hears_history(socket: &SocketRef, _room: &str) -> Vec<SocketRef> {
        vec![socket.clone()]
    }
    /// Who hears what is said in a room.
    fn hears_said(socket: &SocketRef, room: &str) -> Vec<SocketRef> {
        socket.within(room.to_owned()).sockets()
    }
    /// Who hears that somebody types.
    fn hears_typing(socket: &SocketRef, room: &str, name: &str) -> Vec<SocketRef> {
        socket.to(room.to_owned()).except(personal(name)).sockets()
    }
    /// Who hears a whisper to somebody.
    fn hears_whisper(socket: &SocketRef, to: &str) -> Vec<SocketRef> {
        socket.within(personal(to)).sockets()
    }
    /// Who is said to speak.
    fn speaker(name: &str, _payload: &Value) -> String {
        name.into()
    }
    /// What of a text is passed on.
    fn passed_on(text: &str) -> String {
        text.into()
    }
    /// How long a name or a text is.
    fn length(text: &str) -> usize {
        text.chars().count()
    }
    /// What of a room's past is kept.
    fn keep(messages: &mut VecDeque<Value>, history: usize) {
        while messages.len() > history {
            messages.pop_front();
        }
    }
    /// A room's past, as a newcomer gets it.
    fn past(messages: &VecDeque<Value>) -> Vec<Value> {
        messages.iter().cloned().collect()
    }
    /// Whose messages are counted together, to slow them down.
    fn counted(socket: &SocketRef) -> String {
        socket.id.to_string()
    }
    /// How many of them may come in a second.
    fn limit() -> usize {
        10
    }
    /// How many are connected.
    fn connected(io: &SocketIo) -> usize {
        io.nsps().into_iter().map(|ns| ns.sockets().len()).sum()
    }
}

/// (organisation, room)
pub type Place = (String, String);

fn place(socket: &SocketRef, room: &str) -> Place {
    (socket.ns().into(), room.into())
}

/// All that the server keeps.
#[derive(Default)]
pub struct Table {
    pub rooms: BTreeMap<Place, Room>,
    pub spoken: HashMap<String, VecDeque<Instant>>,
    pub history: usize,
    came: u64,
}

#[derive(Default)]
pub struct Room {
    pub people: BTreeMap<String, BTreeSet<Sid>>,
    pub messages: VecDeque<Value>,
    pub last_id: u64,
}

impl Room {
    fn has(&self, name: &str, id: Sid) -> bool {
        self.people.get(name).is_some_and(|ids| ids.contains(&id))
    }
}

#[derive(Clone)]
pub struct Shared(Arc<Mutex<Table>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name that a connection has come in with.
#[derive(Clone)]
pub struct Name(pub String);

/// How many had come in when this one did.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nth(pub u64);

type Input = TryData<Value>;
type Outcome = Result<Value, Value>;

pub fn app<I: Idea>(config: Config) -> Router {
    let shared = Shared(Arc::new(Mutex::new(Table { history: config.history, ..Table::default() })));
    let (layer, io) = SocketIo::builder().with_state(shared).build_layer();
    I::open(&io, &config);
    let health = async move || Json(json!({"status": "ok", "connected": I::connected(&io)}));
    Router::new()
        .route("/", get(Html(include_str!("page.html"))))
        .route("/socket.js", get(([(CONTENT_TYPE, "text/javascript")], include_str!("socket.js"))))
        .route("/health", get(health))
        .layer(layer)
}

pub fn personal(name: &str) -> String {
    format!("@{name}")
}

pub fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

pub async fn door<I: Idea>(
    socket: SocketRef,
    TryData(auth): Input,
    State(shared): State<Shared>,
) -> Result<(), &'static str> {
    let auth = auth.unwrap_or_default();
    let name = auth["name"].as_str().unwrap_or_default();
    if I::at_the_door() && !I::welcome(&socket, name) {
        return Err("invalid name");
    }
    let mut table = shared.lock();
    table.came += 1;
    socket.extensions.insert(Nth(table.came));
    socket.extensions.insert(Name(name.into()));
    socket.join(personal(name));
    Ok(())
}

pub async fn register<I: Idea>(socket: SocketRef, Extension(name): Extension<Name>) {
    if !I::at_the_door() && !I::welcome(&socket, &name.0) {
        socket.disconnect().ok();
        return;
    }
    socket.on_disconnect(gone::<I>);
    socket.on("rooms", async |socket: SocketRef, State(shared): State<Shared>, ack: AckSender| {
        let rooms = I::all_rooms(&socket, &shared.lock(), socket.ns());
        ack.send(&json!({"rooms": rooms})).ok();
    });
    macro_rules! answer {
        ($($event:literal: $handler:path),* $(,)?) => {$(
            socket.on($event, async |socket: SocketRef, Extension(Name(me)): Extension<Name>, State(shared): State<Shared>,
                                     TryData(payload): Input, ack: AckSender| {
                let outcome = $handler(&socket, &me, &mut shared.lock(), &payload.unwrap_or_default());
                ack.send(&outcome.unwrap_or_else(|refusal| refusal)).ok();
            });
        )*};
    }
    answer! {
        "join": join::<I>, "leave": leave::<I>, "who": who::<I>,
        "say": say::<I>, "typing": typing::<I>, "whisper": whisper::<I>,
    }
}

fn tell(sockets: Vec<SocketRef>, event: &str, news: &Value) {
    for socket in sockets {
        socket.emit(event, news).ok();
    }
}

fn bad(field: &str) -> Value {
    json!({"error": format!("bad {field}"), "field": field})
}

fn room_of(payload: &Value) -> Result<&str, Value> {
    let room = payload["room"].as_str().ok_or_else(|| bad("room"))?;
    let letters = room.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if letters && (1..=32).contains(&room.len()) { Ok(room) } else { Err(bad("room")) }
}

fn text_of<I: Idea>(payload: &Value) -> Result<&str, Value> {
    let text = payload["text"].as_str().ok_or_else(|| bad("text"))?;
    if (1..=500).contains(&I::length(text)) { Ok(text) } else { Err(bad("text")) }
}

fn join<I: Idea>(socket: &SocketRef, me: &str, table: &mut Table, payload: &Value) -> Outcome {
    let room = room_of(payload)?;
    if socket.connected() {
        I::before_join(socket, room);
        socket.join(room.to_owned());
        let ids = table.rooms.entry(place(socket, room)).or_default().people.entry(me.to_owned()).or_default();
        let arrives = ids.insert(socket.id) && I::is_first(ids.len());
        let past = table.rooms.get(&I::memory(socket.ns(), room)).map_or_else(Vec::new, |it| I::past(&it.messages));
        tell(I::hears_history(socket, room), "history", &json!({"room": room, "messages": past}));
        if arrives {
            tell(
                socket.to(room.to_owned()).except(personal(me)).sockets(),
                "arrived",
                &json!({"room": room, "name": me}),
            );
        }
    }
    Ok(json!({"rooms": I::own_rooms(socket)}))
}

fn leave<I: Idea>(socket: &SocketRef, me: &str, table: &mut Table, payload: &Value) -> Outcome {
    let room = room_of(payload)?;
    let place = place(socket, room);
    if !table.rooms.get(&place).is_some_and(|it| it.has(me, socket.id)) {
        return Err(json!({"error": "not in it"}));
    }
    exit::<I>(socket, me, table, room, Some("left"));
    socket.leave(room.to_owned());
    Ok(json!({"rooms": I::own_rooms(socket)}))
}

async fn gone<I: Idea>(
    socket: SocketRef,
    Extension(Name(me)): Extension<Name>,
    State(shared): State<Shared>,
    reason: DisconnectReason,
) {
    let mut table = shared.lock();
    table.spoken.remove(&socket.id.to_string());
    for room in socket.rooms() {
        exit::<I>(&socket, &me, &mut table, &room, I::reason(reason));
    }
}

fn exit<I: Idea>(socket: &SocketRef, me: &str, table: &mut Table, room: &str, reason: Option<&str>) {
    let place = place(socket, room);
    let Some(it) = table.rooms.get_mut(&place) else { return };
    let Some(ids) = it.people.get_mut(me) else { return };
    ids.remove(&socket.id);
    let left = ids.len();
    if left == 0 {
        it.people.remove(me);
    }
    if it.people.is_empty() && I::forgets() {
        table.rooms.remove(&place);
    }
    if let (true, Some(reason)) = (I::is_last(left), reason) {
        let others = socket.to(room.to_owned()).except(personal(me)).sockets();
        tell(others, "departed", &json!({"room": room, "name": me, "reason": reason}));
    }
}

fn who<I: Idea>(socket: &SocketRef, _me: &str, table: &mut Table, payload: &Value) -> Outcome {
    let it = table.rooms.get(&place(socket, room_of(payload)?));
    Ok(json!({"names": it.map_or_else(Vec::new, |it| it.people.keys().collect())}))
}

fn say<I: Idea>(socket: &SocketRef, me: &str, table: &mut Table, payload: &Value) -> Outcome {
    let (room, text) = (room_of(payload)?, text_of::<I>(payload)?);
    hurry::<I>(socket, table)?;
    let is_in = table.rooms.get(&place(socket, room)).is_some_and(|it| it.has(me, socket.id));
    if !I::may_speak(is_in) {
        return Err(json!({"error": "not in it"}));
    }
    let history = table.history;
    let it = table.rooms.entry(I::memory(socket.ns(), room)).or_default();
    it.last_id += 1;
    let said = json!({"id": it.last_id, "room": room, "from": I::speaker(me, payload), "text": I::passed_on(text)});
    it.messages.push_back(said.clone());
    I::keep(&mut it.messages, history);
    tell(I::hears_said(socket, room), "said", &said);
    Ok(json!({"id": it.last_id}))
}

fn typing<I: Idea>(socket: &SocketRef, me: &str, table: &mut Table, payload: &Value) -> Outcome {
    let room = room_of(payload)?;
    let it = table.rooms.get(&place(socket, room));
    if !I::may_speak(it.is_some_and(|it| it.has(me, socket.id))) {
        return Err(json!({"error": "not in it"}));
    }
    tell(I::hears_typing(socket, room, me), "typing", &json!({"room": room, "name": I::speaker(me, payload)}));
    Ok(json!({"ok": true}))
}

fn whisper<I: Idea>(socket: &SocketRef, me: &str, table: &mut Table, payload: &Value) -> Outcome {
    let to = payload["to"].as_str().ok_or_else(|| bad("to"))?;
    let text = text_of::<I>(payload)?;
    hurry::<I>(socket, table)?;
    let screens = I::hears_whisper(socket, to);
    if screens.is_empty() {
        return Err(json!({"error": "nobody of that name"}));
    }
    let news = json!({"from": I::speaker(me, payload), "to": to, "text": I::passed_on(text)});
    tell(screens, "whispered", &news);
    Ok(json!({"delivered": true}))
}

/// Says no to what comes too fast.
fn hurry<I: Idea>(socket: &SocketRef, table: &mut Table) -> Result<(), Value> {
    let now = Instant::now();
    let spoken = table.spoken.entry(I::counted(socket)).or_default();
    while spoken.front().is_some_and(|then| now - *then >= Duration::from_secs(1)) {
        spoken.pop_front();
    }
    if spoken.len() >= I::limit() {
        return Err(json!({"error": "slow down"}));
    }
    spoken.push_back(now);
    Ok(())
}
