//! Why an answer was not solved or not graded, in a sentence.

use transcript::difference::Fact;
use transcript::{Fault, Feedback};

use super::explanation::{Explanation, UNTOUCHED};
use crate::played::{Expectation, Played};

/// The kind of the fact that the answer's code ended the play.
const FAULT: &str = "fault";
/// The kind of [`AGAIN`].
pub(super) const SECOND: &str = "second_server";

/// Why it is not solved, though all was right the first time.
pub(super) const AGAIN: &str = "Alone, your server is right. A second one, started in the same process, is not: whatever is \
                                kept in a `static` belongs to all servers of a process.";

/// Why it was not solved or not graded; nothing for who passes.
#[must_use]
pub fn reason(played: &Played, expected: &Expectation, exercise: &Feedback) -> Option<String> {
    told(played, expected, &Explanation::of(played, expected, exercise))
}

/// [`reason`], in the words of an explanation.
pub(super) fn told(played: &Played, expected: &Expectation, explained: &Explanation) -> Option<String> {
    if let Some(why) = &played.not_graded {
        return Some(why.clone());
    }
    if let [Fact { kind, text, .. }, ..] = explained.facts.as_slice()
        && [FAULT, SECOND, UNTOUCHED].contains(&kind.as_str())
    {
        return Some(text.clone());
    }
    let at = expected.right.first_difference(&played.transcript)?;
    let steps = [&played.transcript, &expected.right].map(|transcript| transcript.steps.get(at));
    let title = steps.into_iter().flatten().map(|step| step.title.as_str()).find(|title| !title.is_empty());
    Some(format!("Step {}, {}: {}", at + 1, title.unwrap_or_default(), explained.text()))
}

/// How the answer's code ended the play, if it did.
pub(super) fn fault(played: &Played) -> Option<Fact> {
    let last = played.transcript.steps.last()?;
    let during = &last.title;
    let mut line = None;
    let why = match last.fault? {
        Fault::Panicked => match &played.notes.panic {
            Some((place, message)) => {
                line = place.rsplit(':').find_map(|number| number.parse().ok());
                format!("Your code panicked at {place}: {message} (while {during}).")
            }
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
        Fault::TooMuch => {
            format!(
                "Your code says more than anybody can hear (while {during}): megabytes, where a few words are wanted."
            )
        }
        Fault::Garbled => format!(
            "Your code spoke on the grader's own connection (while {during}): what it says there does not count."
        ),
        Fault::Overflowed => format!("Your code overflowed the stack (while {during}): endless recursion?"),
    };
    let text = if played.notes.again { format!("{AGAIN} {why}") } else { why };
    Some(Fact::at(FAULT, &text, line))
}
