//! Many who come, join a room of their own and go: what does the server remember of them?

use std::fmt;

use anyhow::{Context, Result, ensure};
use futures_util::{StreamExt, TryStreamExt, stream};

use crate::load::precise;
use crate::person::Person;
use crate::server::Server;

/// How many are there at the same time.
const AT_ONCE: usize = 50;
/// The first ones fill what is filled once only: buffers, threads, the allocator's own books.
const WARM_UP: u32 = 2_000;

/// Memory and tables before and after.
#[derive(Debug)]
pub(crate) struct Traces {
    cycles: u32,
    before: Option<u64>,
    after: Option<u64>,
    rooms: String,
    health: String,
}

/// Lets so many come and go. Each is in a room with others and in one of its own.
///
/// # Errors
///
/// If anybody is still counted, or a room still listed, when all are gone.
pub(crate) async fn run(server: &Server, cycles: u32) -> Result<Traces> {
    come_and_go(server, 0, WARM_UP).await?;
    let before = server.memory();
    come_and_go(server, WARM_UP, cycles).await?;
    let after = server.memory();
    let health = server.get("/health").await?;
    ensure!(health.contains("\"connected\":0"), "somebody is still counted: {health}");
    let mut person = Person::arrive(server.port, 0, "last".into()).await?;
    let rooms = person.ask("rooms", "{}").await?;
    person.leave().await?;
    ensure!(rooms.contains("{\"rooms\":[\"last\"]}"), "rooms are left: {rooms}");
    Ok(Traces { cycles, before, after, rooms, health })
}

async fn come_and_go(server: &Server, from: u32, count: u32) -> Result<()> {
    let visit = |number: u32| async move {
        let mut person = Person::arrive(server.port, number, format!("room-{}", number % 20)).await?;
        person.ask("join", &format!("{{\"room\":\"own-{number}\"}}")).await?;
        // A room in which something was said is remembered for a while: that table has to stay small, too.
        if number.is_multiple_of(10) {
            person.ask("say", &format!("{{\"room\":\"own-{number}\",\"text\":\"hello?\"}}")).await?;
        }
        // Every other one goes politely.
        if number.is_multiple_of(2) { person.leave().await } else { Ok(()) }
    };
    stream::iter((from..from + count).map(visit))
        .buffer_unordered(AT_ONCE)
        .try_collect::<()>()
        .await
        .context("coming and going")
}

impl fmt::Display for Traces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "After {} who came, joined two rooms and went (and {WARM_UP} before them, to warm up)",
            self.cycles
        )?;
        if let (Some(before), Some(after)) = (self.before, self.after) {
            let mebibytes = |bytes| precise(bytes) / f64::from(1 << 20);
            writeln!(f, "  memory           {:.1} MiB before, {:.1} MiB after", mebibytes(before), mebibytes(after))?;
        }
        writeln!(f, "  rooms            {}", self.rooms)?;
        write!(f, "  /health          {}", self.health)
    }
}
