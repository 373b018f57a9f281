//@ on: join, say, login; emit: said
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef| {
            socket.on("say", async || {}); //~ OnInHandler { event: Some("say"), within: Event("join") }
        });
        socket.on("login", login);
        socket.on_fallback(async |socket: SocketRef| {
            socket.on("say", async || {}); //~ OnInHandler { event: Some("say"), within: SomeEvent }
        });
        socket.on_disconnect(async |socket: SocketRef| {
            socket.on("say", async || {}); //~ OnInHandler { event: Some("say"), within: Disconnect }
        });
    });
}

async fn login(socket: SocketRef) {
    ready(&socket);
}

fn ready(socket: &SocketRef) {
    socket.on("say", async || {}); //~ OnInHandler { event: Some("say"), within: Event("login") }
}
