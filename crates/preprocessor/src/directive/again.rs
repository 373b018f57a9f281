//! What a prediction asks when it comes back after days: other steps of the same run, in which the same is done. The page's
//! script draws them: `book/theme/again.js`.

use serde::Serialize;
use transcript::{Act, Heard, Step};

use super::predict::in_words;
use crate::{html, runs::Run, told};

/// So many other steps are kept at most: a week lies between two rounds.
const MOST: usize = 3;
/// More acts than these in one step are a crowd, of which nobody can say who hears what.
const ACTS: usize = 3;

/// A step to be asked about.
#[derive(Debug, Serialize)]
struct Round<'r> {
    title: &'r str,
    /// The titles of the steps before it, in their order.
    before: Vec<&'r str>,
    /// Who does what: the client, the verb, what is sent, and what stands after it.
    did: Vec<(&'r str, String, Option<String>, String)>,
    clients: Vec<&'r str>,
    /// The indices of those who hear it.
    right: Vec<usize>,
    /// "bob; not alice."
    words: String,
}

/// The other steps, to stand in the page; nothing if there are none.
pub(super) fn data(run: &Run, asked: usize, hears: impl Fn(&Heard) -> bool) -> String {
    let steps = &run.transcript.steps;
    let right = |step: &Step| -> Vec<usize> { (0..step.heard.len()).filter(|&i| hears(&step.heard[i])).collect() };
    let same = |i: &usize| *i != asked && may_be_asked(&steps[*i]) && kinds(&steps[*i]) == kinds(&steps[asked]);
    let mut others: Vec<usize> = (0..steps.len()).filter(same).collect();
    // Another answer teaches more than the same one.
    others.sort_by_key(|&i| right(&steps[i]) == right(&steps[asked]));
    others.truncate(MOST);
    if others.is_empty() {
        return String::new();
    }
    let rounds: Vec<Round<'_>> = others
        .into_iter()
        .map(|i| Round {
            title: &steps[i].title,
            before: steps[..i].iter().map(|step| step.title.as_str()).collect(),
            did: did(&steps[i]),
            clients: steps[i].heard.iter().map(|heard| heard.client.as_str()).collect(),
            right: right(&steps[i]),
            words: in_words(&steps[i], &right(&steps[i])),
        })
        .collect();
    html::data(" class=\"wb-rounds\"", &rounds)
}

fn may_be_asked(step: &Step) -> bool {
    let few = step.is_acted() && step.sent.len() <= ACTS;
    few && !step.heard.is_empty() && step.fault.is_none() && !step.sent.iter().any(|sent| sent.act.times().1 > 1)
}

/// What kinds of things are done in a step: events by their names, all else by its verb.
fn kinds(step: &Step) -> Vec<String> {
    let kind = |act: &Act| act.event().map_or_else(|| act.phrase().verb, str::to_owned);
    let mut kinds: Vec<String> = step.sent.iter().map(|sent| kind(&sent.act)).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

fn did(step: &Step) -> Vec<(&str, String, Option<String>, String)> {
    let each = step.sent.iter().map(|sent| (sent.client.as_str(), told::did([sent])));
    each.flat_map(|(client, did)| {
        did.into_iter().map(move |did| {
            let (verb, what, after) = did.parts();
            (client, verb, what, after)
        })
    })
    .collect()
}
