//! What each client does, read from the bytes that it sends. The server is not asked, and nothing is changed on the way:
//! what cannot be understood is left out.

mod ear;

use std::collections::HashMap;
use std::io::{self, IoSlice, Write};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use ear::Ear;

/// Who has been met so far.
#[derive(Debug, Clone)]
pub(super) struct Clients(Arc<Mutex<Met>>);

#[derive(Debug)]
struct Met {
    quiet: bool,
    count: usize,
    /// A client that polls is one of many connections.
    by_session: HashMap<String, usize>,
}

impl Clients {
    pub(super) fn new(quiet: bool) -> Self {
        Self(Arc::new(Mutex::new(Met { quiet, count: 0, by_session: HashMap::new() })))
    }

    fn met(&self) -> MutexGuard<'_, Met> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of a client, and whether it has not been met before.
    fn number(&self, session: Option<&str>) -> (usize, bool) {
        let mut met = self.met();
        if let Some(known) = session.and_then(|session| met.by_session.get(session)) {
            return (*known, false);
        }
        met.count += 1;
        let number = met.count;
        met.by_session.extend(session.map(|session| (session.to_owned(), number)));
        (number, true)
    }

    fn forget(&self, number: usize) {
        self.met().by_session.retain(|_, known| *known != number);
    }

    fn say(&self, who: &str, what: &str) {
        if !self.met().quiet {
            // Whoever closed the pipe does not read it.
            drop(writeln!(io::stdout(), "  {who:<10}  {what}"));
        }
    }
}

/// Accepts connections, sends what is written at once, and listens in.
#[derive(Debug)]
pub(super) struct Listener {
    inner: TcpListener,
    clients: Clients,
}

impl Listener {
    pub(super) fn new(inner: TcpListener, clients: Clients) -> Self {
        Self { inner, clients }
    }
}

impl axum::serve::Listener for Listener {
    type Io = Overheard;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Overheard, SocketAddr) {
        let (stream, address) = axum::serve::Listener::accept(&mut self.inner).await;
        // A connection that ends at once may refuse: then there is nothing to speed up.
        drop(stream.set_nodelay(true));
        (Overheard { stream, ear: Ear::new(self.clients.clone()) }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.inner.local_addr()
    }
}

/// Carries what comes to a port to another one, and listens in.
pub(super) async fn carry(listener: TcpListener, inside: u16, clients: Clients) {
    while let Ok((stream, _)) = listener.accept().await {
        drop(stream.set_nodelay(true));
        let mut outer = Overheard { stream, ear: Ear::new(clients.clone()) };
        tokio::spawn(async move {
            let mut inner = TcpStream::connect(("127.0.0.1", inside)).await?;
            inner.set_nodelay(true)?;
            tokio::io::copy_bidirectional(&mut outer, &mut inner).await
        });
    }
}

/// A connection that is listened in to.
#[derive(Debug)]
pub(super) struct Overheard {
    stream: TcpStream,
    ear: Ear,
}

impl AsyncRead for Overheard {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, to: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = to.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, to);
        if matches!(read, Poll::Ready(Ok(()))) {
            self.ear.hear(&to.filled()[before..]);
        }
        read
    }
}

impl AsyncWrite for Overheard {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }
}
