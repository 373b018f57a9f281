//! Why an answer was not solved or not graded, in a sentence.

use transcript::{Fault, Step};

use crate::played::{Expectation, Played};

/// Why it is not solved, though all was right the first time.
pub(super) const AGAIN: &str = "Alone, your server is right. A second one, started in the same process, is not: whatever is \
                                kept in a `static` belongs to all servers of a process.";

/// Why it was not solved or not graded; nothing for who passes.
#[must_use]
pub fn reason(played: &Played, expected: &Expectation) -> Option<String> {
    if let Some(why) = &played.not_graded {
        return Some(why.clone());
    }
    let last = played.transcript.steps.last();
    let during = last.map(|step| step.title.as_str()).unwrap_or_default();
    if let Some(fault) = last.and_then(|step| step.fault) {
        let why = match fault {
            Fault::Panicked => match &played.notes.panic {
                Some((place, message)) => format!("Your code panicked at {place}: {message} (while {during})."),
                None => format!("Your code panicked (while {during})."),
            },
            Fault::Unreturned => format!("Your function had still not returned after 5 s (while {during})."),
            Fault::NotStarted => {
                let why = played.notes.not_started.as_deref().unwrap_or("no reason is known");
                format!("Your code returned an error instead of a server: {why}.")
            }
            Fault::Silent => format!(
                "Your server stopped answering (while {during}): an endless loop, a deadlock, or a call that \
                 blocks the thread."
            ),
            Fault::Restless => format!("Your server never came to rest (while {during}): it goes on sending."),
            Fault::Ended => {
                let how = played.notes.exit.as_deref().unwrap_or("for an unknown reason");
                format!("Your code ended the whole process (while {during}): {how}.")
            }
            Fault::Overflowed => format!("Your code overflowed the stack (while {during}): endless recursion?"),
        };
        return Some(if played.notes.again { format!("{AGAIN} {why}") } else { why });
    }
    let at = expected.right.first_difference(&played.transcript)?;
    if played.notes.again {
        return Some(AGAIN.to_owned());
    }
    let empty = Step::default();
    let should = expected.right.steps.get(at).unwrap_or(&empty);
    let did = played.transcript.steps.get(at).unwrap_or(&empty);
    let title = if did.title.is_empty() { &should.title } else { &did.title };
    Some(format!("Step {}, {title}: {}", at + 1, super::wrong(should, did)))
}
