//! Steps at moments of real time, for limits that are measured by the clock on the wall.
//!
//! What a person does at half past may reach the server a little later, and on a busy machine much later. So each
//! moment is two times: before the first word was sent, and after the server, at rest again, had read the last one.
//! Two moments that are less than a second apart, or more, must be so whichever times between these are taken. Where
//! that cannot be said, the scene is played once more.

use std::time::{Duration, Instant};

use super::{Actions, Harness, Sequence};
use crate::child::{Process, Stop};
use crate::lateness::{LIMIT, Lateness};

/// What the contracts measure by.
const WINDOW: Duration = Duration::from_secs(1);

/// The moments of a scene so far.
#[derive(Debug)]
pub(super) struct Moments {
    since: Instant,
    so_far: Vec<Moment>,
    lateness: Lateness,
    /// When it was last looked at.
    before: Duration,
    /// The longest that the machine held anything up between two moments.
    latest: Duration,
}

#[derive(Debug, Clone, Copy)]
struct Moment {
    planned: Duration,
    /// Before anything was sent.
    sent: Instant,
    /// After everything had been read, and everybody had taken note of it.
    read: Instant,
}

impl Harness {
    /// A step that begins so many milliseconds after the first of its kind. The server finds all of its actions at
    /// once, in their order. The grader must be one in real time.
    pub async fn at(&mut self, title: &str, millis: u64, actions: impl Actions) {
        if self.scene.stop.is_some() {
            return;
        }
        let planned = Duration::from_millis(millis);
        let moments = self.scene.moments.get_or_insert_with(|| Moments::begin(&self.process));
        tokio::time::sleep_until((moments.since + planned).into()).await;
        let sent = Instant::now();
        self.sleeping(title, actions, 0, Sequence::Free).await;
        let read = Instant::now();
        if let Some(step) = self.scene.transcript.steps.last_mut() {
            for heard in &mut step.heard {
                heard.sounds = transcript::counted(std::mem::take(&mut heard.sounds), 2);
            }
        }
        let Some(moments) = &mut self.scene.moments else { return };
        moments.so_far.push(Moment { planned, sent, read });
        let late = moments.look();
        if late > LIMIT {
            // From now on: what is heard next depends on when this was read.
            self.scene.doubtful.push((self.scene.transcript.steps.len().saturating_sub(1), late));
        } else if self.scene.stop.is_none() && !self.last_try && !moments.are_certain() {
            self.scene.stop = Some(Stop::TooSlow);
        }
        // Else the machine is fine, and the answer is slow: what was heard speaks for itself.
    }
}

impl Moments {
    fn begin(process: &Process) -> Self {
        let lateness = Lateness::of(process);
        let before = lateness.so_far();
        Self { since: Instant::now(), so_far: Vec::new(), lateness, before, latest: Duration::ZERO }
    }

    /// The longest that anything was held up so far.
    fn look(&mut self) -> Duration {
        let now = self.lateness.so_far();
        self.latest = self.latest.max(now.saturating_sub(self.before));
        self.before = now;
        self.latest
    }

    fn are_certain(&self) -> bool {
        are_certain(&self.so_far)
    }
}

/// Whether the last moment is on the planned side of the window from each moment before.
fn are_certain(moments: &[Moment]) -> bool {
    let Some((last, before)) = moments.split_last() else { return true };
    before.iter().all(|moment| match last.planned - moment.planned < WINDOW {
        true => last.read.duration_since(moment.sent) < WINDOW,
        false => last.sent.saturating_duration_since(moment.read) > WINDOW,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certain(times: &[(u64, u64, u64)]) -> bool {
        let since = Instant::now();
        let at = |millis| since + Duration::from_millis(millis);
        let moments: Vec<_> = times
            .iter()
            .map(|&(planned, sent, read)| Moment {
                planned: Duration::from_millis(planned),
                sent: at(sent),
                read: at(read),
            })
            .collect();
        are_certain(&moments)
    }

    #[test]
    fn a_moment_counts_only_where_no_delay_could_have_changed_the_answer() {
        assert!(certain(&[(0, 1, 20)]));
        assert!(certain(&[(0, 1, 20), (800, 801, 990)]));
        assert!(!certain(&[(0, 1, 20), (800, 801, 1010)]));
        assert!(certain(&[(0, 1, 190), (1200, 1201, 1500)]));
        assert!(!certain(&[(0, 1, 210), (1200, 1201, 1210)]));
    }
}
