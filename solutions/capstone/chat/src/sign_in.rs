//! Who may come in, and under which name.

use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use socketioxide::extract::{SocketRef, TryData};
use tokio::time::Instant;

use super::{input::Refusal, pace::Pace, rooms::Organisation};

/// The handshake's auth. Other fields are of no interest.
#[derive(Deserialize)]
pub struct Auth {
    name: String,
}

/// Who speaks on a connection, and where. Made once, at the door: nothing that is said later can change it.
pub struct Member {
    pub name: String,
    pub organisation: Arc<Organisation>,
    pace: Mutex<Pace>,
}

impl Member {
    /// Says no to what comes too fast.
    pub fn hurry(&self) -> Result<(), Refusal> {
        // A panic elsewhere cannot have left the pace half changed, so a poisoned lock is as good as another.
        let mut pace = self.pace.lock().unwrap_or_else(PoisonError::into_inner);
        if pace.allows(Instant::now()) { Ok(()) } else { Err(Refusal::plain("slow down")) }
    }
}

/// The socketioxide room of all connections of one person. A chat room's name has no `@`, so the two never meet.
pub fn personal(name: &str) -> String {
    format!("@{name}")
}

/// The door of one organisation.
#[derive(Clone)]
pub struct SignIn {
    pub organisation: Arc<Organisation>,
}

impl SignIn {
    /// The middleware of the namespace: runs before the client is told that it is connected.
    pub fn check(self, socket: &SocketRef, auth: TryData<Auth>) -> Result<(), &'static str> {
        // `TryData`, because with `Data` a client without a name would be refused in serde's words.
        let Ok(Auth { name }) = auth.0 else {
            return Err("invalid name");
        };
        if name.trim().is_empty() || name.chars().count() > 32 {
            return Err("invalid name");
        }
        // Here and not in the connect handler: a client that is gone again before that handler runs would
        // stay in this room for ever. What a middleware does is undone for it.
        socket.join(personal(&name));
        socket.extensions.insert(Arc::new(Member { name, organisation: self.organisation, pace: Mutex::default() }));
        Ok(())
    }
}
