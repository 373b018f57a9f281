//@ on: say, tell; emit: said
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/chat", first); //~ Replaced { what: Namespace("/chat"), by: 6 }
    io.ns("/chat", second);
}

async fn first(socket: SocketRef) {
    socket.on("say", one); //~ Replaced { what: Event("say"), by: 13 }
    socket.on("tell", one);
    socket.on_disconnect(async || {}); //~ Replaced { what: Disconnect, by: 16 }
    socket.on("say", async |socket: SocketRef| {
        socket.emit("said", "x").ok();
    });
    socket.on_disconnect(async || {});
    socket.on_fallback(one); //~ Replaced { what: Fallback, by: 18 }
    socket.on_fallback(one);
}

async fn second(socket: SocketRef) {
    socket.on("say", one);
}

async fn one(socket: SocketRef) {
    socket.emit("said", "x").ok();
}
