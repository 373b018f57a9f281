//! A chat room whose history survives the server: what "A database: history and presence that survive" in the book is about.
//!
//! - `store`: what is kept, and where. It blocks, so it works on threads of its own.
//! - here: what clients may ask for.
//!
//! A client joins with the last id that it has (`{"room": "garden", "name": "alice", "after": 0}`), and hears `history`: what
//! came after it. From then on it hears `said`, and `present` when somebody comes or goes. It is in the room before its
//! history is read, so nothing is missing; a message that comes twice has the same id.

mod store;

use serde::Deserialize;
use serde_json::json;
use socketioxide::SocketIo;
use socketioxide::extract::{AckSender, Data, SocketRef, State};

pub use store::{Message, Store};

#[derive(Debug, Deserialize)]
struct Join {
    room: String,
    name: String,
    /// The last id that the client has; 0 if none.
    after: i64,
}

#[derive(Debug, Deserialize)]
struct Say {
    room: String,
    text: String,
}

/// Lets clients join, speak and leave. The server was built with a [`Store`] as its state.
pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("join", join);
        socket.on("say", say);
        socket.on_disconnect(gone);
    });
}

async fn join(socket: SocketRef, Data(join): Data<Join>, State(store): State<Store>) {
    socket.join(join.room.clone());
    let id = socket.id.to_string();
    if let Err(error) = store.enter(&id, &join.room, &join.name).await {
        return refuse(&socket, &error);
    }
    match store.history(&join.room, join.after).await {
        Ok(messages) => {
            socket.emit("history", &(messages,)).ok();
        }
        Err(error) => refuse(&socket, &error),
    }
    tell_who_is_here(&socket, &store, &join.room).await;
}

/// Stores first and emits afterwards: what everybody has heard must not be missing after a restart.
async fn say(socket: SocketRef, Data(say): Data<Say>, State(store): State<Store>, ack: AckSender) {
    match store.add(&socket.id.to_string(), &say.room, &say.text).await {
        Ok(Some(message)) => {
            ack.send(&json!({ "id": message.id })).ok();
            socket.within(say.room).emit("said", &message).await.ok();
        }
        Ok(None) => {
            ack.send(&json!({ "error": "join the room first" })).ok();
        }
        // Nobody heard it, and the sender knows.
        Err(error) => {
            ack.send(&json!({ "error": error.to_string() })).ok();
        }
    }
}

async fn gone(socket: SocketRef, State(store): State<Store>) {
    for room in store.leave(&socket.id.to_string()).await.unwrap_or_default() {
        tell_who_is_here(&socket, &store, &room).await;
    }
}

async fn tell_who_is_here(socket: &SocketRef, store: &Store, room: &str) {
    if let Ok(names) = store.present(room).await {
        // A list would be taken for several arguments.
        socket.within(room.to_owned()).emit("present", &(names,)).await.ok();
    }
}

fn refuse(socket: &SocketRef, error: &store::Error) {
    socket.emit("refused", &error.to_string()).ok();
}
