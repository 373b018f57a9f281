//! What of a record may explain one step: the rest need not be kept.

use super::{Entry, FrameKind, Handling, ServerRecord, StepRecord};

impl ServerRecord {
    /// The record without what says nothing of this step, counted from 0. What is asked of the step is answered as before.
    #[must_use]
    pub fn about(&self, step: usize) -> Self {
        let Some(shown) = self.steps.get(step) else { return Self::default() };
        let kept = |of: &StepRecord, keeps: &dyn Fn(&Entry) -> bool| StepRecord {
            entries: of.entries.iter().filter(|entry| keeps(entry)).cloned().collect(),
            cut: of.cut,
            ..StepRecord::default()
        };
        let lasts = |entry: &Entry| match entry {
            Entry::Declared { .. } | Entry::Deleted { .. } => true,
            Entry::Connected { handling, .. } => matches!(handling, Handling::Skipped { .. }),
            _ => false,
        };
        // What is made in the step may be sent later, and what is asked may be answered later.
        let made = |event: &str, data: &str| {
            shown.entries.iter().any(|entry| {
                matches!(entry, Entry::Encoded { event: Some(made), data: other } if made == event && other == data)
            })
        };
        let asks = shown.entries.iter().any(|entry| matches!(entry, Entry::Read { asks: true, .. }));
        let follows = |entry: &Entry| match entry {
            Entry::Encoded { event: Some(event), data } => made(event, data),
            Entry::Sent(frame) if frame.kind == FrameKind::Ack => asks,
            Entry::Sent(frame) => frame.event.as_ref().is_some_and(|event| frame.asks || made(event, &frame.data)),
            Entry::Read { asks: true, handling: Handling::Ran, .. } => asks,
            Entry::Asked { clients } => *clients == 0,
            Entry::Disconnected { .. } => true,
            _ => false,
        };
        let steps = self.steps.iter().enumerate().map(|(at, of)| match at.cmp(&step) {
            std::cmp::Ordering::Less => kept(of, &lasts),
            std::cmp::Ordering::Equal => of.clone(),
            std::cmp::Ordering::Greater => kept(of, &follows),
        });
        Self { start: kept(&self.start, &lasts), steps: steps.collect() }
    }
}
