//@ on: post; emit: posted
use socketioxide::{SocketIo, extract::SocketRef};

const ADMIN: &str = "admin";

pub fn attach(io: &SocketIo, id: &str) {
    io.ns("chat", async || {}); //~ WithoutSlash { method: "ns", path: "chat" }
    io.ns(ADMIN, async || {}); //~ WithoutSlash { method: "ns", path: "admin" }
    io.ns("", async || {}); //~ WithoutSlash { method: "ns", path: "" }
    io.ns(format!("org/{id}"), async || {}); //~ WithoutSlash { method: "ns", path: "org/{id}" }
    io.dyn_ns("{org}", async || {}).ok(); //~ WithoutSlash { method: "dyn_ns", path: "{org}" }
    io.of("admin"); //~ WithoutSlash { method: "of", path: "admin" }
    io.of("/{org}"); //~ PatternAsPath { method: "of", path: "/{org}" }
    io.ns("/org/{id}", async || {}); //~ PatternAsPath { method: "ns", path: "/org/{id}" }
    io.dyn_ns("/org/{id}", async || {}).ok();
    for path in ["/", "chat"] { //~ WithoutSlash { method: "of", path: "chat" }
        io.of(path);
    }
    io.ns("/staff", async |socket: SocketRef| {
        socket.on("post", async |io: SocketIo| {
            io.emit("posted", "x").await.ok(); //~ IoInNamespace { method: "emit", namespace: "/staff" }
            io.to("a").emit("posted", "x").await.ok(); //~ IoInNamespace { method: "to", namespace: "/staff" }
            tell(&io).await;
        });
    });
}

async fn tell(everybody: &SocketIo) {
    everybody.within("a").emit("posted", "x").await.ok(); //~ IoInNamespace { method: "within", namespace: "/staff" }
}
