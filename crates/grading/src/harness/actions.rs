//! What a person does in a step: data, so that a step can hold many.

use serde_json::Value;

/// Somebody on the stage. Her methods say what she does; a step does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client(pub(crate) usize);

/// Something that one person does.
#[derive(Debug, Clone)]
pub struct Action {
    pub(crate) who: Client,
    pub(crate) kind: ActionKind,
    /// What is written down as sent instead of the payload, where that depends on the answer.
    pub(crate) written: Option<Value>,
}

#[derive(Debug, Clone)]
pub(crate) enum ActionKind {
    Connect,
    Emit { event: String, payload: Value },
    Ask { event: String, payload: Value },
    Reply { event: String, payload: Value },
    Frame(String),
    Bytes(Vec<u8>),
    Leave,
    Close,
    Cut,
}

impl Client {
    fn does(self, kind: ActionKind) -> Action {
        Action { who: self, kind, written: None }
    }

    /// Connects, if she was only prepared.
    #[must_use]
    pub fn connect(self) -> Action {
        self.does(ActionKind::Connect)
    }

    /// Sends an event.
    #[must_use]
    pub fn emit(self, event: &str, payload: Value) -> Action {
        self.does(ActionKind::Emit { event: event.to_owned(), payload })
    }

    /// Sends an event and asks for an ack, which is one more thing that she hears.
    #[must_use]
    pub fn ask(self, event: &str, payload: Value) -> Action {
        self.does(ActionKind::Ask { event: event.to_owned(), payload })
    }

    /// Sends many events at once.
    #[must_use]
    pub fn burst(self, event: &str, count: u32, payload: impl Fn(u32) -> Value) -> Vec<Action> {
        (1..=count).map(|n| self.emit(event, payload(n))).collect()
    }

    /// Asks many times at once. Raw clients only.
    #[must_use]
    pub fn ask_burst(self, event: &str, count: u32, payload: impl Fn(u32) -> Value) -> Vec<Action> {
        (1..=count).map(|n| self.ask(event, payload(n))).collect()
    }

    /// Acknowledges the oldest event of this name that the server has asked. Raw clients only.
    #[must_use]
    pub fn reply(self, event: &str, payload: Value) -> Action {
        self.does(ActionKind::Reply { event: event.to_owned(), payload })
    }

    /// Sends a text frame as it is. Raw clients only.
    #[must_use]
    pub fn frame(self, text: &str) -> Action {
        self.does(ActionKind::Frame(text.to_owned()))
    }

    /// Sends a binary frame: the attachment of a packet that announced one. Raw clients only.
    #[must_use]
    pub fn bytes(self, bytes: &[u8]) -> Action {
        self.does(ActionKind::Bytes(bytes.to_vec()))
    }

    /// Says goodbye with a DISCONNECT packet and closes.
    #[must_use]
    pub fn leave(self) -> Action {
        self.does(ActionKind::Leave)
    }

    /// Closes the WebSocket without a DISCONNECT packet. Raw clients only.
    #[must_use]
    pub fn close(self) -> Action {
        self.does(ActionKind::Close)
    }

    /// Loses the TCP connection without a word. Raw clients only.
    #[must_use]
    pub fn cut(self) -> Action {
        self.does(ActionKind::Cut)
    }
}

impl Action {
    /// Written down as if this had been sent: a transcript is the same for every right answer.
    #[must_use]
    pub fn written(mut self, payload: Value) -> Self {
        self.written = Some(payload);
        self
    }

    /// Whether it is over without an answer from the server.
    pub(super) fn waits_for_nobody(&self) -> bool {
        !matches!(self.kind, ActionKind::Connect | ActionKind::Leave | ActionKind::Close)
    }
}

/// What a step takes: one action, or several.
pub trait Actions {
    /// The actions, in their order.
    fn into_actions(self) -> Vec<Action>;
}

impl Actions for Action {
    fn into_actions(self) -> Vec<Action> {
        vec![self]
    }
}

impl Actions for Vec<Action> {
    fn into_actions(self) -> Vec<Action> {
        self
    }
}

impl<const N: usize> Actions for [Action; N] {
    fn into_actions(self) -> Vec<Action> {
        self.into()
    }
}
