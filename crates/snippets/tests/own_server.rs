//! A test of one's own server, to copy: the page `asked/test-your-server.md` shows this file from the first `use` on.

use std::time::Duration;

use futures_util::FutureExt;
use rust_socketio::{
    Payload, TransportType,
    asynchronous::{Client, ClientBuilder},
};
use serde_json::{Value, json};
use socketioxide::{
    SocketIo,
    extract::{Data, SocketRef},
};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// Your server. The events `connected` and `fence` are for the test.
fn attach(io: &SocketIo) {
    io.ns("/", async |socket: SocketRef| {
        socket.on("say", async |socket: SocketRef, Data(text): Data<String>| {
            socket.broadcast().emit("said", &text).await.ok();
        });
        socket.on("fence", async |socket: SocketRef| {
            socket.emit("fence", &0).ok();
        });
        socket.emit("connected", &0).ok();
    });
}

/// Starts the server on a free port.
async fn start() -> String {
    let (layer, io) = SocketIo::new_layer();
    attach(&io);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, axum::Router::new().layer(layer)).await });
    format!("http://{address}")
}

/// A client, and what it hears.
struct Person {
    client: Client,
    heard: UnboundedReceiver<(String, Value)>,
}

impl Person {
    async fn connect(url: &str) -> Self {
        let (tell, heard) = unbounded_channel();
        let client = ClientBuilder::new(url).transport_type(TransportType::Websocket).reconnect(false).on_any(
            move |event, payload, _| {
                let Payload::Text(values) = payload else { return async {}.boxed() };
                tell.send((event.to_string(), values.into_iter().next().unwrap_or_default())).ok();
                async {}.boxed()
            },
        );
        let client = client.connect().await.expect("a connection");
        let mut person = Self { client, heard };
        person.until("connected").await;
        person
    }

    /// What is heard before an event of this name.
    async fn until(&mut self, event: &str) -> Vec<(String, Value)> {
        let mut before = Vec::new();
        loop {
            let next = tokio::time::timeout(Duration::from_secs(10), self.heard.recv()).await;
            let (name, value) = next.expect("it comes in time").expect("the connection is open");
            if name == event {
                return before;
            }
            before.push((name, value));
        }
    }
}

#[tokio::test]
async fn everybody_but_the_sender_hears_it() {
    let url = start().await;
    let mut alice = Person::connect(&url).await;
    let mut bob = Person::connect(&url).await;

    alice.client.emit("say", json!("hello")).await.expect("sent");
    alice.client.emit("fence", json!(0)).await.expect("sent");
    assert_eq!(alice.until("fence").await, []);

    bob.client.emit("fence", json!(0)).await.expect("sent");
    assert_eq!(bob.until("fence").await, [("said".to_owned(), json!("hello"))]);
}
