//! The server of `tests/browser/asked.test.mjs`: what the pages below `asked/` show, in one program. It says where it listens,
//! and ends with its stdin.

use std::time::Duration;

use axum::{
    Router,
    body::Bytes,
    extract::{Path, State as AxumState},
    routing::post,
};
use snippets::{AckSender, ConnectHandler, Data, Deserialize, Serialize, SocketIo, SocketRef, TryData, Value};
use tokio::{io::AsyncReadExt, net::TcpListener};

/// As on the page about bytes.
#[derive(Deserialize, Serialize)]
struct Picture {
    name: String,
    image: Bytes,
}

/// From an HTTP route, as on the page.
async fn tell(AxumState(io): AxumState<SocketIo>, Path(room): Path<String>, text: String) {
    io.to(room).emit("news", &text).await.ok();
}

/// Says to everybody when the task that holds it has been freed.
struct Held(SocketIo);

impl Drop for Held {
    fn drop(&mut self) {
        let io = self.0.clone();
        tokio::spawn(async move { io.emit("freed", &()).await });
    }
}

async fn connected(socket: SocketRef, io: SocketIo, TryData(auth): TryData<Value>) {
    socket.join("garden");
    socket.on("say", async |socket: SocketRef, Data(said): Data<Value>| {
        socket.emit("said", &said).ok();
    });
    socket.on("rtt", async |ack: AckSender| {
        ack.send(&()).ok();
    });
    socket.on("picture", async |socket: SocketRef, Data(picture): Data<Picture>| {
        socket.emit("picture", &picture).ok();
    });
    socket.on("piece", async |Data(picture): Data<Picture>, ack: AckSender| {
        ack.send(&picture.image.len()).ok();
    });
    socket.on("leave", async |socket: SocketRef| {
        socket.disconnect().ok();
    });
    let held = Held(io);
    let to = socket.clone();
    let task = tokio::spawn(async move {
        let _held = held;
        let mut second = tokio::time::interval(Duration::from_secs(1));
        loop {
            second.tick().await;
            if to.emit("tick", &()).is_err() {
                return;
            }
        }
    });
    let end = task.abort_handle();
    socket.on_disconnect(async move || end.abort());
    socket.emit("auth", &auth.unwrap_or_default()).ok();
}

#[derive(Deserialize)]
struct Ticket {
    #[serde(rename = "seat")]
    _seat: u32,
}

async fn door(TryData(auth): TryData<Value>) -> Result<(), &'static str> {
    if auth.is_ok_and(|auth| auth["token"] == "bad") { Err("no") } else { Ok(()) }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let (layer, io) = SocketIo::builder().ws_max_message_size(1_000_000).build_layer();
    io.ns("/", connected.with(door));
    io.ns("/open", async || {});
    // The same extractor, asked before somebody is in, and afterwards.
    io.ns("/asked-before", (async || {}).with(async |Data(_): Data<Ticket>| Ok::<_, &str>(())));
    io.ns("/asked-after", async |Data(_): Data<Ticket>| {});
    let app = Router::new().route("/rooms/{room}/news", post(tell)).layer(layer).with_state(io);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}", listener.local_addr()?);
    let mut end = Vec::new();
    tokio::select! {
        served = async { axum::serve(listener, app).await } => served,
        _ = async { tokio::io::stdin().read_to_end(&mut end).await } => Ok(()),
    }
}
