//! Accepts connections, acknowledges what it reads at once, and counts the connections that ended.

use std::io::{self, IoSlice};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

#[derive(Debug)]
pub(super) struct Listener {
    inner: TcpListener,
    closed: Arc<AtomicU64>,
}

impl Listener {
    /// Listens on a free port, and counts the connections that have ended.
    pub(super) async fn bind(closed: &Arc<AtomicU64>) -> io::Result<(Self, u16)> {
        let inner = TcpListener::bind("127.0.0.1:0").await?;
        let port = inner.local_addr()?.port();
        Ok((Self { inner, closed: closed.clone() }, port))
    }
}

impl axum::serve::Listener for Listener {
    type Io = CountedStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (CountedStream, SocketAddr) {
        let (stream, address) = axum::serve::Listener::accept(&mut self.inner).await;
        // A connection that ends at once may refuse: then there is nothing to speed up.
        drop(stream.set_nodelay(true));
        (CountedStream::new(stream, &self.closed), address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.inner.local_addr()
    }
}

#[derive(Debug)]
pub(crate) struct CountedStream {
    stream: TcpStream,
    closed: Arc<AtomicU64>,
}

impl CountedStream {
    /// `closed` counts the connections that have ended.
    pub(crate) fn new(stream: TcpStream, closed: &Arc<AtomicU64>) -> Self {
        Self { stream, closed: closed.clone() }
    }

    /// rust_socketio leaves Nagle's algorithm on: its second small write waits for the first one's acknowledgement,
    /// which the kernel would delay by 40 ms.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn acknowledge(&self) {
        drop(socket2::SockRef::from(&self.stream).set_tcp_quickack(true));
    }

    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    #[expect(clippy::unused_self, reason = "the same call everywhere; only Linux has the option")]
    fn acknowledge(&self) {}
}

impl Drop for CountedStream {
    fn drop(&mut self) {
        self.closed.fetch_add(1, Ordering::SeqCst);
    }
}

impl AsyncRead for CountedStream {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, to: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let read = Pin::new(&mut self.stream).poll_read(context, to);
        self.acknowledge();
        read
    }
}

impl AsyncWrite for CountedStream {
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
