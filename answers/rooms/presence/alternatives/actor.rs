//! Style: an actor. One task owns the table and does all the telling, so that nothing can come between.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
    socket::Sid,
};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

#[derive(Deserialize)]
struct Auth {
    name: String,
}

#[derive(Deserialize)]
struct Where {
    room: String,
}

#[derive(Serialize)]
struct About<'a> {
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    Rooms(BTreeSet<String>),
    Names(BTreeSet<String>),
}

enum Post {
    Join(SocketRef, String, String, AckSender),
    Leave(SocketRef, String, String, AckSender),
    Who(String, AckSender),
    End(Sid, String),
}

/// One line a window: the room, the person, the socket.
type Lines = BTreeMap<(String, String, Sid), SocketRef>;

pub fn attach(io: &SocketIo) {
    let (post, inbox) = unbounded_channel();
    tokio::spawn(keep_the_book(inbox));
    io.ns("/", async move |socket: SocketRef, Data(auth): Data<Auth>| register(&socket, auth.name, post));
}

fn register(socket: &SocketRef, name: String, post: UnboundedSender<Post>) {
    let (to, me) = (post.clone(), name.clone());
    socket.on("join", async move |socket: SocketRef, Data(Where { room }): Data<Where>, ack: AckSender| {
        to.send(Post::Join(socket, room, me, ack)).ok();
    });
    let (to, me) = (post.clone(), name.clone());
    socket.on("leave", async move |socket: SocketRef, Data(Where { room }): Data<Where>, ack: AckSender| {
        to.send(Post::Leave(socket, room, me, ack)).ok();
    });
    let to = post.clone();
    socket.on("who", async move |Data(Where { room }): Data<Where>, ack: AckSender| {
        to.send(Post::Who(room, ack)).ok();
    });
    socket.on_disconnect(async move |socket: SocketRef| {
        post.send(Post::End(socket.id, name)).ok();
    });
}

async fn keep_the_book(mut inbox: UnboundedReceiver<Post>) {
    let mut lines = Lines::new();
    while let Some(post) = inbox.recv().await {
        match post {
            Post::Join(socket, room, name, ack) => {
                if !people(&lines, &room).contains(&name) {
                    tell(&lines, &room, "arrived", &name);
                }
                let id = socket.id;
                lines.insert((room, name, id), socket);
                ack.send(&rooms(&lines, id)).ok();
            }
            Post::Leave(socket, room, name, ack) => {
                strike(&mut lines, room, name, socket.id);
                ack.send(&rooms(&lines, socket.id)).ok();
            }
            Post::Who(room, ack) => {
                ack.send(&Answer::Names(people(&lines, &room))).ok();
            }
            Post::End(id, name) => {
                if let Answer::Rooms(rooms) = rooms(&lines, id) {
                    for room in rooms {
                        strike(&mut lines, room, name.clone(), id);
                    }
                }
            }
        }
    }
}

fn strike(lines: &mut Lines, room: String, name: String, id: Sid) {
    let key = (room, name, id);
    if lines.remove(&key).is_some() && !people(lines, &key.0).contains(&key.1) {
        tell(lines, &key.0, "departed", &key.1);
    }
}

fn tell(lines: &Lines, room: &str, event: &str, name: &str) {
    for (_, socket) in lines.iter().filter(|((there, who, _), _)| there == room && who != name) {
        socket.emit(event, &About { name }).ok();
    }
}

fn people(lines: &Lines, room: &str) -> BTreeSet<String> {
    lines.keys().filter(|(there, ..)| there == room).map(|(_, name, _)| name.clone()).collect()
}

fn rooms(lines: &Lines, id: Sid) -> Answer {
    Answer::Rooms(lines.keys().filter(|(.., window)| *window == id).map(|(room, ..)| room.clone()).collect())
}
