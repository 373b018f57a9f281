//@ on: say, whisper; emit: said
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    let names: Arc<Mutex<HashMap<Sid, String>>> = Arc::default();
    io.ns("/", async move |socket: SocketRef| {
        names.lock().unwrap().insert(socket.id, name());
        let n = names.clone();
        socket.on("whisper", async move |io: SocketIo, socket: SocketRef, Data(w): Data<Whisper>| {
            let room = n.lock().unwrap().get(&socket.id).cloned().unwrap_or_default();
            io.to(room).emit("said", "x").await.ok();
            io.to(w.id).emit("said", "x").await.ok();
            io.to(w.to.clone()).emit("said", "x").await.ok();
            if let Some(bob) = io.get_socket(socket.id) {
                bob.emit("said", "x").ok();
            }
            socket.to(format!("user:{}", socket.id)).emit("said", "x").await.ok();
        });
    });
}
