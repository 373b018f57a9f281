//@ on: join, say; emit: said
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        tokio::spawn(async move {
            socket.on("say", async || {});
        });
    });
    io.ns("/chat", enter);
    let room = async |socket: SocketRef| {
        socket.on("say", async || {});
    };
    io.ns("/staff", room.with(check));
    io.ns("/news", move |socket: SocketRef| async move { socket.on("say", async || {}) });
}

async fn enter(socket: SocketRef) {
    socket.on("join", join);
    socket.on("say", async || {});
    both(&socket);
}

async fn join(socket: SocketRef) {
    socket.join("a");
    both(&socket);
}

// Called when she connects, too.
fn both(socket: &SocketRef) {
    socket.on("tell", async || {});
}
