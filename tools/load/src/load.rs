//! A thousand people who speak, and the figures.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use futures_util::{StreamExt, TryStreamExt, stream};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::person::{Crowd, Person, PersonFigures, Phase};
use crate::server::Server;
use crate::tally::Latencies;

/// How many connect at the same time.
const AT_ONCE: usize = 50;
/// How long what was said may take to arrive after the last word.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) clients: u32,
    pub(crate) rooms: u32,
    pub(crate) rate: u32,
    pub(crate) time: Duration,
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { clients, rooms, rate, time } = self;
        write!(f, "{clients} clients in {rooms} rooms, {rate} messages a second for {} s", time.as_secs())
    }
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Figures {
    /// Messages that were acknowledged, and those that were refused.
    said: u64,
    refused: u64,
    /// How often what was said should have been heard, and was.
    expected: u64,
    heard: u64,
    twice: u64,
    skipped: u64,
    /// Pairs of a speaker and a listener in one room where the last message did not come.
    incomplete: u64,
    latencies: Latencies,
    /// How long they spoke, and how long it took until all had been heard.
    spoke: Duration,
    time: Duration,
    processor: Option<f64>,
    /// Bytes for each connection, once all are connected and have joined; and after the load.
    connected: Option<u64>,
    loaded: Option<u64>,
}

/// Puts the load on a server.
pub(crate) async fn run(server: &Server, plan: &Plan) -> Result<Figures> {
    let before = server.memory();
    let arrive = |number| Person::arrive(server.port, number, format!("room-{}", number % plan.rooms));
    let people: Vec<Person> = stream::iter((0..plan.clients).map(arrive))
        .buffer_unordered(AT_ONCE)
        .try_collect()
        .await
        .context("connecting (a limit on open files? `ulimit -n 4096`)")?;
    let connected = server.memory();

    let crowd = Arc::new(Crowd {
        people: plan.clients,
        pause: Duration::from_secs(1) * plan.clients / plan.rate,
        began: Instant::now(),
        heard: AtomicU64::new(0),
        waiting: AtomicI64::new(0),
    });
    let (phase, phases) = watch::channel(Phase::Wait);
    let tasks: Vec<_> =
        people.into_iter().map(|person| tokio::spawn(person.live(crowd.clone(), phases.clone()))).collect();

    let processor = server.processor_seconds();
    let since = Instant::now();
    phase.send(Phase::Speak)?;
    sleep(plan.time).await;
    phase.send(Phase::Listen)?;
    quiet(&crowd).await;
    let time = since.elapsed();
    let processor = server.processor_seconds().zip(processor).map(|(after, before)| after - before);
    let loaded = server.memory();
    phase.send(Phase::Home)?;

    let mut reports = Vec::new();
    for task in tasks {
        reports.push(task.await??);
    }
    let each = |memory: Option<u64>| Some(memory?.saturating_sub(before?) / u64::from(plan.clients));
    Ok(Figures {
        spoke: plan.time,
        time,
        processor,
        connected: each(connected),
        loaded: each(loaded),
        ..add_up(&reports)
    })
}

/// Waits until everything has been acknowledged and nothing more comes.
async fn quiet(crowd: &Crowd) {
    let settled = async {
        let mut heard = None;
        loop {
            sleep(Duration::from_millis(250)).await;
            let now = (crowd.heard.load(Ordering::Relaxed), crowd.waiting.load(Ordering::Relaxed));
            if now.1 == 0 && heard.replace(now) == Some(now) {
                return;
            }
        }
    };
    // What has not come by then is counted as lost.
    drop(timeout(PATIENCE, settled).await);
}

fn add_up(reports: &[PersonFigures]) -> Figures {
    let mut figures = Figures {
        said: 0,
        refused: 0,
        expected: 0,
        heard: 0,
        twice: 0,
        skipped: 0,
        incomplete: 0,
        latencies: Latencies::default(),
        spoke: Duration::ZERO,
        time: Duration::ZERO,
        processor: None,
        connected: None,
        loaded: None,
    };
    let mut rooms: HashMap<&str, Vec<&PersonFigures>> = HashMap::new();
    for report in reports {
        rooms.entry(&report.room).or_default().push(report);
        figures.said += u64::from(report.said);
        figures.refused += u64::from(report.refused);
        figures.heard += report.heard.count;
        figures.twice += report.heard.twice;
        figures.skipped += report.heard.skipped;
        figures.latencies.merge(&report.heard.latencies);
    }
    for room in rooms.values() {
        for (speaker, listener) in room.iter().flat_map(|speaker| room.iter().map(move |listener| (speaker, listener)))
        {
            figures.expected += u64::from(speaker.said);
            figures.incomplete += u64::from(listener.heard.from(speaker.number) != speaker.said);
        }
    }
    figures
}

impl Figures {
    pub(crate) fn deliveries_per_processor_second(&self) -> Option<f64> {
        self.processor.map(|seconds| precise(self.heard) / seconds)
    }

    /// # Errors
    ///
    /// If anything was lost, doubled, refused or out of order.
    pub(crate) fn verify(&self) -> Result<()> {
        let Self { said, refused, expected, heard, twice, skipped, incomplete, .. } = self;
        if *said == 0 || (refused, twice, skipped, incomplete) != (&0, &0, &0, &0) || expected != heard {
            bail!(
                "{said} messages were said and {refused} refused; {heard} of {expected} deliveries arrived, {twice} twice, \
                 {skipped} out of order; {incomplete} conversations are incomplete"
            );
        }
        Ok(())
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.time.as_secs_f64();
        let rate = precise(self.said) / self.spoke.as_secs_f64();
        writeln!(f, "  said             {} messages, {rate:.0} a second, {} refused", self.said, self.refused)?;
        writeln!(
            f,
            "  heard            {} of {} deliveries, {} twice, {} out of order",
            self.heard, self.expected, self.twice, self.skipped
        )?;
        let [half, most, worst] = [500, 990, 1_000].map(|share| self.latencies.permille(share).as_secs_f64() * 1e3);
        writeln!(f, "  latency          p50 {half:.1} ms, p99 {most:.1} ms, worst {worst:.1} ms")?;
        if let (Some(processor), Some(each)) = (self.processor, self.deliveries_per_processor_second()) {
            writeln!(
                f,
                "  processor        {processor:.1} s in {seconds:.1} s: {each:.0} deliveries for each second of it"
            )?;
        }
        if let (Some(connected), Some(loaded)) = (self.connected, self.loaded) {
            let (connected, loaded) = (precise(connected) / 1024.0, precise(loaded) / 1024.0);
            write!(f, "  memory           {connected:.1} KiB for each connection, {loaded:.1} KiB after the load")?;
        }
        Ok(())
    }
}

/// Counts here are far below 2⁵³.
pub(crate) fn precise(count: u64) -> f64 {
    count as f64
}
