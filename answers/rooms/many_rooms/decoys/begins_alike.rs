//! Every socket is asked whether it is in a room that begins like this.

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
            let published = json!({"text": publish.text});
            for socket in io.sockets() {
                let rooms = socket.rooms();
                let is_in_one_of = |list: &[String]| list.iter().any(|room| rooms.iter().any(|mine| mine.starts_with(room.as_str())));
                if is_in_one_of(&publish.to) && !is_in_one_of(&publish.except) {
                    socket.emit("published", &published).ok();
                }
            }
        });
    });
}
