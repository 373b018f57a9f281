//@ on: say, whisper; emit: said
use socketioxide::{SocketIo, extract::SocketRef, socket::Sid};
use std::collections::HashMap;

type Users = HashMap<String, Sid>;

pub fn attach(io: &SocketIo) {
    let users: Arc<Mutex<HashMap<String, String>>> = Arc::default();
    io.ns("/", async move |socket: SocketRef| {
        users.lock().unwrap().insert(name(), socket.id.to_string());
        let (u, from) = (users.clone(), 1);
        socket.on("say", async |io: SocketIo, socket: SocketRef| {
            io.except(socket.id).emit("said", "x").await.ok(); //~ RoomOfSocketId { method: "except" }
            io.to(socket.id.to_string()).emit("said", "x").await.ok(); //~ RoomOfSocketId { method: "to" }
            io.within(format!("{}", socket.id)).emit("said", "x").await.ok(); //~ RoomOfSocketId { method: "within" }
            let me = socket.id.to_string();
            io.to(me.clone()).emit("said", "x").await.ok(); //~ RoomOfSocketId { method: "to" }
            io.to(format!("{me}")).emit("said", "x").await.ok(); //~ RoomOfSocketId { method: "to" }
            socket.broadcast().except([socket.id.to_string()]).emit("said", "x").await.ok(); //~ RoomOfSocketId { method: "except" }
            tell(&io, socket.id).await;
        });
        socket.on("whisper", async move |io: SocketIo| {
            let id = u.lock().unwrap().get("bob").cloned();
            let Some(id) = id else { return };
            io.to(id).emit("said", "x").await.ok(); //~ RoomOfSocketId { method: "to" }
        });
    });
}

async fn tell(io: &SocketIo, who: Sid) {
    io.to(who).emit("said", "x").await.ok(); //~ RoomOfSocketId { method: "to" }
}
