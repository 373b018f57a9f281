//! Cause: `published` carries a field `to` that is not agreed.
//!
//! Named: nothing

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

            let published = json!({"to": publish.to, "text": publish.text});
            io.to(publish.to).except(publish.except).emit("published", &published).await.ok();
        });
    });
}
