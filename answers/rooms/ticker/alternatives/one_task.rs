//! Style: one task for all rooms. It is told who comes and goes, and sleeps until the next tick is due, or for good.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashSet},
    future::pending,
    time::Duration,
};

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};
use tokio::{
    sync::mpsc,
    time::{Instant, sleep_until},
};

#[derive(Deserialize)]
struct Named {
    room: String,
}

fn rooms_of(socket: &SocketRef) -> Vec<Cow<'static, str>> {
    let mut rooms = socket.rooms();
    rooms.sort();
    rooms
}

enum News {
    Joined(String, Sid),
    Left(String, Sid),
    Gone(Sid),
}

struct Room {
    inside: HashSet<Sid>,
    n: u64,
    due: Instant,
}

const SECOND: Duration = Duration::from_secs(1);

async fn keep_time(io: SocketIo, mut news: mpsc::UnboundedReceiver<News>) {
    let mut rooms: BTreeMap<String, Room> = BTreeMap::new();
    loop {
        let next = rooms.values().map(|room| room.due).min();
        let due = async {
            match next {
                Some(next) => sleep_until(next).await,
                None => pending().await,
            }
        };
        tokio::select! {
            heard = news.recv() => match heard {
                Some(News::Joined(room, who)) => {
                    let begin = || Room { inside: HashSet::new(), n: 0, due: Instant::now() + SECOND };
                    rooms.entry(room).or_insert_with(begin).inside.insert(who);
                }
                Some(News::Left(room, who)) => {
                    if let Some(room) = rooms.get_mut(&room) {
                        room.inside.remove(&who);
                    }
                }
                Some(News::Gone(who)) => rooms.values_mut().for_each(|room| {
                    room.inside.remove(&who);
                }),
                None => return,
            },
            () = due => {
                let now = Instant::now();
                for (name, room) in rooms.iter_mut().filter(|(_, room)| room.due <= now) {
                    room.n += 1;
                    room.due += SECOND;
                    io.to(name.clone()).emit("tick", &json!({"room": name, "n": room.n})).await.ok();
                }
            }
        }
        rooms.retain(|_, room| !room.inside.is_empty());
    }
}

pub fn attach(io: &SocketIo) {
    let (tell, news) = mpsc::unbounded_channel();
    tokio::spawn(keep_time(io.clone(), news));
    io.ns("/", async move |socket: SocketRef| {
        let joined = tell.clone();
        socket.on("join", async move |socket: SocketRef, Data(Named { room }): Data<Named>, ack: AckSender| {
            socket.join(room.clone());
            joined.send(News::Joined(room, socket.id)).ok();
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
        let left = tell.clone();
        socket.on("leave", async move |socket: SocketRef, Data(Named { room }): Data<Named>, ack: AckSender| {
            socket.leave(room.clone());
            left.send(News::Left(room, socket.id)).ok();
            ack.send(&json!({"rooms": rooms_of(&socket)})).ok();
        });
        socket.on_disconnect(async move |socket: SocketRef| {
            tell.send(News::Gone(socket.id)).ok();
        });
    });
}
