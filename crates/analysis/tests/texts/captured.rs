//@ on: say, tell, shout, echo, ping; emit: said
use socketioxide::{SocketIo, extract::SocketRef};

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        let speaker = socket.clone();
        socket.on("say", async move |Data(value): Data<Value>| {
            let _ = speaker.emit("said", &value); //~ CapturedSocket { name: "speaker", event: Some("say") }
        });
        let s = socket.clone();
        socket.on("tell", move |Data(value): Data<Value>| {
            let s = s.clone(); //~ CapturedSocket { name: "s", event: Some("tell") }
            async move {
                s.emit("said", &value).ok();
            }
        });
        socket.on("shout", {
            let socket = socket.clone();
            async move |Data(value): Data<Value>| {
                socket.emit("said", &value).ok(); //~ CapturedSocket { name: "socket", event: Some("shout") }
            }
        });
        let (me, n) = (socket.clone(), 1);
        let echo = async move |Data(value): Data<Value>| {
            me.emit("said", &value).ok(); //~ CapturedSocket { name: "me", event: Some("echo") }
        };
        socket.on("echo", echo);
        let other = Arc::clone(&socket);
        socket.clone().on_fallback(async move || println!("{}", other.id)); //~ CapturedSocket { name: "other", event: None }
    });
}
