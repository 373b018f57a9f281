//! What the parts on emitting, saying and rooms say of the libraries, and no exercise grades and no other test holds.
//! The clients here are requests: polling needs nothing but HTTP, and sees what a client's library hides.

use std::{
    future::Future,
    net::SocketAddr,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    time::Duration,
};

use futures_util::StreamExt;
use snippets::{
    Data, Deserialize, DisconnectReason, Extension, SocketIo, SocketRef, State, TryData, Value,
    axum::{
        Json, Router,
        body::Body,
        extract::{FromRequest, Request},
        response::IntoResponse,
        routing::post,
    },
    json,
};
use socketioxide::SocketIoBuilder;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc::{UnboundedSender, unbounded_channel},
    time::timeout,
};

const PATIENCE: Duration = Duration::from_secs(30);

async fn serve(app: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

/// One request on a connection of its own: the whole answer, empty if there was none.
async fn ask(address: SocketAddr, request: &str, header: &str, body: &str) -> String {
    let mut line = TcpStream::connect(address).await.expect("a connection");
    let length = body.len();
    let request =
        format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n{header}\r\n{body}");
    line.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    timeout(PATIENCE, line.read_to_string(&mut answer)).await.expect("an answer in time").ok();
    answer
}

/// A client by polling.
struct Polling {
    address: SocketAddr,
    path: String,
}

impl Polling {
    async fn open(address: SocketAddr) -> Self {
        let path = "/socket.io/?EIO=4&transport=polling";
        let answer = ask(address, &format!("GET {path}"), "", "").await;
        let sid = answer.split(r#""sid":""#).nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
        Self { address, path: format!("{path}&sid={sid}") }
    }

    async fn send(&self, packet: &str) {
        let header = "Content-Type: text/plain\r\n";
        let answer = ask(self.address, &format!("POST {}", self.path), header, packet).await;
        assert!(answer.ends_with("\r\n\r\nok"), "{answer}");
    }

    /// Polls until an answer has this in it.
    async fn until(&self, what: &str) -> String {
        let mut heard = String::new();
        loop {
            let answer = ask(self.address, &format!("GET {}", self.path), "", "").await;
            heard.push_str(&answer);
            if answer.contains(what) {
                return heard;
            }
            assert!(answer.starts_with("HTTP/1.1 200"), "{heard}");
        }
    }
}

/// A server with this connect handler, and a client that it has let in.
async fn connected(builder: SocketIoBuilder, attach: impl FnOnce(&SocketIo)) -> (SocketIo, Polling) {
    let (layer, io) = builder.build_layer();
    attach(&io);
    let client = Polling::open(serve(Router::new().layer(layer)).await).await;
    client.send("40").await;
    client.until("40{").await;
    (io, client)
}

/// What a handler for `go` tells.
async fn told_at_go<T, F>(
    handler: impl Fn(SocketIo, SocketRef, UnboundedSender<T>) -> F + Clone + Send + Sync + 'static,
) -> T
where
    T: Send + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let (tell, mut told) = unbounded_channel();
    let (_io, client) = connected(SocketIo::builder(), |io| {
        io.ns("/", async move |socket: SocketRef| {
            socket.on("go", async move |io: SocketIo, socket: SocketRef| handler(io, socket, tell).await);
        });
    })
    .await;
    client.send(r#"42["go"]"#).await;
    timeout(PATIENCE, told.recv()).await.expect("told in time").expect("the handler tells")
}

#[tokio::test]
async fn local_reaches_oneself_and_except_takes_oneself_away() {
    let (_io, client) = connected(SocketIo::builder(), |io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("go", async |socket: SocketRef| {
                socket.join("room");
                socket.local().emit("local", &0).await.ok();
                socket.local().broadcast().emit("local and broadcast", &0).await.ok();
                socket.within("room").emit("within", &0).await.ok();
                socket.within("room").except("another").emit("within and except", &0).await.ok();
                socket.emit("end", &0).ok();
            });
        });
    })
    .await;
    client.send(r#"42["go"]"#).await;
    let heard = client.until(r#"["end",0]"#).await;
    let events: Vec<&str> = heard.split(r#"42[""#).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(events, ["local", "within", "end"]);
}

/// How many sockets are listed when one has gone whose disconnect handler is this.
async fn listed_after_its_end(register: impl Fn(&SocketRef) + Clone + Send + Sync + 'static) -> usize {
    let (io, client) = connected(SocketIo::builder(), |io| {
        io.ns("/", async move |socket: SocketRef| {
            register(&socket);
            socket.on("go", async |socket: SocketRef| {
                socket.disconnect().ok();
            });
        });
    })
    .await;
    client.send(r#"42["go"]"#).await;
    client.until("41").await;
    // Ten round trips later, on the same thread, whatever could run has run.
    for _ in 0..10 {
        Polling::open(client.address).await;
    }
    io.sockets().len()
}

#[tokio::test]
async fn a_socket_whose_disconnect_handler_does_not_end_stays_on_the_list() {
    assert_eq!(listed_after_its_end(|socket| socket.on_disconnect(async |_: DisconnectReason| {})).await, 0);
    assert_eq!(listed_after_its_end(|socket| socket.on_disconnect(async |_: Extension<String>| {})).await, 1);
    assert_eq!(listed_after_its_end(|socket| socket.on_disconnect(async || panic!("on purpose"))).await, 1);
}

#[tokio::test]
async fn a_socket_that_joins_after_its_end_stays_in_the_rooms_set() {
    let told = told_at_go(async |io: SocketIo, socket: SocketRef, tell: UnboundedSender<_>| {
        socket.clone().disconnect().ok();
        socket.join("loft");
        let rooms = io.within("loft").rooms().await.expect("the rooms");
        tell.send((socket.connected(), rooms, io.within("loft").sockets().len())).ok();
    })
    .await;
    assert_eq!(told, (false, vec!["loft".into()], 0));
}

#[tokio::test]
async fn who_goes_after_being_asked_is_one_error_in_the_stream_before_the_time_is_up() {
    let told = told_at_go(async |io: SocketIo, socket: SocketRef, tell: UnboundedSender<_>| {
        let answers =
            io.timeout(Duration::from_secs(3600)).emit_with_ack::<_, Value>("asked", &0).await.expect("asked");
        socket.disconnect().ok();
        let mut answers = pin!(answers);
        let first = answers.next().await.map(|(_, answer)| answer.is_err());
        tell.send((first, answers.next().await.is_some())).ok();
    })
    .await;
    assert_eq!(told, (Some(true), false));
}

#[tokio::test]
async fn an_event_from_somebody_who_was_sent_away_closes_the_whole_connection() {
    let (_io, client) = connected(SocketIo::builder(), |io| {
        io.ns("/", async |socket: SocketRef| {
            socket.on("go", async |socket: SocketRef| {
                socket.disconnect().ok();
            });
        });
    })
    .await;
    client.send(r#"42["go"]"#).await;
    client.until("41").await;
    client.send(r#"42["too late"]"#).await;
    let answer = ask(client.address, &format!("GET {}", client.path), "", "").await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
}

#[derive(Debug, PartialEq, Deserialize)]
struct Move {
    x: i32,
    y: i32,
}

#[tokio::test]
async fn a_struct_is_read_from_an_array_too_and_nothing_is_no_value() {
    let (tell, mut told) = unbounded_channel();
    let (_io, client) = connected(SocketIo::builder(), |io| {
        io.ns("/", async move |socket: SocketRef| {
            let moved = tell.clone();
            socket.on("move", async move |TryData(to): TryData<Move>| {
                moved.send(to.map_err(|error| error.to_string()).map(|to| json!([to.x, to.y]))).ok();
            });
            socket.on("any", async move |TryData(any): TryData<Value>| {
                tell.send(any.map_err(|_| "no value".to_owned())).ok();
            });
        });
    })
    .await;
    for (packet, expected) in [
        (r#"42["move",[3,4]]"#, Ok(json!([3, 4]))),
        (r#"42["move",{"x":5}]"#, Err("missing field `y`")),
        (r#"42["any",null]"#, Ok(Value::Null)),
        (r#"42["any"]"#, Err("no value")),
    ] {
        client.send(packet).await;
        let heard = timeout(PATIENCE, told.recv()).await.expect("in time").expect("the handler tells");
        match (heard, expected) {
            (Err(heard), Err(expected)) => assert!(heard.starts_with(expected), "{heard}"),
            (heard, expected) => assert_eq!(heard, expected.map_err(str::to_owned), "{packet}"),
        }
    }
}

#[tokio::test]
async fn a_connect_handler_that_does_not_fit_is_skipped_and_the_client_is_in() {
    let (tell, mut told) = unbounded_channel();
    let (io, client) = connected(SocketIo::builder(), |io| {
        let greet = tell.clone();
        io.ns("/", async move |_socket: SocketRef, Data(_): Data<Move>| {
            greet.send("greeted").ok();
        });
    })
    .await;
    assert_eq!(io.sockets().len(), 1);
    drop(client);
    let (io, _client) = connected(SocketIo::builder(), |io| {
        io.ns("/", async move |_: State<u32>| {
            tell.send("with a state").ok();
        });
    })
    .await;
    assert_eq!(io.sockets().len(), 1);
    assert!(told.try_recv().is_err());
}

#[test]
fn the_defaults_are_those_of_the_pages() {
    let (_layer, io) = SocketIo::new_layer();
    let (config, engine) = (io.config(), &io.config().engine_config);
    let seconds = [config.ack_timeout, engine.ping_interval, engine.ping_timeout, config.connect_timeout];
    assert_eq!(seconds.map(|time| time.as_secs()), [5, 25, 20, 45]);
    assert_eq!(engine.max_buffer_size, 128);
}

#[tokio::test]
async fn axum_has_a_status_for_each_body_that_does_not_fit_into_json() {
    let json = "application/json";
    let too_long = format!(r#"{{"x":1,"y":2,"z":"{}"}}"#, "z".repeat(2 << 20));
    for (content_type, body, status) in [
        (json, r#"{"x":1,"y":2}"#, 200),
        (json, "hello", 400),
        (json, "", 400),
        (json, r#"{"x":1}"#, 422),
        (json, r#"{"x":1,"y":"2"}"#, 422),
        ("text/plain", r#"{"x":1,"y":2}"#, 415),
        (json, &too_long, 413),
    ] {
        let request = Request::post("/").header("content-type", content_type).body(Body::from(body.to_owned()));
        let taken = Json::<Move>::from_request(request.expect("a request"), &()).await;
        let answer = taken.map(|_| ()).into_response();
        assert_eq!(answer.status(), status, "{content_type}: {:.40}", body);
        let words = answer.headers().get("content-type").map(|value| value.as_bytes().starts_with(b"text/plain"));
        assert_eq!(words, (status != 200).then_some(true), "{status}");
    }
}

#[tokio::test]
async fn a_route_that_panics_closes_the_connection_and_the_next_request_is_answered() {
    let unwrap = post(async |body: String| body.parse::<u32>().expect("a number").to_string());
    let address = serve(Router::new().route("/", unwrap)).await;
    assert_eq!(ask(address, "POST /", "", "no number").await, "");
    assert!(ask(address, "POST /", "", "7").await.ends_with("\r\n\r\n7"));
}

#[tokio::test]
async fn a_queue_holds_128_and_while_it_is_full_nobody_can_be_sent_away() {
    let told = told_at_go(async |io: SocketIo, socket: SocketRef, tell: UnboundedSender<_>| {
        socket.join("room");
        let taken = (0..1000).take_while(|n| socket.emit("fill", n).is_ok()).count();
        let refused = socket.emit("fill", &0).map_err(|error| error.to_string());
        let (all, away) = (io.emit("fill", &0).await.is_ok(), io.within("room").disconnect().await.is_ok());
        tell.send((taken, refused, all, away, socket.connected(), io.sockets().len())).ok();
    })
    .await;
    let refused = Err("Error sending data through the engine.io socket: InternalChannelFull".to_owned());
    assert_eq!(told, (128, refused, false, false, true, 1));
}

#[test]
fn without_a_default_namespace_sockets_panics_and_of_is_none() {
    let (_layer, io) = SocketIo::new_layer();
    assert!(io.of("/").is_none());
    let panic = catch_unwind(AssertUnwindSafe(|| io.sockets().len())).expect_err("a panic");
    assert_eq!(panic.downcast_ref::<String>().map(String::as_str), Some("default namespace not found"));
}

/// A masked frame of a WebSocket, with a key of zeros.
fn frame(kind: u8, text: &str) -> Vec<u8> {
    let length = u8::try_from(text.len()).expect("a short text");
    [&[0x80 | kind, 0x80 | length, 0, 0, 0, 0], text.as_bytes()].concat()
}

/// A WebSocket that is let into `/`, as bare bytes.
async fn websocket(address: SocketAddr) -> TcpStream {
    let mut line = TcpStream::connect(address).await.expect("a connection");
    let upgrade = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n\
        Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    line.write_all(upgrade.as_bytes()).await.expect("sent");
    let mut heard = Vec::new();
    let mut asked = false;
    while !heard.windows(3).any(|part| part == b"40{") {
        let read = timeout(PATIENCE, line.read_buf(&mut heard)).await.expect("in time").expect("read");
        assert_ne!(read, 0, "the connection is open");
        if !asked && heard.windows(5).any(|part| part == b"\"sid\"") {
            line.write_all(&frame(1, "40")).await.expect("sent");
            asked = true;
        }
    }
    line
}

#[tokio::test]
async fn each_end_has_the_reason_that_the_table_names() {
    let (tell, mut told) = unbounded_channel();
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async move |socket: SocketRef| {
        socket.on_disconnect(async move |reason: DisconnectReason| {
            tell.send(reason).ok();
        });
        socket.on("go", async |socket: SocketRef| {
            socket.disconnect().ok();
        });
    });
    let address = serve(Router::new().layer(layer)).await;
    let mut reason = async || timeout(PATIENCE, told.recv()).await.expect("in time").expect("a reason");
    for (packet, expected) in [
        ("41", DisconnectReason::ClientNSDisconnect),
        ("1", DisconnectReason::TransportClose),
        ("4no packet", DisconnectReason::PacketParsingError),
        (r#"42["go"]"#, DisconnectReason::ServerNSDisconnect),
    ] {
        let client = Polling::open(address).await;
        client.send("40").await;
        client.until("40{").await;
        client.send(packet).await;
        assert_eq!(reason().await, expected, "{packet}");
    }
    let client = Polling::open(address).await;
    client.send("40").await;
    client.until("40{").await;
    let poll = format!("GET {}", client.path);
    tokio::join!(ask(address, &poll, "", ""), ask(address, &poll, "", ""));
    assert_eq!(reason().await, DisconnectReason::MultipleHttpPollingError);
    let mut closing = websocket(address).await;
    closing.write_all(&frame(8, "")).await.expect("sent");
    assert_eq!(reason().await, DisconnectReason::TransportClose);
    drop(websocket(address).await);
    assert_eq!(reason().await, DisconnectReason::TransportError);
}
