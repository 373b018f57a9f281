//! A stand-in for the crates.io package `native-tls` that refuses TLS.
//!
//! `rust_socketio` depends on `native-tls` and has no feature to leave it out. On Linux
//! that means OpenSSL: its headers and `pkg-config` must be installed before the first
//! exercise compiles. Every server in this workbook is plain `http` on the learner's own
//! machine, so `[patch.crates-io]` in the workbook's `Cargo.toml` puts this crate in its
//! place.
//!
//! - Only what `rust_socketio`'s dependencies call is here, under the names they use.
//! - A connector can be built, because `reqwest` builds one for every client, whatever
//!   the address. It is [`TlsConnector::connect`] that refuses.
//! - What only exists after a successful handshake, or only serves to make one, has no
//!   values at all. The compiler then knows that its methods are never reached, and they
//!   need no code: see [`TlsStream`] and [`Certificate`].

mod connector;
mod credentials;
mod error;
mod stream;

pub use connector::{Protocol, TlsConnector, TlsConnectorBuilder};
pub use credentials::{Certificate, Identity, TlsAcceptor};
pub use error::{Error, HandshakeError, Result};
pub use stream::{MidHandshakeTlsStream, TlsStream};
