//! Every expression of `end/cheat-sheet.md`, compiled. Nothing here runs but the comparison with the page.

#![allow(dead_code, clippy::unwrap_used, reason = "it only has to compile")]

use futures_util::{FutureExt, future::BoxFuture};
use snippets::{
    AckSender, Client, ClientBuilder, ConnectHandler, Data, DisconnectReason, Duration, Payload, SocketIo, SocketRef,
    Value, json,
};
use socketioxide::extract::Event;

async fn who_hears_it(
    io: SocketIo,
    socket: SocketRef,
    ack: AckSender,
    x: Value,
) -> Result<(), Box<dyn std::error::Error>> {
    socket.emit("e", &x)?;
    socket.broadcast().emit("e", &x).await?;
    io.emit("e", &x).await?;
    io.of("/chat").unwrap().emit("e", &x).await?;
    socket.to("r").emit("e", &x).await?;
    socket.within("r").emit("e", &x).await?;
    io.to("r").emit("e", &x).await?;
    socket.to(["a", "b"]).emit("e", &x).await?;
    io.to("a").except("b").emit("e", &x).await?;
    socket.volatile().emit("e", &x)?;
    ack.send(&x)?;
    Ok(())
}

#[derive(Debug)]
struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unauthorized")
    }
}

async fn middleware(_socket: SocketRef) -> Result<(), Refused> {
    Err(Refused)
}

async fn handler(_socket: SocketRef) {}

fn handlers(io: &SocketIo, socket: SocketRef) {
    io.ns("/chat", async |_socket: SocketRef| {});
    io.dyn_ns("/org/{id}", async |_socket: SocketRef| {}).expect("a pattern");
    io.ns("/staff", handler.with(middleware));
    socket.on("say", async |_socket: SocketRef, Data(_x): Data<Value>| {});
    socket.on_fallback(async |Event(_name): Event, Data(_x): Data<Value>| {});
    socket.on_disconnect(async |_socket: SocketRef, _reason: DisconnectReason| {});
}

async fn rooms(io: SocketIo, socket: SocketRef) -> Result<(), Box<dyn std::error::Error>> {
    socket.join("r");
    socket.leave("r");
    let _ = socket.rooms().iter().any(|r| r == "r");
    let _ = io.within("r").sockets();
    io.within("r").join("s").await?;
    io.within("r").leave("r").await?;
    io.within("r").disconnect().await?;
    socket.leave_all();
    Ok(())
}

async fn client(url: &str, time: Duration) -> Result<(), rust_socketio::Error> {
    let callback = |_: Payload, _: Client| -> BoxFuture<'static, ()> { async {}.boxed() };
    let builder = ClientBuilder::new(url).namespace("/chat").auth(json!({})).on("e", callback).reconnect(false);
    let client = builder.connect().await?;
    client.emit("e", json!({})).await?;
    client.emit_with_ack("e", json!({}), time, callback).await
}

#[test]
fn each_way_to_speak_on_the_page_is_compiled_here() {
    let (page, here) = (include_str!("../../../book/src/end/cheat-sheet.md"), include_str!("cheat_sheet.rs"));
    let table = page.split("## ").find(|section| section.starts_with("Who hears it?")).expect("the section");
    let rows: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert!(rows.len() > 10);
    for row in rows {
        assert!(here.contains(&format!("    {row}?;")), "`{row}` is not compiled");
    }
}
