//! What is kept, in one SQLite file.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use tokio::task;

/// Why something was not stored or read.
pub(crate) type Error = Box<dyn std::error::Error + Send + Sync>;

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS messages (
        -- AUTOINCREMENT: an id is never given twice, so clients can ask for what came after the last one that they have.
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        room TEXT NOT NULL,
        name TEXT NOT NULL,
        text TEXT NOT NULL
    );
    CREATE INDEX IF NOT EXISTS of_a_room ON messages (room, id);
    CREATE TABLE IF NOT EXISTS present (
        socket TEXT NOT NULL,
        room TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (socket, room)
    );
    -- Whoever was here when the last server ended is not here.
    DELETE FROM present;
";

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Given by the database: the order of all that was said.
    pub id: i64,
    /// Who said it.
    pub name: String,
    /// What was said.
    pub text: String,
}

/// One connection to the file. SQLite writes one after the other in any case.
#[derive(Debug, Clone)]
pub struct Store(Arc<Mutex<Connection>>);

impl Store {
    /// Opens the file, or makes it. Nobody is present in it.
    ///
    /// # Errors
    ///
    /// What SQLite says of the file.
    pub fn open(file: &Path) -> rusqlite::Result<Self> {
        let connection = Connection::open(file)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.execute_batch(TABLES)?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Stores what somebody who is in the room says; `None` if the socket is not in it.
    pub(crate) async fn add(&self, socket: &str, room: &str, text: &str) -> Result<Option<Message>, Error> {
        let [socket, room, text] = [socket, room, text].map(str::to_owned);
        self.with(move |db| {
            let mut add = db.prepare_cached(
                "INSERT INTO messages (room, name, text) SELECT room, name, ?3 FROM present WHERE socket = ?1 AND room = ?2
                 RETURNING id, name, text",
            )?;
            add.query_row(params![socket, room, text], message).optional()
        })
        .await
    }

    /// What was said in a room after the message of this id.
    pub(crate) async fn history(&self, room: &str, after: i64) -> Result<Vec<Message>, Error> {
        let room = room.to_owned();
        self.with(move |db| {
            let mut select =
                db.prepare_cached("SELECT id, name, text FROM messages WHERE room = ?1 AND id > ?2 ORDER BY id")?;
            select.query_map(params![room, after], message)?.collect()
        })
        .await
    }

    pub(crate) async fn enter(&self, socket: &str, room: &str, name: &str) -> Result<(), Error> {
        let [socket, room, name] = [socket, room, name].map(str::to_owned);
        self.with(move |db| {
            db.execute("INSERT OR REPLACE INTO present VALUES (?1, ?2, ?3)", params![socket, room, name]).map(drop)
        })
        .await
    }

    /// Returns the rooms that the socket was in.
    pub(crate) async fn leave(&self, socket: &str) -> Result<Vec<String>, Error> {
        let socket = socket.to_owned();
        self.with(move |db| {
            let mut delete = db.prepare_cached("DELETE FROM present WHERE socket = ?1 RETURNING room")?;
            delete.query_map([socket], |row| row.get(0))?.collect()
        })
        .await
    }

    /// The names of those in a room: each once, whoever has two windows open.
    pub(crate) async fn present(&self, room: &str) -> Result<Vec<String>, Error> {
        let room = room.to_owned();
        self.with(move |db| {
            let mut select = db.prepare_cached("SELECT DISTINCT name FROM present WHERE room = ?1 ORDER BY name")?;
            select.query_map([room], |row| row.get(0))?.collect()
        })
        .await
    }

    /// SQLite blocks; the threads on which sockets are served must not.
    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        let connection = Arc::clone(&self.0);
        let done = task::spawn_blocking(move || work(&connection.lock().unwrap_or_else(PoisonError::into_inner)));
        Ok(done.await??)
    }
}

fn message(row: &rusqlite::Row<'_>) -> rusqlite::Result<Message> {
    Ok(Message { id: row.get(0)?, name: row.get(1)?, text: row.get(2)? })
}
