//! Cause: a number that is too big is held at the border of an `i32` and passed on, and not refused.
//!
//! Named: nothing

use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, Data(place): Data<Value>| {
            let held = |field: &str| Some(place[field].as_i64()?.clamp(i32::MIN.into(), i32::MAX.into()));
            let (Some(x), Some(y)) = (held("x"), held("y")) else {
                socket.emit("invalid", &json!({"reason": "two whole numbers"})).ok();
                return;
            };
            socket.broadcast().emit("moved", &json!({"x": x, "y": y})).await.ok();
        });
    });
}
