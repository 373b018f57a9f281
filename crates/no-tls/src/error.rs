//! The one thing that can go wrong here, and what to do about it.

use std::fmt;

use crate::MidHandshakeTlsStream;

/// Says what happened and both ways out of it.
const REFUSAL: &str = "this workbook's build has no TLS: use an http:// or ws:// address, \
    or remove the `native-tls` line under [patch.crates-io] in Cargo.toml \
    (on Linux that needs OpenSSL's headers)";

/// What everything in this crate that can fail returns.
pub type Result<T> = std::result::Result<T, Error>;

/// The refusal to use TLS.
// The text is a field so that `{:?}` shows it too. `rust_socketio` displays a failed
// connection as just "EngineIO Error", so its `Debug` is where a learner reads the cause.
#[derive(Debug)]
pub struct Error(&'static str);

impl Error {
    pub(crate) fn refusal() -> Self {
        Self(REFUSAL)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Error {}

/// Why a handshake did not complete.
#[derive(Debug)]
pub enum HandshakeError<S> {
    /// It never will: always the answer here.
    Failure(Error),
    /// It will later. Callers match on this variant, so it is here, but it has no values.
    WouldBlock(MidHandshakeTlsStream<S>),
}
