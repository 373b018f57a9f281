//! Folded bursts, unfolded: what is compared is each of their sounds.

use crate::text::fold;
use crate::{Heard, Sound, Step};

/// More than this is left folded.
const MANY: u64 = 400;

/// What somebody heard in a step, one by one.
pub(super) fn heard(step: &Step, client: &str) -> Vec<Sound> {
    let all = step.heard.iter().filter(|heard| heard.client == client);
    all.flat_map(|heard| heard.sounds.iter().flat_map(|sound| unfolded(heard, sound))).collect()
}

fn unfolded(heard: &Heard, sound: &Sound) -> Vec<Sound> {
    if sound.times().1 > MANY {
        return vec![sound.clone()];
    }
    match sound {
        Sound::Times { sound, count } => {
            let once = unfolded(heard, sound);
            (0..*count).flat_map(|_| once.clone()).collect()
        }
        Sound::Run { first, last } => run(heard, first, *last).unwrap_or_else(|| vec![sound.clone()]),
        one => vec![one.clone()],
    }
}

fn run(heard: &Heard, first: &Sound, last: u64) -> Option<Vec<Sound>> {
    let text = first.to_string();
    let fold::LastNumber { head, number, tail } = fold::last_number(&text)?;
    let read = |number: u64| Sound::read(&heard.client, &format!("{head}{number}{tail}"));
    (read(number) == *first).then(|| (number..=last).map(read).collect())
}
