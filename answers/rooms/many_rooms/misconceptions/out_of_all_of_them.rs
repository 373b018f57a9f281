//! Wrong: only those are left out who are in all of the `except` rooms.

use serde::Deserialize;
use serde_json::json;
use socketioxide::{
    SocketIo,
    extract::{AckSender, Data, SocketRef},
};

#[derive(Deserialize)]
struct Join {
    room: String,
}

#[derive(Deserialize)]
struct Publish {
    to: Vec<String>,
    except: Vec<String>,
    text: String,
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(join): Data<Join>, ack: AckSender| {
            socket.join(join.room);
            let mut rooms = socket.rooms();
            rooms.sort();
            ack.send(&json!({"rooms": rooms})).ok();
        });

        socket.on("publish", async |io: SocketIo, Data(publish): Data<Publish>| {
            for socket in io.sockets() {
                let is_in = |room: &String| socket.rooms().iter().any(|mine| mine == room);
                let left_out = !publish.except.is_empty() && publish.except.iter().all(is_in);
                if publish.to.iter().any(is_in) && !left_out {
                    socket.emit("published", &json!({"text": publish.text})).ok();
                }
            }
        });
    });
}
