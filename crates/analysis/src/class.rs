//! What an expression is, as far as it matters here: the few types of socketioxide and its Rust client.

use crate::chain::Step;
use crate::token::{Kind, Token};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// `SocketIo`
    Io,
    /// `SocketRef`
    Socket,
    /// `BroadcastOperators`
    Operators,
    /// `ConfOperators`: what `timeout` and `volatile` make of a socket.
    Conf,
    /// `RemoteSocket`
    Remote,
    /// What has to be awaited, or nothing happens.
    Future,
    /// A socket's id, or the text of one.
    Id,
    /// `(layer, io)`, as `SocketIo::new_layer()` gives it.
    Pair,
    /// `rust_socketio::asynchronous::ClientBuilder`
    Builder,
    /// `rust_socketio::asynchronous::Client`
    Client,
    Other,
}

/// A class, and how much is around it: an `Option`, a list, a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Type {
    pub(crate) class: Class,
    /// 0: nothing; 1: one layer; 2: more, or who knows.
    pub(crate) around: u8,
}

pub(crate) const OTHER: Type = Type { class: Class::Other, around: 0 };

impl Type {
    pub(crate) fn bare(class: Class) -> Self {
        Self { class, around: 0 }
    }

    fn one(class: Class) -> Self {
        Self { class, around: 1 }
    }

    /// Without one layer: what `Some(x)`, `for x in` and `|x|` give.
    pub(crate) fn inner(self) -> Self {
        Self { around: if self.around == 1 { 0 } else { self.around }, ..self }
    }

    pub(crate) fn is(self, class: Class) -> bool {
        self.class == class
    }
}

/// The class of a type's name. `client`: whether a `Client` is the asynchronous one of rust_socketio.
fn named(name: &str, client: bool) -> Option<Class> {
    Some(match name {
        "SocketIo" => Class::Io,
        "SocketRef" | "Socket" => Class::Socket,
        "BroadcastOperators" => Class::Operators,
        "ConfOperators" => Class::Conf,
        "RemoteSocket" => Class::Remote,
        "Sid" => Class::Id,
        "Client" if client => Class::Client,
        "ClientBuilder" if client => Class::Builder,
        _ => return None,
    })
}

/// What a written type is. One known name must stand in it, and where a container would give it out: last.
pub(crate) fn written(tokens: &[Token<'_>], alias: impl Fn(&str) -> Option<Type>, client: bool) -> Type {
    let mut found: Option<Type> = None;
    let (mut depth, mut shared) = (0_u8, false);
    for token in tokens.iter().take(64) {
        match token.text {
            "<" | "[" => depth = depth.saturating_add(1),
            ">" | "]" => depth = depth.saturating_sub(1),
            // A tuple, a function: too much for us.
            "(" | "->" | "+" => return OTHER,
            "," if found.is_some() => return OTHER,
            "Arc" => shared = true,
            _ if token.kind == Kind::Name => {
                let class = named(token.text, client).map(Type::bare).or_else(|| alias(token.text));
                let Some(class) = class else { continue };
                if found.is_some() {
                    return OTHER;
                }
                let layers = if token.text == "Socket" && shared { depth.saturating_sub(1) } else { depth };
                found = Some(Type { class: class.class, around: (class.around + layers).min(2) });
            }
            _ => {}
        }
    }
    found.unwrap_or(OTHER)
}

/// Steps that give the same thing again, or take it out of what is around it.
fn passes_on(name: &str) -> bool {
    matches!(
        name,
        "clone"
            | "cloned"
            | "copied"
            | "to_owned"
            | "as_ref"
            | "as_mut"
            | "as_deref"
            | "borrow"
            | "iter"
            | "iter_mut"
            | "into_iter"
            | "filter"
            | "rev"
            | "skip"
            | "take"
            | "skip_while"
            | "take_while"
            | "chain"
            | "flatten"
            | "collect"
            | "lock"
            | "read"
            | "write"
            | "get"
            | "get_mut"
            | "get_or_init"
            | "values"
            | "into_values"
            | "ok"
            | "ok_or"
            | "ok_or_else"
            | "next"
            | "first"
            | "last"
            | "pop"
            | "find"
            | "remove"
            | "inspect"
            | "peekable"
            | "or_else"
            | "or_default"
            | "entry"
            | "into_inner"
            | "inner"
    )
}

fn unwraps(name: &str) -> bool {
    matches!(name, "unwrap" | "expect" | "unwrap_or" | "unwrap_or_else" | "unwrap_or_default")
}

/// What a step makes of what it is taken on.
pub(crate) fn after(from: Type, step: Step, tokens: &[Token<'_>]) -> Type {
    let name = match step {
        Step::Try => return from.inner(),
        Step::Await => return if from.is(Class::Future) { OTHER } else { from },
        Step::Index => return from.inner(),
        Step::Field { name } if from.is(Class::Socket) && tokens[name].text == "id" => return Type::bare(Class::Id),
        Step::Method { name, .. } => tokens[name].text,
        _ => return OTHER,
    };
    if matches!(name, "to_string" | "as_str" | "into" | "to_owned" | "into_string" | "clone") && from.is(Class::Id) {
        return from;
    }
    if from.around == 0
        && let Some(given) = given(from.class, name)
    {
        return given;
    }
    if unwraps(name) {
        return from.inner();
    }
    if passes_on(name) {
        return from;
    }
    // One does not always know how many layers there are.
    given(from.class, name).filter(|_| from.around > 0).unwrap_or(OTHER)
}

/// What socketioxide's and rust_socketio's own methods give.
fn given(class: Class, name: &str) -> Option<Type> {
    let operators = matches!(name, "to" | "within" | "except" | "local" | "broadcast");
    let future = matches!(name, "emit" | "emit_with_ack" | "join" | "leave" | "disconnect" | "rooms" | "fetch_sockets");
    Some(match class {
        Class::Io | Class::Operators if operators || matches!(name, "timeout" | "volatile") => {
            Type::bare(Class::Operators)
        }
        Class::Io if matches!(name, "of" | "nsps") => Type::one(Class::Operators),
        Class::Io | Class::Operators if matches!(name, "sockets" | "get_socket") => Type::one(Class::Socket),
        Class::Io | Class::Operators if future => Type::bare(Class::Future),
        Class::Socket | Class::Conf if operators => Type::bare(Class::Operators),
        Class::Socket | Class::Conf if matches!(name, "timeout" | "volatile") => Type::bare(Class::Conf),
        Class::Remote if future => Type::bare(Class::Future),
        Class::Builder if name == "connect" => Type::one(Class::Client),
        Class::Builder => Type::bare(Class::Builder),
        Class::Client if matches!(name, "emit" | "emit_with_ack" | "disconnect") => Type::bare(Class::Future),
        _ => return None,
    })
}
