//! The streams that a handshake would have led to. Neither can exist.

use std::convert::Infallible;
use std::io::{self, Read, Write};
use std::marker::PhantomData;

use crate::{Certificate, HandshakeError, Result};

/// An encrypted stream over an `S`, of which there are none.
// `PhantomData` because callers name the type with a parameter; it also lets `Send` and
// its like follow `S`, as they would in the real thing.
#[derive(Debug)]
pub struct TlsStream<S> {
    pub(crate) never: Infallible,
    inner: PhantomData<S>,
}

/// Each method here cannot be called, and returns whatever its caller likes to match on.
impl<S> TlsStream<S> {
    /// The stream below this one.
    pub fn get_ref(&self) -> &S {
        match self.never {}
    }

    /// The stream below this one.
    pub fn get_mut(&mut self) -> &mut S {
        match self.never {}
    }

    /// The certificate that the other side showed.
    pub fn peer_certificate(&self) -> Result<Option<Certificate>> {
        match self.never {}
    }

    /// The protocol that both sides agreed on.
    pub fn negotiated_alpn(&self) -> Result<Option<Vec<u8>>> {
        match self.never {}
    }

    /// Says goodbye to the other side.
    pub fn shutdown(&mut self) -> io::Result<()> {
        match self.never {}
    }
}

impl<S> Read for TlsStream<S> {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        match self.never {}
    }
}

impl<S> Write for TlsStream<S> {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        match self.never {}
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.never {}
    }
}

/// A handshake that waits for the network, of which there are none.
#[derive(Debug)]
pub struct MidHandshakeTlsStream<S> {
    pub(crate) never: Infallible,
    inner: PhantomData<S>,
}

/// As for [`TlsStream`]: none of these can be called.
impl<S> MidHandshakeTlsStream<S> {
    /// The stream below this one.
    pub fn get_mut(&mut self) -> &mut S {
        match self.never {}
    }

    /// Goes on with the handshake.
    pub fn handshake(self) -> std::result::Result<TlsStream<S>, HandshakeError<S>> {
        match self.never {}
    }
}
