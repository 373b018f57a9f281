//@ on: say; emit: said
use socketioxide::{SocketIo, extract::SocketRef};
use rust_socketio::asynchronous::ClientBuilder;

const GONE: &str = "disconnecting";

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("connect", async || {}); //~ NeverSent { event: "connect", instead: Namespace }
        socket.on("connection", async || {}); //~ NeverSent { event: "connection", instead: Namespace }
        socket.on("disconnect", async || {}); //~ NeverSent { event: "disconnect", instead: OnDisconnect }
        socket.on(GONE, async || {}); //~ NeverSent { event: "disconnecting", instead: OnDisconnect }
        socket.on("connect_error", async || {}); //~ NeverSent { event: "connect_error", instead: Middleware }
        socket.emit("connect_error", "unauthorized").ok(); //~ ReservedEvent { event: "connect_error", instead: Middleware }
        socket.emit("disconnect", "unauthorized").ok(); //~ ReservedEvent { event: "disconnect", instead: OnDisconnect }
    });
}

pub async fn listen(url: &str) {
    ClientBuilder::new(url)
        .reconnect(false)
        .on("connect", |_, _| async {}.boxed()) //~ NeverSent { event: "connect", instead: EventConnect }
        .on("disconnect", |_, _| async {}.boxed()) //~ NeverSent { event: "disconnect", instead: EventClose }
        .on("connect_error", |_, _| async {}.boxed()) //~ NeverSent { event: "connect_error", instead: EventError }
        .connect()
        .await
        .ok();
}
