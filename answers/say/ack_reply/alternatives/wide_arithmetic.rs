//! Computes with 64 bits, and checks what came out.

use serde_json::{Value, json};
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("add", async |ack: AckSender, Data(question): Data<Value>| {
            let fits = |n: &i64| i32::try_from(*n).is_ok();
            let number = |key: &str| question[key].as_i64().filter(fits);
            let sum = number("a").zip(number("b")).map(|(a, b)| a + b).filter(fits);
            let _ = match sum {
                Some(sum) => ack.send(&json!({"sum": sum})),
                None => ack.send(&json!({"error": "two whole numbers, please, with a sum of 32 bits"})),
            };
        });
    });
}
