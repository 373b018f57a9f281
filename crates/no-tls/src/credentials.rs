//! What one side of a TLS connection proves itself with.
//!
//! None of it can be made, so nothing that needs it can be called. The refusal comes from
//! the functions that would have read it.

use crate::{Error, HandshakeError, Result, TlsStream};

/// A certificate with its private key, of which there are none.
#[derive(Clone, Debug)]
pub enum Identity {}

impl Identity {
    /// Refuses, without a look at the archive.
    pub fn from_pkcs12(_der: &[u8], _password: &str) -> Result<Self> {
        Err(Error::refusal())
    }

    /// Refuses, without a look at the chain or the key.
    pub fn from_pkcs8(_pem: &[u8], _key: &[u8]) -> Result<Self> {
        Err(Error::refusal())
    }
}

/// A certificate, of which there are none.
#[derive(Clone, Debug)]
pub enum Certificate {}

impl Certificate {
    /// Refuses, without a look at the certificate.
    pub fn from_der(_der: &[u8]) -> Result<Self> {
        Err(Error::refusal())
    }

    /// Refuses, without a look at the certificate.
    pub fn from_pem(_pem: &[u8]) -> Result<Self> {
        Err(Error::refusal())
    }

    /// Cannot be called.
    pub fn to_der(&self) -> Result<Vec<u8>> {
        match *self {}
    }
}

/// The server's side, which cannot be made without an [`Identity`].
///
/// `tokio-native-tls` wraps one; nobody in our tree builds one.
#[derive(Clone, Debug)]
pub enum TlsAcceptor {}

impl TlsAcceptor {
    /// Cannot be called.
    pub fn accept<S>(&self, _stream: S) -> std::result::Result<TlsStream<S>, HandshakeError<S>> {
        match *self {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_refused_with_the_way_out() {
        let refusals = [
            Identity::from_pkcs12(&[], "").map(drop),
            Identity::from_pkcs8(&[], &[]).map(drop),
            Certificate::from_der(&[]).map(drop),
            Certificate::from_pem(&[]).map(drop),
        ];
        for refusal in refusals {
            let shown = refusal.expect_err("nothing is accepted").to_string();
            assert!(shown.contains("[patch.crates-io]"), "{shown}");
        }
    }
}
