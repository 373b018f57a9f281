//! Takes any JSON and checks it field by field.

use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("move", async |socket: SocketRef, Data(place): Data<Value>| {
            match (coordinate(&place, "x"), coordinate(&place, "y")) {
                (Ok(x), Ok(y)) => {
                    let _ = socket.broadcast().emit("moved", &json!({"x": x, "y": y})).await;
                }
                (Err(reason), _) | (_, Err(reason)) => {
                    let _ = socket.emit("invalid", &json!({"reason": reason}));
                }
            }
        });
    });
}

fn coordinate(place: &Value, axis: &str) -> Result<i32, String> {
    let number = place.get(axis).ok_or(format!("`{axis}` is missing"))?;
    number.as_i64().and_then(|n| i32::try_from(n).ok()).ok_or(format!("`{axis}` is no whole number that fits"))
}
