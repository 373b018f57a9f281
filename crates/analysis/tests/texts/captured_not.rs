//@ on: say, tell, shout, whisper; emit: said
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    let everybody: Arc<Mutex<HashMap<String, SocketRef>>> = Arc::default();
    io.ns("/", async move |socket: SocketRef, Data(auth): Data<Auth>| {
        let id = socket.id;
        let others = socket.broadcast();
        let weak = Arc::downgrade(&socket);
        let table = everybody.clone();
        let socket2 = socket.clone();
        // An argument of that name, not the one outside.
        socket.on("say", async move |socket: SocketRef, Data(value): Data<Value>| {
            socket.emit("said", &value).ok();
            let Some(to) = table.lock().unwrap().get("bob").cloned() else { return };
            to.emit("said", &json!({"socket": id, "x": value.socket})).ok();
        });
        socket.on("tell", async move |io: SocketIo| {
            others.clone().emit("said", "x").await.ok();
            if let Some(socket) = io.get_socket(id) {
                socket.emit("said", "x").ok();
            }
            for socket in io.sockets() {
                socket.emit("said", "x").ok();
            }
            io.sockets().iter().for_each(|socket| drop(socket.emit("said", "x")));
        });
        socket.on("shout", shout);
        // Dropped when the connection ends.
        socket.on_disconnect(async move || println!("{}", socket2.id));
        tokio::spawn(async move { socket.emit("said", "x").ok() });
    });
}

async fn shout(socket: SocketRef) {
    let again = async move || socket.emit("said", "x");
}
