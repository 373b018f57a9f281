//! A step as a table: what each client should hear beside what it heard.

use crate::{Sound, Step, shown};

const SAME: &str = "the same";
const NOTHING: &str = "nothing";

/// A client, with a line for each sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub client: String,
    pub should: Vec<String>,
    pub did: Vec<String>,
    pub right: bool,
}

/// A row for each client that heard something, should hear something, or is known to have heard nothing.
#[must_use]
pub fn rows(should: &Step, did: &Step) -> Vec<Row> {
    let missing = should.heard.iter().filter(|heard| !did.heard.iter().any(|h| h.client == heard.client));
    did.heard
        .iter()
        .chain(missing)
        .map(|heard| {
            let (expected, actual) = (should.heard_by(&heard.client), did.heard_by(&heard.client));
            let right = expected == actual;
            let (should, did) = match (expected, actual) {
                ([one], [other]) if !right => {
                    let (one, other) = shown::pair(one, other);
                    (vec![one], vec![other])
                }
                ([], _) if right => (cells(expected), vec![NOTHING.into()]),
                _ if right => (cells(expected), vec![SAME.into()]),
                _ => (cells(expected), cells(actual)),
            };
            Row { client: heard.client.clone(), should, did, right }
        })
        .collect()
}

fn cells(sounds: &[Sound]) -> Vec<String> {
    match sounds {
        [] => vec![NOTHING.into()],
        some => some.iter().map(|sound| sound.shown(shown::LINE)).collect(),
    }
}
