//! What the pages `namespaces/`, `hood/`, `asked/`, `capstone/` and `say/outside.md` say of the libraries.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use futures_util::FutureExt;
use rust_socketio::asynchronous::ReconnectSettings;
use snippets::{
    ClientBuilder, Data, Deserialize, DisconnectReason, SocketIo, SocketRef, TransportType, Value, axum, json,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
};

use crate::raw::{Polling, Wire, ask, serve, soon, start};

#[tokio::test]
async fn the_first_ping_comes_at_once_before_any_namespace_is_asked_for() {
    let (layer, _io) = SocketIo::new_layer();
    let mut wire = Wire::open(start(layer).await).await;
    let open = wire.next().await;
    assert!(open.starts_with(r#"0{"sid":""#), "{open}");
    assert_eq!(wire.next().await, "2");
}

#[tokio::test]
async fn deleting_a_namespace_runs_disconnect_handlers_and_tells_its_clients_nothing() {
    let (tell, mut heard) = unbounded_channel();
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |socket: SocketRef| {
        socket.on("fence", async |socket: SocketRef| {
            socket.emit("fence", &0).ok();
        });
        socket.emit("ready", &0).ok();
    });
    io.ns("/org/acme", async move |socket: SocketRef| {
        socket.on_disconnect(async move |reason: DisconnectReason| {
            tell.send(reason).ok();
        });
        socket.emit("ready", &0).ok();
    });
    let mut wire = Wire::open(start(layer).await).await;
    // An event that comes before its handler stands is met with silence.
    for (connect, ready) in [("40", "42[\"ready\""), ("40/org/acme,", "42/org/acme,[\"ready\"")] {
        wire.send(connect).await;
        wire.until(ready).await;
    }

    io.delete_ns("/org/acme");
    assert_eq!(soon(heard.recv()).await, Some(DisconnectReason::ServerNSDisconnect));
    wire.send("42/org/acme,[\"post\"]").await;
    wire.send("42[\"fence\"]").await;
    let told = wire.until("42[\"fence\"").await;
    assert!(told.is_empty(), "no 41: {told:?}");
    wire.send("40/org/acme,").await;
    let told = wire.until("44/org/acme,{\"message\":\"Invalid namespace\"}").await;
    assert!(told.is_empty(), "no 41: {told:?}");
}

/// A client that reads nothing more, and a queue that stays full; or nothing, if a heartbeat may have come before that.
async fn stuck(
    interval: Duration,
) -> Option<(SocketAddr, Wire, SocketIo, SocketRef, UnboundedReceiver<DisconnectReason>)> {
    const HOUR: Duration = Duration::from_secs(3600);
    let (tell, gone) = unbounded_channel();
    let (give, mut given) = unbounded_channel();
    // The first ping is never answered, and its time is not up.
    let (layer, io) = SocketIo::builder().ping_interval(interval).ping_timeout(HOUR).build_layer();
    io.ns("/", async move |socket: SocketRef| {
        socket.join("here");
        socket.on_disconnect(async move |reason: DisconnectReason| {
            tell.send(reason).ok();
        });
        give.send(socket).ok();
    });
    let address = start(layer).await;
    let mut wire = Wire::connected(address).await;
    // The next ping comes so long after this, or later.
    let answered = Instant::now();
    wire.send("3").await;
    let socket = soon(given.recv()).await.expect("a socket");
    let large = "x".repeat(64 * 1024);
    let mut full = 0;
    while full < 10 {
        let mut room = false;
        while socket.emit("large", &large).is_ok() {
            room = true;
        }
        full = if room { 0 } else { full + 1 };
        // A round trip: whoever writes to the client has had its turn.
        Polling::open(address).await;
    }
    if answered.elapsed() > interval {
        return None;
    }
    Some((address, wire, io, socket, gone))
}

/// Whether the session is over, asked by polling: a WebSocket's session is refused in other words.
async fn ended(address: SocketAddr, socket: &SocketRef) -> bool {
    let poll = format!("GET /socket.io/?EIO=4&transport=polling&sid={}", socket.id);
    ask(address, &poll, "", "").await.contains("Session ID unknown")
}

#[tokio::test]
async fn a_heartbeat_that_finds_the_queue_full_ends_the_session_and_the_socket_stays_until_tcp_ends() {
    let mut interval = Duration::from_secs(1);
    let (address, wire, io, socket, mut gone) = loop {
        match stuck(interval).await {
            Some(all) => break all,
            None => interval *= 2,
        }
        assert!(interval < Duration::from_secs(60), "a machine that is too slow");
    };
    soon(async { while !ended(address, &socket).await {} }).await;
    for _ in 0..20 {
        assert!(ended(address, &socket).await);
    }
    assert!(gone.try_recv().is_err(), "the handler has not run");
    assert!(socket.connected());
    assert_eq!(io.to("here").sockets().len(), 1);
    let error = socket.emit("one more", &0).expect_err("no place").to_string();
    assert!(error.contains("InternalChannelFull"), "{error}");

    drop(wire);
    assert_eq!(soon(gone.recv()).await, Some(DisconnectReason::HeartbeatTimeout));
}

/// Passes connections on to the server, and hands over each task that does so: to end it is to cut the line.
async fn between(server: SocketAddr) -> (SocketAddr, UnboundedReceiver<tokio::task::AbortHandle>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let (give, lines) = unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let line = tokio::spawn(async move {
                let mut server = TcpStream::connect(server).await.expect("a connection");
                tokio::io::copy_bidirectional(&mut client, &mut server).await.ok();
            });
            give.send(line.abort_handle()).ok();
        }
    });
    (address, lines)
}

#[tokio::test]
async fn on_reconnect_gives_a_new_auth() {
    let (tell, mut told) = unbounded_channel();
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async move |Data(auth): Data<Value>| {
        tell.send(auth).ok();
    });
    let (address, mut lines) = between(start(layer).await).await;
    let client = ClientBuilder::new(format!("http://{address}"))
        .transport_type(TransportType::Websocket)
        .auth(json!({ "token": "old" }))
        .on_reconnect(|| {
            async {
                let mut settings = ReconnectSettings::new();
                settings.auth(json!({ "token": "new" }));
                settings
            }
            .boxed()
        })
        .connect()
        .await
        .expect("a connection");
    assert_eq!(soon(told.recv()).await, Some(json!({ "token": "old" })));
    soon(lines.recv()).await.expect("the first line").abort();
    assert_eq!(soon(told.recv()).await, Some(json!({ "token": "new" })));
    client.disconnect().await.ok();
}

#[tokio::test]
async fn json_in_axum_answers_what_does_not_fit_with_400_413_415_and_422() {
    #[derive(Deserialize)]
    struct Announcement {
        text: String,
    }
    let post = async |axum::Json(announcement): axum::Json<Announcement>| announcement.text.len().to_string();
    let address = serve(axum::Router::new().route("/", axum::routing::post(post))).await;
    let json = "Content-Type: application/json\r\n";
    let text = |length: usize| format!(r#"{{"text":"{}"}}"#, "x".repeat(length - r#"{"text":""}"#.len()));
    let (limit, beyond) = (text(2 * 1024 * 1024), text(2 * 1024 * 1024 + 1));
    for (headers, body, status) in [
        (json, r#"{"text":"six"}"#, 200),
        (json, limit.as_str(), 200),
        (json, beyond.as_str(), 413),
        (json, "six", 400),
        (json, "", 400),
        (json, r#"{"txet":"six"}"#, 422),
        (json, r#"{"text":6}"#, 422),
        ("", r#"{"text":"six"}"#, 415),
        ("Content-Type: text/plain\r\n", r#"{"text":"six"}"#, 415),
    ] {
        let answer = ask(address, "POST /", headers, body).await;
        let shown = &body[..body.len().min(40)];
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{headers:?} {shown}: {answer}");
        assert!(answer.contains("content-type: text/plain"), "an answer in words: {answer}");
    }
}
