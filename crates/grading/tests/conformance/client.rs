//! A client that speaks Socket.IO over one WebSocket, and keeps what it hears in its order.

use std::net::TcpStream;

use grading::Value;
use grading::scene::json;
use tokio_tungstenite::tungstenite::{Message, WebSocket, client};

use crate::hold::{Broken, CAP, Rule};

pub(crate) struct Client {
    socket: WebSocket<TcpStream>,
    /// `/other,`; nothing for "/".
    namespace: &'static str,
    /// The socket's id.
    pub(crate) id: String,
    /// The events so far, as `["said","hi"]`.
    pub(crate) heard: Vec<Value>,
    asked: u64,
}

fn failed(why: impl std::fmt::Display) -> Broken {
    Broken::new(Rule::Server, why)
}

impl Client {
    pub(crate) fn connect(port: u64, namespace: &'static str) -> Result<Self, Broken> {
        let stream = TcpStream::connect(format!("127.0.0.1:{port}")).map_err(failed)?;
        stream.set_nodelay(true).map_err(failed)?;
        stream.set_read_timeout(Some(CAP)).map_err(failed)?;
        let url = format!("ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket");
        let (socket, _) = client(url, stream).map_err(failed)?;
        let mut client = Self { socket, namespace, id: String::new(), heard: Vec::new(), asked: 0 };
        let hello = client.text()?;
        if !hello.starts_with('0') {
            return Err(failed(hello));
        }
        client.send(format!("40{namespace}"))?;
        let connected = client.packet()?;
        let id = connected.strip_prefix("40").and_then(|packet| packet.strip_prefix(namespace));
        let id: Option<Value> = id.and_then(|data| serde_json::from_str(data).ok());
        client.id = id.as_ref().and_then(|data| data["sid"].as_str()).ok_or_else(|| failed(&connected))?.to_owned();
        Ok(client)
    }

    pub(crate) fn emit(&mut self, event: &str, value: &Value) -> Result<(), Broken> {
        self.send(format!("42{}{}", self.namespace, json!([event, value])))
    }

    /// Asks, and hears everything up to the ack. Whatever was read before is answered before, unless it takes longer.
    pub(crate) fn ask(&mut self, event: &str) -> Result<Value, Broken> {
        self.asked += 1;
        let ack = format!("43{}{}[", self.namespace, self.asked);
        self.send(format!("42{}{}{}", self.namespace, self.asked, json!([event])))?;
        let event = format!("42{}[", self.namespace);
        loop {
            let packet = self.packet()?;
            if packet.starts_with(&event) {
                let heard = packet[event.len() - 1..].parse().map_err(failed)?;
                self.heard.push(heard);
            } else if packet.starts_with(&ack) {
                let values: Value = packet[ack.len() - 1..].parse().map_err(failed)?;
                return Ok(values[0].clone());
            } else {
                return Err(failed(packet));
            }
        }
    }

    /// The server's own time, in milliseconds. That it is said proves that all before was read.
    pub(crate) fn clock(&mut self) -> Result<u64, Broken> {
        let time = self.ask("clock")?;
        time.as_u64().ok_or_else(|| failed(time))
    }

    /// Where this stands in what was heard.
    pub(crate) fn place(&self, event: &Value) -> Option<usize> {
        self.heard.iter().position(|heard| heard == event)
    }

    /// Says goodbye to the WebSocket.
    pub(crate) fn close(mut self) -> Result<(), Broken> {
        self.socket.close(None).map_err(failed)?;
        // Until the server has closed it, too.
        while self.socket.read().is_ok() {}
        Ok(())
    }

    fn send(&mut self, packet: String) -> Result<(), Broken> {
        self.socket.send(Message::text(packet)).map_err(failed)
    }

    /// The next one that is no heartbeat. Whoever answers none is lost after a minute of the server's time.
    fn packet(&mut self) -> Result<String, Broken> {
        loop {
            let text = self.text()?;
            if text != "2" {
                return Ok(text);
            }
            self.send("3".into())?;
        }
    }

    fn text(&mut self) -> Result<String, Broken> {
        let message = self.socket.read().map_err(failed)?;
        Ok(message.into_text().map_err(failed)?.to_string())
    }
}
