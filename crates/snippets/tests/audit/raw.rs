//! Servers, and clients without a library: polling needs nothing but HTTP, and frames are written by hand, so that nothing is
//! hidden.

use std::{net::SocketAddr, time::Duration};

use snippets::axum::{self, Router};
use socketioxide::layer::SocketIoLayer;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::timeout,
};

/// Long enough on a crowded machine; what takes longer does not come.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// What comes within [`PATIENCE`].
pub(crate) async fn soon<T>(what: impl Future<Output = T>) -> T {
    timeout(PATIENCE, what).await.expect("it comes in time")
}

pub(crate) async fn serve(app: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

pub(crate) async fn start(layer: SocketIoLayer) -> SocketAddr {
    serve(Router::new().layer(layer)).await
}

/// One request on a connection of its own: the whole answer, empty if there was none.
pub(crate) async fn ask(address: SocketAddr, request: &str, header: &str, body: &str) -> String {
    let mut line = TcpStream::connect(address).await.expect("a connection");
    let length = body.len();
    let request =
        format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n{header}\r\n{body}");
    line.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    soon(line.read_to_string(&mut answer)).await.ok();
    answer
}

/// A client by polling.
pub(crate) struct Polling {
    pub(crate) address: SocketAddr,
    path: String,
}

impl Polling {
    pub(crate) async fn open(address: SocketAddr) -> Self {
        let path = "/socket.io/?EIO=4&transport=polling";
        let answer = ask(address, &format!("GET {path}"), "", "").await;
        let sid = answer.split(r#""sid":""#).nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
        Self { address, path: format!("{path}&sid={sid}") }
    }

    /// Let into `/`, and with nothing waiting for it: the first ping has come, too.
    pub(crate) async fn connected(address: SocketAddr) -> Self {
        let client = Self::open(address).await;
        client.send("40").await;
        let mut packets = Vec::new();
        while !is_settled(&packets) {
            let answer = client.poll().await;
            let (_, body) = answer.split_once("\r\n\r\n").expect("a body");
            packets.extend(body.split('\u{1e}').map(str::to_owned));
        }
        client
    }

    pub(crate) async fn send(&self, packet: &str) {
        let header = "Content-Type: text/plain\r\n";
        let answer = ask(self.address, &format!("POST {}", self.path), header, packet).await;
        assert!(answer.ends_with("\r\n\r\nok"), "{answer}");
    }

    pub(crate) async fn poll(&self) -> String {
        ask(self.address, &format!("GET {}", self.path), "", "").await
    }

    /// Polls until an answer has this in it.
    pub(crate) async fn until(&self, what: &str) -> String {
        let mut heard = String::new();
        loop {
            let answer = self.poll().await;
            heard.push_str(&answer);
            if answer.contains(what) {
                return heard;
            }
            assert!(answer.starts_with("HTTP/1.1 200"), "{heard}");
        }
    }
}

/// Whether a CONNECT is answered, and the session's first ping has come: in no certain order.
fn is_settled(packets: &[String]) -> bool {
    ["40{", "2"].iter().all(|sign| packets.iter().any(|packet| packet.starts_with(sign)))
}

/// A client by WebSocket: short frames go out, text frames come in.
pub(crate) struct Wire(TcpStream);

impl Wire {
    pub(crate) async fn open(address: SocketAddr) -> Self {
        let mut line = TcpStream::connect(address).await.expect("a connection");
        let request = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n\
            Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        line.write_all(request.as_bytes()).await.expect("sent");
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(soon(line.read_u8()).await.expect("the answer's head"));
        }
        Self(line)
    }

    /// Let into `/`, and the first ping has come.
    pub(crate) async fn connected(address: SocketAddr) -> Self {
        let mut wire = Self::open(address).await;
        wire.send("40").await;
        let mut frames = Vec::new();
        while !is_settled(&frames) {
            frames.push(wire.next().await);
        }
        wire
    }

    pub(crate) async fn send(&mut self, text: &str) {
        self.frame(1, text).await;
    }

    /// WebSocket's own end.
    pub(crate) async fn close(&mut self) {
        self.frame(8, "").await;
    }

    /// A mask of zeros leaves the text as it is.
    async fn frame(&mut self, kind: u8, text: &str) {
        let length = u8::try_from(text.len()).ok().filter(|length| *length < 126).expect("a short text");
        let head = [0x80 | kind, 0x80 | length, 0, 0, 0, 0];
        self.0.write_all(&[&head, text.as_bytes()].concat()).await.expect("sent");
    }

    pub(crate) async fn next(&mut self) -> String {
        soon(self.read()).await
    }

    async fn read(&mut self) -> String {
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
    pub(crate) async fn until(&mut self, frame: &str) -> Vec<String> {
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
