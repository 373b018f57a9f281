//! From bytes to what a client does: HTTP requests, WebSocket frames, Engine.IO and Socket.IO packets.

use std::mem;

use super::Clients;
use crate::clients::{Packet, named};

/// More is not kept: whoever sends it is served, and not listened to any more.
const KEPT: usize = 512 * 1024;
/// A line shows so many characters of what was sent.
const SHOWN: usize = 200;

/// Listens to one connection.
#[derive(Debug)]
pub(super) struct Ear {
    clients: Clients,
    hears: Hears,
    buffer: Vec<u8>,
    /// The client on the other end of a WebSocket.
    client: Option<usize>,
    /// What has come of a message that is in several frames.
    message: Vec<u8>,
}

#[derive(Debug)]
enum Hears {
    Request,
    /// The body of a request of so many bytes, in this session.
    Body(usize, String),
    Frames,
    Nothing,
}

impl Ear {
    pub(super) fn new(clients: Clients) -> Self {
        Self { clients, hears: Hears::Request, buffer: Vec::new(), client: None, message: Vec::new() }
    }

    pub(super) fn hear(&mut self, bytes: &[u8]) {
        if matches!(self.hears, Hears::Nothing) {
            return;
        }
        self.buffer.extend_from_slice(bytes);
        while self.take_one() {}
        if self.buffer.len() + self.message.len() > KEPT {
            self.hears = Hears::Nothing;
            (self.buffer, self.message) = (Vec::new(), Vec::new());
        }
    }

    /// Whether something was complete.
    fn take_one(&mut self) -> bool {
        match &self.hears {
            Hears::Nothing => false,
            Hears::Request => {
                let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") else { return false };
                let head: Vec<u8> = self.buffer.drain(..end + 4).collect();
                self.request(&String::from_utf8_lossy(&head));
                true
            }
            Hears::Body(length, session) => {
                if self.buffer.len() < *length {
                    return false;
                }
                let (length, session) = (*length, session.clone());
                let body: Vec<u8> = self.buffer.drain(..length).collect();
                self.hears = Hears::Request;
                let number = self.number(&session, "connects by polling");
                for packet in String::from_utf8_lossy(&body).split('\u{1e}') {
                    self.packet(number, packet);
                }
                true
            }
            Hears::Frames => match take_frame(&mut self.buffer) {
                Some(frame) => {
                    self.frame(frame);
                    true
                }
                None => false,
            },
        }
    }

    fn request(&mut self, head: &str) {
        let mut lines = head.lines();
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let fields: Vec<_> = lines.filter_map(|line| line.split_once(':')).collect();
        let field = |name: &str| fields.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, it)| it.trim());
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let session = query.split('&').find_map(|pair| pair.strip_prefix("sid="));
        let is_ours = path.starts_with("/socket.io");
        if is_ours && field("upgrade").is_some_and(|to| to.eq_ignore_ascii_case("websocket")) {
            self.hears = Hears::Frames;
            let (number, new) = self.clients.number(session);
            self.client = Some(number);
            self.say(number, if new { "connects by websocket" } else { "goes over to websocket" });
            return;
        }
        if !is_ours {
            self.clients.say("somebody", &visible(&format!("asks for {method} {path}")));
        }
        let length = field("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        self.hears = match session {
            _ if field("transfer-encoding").is_some() => Hears::Nothing,
            Some(session) if is_ours && method == "POST" => Hears::Body(length, session.to_owned()),
            // A body that says nothing to us would be taken for a request.
            _ if length > 0 => Hears::Nothing,
            _ => Hears::Request,
        };
    }

    fn number(&self, session: &str, at_first: &str) -> usize {
        let (number, new) = self.clients.number(Some(session));
        if new {
            self.say(number, at_first);
        }
        number
    }

    fn frame(&mut self, frame: Frame) {
        let Some(number) = self.client else { return };
        match frame.kind {
            0 | 1 => self.message.extend(frame.data),
            2 => self.say(number, &format!("sends {} bytes", frame.data.len())),
            _ => return,
        }
        if frame.last && frame.kind < 2 {
            let message = mem::take(&mut self.message);
            self.packet(number, &String::from_utf8_lossy(&message));
        }
    }

    /// An Engine.IO packet. Heartbeats are nobody's doing.
    fn packet(&mut self, number: usize, packet: &str) {
        if let Some(message) = packet.strip_prefix('4') {
            if let Some(what) = told(message) {
                self.say(number, &visible(&what));
            }
        } else if packet.starts_with('b') {
            self.say(number, "sends bytes");
        } else if packet == "1" {
            // The end of its connection, which comes next, says nothing more.
            self.client = None;
            self.gone(number);
        }
    }

    fn gone(&self, number: usize) {
        self.clients.forget(number);
        self.say(number, "is gone");
    }

    fn say(&self, number: usize, what: &str) {
        self.clients.say(&format!("client {number}"), what);
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        if let Some(number) = self.client {
            self.gone(number);
        }
    }
}

/// A Socket.IO packet in words.
fn told(packet: &str) -> Option<String> {
    let Packet { kind, namespace, id, data } = Packet::read(packet)?;
    let place = if namespace == "/" { String::new() } else { format!(" in {namespace}") };
    Some(match kind {
        '0' if data.is_null() => format!("asks for {namespace}"),
        '0' => format!("asks for {namespace}, with {data}"),
        '1' => format!("leaves {namespace}"),
        '2' | '5' => {
            let (event, args) = named(data)?;
            let args: String = args.iter().map(|arg| format!(" {arg}")).collect();
            let asks = if id.is_some() { ", and asks for an ack" } else { "" };
            format!("emits {event}{args}{place}{asks}")
        }
        '3' | '6' => format!("acknowledges {data}{place}"),
        _ => return None,
    })
}

/// Cut, and without anything that would move about on a terminal.
fn visible(text: &str) -> String {
    let cut = text.chars().take(SHOWN);
    let mut shown = String::new();
    for letter in cut {
        let turns =
            matches!(letter, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if letter.is_control() || turns {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
    }
    if text.chars().nth(SHOWN).is_some() { shown + "…" } else { shown }
}

/// A frame that a client sends.
struct Frame {
    last: bool,
    kind: u8,
    data: Vec<u8>,
}

/// The first frame, if all of it is there.
fn take_frame(buffer: &mut Vec<u8>) -> Option<Frame> {
    let (first, second) = (*buffer.first()?, *buffer.get(1)?);
    let long = match second & 0x7f {
        126 => 2,
        127 => 8,
        _ => 0,
    };
    let length = match buffer.get(2..2 + long)? {
        [] => usize::from(second & 0x7f),
        bytes => bytes.iter().fold(0_usize, |sum, byte| sum.saturating_mul(256).saturating_add((*byte).into())),
    };
    let mask = if second & 0x80 == 0 { 0 } else { 4 };
    let start = 2 + long + mask;
    let end = start.checked_add(length)?;
    let key = buffer.get(2 + long..start)?.to_vec();
    let mut data = buffer.get(start..end)?.to_vec();
    if !key.is_empty() {
        data.iter_mut().zip(key.iter().cycle()).for_each(|(byte, key)| *byte ^= key);
    }
    buffer.drain(..end);
    Some(Frame { last: first & 0x80 != 0, kind: first & 0x0f, data })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_client_does_is_put_into_words() {
        let words = |packet: &str| told(packet).unwrap_or_default();
        assert_eq!(words("0"), "asks for /");
        assert_eq!(words("0/staff,{\"token\":1}"), "asks for /staff, with {\"token\":1}");
        assert_eq!(words("2[\"typing\",{\"name\":\"alice\"}]"), "emits typing {\"name\":\"alice\"}");
        assert_eq!(words("2/org/acme,17[\"say\",1,2]"), "emits say 1 2 in /org/acme, and asks for an ack");
        assert_eq!(
            words("51-[\"image\",{\"_placeholder\":true,\"num\":0}]"),
            "emits image {\"_placeholder\":true,\"num\":0}"
        );
        assert_eq!(words("312[\"fine\"]"), "acknowledges [\"fine\"]");
        assert_eq!(words("1/staff,"), "leaves /staff");
        for nothing in ["", "9", "2[", "2{}", "2[]", "5[\"x\"]"] {
            assert_eq!(told(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn nothing_moves_about_on_the_terminal() {
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}c\nd"), "a\\u{1b}[2Jb\\u{202e}c\\u{a}d");
        assert_eq!(visible(&"x".repeat(300)).chars().count(), SHOWN + 1);
    }

    #[test]
    fn frames_may_come_in_any_pieces() {
        let masked = |text: &str| {
            let key = [1, 2, 3, 4];
            let data = text.bytes().zip(key.iter().cycle()).map(|(byte, key)| byte ^ key);
            [vec![0x81, 0x80 | u8::try_from(text.len()).expect("short")], key.to_vec(), data.collect()].concat()
        };
        let bytes = [masked("42[\"one\"]"), masked("42[\"two\"]")].concat();
        let (mut buffer, mut texts) = (Vec::new(), Vec::new());
        for byte in bytes {
            buffer.push(byte);
            while let Some(frame) = take_frame(&mut buffer) {
                texts.push(String::from_utf8(frame.data).expect("text"));
            }
        }
        assert_eq!(texts, ["42[\"one\"]", "42[\"two\"]"]);
    }

    #[test]
    fn requests_sessions_and_sockets_are_told_apart() {
        let clients = Clients::new(true);
        let mut polling = Ear::new(clients.clone());
        polling.hear(b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n");
        polling.hear(b"POST /socket.io/?EIO=4&transport=polling&sid=abc HTTP/1.1\r\nContent-Length: 2\r\n\r\n40");
        assert_eq!(clients.number(Some("abc")), (1, false));
        let mut upgrade = Ear::new(clients.clone());
        upgrade.hear(b"GET /socket.io/?EIO=4&transport=websocket&sid=abc HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
        assert_eq!(upgrade.client, Some(1));
        let mut other = Ear::new(clients.clone());
        other.hear(b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: WebSocket\r\n\r\n");
        assert_eq!(other.client, Some(2));
        drop(upgrade);
        assert_eq!(clients.number(Some("abc")), (3, true));
    }
}
