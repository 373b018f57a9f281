//! An actor that owns the log and does all the sending, to the sockets that it has been told of.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::json;
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef, TryData}};
use tokio::sync::mpsc;

#[derive(Deserialize)]
struct Hello {
    last_id: Option<u64>,
}

#[derive(Deserialize)]
struct Say {
    text: String,
    client_id: String,
}

#[derive(Serialize)]
struct Said {
    id: u64,
    text: String,
}

enum News {
    Came(SocketRef, Option<u64>),
    Gone(SocketRef),
    Said(Say, AckSender),
}

async fn log(mut news: mpsc::UnboundedReceiver<News>) {
    let mut present: Vec<SocketRef> = Vec::new();
    let mut said: Vec<Said> = Vec::new();
    let mut ids: HashMap<String, u64> = HashMap::new();
    while let Some(news) = news.recv().await {
        match news {
            News::Came(socket, last) => {
                if let Some(last) = last {
                    for missed in said.iter().filter(|said| said.id > last) {
                        // A socket's queue holds 128. While it is full, the others have to wait, too.
                        while socket.emit("said", missed).is_err() && socket.connected() {
                            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                        }
                    }
                }
                present.push(socket);
            }
            News::Gone(socket) => present.retain(|other| other.id != socket.id),
            News::Said(say, ack) => {
                let next = said.len() as u64 + 1;
                let id = *ids.entry(say.client_id).or_insert(next);
                if id == next {
                    let new = Said { id, text: say.text };
                    for socket in &present {
                        let _ = socket.emit("said", &new);
                    }
                    said.push(new);
                }
                let _ = ack.send(&json!({"id": id}));
            }
        }
    }
}

pub fn attach(io: &SocketIo) {
    let (tell, news) = mpsc::unbounded_channel();
    tokio::spawn(log(news));
    io.ns("/", async move |socket: SocketRef, TryData(hello): TryData<Hello>| {
        let to_log = tell.clone();
        socket.on("say", async move |Data(say): Data<Say>, ack: AckSender| {
            let _ = to_log.send(News::Said(say, ack));
        });
        let to_log = tell.clone();
        socket.on_disconnect(async move |socket: SocketRef| {
            let _ = to_log.send(News::Gone(socket));
        });
        let _ = tell.send(News::Came(socket, hello.ok().and_then(|hello| hello.last_id)));
    });
}
