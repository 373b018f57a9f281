//! Steps whose actions the server finds all at once.
//!
//! Two connections that are cut one after the other mostly end one after the other, and sometimes together. Where an
//! exercise is about the second case, the server sleeps while people act.

use transcript::Step;

use super::{Action, Actions, Harness, Sequence};
use crate::child::Stop;
use crate::protocol::{Sleep, Wake};

impl Harness {
    /// As [`Harness::step`], but the server sleeps while people act, and finds everything at once when it wakes: of two
    /// connections that are cut, neither ends first. Nothing that waits for the server: no `connect`, `leave`, `close`.
    pub async fn together(&mut self, title: &str, actions: impl Actions) {
        self.sleeping(title, actions, self.lasting(), Sequence::Free).await;
    }

    /// Plays a step to a server that sleeps meanwhile.
    pub(super) async fn sleeping(&mut self, title: &str, actions: impl Actions, millis: u64, sequence: Sequence) {
        if self.scene.stop.is_some() {
            return;
        }
        let actions = actions.into_actions();
        assert!(actions.iter().all(Action::waits_for_nobody), "somebody waits for a server that sleeps: {title}");
        if let Err(stop) = self.process.ask(Sleep).await {
            return self.end_step(Step { title: title.to_owned(), ..Step::default() }, stop);
        }
        self.scene.asleep = true;
        self.play(title, actions, millis, sequence).await;
    }

    /// Everybody has acted.
    pub(super) async fn wake(&mut self) -> Result<(), Stop> {
        if !std::mem::take(&mut self.scene.asleep) {
            return Ok(());
        }
        self.process.ask(Wake).await
    }
}
