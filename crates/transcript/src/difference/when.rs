//! What is missing here and heard in a later step, or heard here and due in a later one.

use super::{AtClient, Kind, bursts};
use crate::{Act, Sound, Step, Transcript};

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
    // An ack has its question, whatever it says: it is the same one as long as nobody has asked again.
    let ack = |client: &str, sound: &Sound, differs: &dyn Fn(usize, usize) -> bool| {
        let Sound::Ack { of, .. } = sound else { return None };
        let asked = |step: &Step| {
            let asks = |act: &Act| matches!(act.times().0, Act::Emits { event, asks: true, .. } if event == of);
            step.sent.iter().any(|sent| sent.client == client && asks(&sent.act))
        };
        let count = |step: &Step| {
            let heard = bursts::heard(step, client);
            heard.iter().filter(|other| matches!(other, Sound::Ack { of: other, .. } if other == of)).count()
        };
        let until = later.clone().take_while(|&at| !asked(&expected.steps[at]));
        let mut counts = until.map(|at| (at, count(&expected.steps[at]), count(&actual.steps[at])));
        let (at, owed, heard) = counts.find(|(_, owed, heard)| owed != heard)?;
        differs(owed, heard).then_some(at)
    };
    for AtClient { client, kinds } in wrong {
        for kind in kinds {
            match kind {
                Kind::Missing { sound, heard_in } => {
                    *heard_in = later.clone().find(|&at| {
                        let (owed, heard) = surplus(at, client, sound);
                        heard > owed && !due(at, sound)
                    });
                    *heard_in = heard_in.or_else(|| ack(client, sound, &|owed, heard| heard > owed));
                }
                Kind::Extra { sound, due_in } => {
                    *due_in = later.clone().find(|&at| {
                        let (owed, heard) = surplus(at, client, sound);
                        owed > heard && !due(step, sound)
                    });
                    *due_in = due_in.or_else(|| ack(client, sound, &|owed, heard| owed > heard));
                }
                _ => {}
            }
        }
    }
}
