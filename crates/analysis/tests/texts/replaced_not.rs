//@ on: say, tell; emit: said
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", one);
    io.ns("/chat", two);
    io.ns("/news", two);
}

async fn one(socket: SocketRef) {
    if socket.rooms().is_empty() {
        socket.on("say", first);
    } else {
        socket.on("say", second);
    }
    match socket.ns() {
        "/" => socket.on("tell", first),
        _ => socket.on("tell", second),
    }
    #[cfg(feature = "loud")]
    socket.on("shout", first);
    #[cfg(not(feature = "loud"))]
    socket.on("shout", second);
}

async fn two(socket: SocketRef, io: SocketIo) {
    socket.on("say", first);
    socket.on("tell", second);
    for socket in io.sockets() {
        socket.on("say", second);
    }
    let socket = other(&io);
    socket.on("say", first);
}

async fn first() {}
async fn second() {}
