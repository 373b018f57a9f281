//! What the parts on emitting, saying and rooms say of the libraries.

use std::{
    future::Future,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    time::Duration,
};

use futures_util::StreamExt;
use snippets::{
    Data, Deserialize, DisconnectReason, Extension, SocketIo, SocketRef, State, TryData, Value,
    axum::{Router, routing::post},
    json,
};
use socketioxide::SocketIoBuilder;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::raw::{Polling, Wire, ask, serve, soon, start};

/// A server with this connect handler, and a client that it has let in.
async fn connected(builder: SocketIoBuilder, attach: impl FnOnce(&SocketIo)) -> (SocketIo, Polling) {
    let (layer, io) = builder.build_layer();
    attach(&io);
    let client = Polling::connected(start(layer).await).await;
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
    soon(told.recv()).await.expect("the handler tells")
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
    let answer = client.poll().await;
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
        let heard = soon(told.recv()).await.expect("the handler tells");
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
    let address = start(layer).await;
    let mut reason = async || soon(told.recv()).await.expect("a reason");
    for (packet, expected) in [
        ("41", DisconnectReason::ClientNSDisconnect),
        ("1", DisconnectReason::TransportClose),
        ("4no packet", DisconnectReason::PacketParsingError),
        (r#"42["go"]"#, DisconnectReason::ServerNSDisconnect),
    ] {
        let client = Polling::connected(address).await;
        client.send(packet).await;
        assert_eq!(reason().await, expected, "{packet}");
    }
    let client = Polling::connected(address).await;
    // Nothing is there to be told, so the first of the two waits.
    tokio::join!(client.poll(), client.poll());
    assert_eq!(reason().await, DisconnectReason::MultipleHttpPollingError);
    let mut closing = Wire::connected(address).await;
    closing.close().await;
    assert_eq!(reason().await, DisconnectReason::TransportClose);
    drop(Wire::connected(address).await);
    assert_eq!(reason().await, DisconnectReason::TransportError);
}
