//! The door: a TCP proxy that can cut connections, close its port, and open it again.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::{TcpListener, TcpStream};
use tokio::task::AbortHandle;

#[derive(Debug)]
pub(super) struct Door {
    /// The server behind it.
    inside: SocketAddr,
    port: Mutex<u16>,
    /// The task that lets people in, and those that carry bytes.
    porter: Mutex<Option<AbortHandle>>,
    carriers: Arc<Mutex<Vec<AbortHandle>>>,
}

impl Door {
    pub(super) fn new(inside: SocketAddr) -> Self {
        Self { inside, port: Mutex::new(0), porter: Mutex::new(None), carriers: Arc::default() }
    }

    pub(super) fn port(&self) -> u16 {
        *lock(&self.port)
    }

    /// Listens: on a free port the first time, on the same one again later.
    pub(super) async fn open(&self) -> io::Result<()> {
        let listener = TcpListener::bind(("127.0.0.1", self.port())).await?;
        *lock(&self.port) = listener.local_addr()?.port();
        let (inside, carriers) = (self.inside, self.carriers.clone());
        let porter = tokio::spawn(async move {
            while let Ok((outer, _)) = listener.accept().await {
                let carrier = tokio::spawn(carry(outer, inside));
                lock(&carriers).push(carrier.abort_handle());
            }
        });
        *lock(&self.porter) = Some(porter.abort_handle());
        Ok(())
    }

    /// Ends every connection without a word.
    pub(super) fn cut(&self) {
        lock(&self.carriers).drain(..).for_each(|carrier| carrier.abort());
    }

    /// Nobody listens any more.
    pub(super) fn close(&self) {
        if let Some(porter) = lock(&self.porter).take() {
            porter.abort();
        }
        self.cut();
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.close();
    }
}

async fn carry(mut outer: TcpStream, inside: SocketAddr) {
    let Ok(mut inner) = TcpStream::connect(inside).await else { return };
    // Without it, small packets would wait for each other on two connections.
    drop(outer.set_nodelay(true));
    drop(inner.set_nodelay(true));
    // Either side may end it.
    drop(tokio::io::copy_bidirectional(&mut outer, &mut inner).await);
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
