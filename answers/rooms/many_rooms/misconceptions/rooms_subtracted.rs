//! Wrong: takes the `except` rooms off the list of `to` rooms, and not their sockets out of the address.

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
            let mut rooms = publish.to;
            rooms.retain(|room| !publish.except.contains(room));
            if rooms.is_empty() {
                return;
            }

            let published = json!({"text": publish.text});
            io.to(rooms).emit("published", &published).await.ok();
        });
    });
}
