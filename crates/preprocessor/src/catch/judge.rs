//! Whether an example is true, and whom it catches. `book/theme/catch.js` judges the same way.

use transcript::{Sound, Transcript};

/// What an example says of one client.
#[derive(Debug, Clone, Copy)]
pub struct Says<'s> {
    pub client: &'s str,
    /// Nothing: it hears nothing.
    pub heard: &'s [Sound],
}

/// What becomes of an example that is tried on one wrong server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// It is not what the right server does.
    Untrue,
    /// The wrong server does what it says, too.
    Slips,
    /// The wrong server does something else.
    Caught,
}

/// Judges an example about a step. Clients of which it says nothing may hear what they like. Who is not there hears
/// nothing; after the last step of a recording, nobody hears anything.
#[must_use]
pub fn judge(reference: &Transcript, wrong: &Transcript, step: usize, says: &[Says<'_>]) -> Judged {
    if !does(reference, step, says) {
        Judged::Untrue
    } else if does(wrong, step, says) {
        Judged::Slips
    } else {
        Judged::Caught
    }
}

/// Whether a server does in a step what an example says.
fn does(server: &Transcript, step: usize, says: &[Says<'_>]) -> bool {
    says.iter().all(|said| heard_by(server, step, said.client) == said.heard)
}

pub(super) fn heard_by<'t>(server: &'t Transcript, step: usize, client: &str) -> &'t [Sound] {
    server.steps.get(step).map_or(&[], |step| step.heard_by(client))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(text: &str) -> Transcript {
        text.parse().expect("a transcript")
    }

    #[test]
    fn an_example_may_be_silent_about_a_client_and_catches_less() {
        let right = server("1  alice types\n   alice ·\n   bob ← typing 1\n2  bob types\n   bob ·\n");
        let wrong = server("1  alice types\n   alice ← typing 1\n   bob ← typing 1\n");
        let typing = [Sound::read("bob", "typing 1")];
        let (alice, bob) = (Says { client: "alice", heard: &[] }, Says { client: "bob", heard: &typing });
        assert_eq!(judge(&right, &wrong, 0, &[bob]), Judged::Slips);
        assert_eq!(judge(&right, &wrong, 0, &[alice, bob]), Judged::Caught);
        assert_eq!(judge(&right, &wrong, 0, &[Says { heard: &typing, ..alice }]), Judged::Untrue);
        // The wrong one was recorded for one step only: then nobody hears anything.
        assert_eq!(judge(&right, &wrong, 1, &[Says { client: "bob", heard: &[] }]), Judged::Slips);
    }
}
