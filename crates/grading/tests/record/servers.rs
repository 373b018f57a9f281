//! Small servers, each with one thing to tell.

use std::time::Duration;

use grading::Answer;
use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};
use socketioxide::handler::ConnectHandler;

/// The server of this name.
pub(crate) fn find(name: &str) -> Answer {
    Answer::Attach(match name {
        "right" => right,
        "never_awaited" => never_awaited,
        "empty_room" => empty_room,
        "only_the_sender" => only_the_sender,
        "another_namespace" => another_namespace,
        "asked_of_nobody" => asked_of_nobody,
        "awaited_later" => awaited_later,
        "no_handler" => no_handler,
        "fallback" => fallback,
        "skipped" => skipped,
        "ack_of_a_text" => ack_of_a_text,
        "skipped_connect" => skipped_connect,
        "says_goodbye" => says_goodbye,
        "gatekeeper" => gatekeeper,
        "dynamic" => dynamic,
        "panics" => panics,
        "joins" => joins,
        "full_buffer" => full_buffer,
        "flood" => flood,
        "own_id" => own_id,
        "blocks" => blocks,
        "app" => return Answer::App(app),
        other => panic!("there is no server {other:?}"),
    })
}

fn right(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(said): Data<Value>| {
            socket.broadcast().emit("said", &said).await.ok();
        });
    });
}

fn never_awaited(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(said): Data<Value>| {
            drop(socket.broadcast().emit("said", &said));
        });
    });
}

fn empty_room(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(said): Data<Value>| {
            socket.to("/").emit("said", &said).await.ok();
        });
    });
}

fn only_the_sender(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(said): Data<Value>| {
            socket.join("alices");
            socket.to("alices").emit("said", &said).await.ok();
        });
    });
}

fn another_namespace(io: &SocketIo) {
    io.ns("/chat", async || {});
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |io: SocketIo, Data(said): Data<Value>| {
            if let Some(chat) = io.of("/chat") {
                chat.emit("said", &said).await.ok();
            }
        });
    });
}

fn asked_of_nobody(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |io: SocketIo, Data(said): Data<Value>| {
            drop(io.to("nobody").emit_with_ack::<_, Value>("said", &said).await);
        });
    });
}

fn awaited_later(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(said): Data<Value>| {
            let sending = socket.broadcast().emit("said", &said);
            tokio::time::sleep(Duration::from_millis(600)).await;
            sending.await.ok();
        });
    });
}

fn no_handler(io: &SocketIo) {
    io.ns("/", async || {});
}

fn fallback(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| socket.on_fallback(async || {}));
}

fn skipped(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(said): Data<String>| {
            socket.broadcast().emit("said", &said).await.ok();
        });
    });
}

fn ack_of_a_text(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |ack: AckSender| {
            ack.send("delivered").ok();
        });
    });
}

#[derive(Deserialize)]
struct Auth {
    token: String,
}

fn skipped_connect(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef, Data(auth): Data<Auth>| {
        socket.on("say", async move |socket: SocketRef| {
            socket.broadcast().emit("said", &auth.token).await.ok();
        });
    });
}

fn says_goodbye(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on_disconnect(async |socket: SocketRef| {
            socket.broadcast().emit("left", &json!(1)).await.ok();
        });
    });
}

fn gatekeeper(io: &SocketIo) {
    let doorkeeper = async |Data(auth): Data<Auth>| match auth.token.as_str() {
        "right" => Ok(()),
        _ => Err("unauthorized"),
    };
    io.ns("/", (async || {}).with(doorkeeper));
}

fn dynamic(io: &SocketIo) {
    io.ns("/", async || {});
    io.dyn_ns("/org/{id}", async || {}).ok();
}

fn panics(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async || panic!("no luck"));
    });
}

fn joins(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", async |socket: SocketRef, Data(room): Data<String>| socket.join(room));
    });
}

fn full_buffer(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef| {
            for number in 0..300 {
                socket.emit("said", &number).ok();
            }
        });
    });
}

fn flood(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef| {
            for number in 0..3_000 {
                socket.broadcast().emit("said", &number).await.ok();
                tokio::task::yield_now().await;
            }
        });
    });
}

fn own_id(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef| {
            socket.broadcast().emit("said", &socket.id).await.ok();
        });
    });
}

fn blocks(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(said): Data<Value>| {
            socket.broadcast().emit("said", &said).await.ok();
            std::thread::sleep(Duration::from_secs(3_600));
        });
    });
}

fn app() -> axum::Router {
    let (layer, io) = SocketIo::new_layer();
    right(&io);
    axum::Router::new().layer(layer)
}
