//@ on: say; emit: said
use futures_util::{FutureExt, future::join_all};
use socketioxide::{SocketIo, extract::SocketRef};

struct Radio;
impl Radio {
    fn emit(&self, _what: &str, _x: &str) {}
    fn to(&self, _room: &str) -> Self { Radio }
    async fn send(&self) {}
}

macro_rules! say {
    ($who:expr) => { $who.emit("said", "x"); };
}

pub fn attach(io: &SocketIo) {
    // io.emit("said", "x");
    let text = "io.emit(); socket.broadcast().emit();";
    let raw = r#"io.to("a").emit("said", "x");"#;
    /* io.emit("said", "x"); /* nested */ io.emit("said", "x"); */
    io.ns("/", async |socket: SocketRef| {
        socket.emit("said", "x");
        let _ = socket.emit("said", "x");
        socket.timeout(T).emit("said", "x");
        socket.volatile().emit("said", "x");
        socket.join("a");
        socket.leave("a");
        socket.disconnect();
        Radio.to("a").emit("said", "x");
        let radio = Radio;
        radio.emit("said", "x");
        say!(socket);
        socket.on("say", async |io: SocketIo, socket: SocketRef, ack: AckSender| {
            io.emit("said", "x").await.ok();
            let sending = io.emit("said", "x");
            sending.await.ok();
            let all: Vec<_> = io.nsps().into_iter().map(|ns| ns.emit("said", "x")).collect();
            join_all(all).await;
            join_all(io.nsps().into_iter().map(|ns| ns.emit("said", "x"))).await;
            io.emit("said", "x").now_or_never();
            tokio::join!(io.emit("said", "x"), socket.broadcast().emit("said", "x"));
            tokio::select! {
                _ = io.emit("said", "x") => {}
                _ = socket.within("a").emit("said", "x") => {}
            }
            tokio::spawn(socket.broadcast().emit("said", "x"));
            drop(io);
            for other in socket.broadcast().sockets() {
                other.emit("said", "x");
                drop(other.emit("said", "x"));
                let _ = other.emit("said", "x");
            }
            let io = Radio;
            io.emit("said", "x");
            let send = later(&socket);
            send.await;
            match 1 {
                1 => socket.to("a").emit("said", "x").await,
                _ => socket.to("b").emit("said", "x").await,
            }.ok();
        });
    });
}

async fn later(socket: &SocketRef) {
    socket.broadcast().emit("said", "x").await.ok();
}

fn blocks(io: SocketIo) -> impl Future<Output = ()> {
    let send = async || {};
    let sent = send();
    tokio::spawn(sent);
    let one = async {
        io.emit("said", "x").await.ok();
    };
    tokio::spawn(one);
    let two = async move { io.emit("said", "x").await.ok() };
    async move {
        two.await;
    }
}

fn made(socket: &SocketRef) -> impl Future<Output = ()> {
    socket.broadcast().emit("said", "x")
}

#[cfg(test)]
mod tests {
    fn sends(io: &SocketIo) {
        io.emit("said", "x");
    }
}

#[cfg(any())]
fn gone(io: &SocketIo) {
    io.emit("said", "x");
}

fn nobody_calls_this(io: &SocketIo) {
    io.emit("said", "x");
}
