//! Too narrow: speaks to those who were there when the announcer connected, not to those who are there now.

use serde_json::Value;
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |io: SocketIo, socket: SocketRef| {
        let everybody = io.sockets();
        socket.on("announce", async move |Data(news): Data<Value>| {
            for listener in everybody {
                let _ = listener.emit("announcement", &news);
            }
        });
    });
}
