//! Too narrow: one socket is remembered for each namespace, the one that came last.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};

pub fn attach(io: &SocketIo) {
    let house = Arc::new(Mutex::new(BTreeMap::<String, SocketRef>::new()));
    for path in ["/", "/chat", "/news", "/admin"] {
        let house = house.clone();
        io.ns(path, async move |socket: SocketRef| {
            let here = socket.ns().to_owned();
            house.lock().unwrap_or_else(PoisonError::into_inner).insert(here, socket.clone());
            if socket.ns() != "/admin" {
                return;
            }
            socket.on("announce", async move |Data(text): Data<Value>| {
                for listener in house.lock().unwrap_or_else(PoisonError::into_inner).values() {
                    listener.emit("announcement", &text).ok();
                }
            });
        });
    }
}
