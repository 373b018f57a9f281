//! What is missing here and heard in a later step, or heard here and due in a later one.

use super::{AtClient, Kind, bursts};
use crate::{Sound, Step, Transcript};

pub(super) fn tell(wrong: &mut [AtClient], expected: &Transcript, actual: &Transcript, step: usize) {
    // What a step has too much of a sound, or too little.
    let surplus = |at: usize, client: &str, sound: &Sound| {
        let count = |steps: &[Step]| {
            let heard = steps.get(at).map(|step| bursts::heard(step, client)).unwrap_or_default();
            heard.iter().filter(|other| *other == sound).count()
        };
        (count(&expected.steps), count(&actual.steps))
    };
    // Where it is due to somebody, whoever else hears it may hear just that.
    let due = |at: usize, sound: &Sound| {
        let heard = expected.steps.get(at).map(|step| step.heard.as_slice()).unwrap_or_default();
        heard.iter().any(|heard| heard.sounds.iter().any(|other| other.times().0 == sound))
    };
    let later = step + 1..expected.steps.len().min(actual.steps.len());
    for AtClient { client, kinds } in wrong {
        for kind in kinds {
            match kind {
                Kind::Missing { sound, heard_in } => {
                    *heard_in = later.clone().find(|&at| {
                        let (owed, heard) = surplus(at, client, sound);
                        heard > owed && !due(at, sound)
                    });
                }
                Kind::Extra { sound, due_in } => {
                    *due_in = later.clone().find(|&at| {
                        let (owed, heard) = surplus(at, client, sound);
                        owed > heard && !due(step, sound)
                    });
                }
                _ => {}
            }
        }
    }
}
