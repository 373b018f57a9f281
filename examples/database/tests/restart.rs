//! A server ends, another one opens its file: the history is there, and nobody is present who was.

use std::net::SocketAddr;
use std::path::Path;

use database_example::{Store, attach};
use futures_util::FutureExt;
use rust_socketio::asynchronous::{Client, ClientBuilder};
use rust_socketio::{Event, Payload};
use serde_json::{Value, json};
use socketioxide::SocketIo;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

struct Server {
    address: SocketAddr,
    io: SocketIo,
    serving: JoinHandle<()>,
}

impl Server {
    async fn start(file: &Path) -> Self {
        let store = Store::open(file).expect("the file opens");
        let (layer, io) = SocketIo::builder().with_state(store).build_layer();
        attach(&io);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let app = axum::Router::new().layer(layer);
        let serving = tokio::spawn(async { axum::serve(listener, app).await.expect("it serves") });
        Self { address, io, serving }
    }

    /// As a crash does it: no handler tidies up.
    async fn end(self) {
        self.io.close().await;
        self.serving.abort();
    }
}

struct Person {
    client: Client,
    heard: mpsc::UnboundedReceiver<(String, Value)>,
}

impl Person {
    async fn connect(server: &Server) -> Self {
        let (hear, mut heard) = mpsc::unbounded_channel();
        let connected = hear.clone();
        let client = ClientBuilder::new(format!("http://{}", server.address))
            .reconnect(false)
            .on(Event::Connect, move |_, _| {
                connected.send(("connected".to_owned(), Value::Null)).ok();
                async {}.boxed()
            })
            .on_any(move |event, payload, _| {
                if let Payload::Text(values) = payload {
                    hear.send((event.to_string(), values.into_iter().next().unwrap_or_default())).ok();
                }
                async {}.boxed()
            })
            .connect()
            .await
            .expect("connected");
        while heard.recv().await.expect("it goes on").0 != "connected" {}
        Self { client, heard }
    }

    async fn emit(&self, event: &str, what: Value) {
        self.client.emit(event, what).await.expect("emitted");
    }

    /// The next one of this name; what comes before it is not looked at.
    async fn hear(&mut self, event: &str) -> Value {
        loop {
            let (name, value) = self.heard.recv().await.expect("it goes on");
            if name == event {
                return value;
            }
        }
    }
}

#[tokio::test]
async fn what_was_said_is_there_after_a_restart_and_who_was_there_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chat.db");
    let join = |name: &str, after: i64| json!({ "room": "garden", "name": name, "after": after });
    let say = |text: &str| json!({ "room": "garden", "text": text });

    let server = Server::start(&file).await;
    let mut alice = Person::connect(&server).await;
    let mut bob = Person::connect(&server).await;
    // Whoever is not in the room is not stored.
    bob.emit("say", say("from outside")).await;
    alice.emit("join", join("alice", 0)).await;
    assert_eq!(alice.hear("history").await, json!([]));
    assert_eq!(alice.hear("present").await, json!(["alice"]));
    bob.emit("join", join("bob", 0)).await;
    assert_eq!(alice.hear("present").await, json!(["alice", "bob"]));
    alice.emit("say", say("one")).await;
    let first = bob.hear("said").await;
    assert_eq!(first, json!({ "id": 1, "name": "alice", "text": "one" }));
    bob.emit("say", say("two")).await;
    assert_eq!(alice.hear("said").await["id"], 1);
    assert_eq!(alice.hear("said").await["text"], "two");
    bob.client.disconnect().await.expect("gone");
    assert_eq!(alice.hear("present").await, json!(["alice"]));
    server.end().await;

    let server = Server::start(&file).await;
    let mut carol = Person::connect(&server).await;
    carol.emit("join", join("carol", 0)).await;
    let both = json!([first, { "id": 2, "name": "bob", "text": "two" }]);
    assert_eq!(carol.hear("history").await, both);
    assert_eq!(carol.hear("present").await, json!(["carol"]));
    // Whoever was away asks from the last one that she has.
    let mut alice = Person::connect(&server).await;
    alice.emit("join", join("alice", 1)).await;
    assert_eq!(alice.hear("history").await, json!([both[1]]));
}
