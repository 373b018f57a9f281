//! What was heard, and how late.

use std::time::Duration;

/// Latencies, counted in classes whose width grows with them: three digits are right, and nothing is kept twice.
#[derive(Debug, Clone)]
pub(crate) struct Latencies {
    counts: Vec<u64>,
    total: u64,
}

/// Classes for each doubling.
const FINE: u32 = 64;

impl Default for Latencies {
    fn default() -> Self {
        Self { counts: vec![0; (FINE * 32) as usize], total: 0 }
    }
}

impl Latencies {
    pub(crate) fn add(&mut self, micros: u32) {
        let at = class(micros).min(self.counts.len() - 1);
        self.counts[at] += 1;
        self.total += 1;
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.counts.iter_mut().zip(&other.counts) {
            *mine += theirs;
        }
        self.total += other.total;
    }

    /// The latency that so many of a thousand do not exceed.
    pub(crate) fn permille(&self, share: u64) -> Duration {
        let wanted = (self.total * share).div_ceil(1_000).max(1);
        let mut seen = 0;
        for (at, count) in self.counts.iter().enumerate() {
            seen += count;
            if seen >= wanted {
                return Duration::from_micros(upper(at));
            }
        }
        Duration::ZERO
    }
}

/// The first 64 microseconds one by one, then 32 classes for each doubling.
fn class(micros: u32) -> usize {
    let doublings = (micros / FINE).checked_ilog2().map_or(0, |log| log + 1);
    (micros >> doublings) as usize + (doublings * FINE / 2) as usize
}

/// The largest value of a class.
fn upper(class: usize) -> u64 {
    let (class, fine) = (class as u64, u64::from(FINE));
    if class < fine {
        return class;
    }
    let doublings = (class - fine) / (fine / 2) + 1;
    let within = class - doublings * fine / 2;
    ((within + 1) << doublings) - 1
}

/// What one person has heard of each other one.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// For each speaker, how many messages have come: their numbers are 1, 2, 3, ….
    last: Vec<u32>,
    pub(crate) count: u64,
    /// A number that had come before.
    pub(crate) twice: u64,
    /// A number that came before one that is lower and had not come: order is broken, or something is lost.
    pub(crate) skipped: u64,
    pub(crate) latencies: Latencies,
}

impl Heard {
    pub(crate) fn new(speakers: u32) -> Self {
        Self { last: vec![0; speakers as usize], ..Self::default() }
    }

    pub(crate) fn hear(&mut self, speaker: u32, number: u32, micros: u32) {
        let Some(last) = self.last.get_mut(speaker as usize) else { return };
        self.count += 1;
        self.latencies.add(micros);
        match number.checked_sub(*last) {
            None | Some(0) => self.twice += 1,
            Some(1) => *last = number,
            Some(_) => {
                self.skipped += 1;
                *last = number;
            }
        }
    }

    /// How many messages of this speaker have come, if none was skipped.
    pub(crate) fn from(&self, speaker: u32) -> u32 {
        self.last.get(speaker as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_holds_what_falls_into_it_and_is_three_per_cent_wide_at_most() {
        for micros in (0..100_000).chain([1 << 20, u32::MAX / 2]) {
            let upper = upper(class(micros));
            assert!(
                upper >= u64::from(micros) && upper <= u64::from(micros) + u64::from(micros) / 31,
                "{micros} {upper}"
            );
        }
    }

    #[test]
    fn what_is_lost_doubled_or_late_is_counted() {
        let mut heard = Heard::new(2);
        for number in [1, 2, 2, 4, 3] {
            heard.hear(1, number, 100);
        }
        assert_eq!((heard.count, heard.twice, heard.skipped, heard.from(1), heard.from(0)), (5, 2, 1, 4, 0));
        assert_eq!(heard.latencies.permille(500), Duration::from_micros(upper(class(100))));
    }
}
