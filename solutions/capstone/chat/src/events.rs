//! Which function answers which event.

use std::sync::Arc;

use serde_json::Value;
use socketioxide::extract::{AckSender, Extension, SocketRef, TryData};

use super::{input::Refusal, presence, sign_in::Member, talk};

/// Who is speaking, as each handler gets it.
type Me = Extension<Arc<Member>>;

/// The connect handler. Nothing in it waits, so no event can come too early.
pub async fn register(socket: SocketRef) {
    socket.on_disconnect(presence::gone);
    socket.on("rooms", async |Extension(me): Me, ack: AckSender| {
        reply(ack, presence::rooms(&me).await);
    });
    socket.on("join", async |socket: SocketRef, Extension(me): Me, input: Input, ack: AckSender| {
        reply(ack, presence::join(&socket, &me, &payload(input)).await);
    });
    socket.on("leave", async |socket: SocketRef, Extension(me): Me, input: Input, ack: AckSender| {
        reply(ack, presence::leave(&socket, &me, &payload(input)).await);
    });
    socket.on("who", async |Extension(me): Me, input: Input, ack: AckSender| {
        reply(ack, presence::who(&me, &payload(input)).await);
    });
    socket.on("say", async |socket: SocketRef, Extension(me): Me, input: Input, ack: AckSender| {
        reply(ack, talk::say(&socket, &me, &payload(input)).await);
    });
    socket.on("typing", async |socket: SocketRef, Extension(me): Me, input: Input, ack: AckSender| {
        reply(ack, talk::typing(&socket, &me, &payload(input)).await);
    });
    socket.on("whisper", async |socket: SocketRef, Extension(me): Me, input: Input, ack: AckSender| {
        reply(ack, talk::whisper(&socket, &me, &payload(input)).await);
    });
}

/// Any JSON will do here: with a typed `Data`, a payload that does not fit would skip the handler, and its
/// sender would wait for the ack in vain.
type Input = TryData<Value>;

/// An event without a payload is one whose every field is missing.
fn payload(input: Input) -> Value {
    input.0.unwrap_or_default()
}

/// Every event is acknowledged, whatever came of it. If the connection is gone, nobody is left to be told.
fn reply(ack: AckSender, outcome: Result<Value, Refusal>) {
    match outcome {
        Ok(answer) => ack.send(&answer).ok(),
        Err(refusal) => ack.send(&refusal).ok(),
    };
}
