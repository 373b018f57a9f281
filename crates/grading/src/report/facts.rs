//! Who heard what, in sentences.

use transcript::{FUNCTION, READER, SERVER, Sent, Sound, Step, Transcript};

use crate::played::Expectation;

/// "Alice heard her own event. Bob and Carol are right."
pub(super) fn sentence(should: &Step, did: &Step, later: &str) -> String {
    let mut wrong = Vec::new();
    let mut right = Vec::new();
    for client in clients(should, did) {
        let (expected, actual) = (should.heard_by(client), did.heard_by(client));
        let sender = did.sent.iter().any(|sent| sent.client == client);
        let name = capital(client);
        if client == FUNCTION || client == SERVER {
            // The two lines above this sentence say it.
        } else if expected == actual {
            right.push(if client == READER { "the page".to_owned() } else { name });
        } else if refused(expected) && actual.is_empty() {
            wrong.push(format!("{name} was let in, and should be refused."));
        } else if refused(actual) && !refused(expected) {
            wrong.push(format!("{name} was refused, and should be let in."));
        } else if actual.is_empty() {
            wrong.push(format!("{name} heard nothing."));
        } else if expected.is_empty() {
            let echo = sender && did.sent.iter().any(|sent| actual.iter().any(|sound| echoes(sound, sent)));
            wrong.push(match echo {
                true => format!("{name} heard what {name} had sent."),
                false => format!("{name} should hear nothing, and heard something."),
            });
        } else if actual.len() > expected.len() && expected.iter().all(|sound| actual.contains(sound)) {
            wrong.push(format!("{name} heard more than enough."));
        } else if actual.iter().all(|sound| expected.contains(sound)) && actual.len() < expected.len() {
            wrong.push(format!("{name} missed something."));
        } else if client == READER {
            wrong.push("The page says something else.".to_owned());
        } else {
            wrong.push(format!("{name} heard something else."));
        }
    }
    let mut said = wrong.join(" ");
    if wrong.len() > 4 {
        said = format!("{} clients did not hear what they should.", wrong.len());
    }
    match right.as_slice() {
        [] => {}
        [one] => said += &format!(" {} is right.", capital(one)),
        [first @ .., last] if right.len() <= 4 => said += &format!(" {} and {last} are right.", first.join(", ")),
        _ => said += &format!(" The other {} are right.", right.len()),
    }
    (said + later).trim_start().to_owned()
}

/// " Steps 2, 3 differ too."
pub(super) fn later(expected: &Expectation, actual: &Transcript, at: usize) -> String {
    let steps = &expected.right.steps;
    let differ: Vec<_> = (at + 1..steps.len().min(actual.steps.len()))
        .filter(|&i| steps[i] != actual.steps[i])
        .map(|i| (i + 1).to_string())
        .collect();
    match differ.as_slice() {
        [] => String::new(),
        [one] => format!(" Step {one} differs too."),
        many if many.len() > 12 => format!(" {} later steps differ, too.", many.len()),
        several => format!(" Steps {} differ too.", several.join(", ")),
    }
}

/// Silence is the commonest failure: where nobody who should hear heard anything, say why.
pub(super) fn silence(should: &Step, did: &Step, skipped: Option<&str>) -> Option<String> {
    let missed = clients(should, did).any(|client| {
        let expected = should.heard_by(client);
        !expected.is_empty() && !refused(expected) && did.heard_by(client).is_empty()
    });
    if missed && let Some(why) = skipped {
        return Some(format!("The server skipped your handler, because an argument did not fit: {why}."));
    }
    let silent = did.heard.iter().all(|heard| heard.sounds.is_empty());
    (missed && silent).then(|| {
        "Nobody heard anything. The usual causes: nothing is sent; a missing `.await` (see the compiler's warning); \
         another event name; `Data<T>` did not fit; another namespace."
            .to_owned()
    })
}

fn clients<'a>(should: &'a Step, did: &'a Step) -> impl Iterator<Item = &'a str> {
    let missing = should.heard.iter().filter(|heard| !did.heard.iter().any(|h| h.client == heard.client));
    did.heard.iter().chain(missing).map(|heard| heard.client.as_str())
}

/// Whether the server did not let a client in.
fn refused(sounds: &[Sound]) -> bool {
    sounds.iter().any(|sound| matches!(sound, Sound::Refused(_)))
}

/// Whether somebody hears the event that was sent.
fn echoes(sound: &Sound, sent: &Sent) -> bool {
    matches!(sound.times().0, Sound::Event { name, .. } if Some(name.as_str()) == sent.act.event())
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + chars.as_str()
}
