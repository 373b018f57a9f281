//! Steps at moments of real time, for limits that are measured by the clock on the wall.
//!
//! What a person does at half past may reach the server a little later, and on a busy machine much later. So each
//! moment is two times: before the first word was sent, and after the server, at rest again, had read the last one.
//! Two moments that are less than a second apart, or more, must be so whichever times between these are taken. Where
//! that cannot be said, the scene is played once more.

use std::time::{Duration, Instant};

use super::{Actions, Harness, Sequence};
use crate::child::Stop;
use crate::metronome::{LATE, Metronome};

/// What the contracts measure by.
const WINDOW: Duration = Duration::from_secs(1);

/// The moments of a scene so far.
#[derive(Debug)]
pub(super) struct Moments {
    since: Instant,
    so_far: Vec<Moment>,
    metronome: Metronome,
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
        let moments = self.scene.moments.get_or_insert_with(Moments::begin);
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
        if self.scene.stop.is_some() || moments.are_certain() {
            return;
        }
        if !self.last_try {
            self.scene.stop = Some(Stop::TooSlow);
        } else if let Some(complaint) = moments.metronome.complaint(LATE) {
            self.scene.stop = Some(Stop::NotGraded(complaint));
        }
        // Else the machine is fine, and the answer is slow: what was heard speaks for itself.
    }
}

impl Moments {
    fn begin() -> Self {
        Self { since: Instant::now(), so_far: Vec::new(), metronome: Metronome::start() }
    }

    /// Whether the last moment is on the planned side of the window from each moment before.
    fn are_certain(&self) -> bool {
        let Some((last, before)) = self.so_far.split_last() else { return true };
        before.iter().all(|moment| match last.planned - moment.planned < WINDOW {
            true => last.read.duration_since(moment.sent) < WINDOW,
            false => last.sent.saturating_duration_since(moment.read) > WINDOW,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(times: &[(u64, u64, u64)]) -> Moments {
        let mut moments = Moments::begin();
        let at = |millis| moments.since + Duration::from_millis(millis);
        let so_far = times.iter().map(|&(planned, sent, read)| Moment {
            planned: Duration::from_millis(planned),
            sent: at(sent),
            read: at(read),
        });
        moments.so_far = so_far.collect();
        moments
    }

    #[test]
    fn a_moment_counts_only_where_no_delay_could_have_changed_the_answer() {
        assert!(moments(&[(0, 1, 20)]).are_certain());
        assert!(moments(&[(0, 1, 20), (800, 801, 990)]).are_certain());
        assert!(!moments(&[(0, 1, 20), (800, 801, 1010)]).are_certain());
        assert!(moments(&[(0, 1, 190), (1200, 1201, 1500)]).are_certain());
        assert!(!moments(&[(0, 1, 210), (1200, 1201, 1210)]).are_certain());
    }
}
