//! What the book says of the libraries and no exercise grades: shown here, so that a new version which changes it is
//! noticed. The pages: `failure/volatile.md`, `hood/before-you-go-live.md`, `end/limits.md`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// Lets twenty round trips of others go by, on the same thread: whatever could run meanwhile has run. It is for what must not
/// come, and no clock says when.
async fn meanwhile() {
    let mut others = Scene::new(|io| io.ns("/", async |socket: SocketRef| fenced(&socket).await)).await;
    for _ in 0..10 {
        assert_eq!(others.send("nothing").await, []);
    }
}

/// What is said to a listener that the handlers hold.
fn told(listener: &mut UnboundedReceiver<&'static str>) -> Vec<&'static str> {
    std::iter::from_fn(|| listener.try_recv().ok()).collect()
}

// Where a library is at fault, the test says what it does today, so that an update which mends it is noticed.

#[tokio::test]
async fn closing_the_server_runs_no_disconnect_handler() {
    let (tell, mut heard) = unbounded_channel();
    let (give, mut given) = unbounded_channel();
    let mut scene = Scene::new(move |io| {
        give.send(io.clone()).ok();
        io.ns("/", async move |socket: SocketRef| {
            socket.on_disconnect(async move || {
                tell.send("the handler ran").ok();
            });
            fenced(&socket).await;
        });
    })
    .await;
    assert_eq!(scene.send("go").await, []);
    let io = given.recv().await.expect("the server");
    io.close().await;
    meanwhile().await;
    assert_eq!(told(&mut heard), Vec::<&str>::new());
    assert!(io.nsps().is_empty(), "from now on every client is refused, and io.emit panics");
}

#[tokio::test]
async fn an_array_spreads_like_a_tuple_and_a_vec_does_not() {
    let mut scene = Scene::new(|io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("go", async |socket: SocketRef| {
                socket.emit("array", &[3, 4]).ok();
                socket.emit("vec", &vec![3, 4]).ok();
            });
            fenced(&socket).await;
        });
    })
    .await;
    let heard = scene.send("go").await;
    assert_eq!(values(&heard, "array"), [json!(3)]);
    assert_eq!(values(&heard, "vec"), [json!([3, 4])]);
}

#[tokio::test]
async fn a_handler_sees_the_first_argument_unless_its_type_is_a_tuple() {
    let mut scene = Scene::new(|io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("first", async |socket: SocketRef, Data(value): Data<Value>| {
                socket.emit("first", &value).ok();
            });
            socket.on("both", async |socket: SocketRef, Data((one, two)): Data<(u32, u32)>| {
                socket.emit("both", &(one + two)).ok();
            });
            fenced(&socket).await;
        });
    })
    .await;
    for event in ["first", "both"] {
        scene.client.emit(event, Payload::Text(vec![json!(1), json!(2)])).await.expect("sent");
    }
    let heard = scene.send("go").await;
    assert_eq!(values(&heard, "first"), [json!(1)]);
    assert_eq!(values(&heard, "both"), [json!(3)]);
}

#[tokio::test]
async fn within_no_room_is_oneself() {
    let mut scene = Scene::new(|io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("go", async |socket: SocketRef| {
                let none = Vec::<String>::new;
                socket.within(none()).emit("within", "oneself").await.ok();
                socket.to(none()).emit("to", "the others").await.ok();
                socket.except(none()).emit("except", "the others").await.ok();
            });
            fenced(&socket).await;
        });
    })
    .await;
    assert_eq!(scene.send("go").await, [("within".to_owned(), json!("oneself"))]);
}

/// Tells when it is dropped.
struct Leaves(usize, tokio::sync::mpsc::UnboundedSender<usize>);

impl Drop for Leaves {
    fn drop(&mut self) {
        self.1.send(self.0).ok();
    }
}

/// Five come and go, and a sixth; who is freed of the five, whose handlers hold their own sockets, or do not.
async fn five_come_and_go(captured: bool) -> Vec<usize> {
    let (tell, mut heard) = unbounded_channel();
    let (gone, mut ended) = unbounded_channel();
    let (layer, io) = SocketIo::new_layer();
    let arrivals = Arc::new(AtomicUsize::new(0));
    io.ns("/", async move |socket: SocketRef| {
        let number = arrivals.fetch_add(1, Ordering::SeqCst);
        let leaves = Arc::new(Leaves(number, tell));
        let held = (captured && number < 5).then(|| socket.clone());
        socket.on("say", async move |socket: SocketRef| {
            let speaker = held.as_ref().unwrap_or(&socket);
            speaker.emit("said", &0).ok();
            drop(leaves);
        });
        socket.on_disconnect(async move || {
            gone.send("gone").ok();
        });
        socket.emit("connected", &0).ok();
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let app = axum::Router::new().layer(layer);
    tokio::spawn(async move { axum::serve(listener, app).await });
    for _ in 0..6 {
        let (tell, mut connected) = unbounded_channel();
        let client = ClientBuilder::new(format!("http://{address}"))
            .transport_type(TransportType::Websocket)
            .reconnect(false)
            .on("connected", move |_, _| {
                tell.send(()).ok();
                async {}.boxed()
            })
            .connect()
            .await
            .expect("a connection");
        connected.recv().await;
        client.disconnect().await.expect("a goodbye");
        ended.recv().await;
    }
    // The sixth goes last, and is always freed.
    let mut freed = Vec::new();
    while let Some(number) = heard.recv().await.filter(|number| *number < 5) {
        freed.push(number);
    }
    freed
}

#[tokio::test]
async fn a_socket_that_its_own_handler_holds_is_never_freed() {
    assert_eq!(five_come_and_go(false).await, [0, 1, 2, 3, 4]);
    assert_eq!(five_come_and_go(true).await, Vec::<usize>::new());
}

#[tokio::test]
async fn asking_again_inside_of_an_acks_callback_hangs() {
    let (tell, mut heard) = unbounded_channel();
    let scene = Scene::new(|io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("ask", async |ack: snippets::AckSender| {
                ack.send(&1).ok();
            });
            fenced(&socket).await;
        });
    })
    .await;
    let patience = std::time::Duration::from_secs(5);
    let callback = move |_: Payload, client: Client| {
        let tell = tell.clone();
        async move {
            tell.send("first answer").ok();
            client.emit_with_ack("ask", json!(2), patience, |_, _| async {}.boxed()).await.ok();
            tell.send("asked again").ok();
        }
        .boxed()
    };
    scene.client.emit_with_ack("ask", json!(1), patience, callback).await.expect("asked");
    assert_eq!(heard.recv().await, Some("first answer"));
    meanwhile().await;
    assert_eq!(told(&mut heard), Vec::<&str>::new());
}

/// Keeps the levels of what socketioxide logs.
struct Log(tokio::sync::mpsc::UnboundedSender<tracing::Level>);

impl tracing::Subscriber for Log {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target().starts_with("socketioxide")
    }
    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, event: &tracing::Event<'_>) {
        self.0.send(*event.metadata().level()).ok();
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

#[tokio::test]
async fn an_extractor_that_does_not_fit_is_an_error_in_the_log_and_an_unknown_event_is_none() {
    let (tell, mut logged) = unbounded_channel();
    let _log = tracing::subscriber::set_default(Log(tell));
    let mut scene = Scene::new(|io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("go", async |Data(_): Data<String>| {});
            fenced(&socket).await;
        });
    })
    .await;
    let mut errors =
        || std::iter::from_fn(|| logged.try_recv().ok()).filter(|level| *level == tracing::Level::ERROR).count();
    scene.send("unknown").await;
    assert_eq!(errors(), 0);
    scene.send("go").await;
    assert_eq!(errors(), 1);
}
