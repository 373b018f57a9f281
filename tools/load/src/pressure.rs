//! Clients that ask for much and read nothing: how long do the others wait, and what does the server keep for them?

use std::fmt;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use futures_util::future::try_join_all;
use tokio::time::sleep;

use crate::load::precise;
use crate::person::Person;
use crate::server::Server;

/// How many read nothing, and how many joins each of them sends.
const DEAF: u32 = 4;
const JOINS: u32 = 1_200;
/// What the room remembers: as many messages as it keeps, each as long as it may be.
const MESSAGES: u32 = 50;
const LENGTH: usize = 500;
/// How long is watched.
const TIME: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub(crate) struct Pressure {
    health: Duration,
    before: Option<u64>,
    most: Option<u64>,
}

/// Lets them ask, and meanwhile asks for `/health`, again and again.
pub(crate) async fn run(server: &Server) -> Result<Pressure> {
    let mut speaker = Person::arrive(server.port, 0, "long".into()).await?;
    let text = "x".repeat(LENGTH);
    for _ in 0..MESSAGES {
        // Slowly: ten a second are allowed.
        sleep(Duration::from_millis(110)).await;
        speaker.ask("say", &format!("{{\"room\":\"long\",\"text\":\"{text}\"}}")).await?;
    }
    let mut deaf = try_join_all((1..=DEAF).map(|number| Person::arrive(server.port, number, "long".into()))).await?;
    let before = server.memory();
    let asked = async {
        let all = deaf.iter_mut().map(|person| person.send_many("join", "{\"room\":\"long\"}", JOINS));
        // A server that has stopped reading is pressure, too: nobody waits for it longer than the watch lasts.
        drop(tokio::time::timeout(TIME, try_join_all(all)).await);
    };
    let watched = async {
        let began = Instant::now();
        let (mut health, mut most) = (Duration::ZERO, before);
        while began.elapsed() < TIME {
            let asked = Instant::now();
            server.get("/health").await.context("asking for /health")?;
            health = health.max(asked.elapsed());
            most = most.max(server.memory());
            sleep(Duration::from_millis(20)).await;
        }
        anyhow::Ok((health, most))
    };
    let ((), watched) = tokio::join!(asked, watched);
    let (health, most) = watched?;
    Ok(Pressure { health, before, most })
}

impl fmt::Display for Pressure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{DEAF} clients that read nothing and join {JOINS} times each a room with {MESSAGES} long messages"
        )?;
        write!(f, "  /health          {:.0} ms at the worst", self.health.as_secs_f64() * 1e3)?;
        if let (Some(before), Some(most)) = (self.before, self.most) {
            let mebibytes = |bytes| precise(bytes) / f64::from(1 << 20);
            let each = mebibytes(most.saturating_sub(before)) / f64::from(DEAF);
            write!(
                f,
                "\n  memory           {:.1} MiB before, {:.1} MiB at most: {each:.1} MiB for each of them",
                mebibytes(before),
                mebibytes(most)
            )?;
        }
        Ok(())
    }
}
