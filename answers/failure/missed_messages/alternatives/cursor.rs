//! A cursor for each connection: the past and the present are one list, and a task sends from where it stands.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use serde_json::{Value, json};
use socketioxide::{SocketIo, extract::{AckSender, Data, SocketRef, TryData}};
use tokio::sync::watch;

#[derive(Default)]
struct Book {
    lines: Vec<Value>,
    ids: HashMap<String, usize>,
}

type Shared = Arc<RwLock<Book>>;

pub fn attach(io: &SocketIo) {
    let book = Shared::default();
    let (grown, _) = watch::channel(());
    let grown = Arc::new(grown);

    io.ns("/", move |socket: SocketRef, TryData(auth): TryData<Value>| {
        let (book, grown) = (book.clone(), grown.clone());
        async move {
            let (to_write, bell) = (book.clone(), grown.clone());
            socket.on("say", async move |Data(say): Data<Value>, ack: AckSender| {
                let (Some(text), Some(key)) = (say["text"].as_str(), say["client_id"].as_str()) else { return };
                let id = write(&to_write, text, key);
                bell.send_replace(());
                ack.send(&json!({"id": id})).ok();
            });

            let changes = grown.subscribe();
            let last = auth.ok().and_then(|auth| auth["last_id"].as_u64());
            let at = match last {
                Some(last) => usize::try_from(last).unwrap_or(usize::MAX),
                None => book.read().unwrap_or_else(PoisonError::into_inner).lines.len(),
            };
            let reader = tokio::spawn(read_aloud(socket.clone(), book, changes, at)).abort_handle();
            socket.on_disconnect(async move || reader.abort());
        }
    });
}

fn write(book: &Shared, text: &str, key: &str) -> usize {
    let mut book = book.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(id) = book.ids.get(key) {
        return *id;
    }
    let id = book.lines.len() + 1;
    book.lines.push(json!({"id": id, "text": text}));
    book.ids.insert(key.to_owned(), id);
    id
}

async fn read_aloud(socket: SocketRef, book: Shared, mut changes: watch::Receiver<()>, mut at: usize) {
    loop {
        let unread: Vec<Value> = {
            let book = book.read().unwrap_or_else(PoisonError::into_inner);
            book.lines.iter().skip(at).cloned().collect()
        };
        for line in unread {
            while socket.emit("said", &line).is_err() {
                if !socket.connected() {
                    return;
                }
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
            at += 1;
        }
        if changes.changed().await.is_err() {
            return;
        }
    }
}
