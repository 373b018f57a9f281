//@ on: say, connection; emit: said
use socketioxide::{SocketIo, extract::SocketRef};
use rust_socketio::{Event, asynchronous::ClientBuilder};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async || {});
        // The contract has one of this name.
        socket.on("connection", async || {});
        socket.on_disconnect(async || {});
        socket.emit("said", "disconnect").ok();
        log.on("disconnect", 1);
    });
}

pub async fn listen(url: &str) {
    ClientBuilder::new(url)
        .on(Event::Connect, |_, _| async {}.boxed())
        .on("open", |_, _| async {}.boxed())
        .on("close", |_, _| async {}.boxed())
        .connect()
        .await
        .ok();
}
