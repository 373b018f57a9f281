//! Patterns: how an idea says which words it speaks of.
//!
//! A pattern is a piece of Rust, in a plain string, so that a table of ideas can be `const`:
//!
//! ```text
//! const WORDS: &[&str] = &["$io.emit(", "$io.to(..).emit("];
//! ```
//!
//! | pattern | stands in |
//! |---|---|
//! | `AckSender` | `ack: AckSender` |
//! | `static` | `static LOG: …`; not `&'static str` |
//! | `tokio::spawn(` | `tokio::spawn(async move { … })` |
//! | `spawn(` | that, and `asked.spawn(…)` |
//! | `.within(` | `socket.within(room)`, `io.to(a).within(b)` |
//! | `.broadcast().emit(` | the two, one after the other |
//! | `$io.emit(` | `io.emit(…)`, and `everybody.emit(…)` where `let everybody = io.clone();` |
//! | `$io.to(..).emit(` | `io.to(room).emit(…)`, `io.to([a, b]).emit(…)` |
//! | `$socket.emit(` | `socket.emit(…)`, `other.emit(…)` where `for other in io.sockets()` |
//! | `.on("disconnect"` | `socket.on("disconnect", …)`, and where a constant of that text is used |
//!
//! White space and comments mean nothing, in the pattern as in the text. Names are whole: `emit` does not stand in
//! `emit_with_ack`. Nothing within a string is found, unless the pattern has a string: then one with that very text is.
//!
//! - `..` within brackets: whatever stands there, to the closing one. Elsewhere it is Rust's own `..`.
//! - `$io`, `$socket`, `$operators`, `$client`: an expression of that type, as far as that can be seen: a parameter, a
//!   clone, a field, what `for`, `let Some(…)` and a closure take out of a list or an `Option`. `$operators` is what `to`,
//!   `within`, `except`, `broadcast`, `of` and `nsps` give; `$client` is the asynchronous client of rust_socketio. It
//!   must be followed by a dot.
//! - `$any`: one token, whichever.
//!
//! Imports are not looked at, nor functions that nobody calls, nor what `#[cfg(…)]` takes out. Helper functions are: what
//! stands in one stands in the text.

use crate::class::Class;
use crate::token::{self, Kind, Token};

/// One element of a pattern.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Element<'p> {
    /// This token.
    Word(&'p str),
    /// A string of this text, with its quotation marks.
    Text(&'p str),
    /// Whatever stands between brackets.
    Rest,
    Any,
    /// An expression of this class, and the dot after it.
    Of(Class),
}

#[derive(Debug)]
pub(crate) struct Pattern<'p> {
    pub(crate) elements: Vec<Element<'p>>,
}

/// Says what is wrong with a pattern. For tests of the tables: a pattern that is wrong is never found.
///
/// # Errors
///
/// If it is empty, has a `$name` that is not known, or one that no dot follows.
pub fn check(pattern: &str) -> Result<(), String> {
    Pattern::read(pattern).map(|_| ())
}

impl<'p> Pattern<'p> {
    pub(crate) fn read(pattern: &'p str) -> Result<Self, String> {
        let tokens = token::read(pattern);
        let text = |at: usize| tokens.get(at).map_or("", |token: &Token<'_>| token.text);
        let mut elements = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let token = tokens[at];
            at += 1;
            elements.push(match token.text {
                "$" => {
                    let class = match text(at) {
                        "any" => None,
                        "io" => Some(Class::Io),
                        "socket" => Some(Class::Socket),
                        "operators" => Some(Class::Operators),
                        "client" => Some(Class::Client),
                        other => return Err(format!("`${other}` in `{pattern}` is not known")),
                    };
                    at += 1;
                    match class {
                        Some(_) if text(at) != "." => return Err(format!("no dot follows a type in `{pattern}`")),
                        Some(class) => {
                            at += 1;
                            Element::Of(class)
                        }
                        None => Element::Any,
                    }
                }
                ".." if at >= 2 && tokens[at - 2].kind == Kind::Open => Element::Rest,
                _ if token.kind == Kind::Text => Element::Text(token.text),
                text => Element::Word(text),
            });
        }
        if elements.is_empty() { Err("an empty pattern".to_owned()) } else { Ok(Self { elements }) }
    }
}
