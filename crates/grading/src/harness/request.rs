//! One request over HTTP/1.0 on a connection of its own: no library, no chunks, no connection that stays.

use std::io;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::child::Stop;

/// A health page is short; a larger body is not read to its end.
const BODY: u64 = 1 << 20;

/// A request that is written, and not answered yet.
pub(super) struct Request(TcpStream);

impl Request {
    /// `what` is the method and the path; `fields` are whole lines of the head.
    pub(super) async fn send(port: u16, what: &str, fields: &str, body: &str) -> io::Result<Self> {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
        let request = format!("{what} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n{fields}\r\n{body}");
        stream.write_all(request.as_bytes()).await?;
        Ok(Self(stream))
    }

    /// Head and body of the answer. Of a connection that the server breaks off, what came before.
    pub(super) async fn answer(self) -> io::Result<String> {
        let mut answer = Vec::new();
        match self.0.take(BODY).read_to_end(&mut answer).await {
            Err(error) if error.kind() != io::ErrorKind::ConnectionReset => return Err(error),
            _ => {}
        }
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}

pub(super) fn unreadable(path: &str, error: &io::Error) -> Stop {
    Stop::NotGraded(format!("The page {path} cannot be read: {error}. Run it again."))
}
