//! A TCP proxy that can cut connections, fall silent, close its port, and open it again.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use socket2::{Domain, Socket, Type};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::AbortHandle;

use crate::stage::CountedStream;

#[derive(Debug)]
pub(super) struct Proxy {
    /// The server behind it.
    inside: SocketAddr,
    address: SocketAddr,
    /// Whether nothing is ever carried.
    mute: bool,
    /// Keeps the port for us while nobody listens on it.
    _reserved: Socket,
    /// The task that lets people in, and those that carry bytes.
    accepting: Mutex<Option<AbortHandle>>,
    connections: Arc<Mutex<Vec<Connection>>>,
}

#[derive(Debug)]
struct Connection {
    task: AbortHandle,
    /// Whether bytes are carried; if not, they stay where they are.
    carries: watch::Sender<bool>,
}

impl Proxy {
    /// A proxy with a port of its own. It is closed.
    pub(super) fn new(inside: SocketAddr, mute: bool) -> io::Result<Self> {
        let reserved = bound(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        let address = reserved.local_addr()?.as_socket().ok_or(io::ErrorKind::AddrNotAvailable)?;
        let accepting = Mutex::new(None);
        Ok(Self { inside, address, mute, _reserved: reserved, accepting, connections: Arc::default() })
    }

    pub(super) fn port(&self) -> u16 {
        self.address.port()
    }

    /// Listens, always on the same port.
    pub(super) fn open(&self) -> io::Result<()> {
        let socket = bound(self.address)?;
        socket.listen(128)?;
        socket.set_nonblocking(true)?;
        let listener = TcpListener::from_std(socket.into())?;
        let (inside, mute, connections) = (self.inside, self.mute, self.connections.clone());
        let accepting = tokio::spawn(async move {
            while let Ok((outer, _)) = listener.accept().await {
                let (carries, may_carry) = watch::channel(!mute);
                let task = tokio::spawn(carry(outer, inside, may_carry)).abort_handle();
                lock(&connections).push(Connection { task, carries });
            }
        });
        *lock(&self.accepting) = Some(accepting.abort_handle());
        Ok(())
    }

    /// Ends every connection without a word.
    pub(super) fn cut(&self) {
        lock(&self.connections).drain(..).for_each(|connection| connection.task.abort());
    }

    /// The connections that are there stay, and nothing comes through them any more.
    pub(super) fn fall_silent(&self) {
        for connection in lock(&self.connections).iter() {
            connection.carries.send_replace(false);
        }
    }

    /// Nobody listens any more.
    pub(super) fn close(&self) {
        if let Some(accepting) = lock(&self.accepting).take() {
            accepting.abort();
        }
        self.cut();
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.close();
    }
}

/// A socket that has a port, and does not listen. Two of ours may have the same one, which keeps it from others.
fn bound(address: SocketAddr) -> io::Result<Socket> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    // On Windows the option means something else.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    Ok(socket)
}

async fn carry(outer: TcpStream, inside: SocketAddr, may_carry: watch::Receiver<bool>) {
    let Ok(mut inner) = TcpStream::connect(inside).await else { return };
    // Without it, small packets would wait for each other on two connections.
    drop(outer.set_nodelay(true));
    drop(inner.set_nodelay(true));
    let mut outer = CountedStream::new(outer, &Arc::default());
    tokio::select! {
        biased;
        () = stopped(may_carry) => {}
        // Either side may end it.
        _ = tokio::io::copy_bidirectional(&mut outer, &mut inner) => return,
    }
    // Both sides stay open, until the proxy itself is gone.
    std::future::pending::<()>().await;
}

/// Nothing is carried any more.
async fn stopped(mut may_carry: watch::Receiver<bool>) {
    drop(may_carry.wait_for(|carries| !carries).await);
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
