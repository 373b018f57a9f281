//! The client's side: it can be set up, and refuses to connect.

use crate::{Certificate, Error, HandshakeError, Identity, Result, TlsStream};

/// A version of the protocol, for [`TlsConnectorBuilder`] to ignore.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Protocol {
    /// TLS 1.0.
    Tlsv10,
    /// TLS 1.1.
    Tlsv11,
    /// TLS 1.2.
    Tlsv12,
}

/// Takes the settings of a [`TlsConnector`] and forgets them.
///
/// The setters answer to the calls that `reqwest` makes for every client that it builds.
#[derive(Debug)]
pub struct TlsConnectorBuilder(());

impl TlsConnectorBuilder {
    /// Cannot be called: there is no [`Identity`].
    pub fn identity(&mut self, identity: Identity) -> &mut Self {
        match identity {}
    }

    /// Cannot be called: there is no [`Certificate`].
    pub fn add_root_certificate(&mut self, certificate: Certificate) -> &mut Self {
        match certificate {}
    }

    /// Changes nothing.
    pub fn min_protocol_version(&mut self, _: Option<Protocol>) -> &mut Self {
        self
    }

    /// Changes nothing.
    pub fn max_protocol_version(&mut self, _: Option<Protocol>) -> &mut Self {
        self
    }

    /// Changes nothing.
    pub fn disable_built_in_roots(&mut self, _: bool) -> &mut Self {
        self
    }

    /// Changes nothing.
    pub fn request_alpns(&mut self, _: &[&str]) -> &mut Self {
        self
    }

    /// Changes nothing.
    pub fn use_sni(&mut self, _: bool) -> &mut Self {
        self
    }

    /// Changes nothing.
    pub fn danger_accept_invalid_certs(&mut self, _: bool) -> &mut Self {
        self
    }

    /// Changes nothing.
    pub fn danger_accept_invalid_hostnames(&mut self, _: bool) -> &mut Self {
        self
    }

    /// Builds the connector.
    ///
    /// # Errors
    ///
    /// Never: `reqwest` and `rust_engineio` panic if this fails, even for an `http`
    /// address.
    pub fn build(&self) -> Result<TlsConnector> {
        Ok(TlsConnector(()))
    }
}

/// A connector that connects to nothing.
#[derive(Clone, Debug)]
pub struct TlsConnector(());

impl TlsConnector {
    /// A connector, without any settings.
    ///
    /// # Errors
    ///
    /// Never, as [`TlsConnectorBuilder::build`].
    pub fn new() -> Result<Self> {
        Self::builder().build()
    }

    /// A builder for a connector.
    #[must_use]
    pub fn builder() -> TlsConnectorBuilder {
        TlsConnectorBuilder(())
    }

    /// Drops the stream, which closes the connection, and refuses.
    ///
    /// # Errors
    ///
    /// Always, with [`HandshakeError::Failure`].
    pub fn connect<S>(&self, _domain: &str, _stream: S) -> std::result::Result<TlsStream<S>, HandshakeError<S>> {
        Err(HandshakeError::Failure(Error::refusal()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_builder_builds_whatever_it_is_told() {
        let connector = TlsConnector::builder()
            .min_protocol_version(Some(Protocol::Tlsv10))
            .max_protocol_version(Some(Protocol::Tlsv12))
            .disable_built_in_roots(true)
            .request_alpns(&["h2", "http/1.1"])
            .use_sni(false)
            .danger_accept_invalid_certs(true)
            .danger_accept_invalid_hostnames(true)
            .build();
        assert!(connector.is_ok());
    }

    #[test]
    fn connecting_refuses_and_says_what_to_do() {
        let connector = TlsConnector::new().expect("a connector is always built");
        // No `else`: the compiler knows that there is no other outcome.
        let Err(HandshakeError::Failure(error)) = connector.connect("127.0.0.1", ());

        // Both forms: see the comment on `Error`.
        for shown in [error.to_string(), format!("{error:?}")] {
            assert!(shown.contains("no TLS"), "{shown}");
            assert!(shown.contains("http:// or ws:// address"), "{shown}");
            assert!(shown.contains("[patch.crates-io]"), "{shown}");
        }
    }
}
