//! Playing a scene against an answer.

use std::process::Command;
use std::time::Instant;

use transcript::{Fault, Transcript};

use crate::child::{Facts, Process, Stop};
use crate::grader::Grader;
use crate::harness::{Ended, Harness};
use crate::played::{Played, ProcessNotes};

/// So often a scene is played where the machine may be too slow for it.
const TRIES: u32 = 3;

/// Starts the command as the server's process and plays the scene against it. `right` is what should be heard.
///
/// # Panics
///
/// If the grader has no such scene: that is a mistake in the workbook.
#[must_use]
pub fn play(grader: &Grader, scene: Option<&str>, right: &Transcript, command: impl Fn() -> Command) -> Played {
    let play = grader.scene(scene).unwrap_or_else(|| panic!("{} has no scene {scene:?}", grader.id));
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Played::not_graded(format!("No runtime for the clients: {error}. Run it again.")),
    };
    let since = Instant::now();
    let millis = || u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
    let once = async |last_try| match Harness::open(command(), grader.hosting, grader.clock, grader.free).await {
        Err((stop, facts)) => Ended::before_it_began(stop, facts),
        Ok(mut harness) => {
            harness.last_try = last_try;
            play(&mut harness).await;
            // Passed or not: on a machine that is late, wrong answers look right, too.
            if let Some(why) = harness.doubt(right)
                && matches!(harness.scene.stop, None | Some(Stop::Fault(_)))
            {
                harness.scene.stop = Some(if last_try { Stop::NotGraded(why) } else { Stop::TooSlow });
            }
            if grader.twice && harness.scene.stop.is_none() && harness.scene.transcript == *right {
                harness.anew().await;
                play(&mut harness).await;
            }
            harness.close(right)
        }
    };
    let Ended { transcript, record, stop, facts } = runtime.block_on(async {
        for _ in 1..TRIES {
            let played = once(false).await;
            if played.stop != Some(Stop::TooSlow) {
                return played;
            }
        }
        once(true).await
    });
    let notes = notes(facts);
    let lacking = matches!(stop, Some(Stop::Lacking(_)));
    let not_graded = match stop {
        Some(Stop::NotGraded(why) | Stop::Lacking(why)) => Some(why),
        // Before an answer is called stuck, the machine must show that it is not.
        Some(Stop::Fault(Fault::Silent | Fault::Restless | Fault::Unreturned)) => {
            runtime.block_on(machine_is_slow(command()))
        }
        _ => None,
    };
    Played { transcript, record, notes, not_graded, lacking, millis: millis() }
}

/// Starts the process once more, only to see it call back: a machine that is too busy for that can judge nobody.
async fn machine_is_slow(command: Command) -> Option<String> {
    let since = Instant::now();
    let started = Process::start(command, crate::protocol::Clock::Held, "control", None).await;
    let took = since.elapsed();
    if started.is_ok() && took < crate::child::CAP / 2 {
        return None;
    }
    Some(format!(
        "Your server did not answer in time, but neither does this machine: starting a process took {:.1} s. \
         Close what keeps it busy and run it again.",
        took.as_secs_f32()
    ))
}

fn notes(facts: Facts) -> ProcessNotes {
    ProcessNotes {
        panic: facts.panic,
        exit: facts.exit,
        printed: facts.printed,
        not_started: facts.not_started,
        again: facts.again,
    }
}
