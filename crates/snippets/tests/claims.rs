//! What the book says of the libraries and no exercise grades: shown here, so that a new version which changes it is
//! noticed. The pages: `failure/volatile.md`, `end/limits.md`.

use futures_util::FutureExt;
use snippets::{Client, ClientBuilder, Data, Payload, SocketIo, SocketRef, TransportType, Value, axum, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// A server of the claim's handlers, a client, and all that the client hears.
struct Scene {
    client: Client,
    heard: UnboundedReceiver<(String, Value)>,
}

impl Scene {
    async fn new(attach: impl FnOnce(&SocketIo)) -> Self {
        let (layer, io) = SocketIo::new_layer();
        attach(&io);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let app = axum::Router::new().layer(layer);
        tokio::spawn(async move { axum::serve(listener, app).await });
        let (tell, heard) = unbounded_channel();
        let client = ClientBuilder::new(format!("http://{address}"))
            .transport_type(TransportType::Websocket)
            .reconnect(false)
            .on_any(move |event, payload, _| {
                let first = match payload {
                    Payload::Text(mut values) if !values.is_empty() => values.remove(0),
                    _ => Value::Null,
                };
                tell.send((event.to_string(), first)).ok();
                async {}.boxed()
            })
            .connect()
            .await
            .expect("a connection");
        let mut scene = Self { client, heard };
        scene.until("connected").await;
        scene
    }

    /// What is heard before an event of this name.
    async fn until(&mut self, event: &str) -> Vec<(String, Value)> {
        let mut before = Vec::new();
        while let Some((name, value)) = self.heard.recv().await {
            if name == event {
                return before;
            }
            before.push((name, value));
        }
        panic!("the connection ended before {event}");
    }

    /// Sends an event, and hands back all that it causes: two round trips later nothing can be under way.
    async fn send(&mut self, event: &str) -> Vec<(String, Value)> {
        self.client.emit(event, json!(1)).await.expect("sent");
        let mut heard = Vec::new();
        for _ in 0..2 {
            self.client.emit("fence", json!(1)).await.expect("sent");
            heard.extend(self.until("fence").await);
        }
        heard
    }
}

/// What every scene has: a greeting that says the namespace is connected, and a way to wait.
async fn fenced(socket: &SocketRef) {
    socket.on("fence", async |socket: SocketRef| {
        socket.emit("fence", &0).ok();
    });
    socket.emit("connected", &0).ok();
}

fn values(heard: &[(String, Value)], event: &str) -> Vec<Value> {
    heard.iter().filter(|(name, _)| name == event).map(|(_, value)| value.clone()).collect()
}

#[tokio::test]
async fn of_several_volatile_events_in_a_row_only_the_newest_is_sent() {
    let mut scene = Scene::new(|io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("go", async |socket: SocketRef| {
                for n in 1..=5 {
                    socket.volatile().emit("volatile", &n).ok();
                    socket.emit("ordinary", &n).ok();
                }
            });
            fenced(&socket).await;
        });
    })
    .await;
    let heard = scene.send("go").await;
    assert_eq!(values(&heard, "ordinary"), [1, 2, 3, 4, 5].map(Value::from));
    assert_eq!(values(&heard, "volatile"), [Value::from(5)]);
}

#[tokio::test]
async fn a_second_handler_replaces_the_first() {
    let mut scene = Scene::new(|io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("go", async |socket: SocketRef| {
                socket.emit("heard", "first").ok();
            });
            socket.on("go", async |socket: SocketRef| {
                socket.emit("heard", "second").ok();
            });
            fenced(&socket).await;
        });
    })
    .await;
    assert_eq!(values(&scene.send("go").await, "heard"), [json!("second")]);
}

#[tokio::test]
async fn nobody_is_in_a_room_named_after_a_socket() {
    let mut scene = Scene::new(|io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("go", async |socket: SocketRef, io: SocketIo| {
                io.to(socket.id.to_string()).emit("heard", "by id").await.ok();
            });
            fenced(&socket).await;
        });
    })
    .await;
    assert_eq!(scene.send("go").await, []);
}

#[tokio::test]
async fn an_empty_list_of_rooms_is_everybody() {
    let mut scene = Scene::new(|io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("go", async |io: SocketIo| {
                io.to(Vec::<String>::new()).emit("heard", "nobody named").await.ok();
            });
            fenced(&socket).await;
        });
    })
    .await;
    assert_eq!(values(&scene.send("go").await, "heard"), [json!("nobody named")]);
}

#[tokio::test]
async fn a_payload_that_does_not_fit_is_met_with_silence() {
    let mut scene = Scene::new(|io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("go", async |socket: SocketRef, Data(text): Data<String>| {
                socket.emit("heard", &text).ok();
            });
            fenced(&socket).await;
        });
    })
    .await;
    assert_eq!(scene.send("go").await, []);
}
