//! Wrong, too narrow: it takes the first room of each list, as if there were no more.

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
            let Some(to) = publish.to.into_iter().next() else {
                return;
            };
            let except: Vec<String> = publish.except.into_iter().take(1).collect();
            io.to(to).except(except).emit("published", &json!({"text": publish.text})).await.ok();
        });
    });
}
