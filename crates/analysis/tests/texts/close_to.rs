//@ on: typing, announce, chat_message, room; emit: announcement, chat message, typing
use socketioxide::{SocketIo, extract::SocketRef};

const TYPING: &'static str = "tpying";

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("Typing", async || {}); //~ CloseTo { event: "Typing", meant: "typing", likeness: Case }
        socket.on("typing ", async || {}); //~ CloseTo { event: "typing ", meant: "typing", likeness: Separators }
        socket.on("chat-message", async || {}); //~ CloseTo { event: "chat-message", meant: "chat_message", likeness: Separators }
        socket.on("chatMessage", async || {}); //~ CloseTo { event: "chatMessage", meant: "chat_message", likeness: Separators }
        socket.on("rooms", async || {}); //~ CloseTo { event: "rooms", meant: "room", likeness: Number }
        socket.on("announced", async || {}); //~ CloseTo { event: "announced", meant: "announce", likeness: Form }
        socket.on(TYPING, async || {}); //~ CloseTo { event: "tpying", meant: "typing", likeness: Spelling }
        socket.on(String::from("anounce"), async || {}); //~ CloseTo { event: "anounce", meant: "announce", likeness: Spelling }
        socket.emit("is typing", "x").ok(); //~ CloseTo { event: "is typing", meant: "typing", likeness: Part }
        socket.emit("stopTyping", "x").ok(); //~ CloseTo { event: "stopTyping", meant: "typing", likeness: Part }
        socket.emit("announcements".to_owned(), "x").ok(); //~ CloseTo { event: "announcements", meant: "announcement", likeness: Number }
        io.emit(r#"anouncement"#, "x").await.ok(); //~ CloseTo { event: "anouncement", meant: "announcement", likeness: Spelling }
    });
}
