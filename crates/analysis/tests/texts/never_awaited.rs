//@ on: say, news; emit: said, posted
use socketioxide::{SocketIo, extract::SocketRef, operators::BroadcastOperators as Ops};
use rust_socketio::asynchronous::{Client, ClientBuilder};

struct Hub { io: SocketIo, board: Ops }

impl Hub {
    async fn tell(&self, what: &str) {
        self.io.emit("said", what); //~ NeverAwaited { call: "self.io.emit", event: Some("said"), how: Statement }
        self.board.clone().emit("said", what); //~ NeverAwaited
        self.io.emit("said", what).await.ok();
    }
}

static IO: std::sync::OnceLock<SocketIo> = std::sync::OnceLock::new();
const SAID: &str = "said";

pub fn attach(io: &SocketIo) {
    let everybody = io.clone();
    IO.set(io.clone()).ok();
    io.ns("/", async move |socket: SocketRef| {
        socket.on("say", async move |io: SocketIo, socket: SocketRef| {
            socket
                .broadcast()
                .emit(SAID, "x"); //~ NeverAwaited { call: "socket.broadcast().emit", event: Some("said"), how: Statement }
            let _ = socket.to("a").within("b").emit("said", "x"); //~ NeverAwaited { call: "socket.to(…).within(…).emit", event: Some("said"), how: Underscore }
            _ = io.emit("said", "x"); //~ NeverAwaited { call: "io.emit", event: Some("said"), how: Underscore }
            let sent = everybody.except("a").emit("said", "x"); //~ NeverAwaited { call: "everybody.except(…).emit", event: Some("said"), how: Unused }
            drop(io.emit("said", "x")); //~ NeverAwaited { call: "io.emit", event: Some("said"), how: Dropped }
            std::mem::drop(socket.within("a").leave("a")); //~ NeverAwaited { call: "socket.within(…).leave", event: None, how: Dropped }
            io.of("/chat").map(|ns| ns.emit("said", "x")); //~ NeverAwaited { call: "ns.emit", event: Some("said"), how: Mapped }
            if let Some(ns) = io.of("/chat") {
                ns.emit("posted", "x"); //~ NeverAwaited
            }
            let Some(chat) = io.of("/chat") else { return };
            chat.emit("posted", "x"); //~ NeverAwaited
            match io.of("/news") {
                Some(news) => {
                    news.emit("posted", "x"); //~ NeverAwaited
                }
                None => {}
            }
            for ns in io.nsps() {
                ns.emit("posted", "x"); //~ NeverAwaited
            }
            io.nsps().into_iter().for_each(|ns| {
                ns.emit("posted", "x"); //~ NeverAwaited
            });
            IO.get().unwrap().emit("said", "x"); //~ NeverAwaited
            io.to("a").emit_with_ack::<_, bool>("said", "x"); //~ NeverAwaited
            let send = async || io.emit("said", "x").await;
            let _ = send(); //~ NeverAwaited { call: "send", event: None, how: Underscore }
            let _clock = async move { //~ NeverAwaited { call: "async { … }", event: None, how: Unused }
                io.emit("said", "x").await.ok();
            };
            async { io.emit("said", "x").await }; //~ NeverAwaited { call: "async { … }", event: None, how: Statement }
            shout(&io); //~ NeverAwaited { call: "shout", event: None, how: Statement }
            tokio::spawn(async move {
                io.emit("said", "x"); //~ NeverAwaited
            });
        });
    });
}

async fn shout(all: &SocketIo) {
    all.emit("said", "x").await.ok();
}

pub async fn listen(url: &str) {
    ClientBuilder::new(url).connect(); //~ NeverAwaited { call: "ClientBuilder::new(…).connect", event: None, how: Statement }
    let client: Client = ClientBuilder::new(url).connect().await.unwrap();
    client.emit("said", "x"); //~ NeverAwaited { call: "client.emit", event: Some("said"), how: Statement }
    client.disconnect(); //~ NeverAwaited
}
