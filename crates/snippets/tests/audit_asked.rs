//! Claims of the pages `namespaces/`, `hood/`, `asked/`, `capstone/` and `say/outside.md` that no exercise grades and no
//! other test holds, so that a new version which changes one is noticed. Frames are written by hand where a client library
//! would hide them.

use std::net::SocketAddr;

use snippets::{Deserialize, DisconnectReason, SocketIo, SocketRef, axum};
use socketioxide::layer::SocketIoLayer;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc::unbounded_channel,
};

async fn serve(app: axum::Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

async fn start(layer: SocketIoLayer) -> SocketAddr {
    serve(axum::Router::new().layer(layer)).await
}

/// What the server answers to one request: head and body.
async fn answer(address: SocketAddr, request: &str, headers: &str, body: &str) -> String {
    let mut line = TcpStream::connect(address).await.expect("a connection");
    let length = format!("Content-Length: {}", body.len());
    let request = format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}{length}\r\n\r\n{body}");
    line.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.expect("read");
    answer
}

/// A WebSocket without a library: short text frames go out, text frames come in.
struct Wire(TcpStream);

impl Wire {
    async fn open(address: SocketAddr) -> Self {
        let mut line = TcpStream::connect(address).await.expect("a connection");
        let request = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n\
            Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        line.write_all(request.as_bytes()).await.expect("sent");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(line.read_u8().await.expect("the answer's head"));
        }
        Self(line)
    }

    /// A mask of zeros leaves the text as it is.
    async fn send(&mut self, text: &str) {
        let length = u8::try_from(text.len()).expect("a short text");
        assert!(length < 126, "a short text");
        self.0.write_all(&[&[0x81, 0x80 | length, 0, 0, 0, 0], text.as_bytes()].concat()).await.expect("sent");
    }

    async fn next(&mut self) -> String {
        let kind = self.0.read_u8().await.expect("a frame");
        assert_eq!(kind, 0x81, "a text in one frame");
        let length = match self.0.read_u8().await.expect("its length") {
            126 => usize::from(self.0.read_u16().await.expect("a longer length")),
            short => usize::from(short),
        };
        let mut text = vec![0; length];
        self.0.read_exact(&mut text).await.expect("the text");
        String::from_utf8(text).expect("UTF-8")
    }

    /// What comes before this frame, but for pings.
    async fn until(&mut self, frame: &str) -> Vec<String> {
        let mut before = Vec::new();
        loop {
            match self.next().await {
                next if next.starts_with(frame) => return before,
                ping if ping == "2" => {}
                other => before.push(other),
            }
        }
    }
}

#[tokio::test]
async fn the_first_ping_comes_at_once_before_any_namespace_is_asked_for() {
    let (layer, _io) = SocketIo::new_layer();
    let mut wire = Wire::open(start(layer).await).await;
    let open = wire.next().await;
    assert!(open.starts_with(r#"0{"sid":""#), "{open}");
    assert_eq!(wire.next().await, "2");
}

// Where a library is at fault, the test says what it does today, so that an update which mends it is noticed.

#[tokio::test]
async fn deleting_a_namespace_runs_disconnect_handlers_and_tells_its_clients_nothing() {
    let (tell, mut heard) = unbounded_channel();
    let (layer, io) = SocketIo::new_layer();
    io.ns("/", async |socket: SocketRef| {
        socket.on("fence", async |socket: SocketRef| {
            socket.emit("fence", &0).ok();
        });
    });
    io.ns("/org/acme", async move |socket: SocketRef| {
        socket.on_disconnect(async move |reason: DisconnectReason| {
            tell.send(reason).ok();
        });
    });
    let mut wire = Wire::open(start(layer).await).await;
    wire.send("40").await;
    wire.send("40/org/acme,").await;
    // The fence answers when both handlers have run: nothing in them waits.
    for sign in ["40/org/acme,", "42[\"fence\""] {
        wire.send("42[\"fence\"]").await;
        wire.until(sign).await;
    }

    io.delete_ns("/org/acme");
    assert_eq!(heard.recv().await, Some(DisconnectReason::ServerNSDisconnect));
    wire.send("42/org/acme,[\"post\"]").await;
    wire.send("42[\"last\"]").await;
    wire.send("40/org/acme,").await;
    let told = wire.until("44/org/acme,{\"message\":\"Invalid namespace\"}").await;
    assert!(told.iter().all(|frame| frame.starts_with("42[\"fence\"")), "no 41: {told:?}");
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
        let answer = answer(address, "POST /", headers, body).await;
        let shown = &body[..body.len().min(40)];
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{headers:?} {shown}: {answer}");
    }
}
