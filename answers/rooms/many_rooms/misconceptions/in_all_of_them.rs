//! Wrong: only those hear it who are in all of the rooms.

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
            if publish.to.is_empty() {
                return;
            }
            for socket in io.sockets() {
                let is_in = |room: &String| socket.rooms().iter().any(|mine| mine == room);
                if publish.to.iter().all(is_in) && !publish.except.iter().any(is_in) {
                    socket.emit("published", &json!({"text": publish.text})).ok();
                }
            }
        });
    });
}
