//@ on: typing; emit: typing
use socketioxide::{SocketIo, extract::SocketRef};

fn own(socket: &SocketRef) -> String {
    socket.id.to_string()
}

pub fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.join(own(&socket));
        socket.on("typing", async |io: SocketIo, socket: SocketRef| {
            io.except(socket.id.to_string()).emit("typing", "x").await.ok();
        });
    });
}
