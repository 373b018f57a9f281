//! A part of the server's record on its way to the grader: texts and numbers one after the other, without names. As JSON, it
//! took more of a grading's processor time than all that made it.
//!
//! A text is its length in bytes, four of them, little-endian, and itself; a list is its length and its items; what may be
//! missing is a byte, 1 or 0, and then itself; of an enum, a byte says which.

use transcript::server_record::{Entry, Frame, FrameKind, Handling, RefusedBy, Room};

/// A part of the server's record. Clients are the ids of their sockets.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Traced {
    pub(crate) entries: Vec<Entry>,
    /// There was more than is kept.
    pub(crate) cut: bool,
    /// Who is in which room now, if that has changed.
    pub(crate) rooms: Option<Vec<Room>>,
}

impl Traced {
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut to = Writer(Vec::new());
        to.byte(self.cut.into());
        to.byte(self.rooms.is_some().into());
        if let Some(rooms) = &self.rooms {
            to.count(rooms.len());
            for Room { namespace, name, clients } in rooms {
                to.text(namespace);
                to.text(name);
                to.count(clients.len());
                clients.iter().for_each(|client| to.text(client));
            }
        }
        to.count(self.entries.len());
        self.entries.iter().for_each(|entry| to.entry(entry));
        to.0
    }

    /// None of what nobody has written so.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let cut = from.flag()?;
        let rooms = if from.flag()? { Some(from.list(Reader::room)?) } else { None };
        let entries = from.list(Reader::entry)?;
        from.0.is_empty().then_some(Self { entries, cut, rooms })
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    fn count(&mut self, count: usize) {
        self.0.extend_from_slice(&u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn maybe(&mut self, text: Option<&str>) {
        self.byte(text.is_some().into());
        if let Some(text) = text {
            self.text(text);
        }
    }

    fn entry(&mut self, entry: &Entry) {
        match entry {
            Entry::Read { event, client, asks, handling } => {
                self.byte(0);
                self.text(event);
                self.maybe(client.as_deref());
                self.byte((*asks).into());
                self.handling(handling);
            }
            Entry::Connected { client, handling } => {
                self.byte(1);
                self.maybe(client.as_deref());
                self.handling(handling);
            }
            Entry::Disconnected { client, handling } => {
                self.byte(2);
                self.maybe(client.as_deref());
                self.handling(handling);
            }
            Entry::Refused { namespace, client, why, by } => {
                self.byte(3);
                self.text(namespace);
                self.maybe(client.as_deref());
                self.text(why);
                self.byte((*by == RefusedBy::Extractor).into());
            }
            Entry::Undeclared { namespace } => {
                self.byte(4);
                self.text(namespace);
            }
            Entry::Encoded { event, data } => {
                self.byte(5);
                self.maybe(event.as_deref());
                self.text(data);
            }
            Entry::Sent(Frame { kind, namespace, event, asks, data }) => {
                self.byte(6);
                self.byte(match kind {
                    FrameKind::Event => 0,
                    FrameKind::Ack => 1,
                    FrameKind::Disconnect => 2,
                });
                self.text(namespace);
                self.maybe(event.as_deref());
                self.byte((*asks).into());
                self.text(data);
            }
            Entry::Asked { clients } => {
                self.byte(7);
                self.0.extend_from_slice(&clients.to_le_bytes());
            }
            Entry::SendFailed { why } => {
                self.byte(8);
                self.text(why);
            }
            Entry::Panicked { place, message } => {
                self.byte(9);
                self.text(place);
                self.text(message);
            }
            Entry::Declared { namespace, pattern } => {
                self.byte(10);
                self.text(namespace);
                self.byte((*pattern).into());
            }
            Entry::Deleted { namespace } => {
                self.byte(11);
                self.text(namespace);
            }
        }
    }

    fn handling(&mut self, handling: &Handling) {
        match handling {
            Handling::Ran => self.byte(0),
            Handling::Skipped { why } => {
                self.byte(1);
                self.text(why);
            }
            Handling::NoHandler => self.byte(2),
        }
    }
}

struct Reader<'b>(&'b [u8]);

impl Reader<'_> {
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*first)
    }

    fn byte(&mut self) -> Option<u8> {
        self.bytes().map(|[byte]| byte)
    }

    fn flag(&mut self) -> Option<bool> {
        self.byte().map(|byte| byte == 1)
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.bytes()?)).ok()
    }

    fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    fn maybe(&mut self) -> Option<Option<String>> {
        if self.flag()? { self.text().map(Some) } else { Some(None) }
    }

    /// Ends where nothing is left, whatever its length was said to be.
    fn list<T>(&mut self, item: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.count()?;
        let mut items = Vec::new();
        for _ in 0..length {
            items.push(item(self)?);
        }
        Some(items)
    }

    fn room(&mut self) -> Option<Room> {
        Some(Room { namespace: self.text()?, name: self.text()?, clients: self.list(Self::text)? })
    }

    fn entry(&mut self) -> Option<Entry> {
        Some(match self.byte()? {
            0 => Entry::Read {
                event: self.text()?,
                client: self.maybe()?,
                asks: self.flag()?,
                handling: self.handling()?,
            },
            1 => Entry::Connected { client: self.maybe()?, handling: self.handling()? },
            2 => Entry::Disconnected { client: self.maybe()?, handling: self.handling()? },
            3 => Entry::Refused {
                namespace: self.text()?,
                client: self.maybe()?,
                why: self.text()?,
                by: if self.flag()? { RefusedBy::Extractor } else { RefusedBy::Middleware },
            },
            4 => Entry::Undeclared { namespace: self.text()? },
            5 => Entry::Encoded { event: self.maybe()?, data: self.text()? },
            6 => Entry::Sent(Frame {
                kind: match self.byte()? {
                    0 => FrameKind::Event,
                    1 => FrameKind::Ack,
                    2 => FrameKind::Disconnect,
                    _ => return None,
                },
                namespace: self.text()?,
                event: self.maybe()?,
                asks: self.flag()?,
                data: self.text()?,
            }),
            7 => Entry::Asked { clients: u64::from_le_bytes(self.bytes()?) },
            8 => Entry::SendFailed { why: self.text()? },
            9 => Entry::Panicked { place: self.text()?, message: self.text()? },
            10 => Entry::Declared { namespace: self.text()?, pattern: self.flag()? },
            11 => Entry::Deleted { namespace: self.text()? },
            _ => return None,
        })
    }

    fn handling(&mut self) -> Option<Handling> {
        Some(match self.byte()? {
            0 => Handling::Ran,
            1 => Handling::Skipped { why: self.text()? },
            2 => Handling::NoHandler,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each kind of entry, with and without what may be missing.
    fn all() -> Traced {
        let text = |text: &str| text.to_owned();
        let (some, none) = (Some(text("an id")), None::<String>);
        let frame = |kind, event: &Option<String>| {
            let (namespace, event, data) = (text("/"), event.clone(), text("[\"said\",\"é\n😀\"]"));
            Entry::Sent(Frame { kind, namespace, event, asks: kind == FrameKind::Event, data })
        };
        let skipped = Handling::Skipped { why: text("") };
        let entries = vec![
            Entry::Read { event: text("say"), client: some.clone(), asks: true, handling: Handling::Ran },
            Entry::Read { event: text(""), client: none.clone(), asks: false, handling: skipped.clone() },
            Entry::Read { event: text("\n\0"), client: none.clone(), asks: false, handling: Handling::NoHandler },
            Entry::Connected { client: some.clone(), handling: skipped.clone() },
            Entry::Disconnected { client: none.clone(), handling: Handling::Ran },
            Entry::Refused { namespace: text("/"), client: some.clone(), why: text("no"), by: RefusedBy::Middleware },
            Entry::Refused { namespace: text("/a"), client: none.clone(), why: text(""), by: RefusedBy::Extractor },
            Entry::Undeclared { namespace: text("/b") },
            Entry::Encoded { event: some.clone(), data: text("[]") },
            Entry::Encoded { event: none.clone(), data: "x".repeat(1_000) },
            frame(FrameKind::Event, &some),
            frame(FrameKind::Ack, &none),
            frame(FrameKind::Disconnect, &none),
            Entry::Asked { clients: u64::MAX },
            Entry::SendFailed { why: text("full") },
            Entry::Panicked { place: text("src/lib.rs:1"), message: text("no luck") },
            Entry::Declared { namespace: text("/"), pattern: false },
            Entry::Declared { namespace: text("/{id}"), pattern: true },
            Entry::Deleted { namespace: text("/") },
        ];
        let room = |clients: Vec<String>| Room { namespace: text("/"), name: text("red"), clients };
        let rooms = Some(vec![room(vec![text("a"), text("b")]), room(Vec::new())]);
        Traced { entries, cut: true, rooms }
    }

    #[test]
    fn what_is_written_is_read_as_the_same() {
        let nobody = Some(Vec::new());
        for traced in [all(), Traced::default(), Traced { rooms: nobody, ..Traced::default() }] {
            assert_eq!(Traced::read(&traced.write()), Some(traced));
        }
    }

    #[test]
    fn what_is_no_record_is_not_read() {
        let whole = all().write();
        for length in 0..whole.len() {
            assert_eq!(Traced::read(&whole[..length]), None, "{length} bytes of {}", whole.len());
        }
        // More than there is, of anything, asks for no memory.
        assert_eq!(Traced::read(&[0, 0, 0xff, 0xff, 0xff, 0xff]), None);
        assert_eq!(Traced::read(&[0, 0, 1, 0, 0, 0, 4, 0xff, 0xff, 0xff, 0xff]), None);
        assert_eq!(Traced::read(&[0, 0, 1, 0, 0, 0, 12]), None, "an entry of no kind");
        assert_eq!(Traced::read(&[whole, vec![0]].concat()), None, "more than was written");
    }
}
