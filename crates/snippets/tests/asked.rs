//! What the pages below `asked/` say and no exercise grades, so that a new version which changes it is noticed.

use std::net::SocketAddr;

use snippets::{ClientBuilder, Data, HttpExtension, SocketIo, SocketRef, TransportType, Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
};

#[test]
fn the_page_about_tests_shows_one_that_runs() {
    let (page, test) = (include_str!("../../../book/src/asked/test-your-server.md"), include_str!("own_server.rs"));
    let shown = test.split_once("\n\n").expect("a header").1;
    assert!(page.contains(&format!("```rust,no_run\n{}\n```", shown.trim())), "copy own_server.rs into the page");
}

/// A session layer outside of Socket.IO's, axum's address, and a handler that tells what it finds.
async fn start() -> (SocketAddr, UnboundedReceiver<Value>) {
    let (tell, told) = unbounded_channel();
    let (layer, io) = SocketIo::new_layer();
    io.ns(
        "/",
        async move |socket: SocketRef,
                    Data(auth): Data<Value>,
                    HttpExtension(session): HttpExtension<&'static str>,
                    HttpExtension(axum::extract::ConnectInfo(from)): HttpExtension<
            axum::extract::ConnectInfo<SocketAddr>,
        >| {
            let cookie = socket.req_parts().headers.get("cookie").and_then(|value| value.to_str().ok());
            let local = from.ip().is_loopback();
            tell.send(json!({ "auth": auth, "session": session, "cookie": cookie, "local": local })).ok();
            if auth["token"] == "old" {
                socket.disconnect().ok();
            }
        },
    );
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    let app = axum::Router::new().layer(layer).layer(axum::Extension("of the request"));
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, app).await });
    (address, told)
}

#[tokio::test]
async fn a_handler_finds_the_cookie_the_session_and_the_address_of_the_handshake() {
    let (address, mut told) = start().await;
    let client = ClientBuilder::new(format!("http://{address}"))
        .transport_type(TransportType::Websocket)
        .auth(json!({ "token": "good" }))
        .opening_header("cookie", "id=7")
        .connect()
        .await
        .expect("a connection");
    let all = json!({ "auth": { "token": "good" }, "session": "of the request", "cookie": "id=7", "local": true });
    assert_eq!(told.recv().await, Some(all));
    client.disconnect().await.ok();
}

#[tokio::test]
async fn a_client_of_engine_io_3_is_told_that_its_protocol_is_not_spoken() {
    let (address, _told) = start().await;
    let mut line = TcpStream::connect(address).await.expect("a connection");
    let request = "GET /socket.io/?EIO=3&transport=polling HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    line.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.expect("read");
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(answer.contains(r#"{"code":"5","message":"Unsupported protocol version"}"#), "{answer}");
}
