//! What can be said of a text, typed: sentences are made of it elsewhere.

/// Something that stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub kind: Kind,
    /// The name of the file, as it was given.
    pub file: String,
    /// From 1: where the call stands that the remark is about.
    pub line: u32,
}

/// What it is. Event names, paths and names are as the text has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// `on("disconnect", …)`: a handler that the library never calls. It runs if the other side sends an event of that
    /// name, and the official client refuses to send one.
    NeverSent { event: String, instead: Instead },
    /// `emit("connect_error", …)`: an event of that name is sent, and nothing else happens. Nobody is refused by it, or
    /// disconnected.
    ReservedEvent { event: String, instead: Instead },
    /// What is set here is replaced by what is set in `by`, a line of the same file: there is one handler for each event.
    Replaced { what: Setting, by: u32 },
    /// `on` within the handler for another event: it is not there before that event came, and is set again each time.
    OnInHandler { event: Option<String>, within: Within },
    /// The name of an event that the contract does not have, close to one that it has.
    CloseTo { event: String, meant: String, likeness: Likeness },
    /// A future that nobody awaits: what it would do is not done. `call` is short: `io.to(…).emit`.
    NeverAwaited { call: String, event: Option<String>, how: How },
    /// `io.ns("admin", …)`: the path of a namespace begins with a slash, else no client can connect to it.
    WithoutSlash { method: String, path: String },
    /// `io.of("/org/{id}")`: only `dyn_ns` reads patterns.
    PatternAsPath { method: String, path: String },
    /// `io.except(socket.id)`: a room that is called like a socket. Nobody is in it, unless the answer has put her there,
    /// and no call of `join` in the text does.
    RoomOfSocketId { method: String },
    /// `io.emit(…)` in a handler of another namespace: it speaks to "/".
    IoInNamespace { method: String, namespace: String },
    /// A handler that holds its own socket: neither is ever freed.
    CapturedSocket { name: String, event: Option<String> },
    /// A call that blocks its thread.
    Blocks { call: Blocks },
    /// `Payload::String`, alone: a payload that came is `Text` or `Binary`.
    PayloadString,
    /// The client of `rust_socketio` that blocks its thread: it panics inside a runtime.
    BlockingClient { name: String },
}

/// What is called where a name is waited for that nobody sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// The handler that `io.ns` is given runs for each connection.
    Namespace,
    /// `on_disconnect`
    OnDisconnect,
    /// Refusing is what a middleware does: `handler.with(check)`.
    Middleware,
    /// rust_socketio: `Event::Connect`
    EventConnect,
    /// rust_socketio: `Event::Close`
    EventClose,
    /// rust_socketio: `Event::Error`
    EventError,
}

/// What blocks a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blocks {
    /// `std::thread::sleep`
    Sleep,
    /// `recv` of a channel of std's.
    Receive,
}

/// What there is only one of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    Event(String),
    Fallback,
    Disconnect,
    /// `io.ns` twice for one path.
    Namespace(String),
}

/// The handler that something stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Within {
    Event(String),
    /// `on_fallback`, or an event whose name is made at run time.
    SomeEvent,
    Disconnect,
}

/// In which way two names are close. The first that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// `Typing` for `typing`
    Case,
    /// `typing ` or `is_typing` for `is-typing`
    Separators,
    /// `rooms` for `room`
    Number,
    /// `announced` for `announce`
    Form,
    /// `tpying` for `typing`
    Spelling,
    /// `is typing` for `typing`
    Part,
}

/// How a future was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// `io.emit(…);`
    Statement,
    /// `let _ = io.emit(…);`: rustc says nothing.
    Underscore,
    /// `let sent = io.emit(…);`, and `sent` is not used.
    Unused,
    /// `drop(io.emit(…))`
    Dropped,
    /// `io.of("/chat").map(|ns| ns.emit(…));`
    Mapped,
}
