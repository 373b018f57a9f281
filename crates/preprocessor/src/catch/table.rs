//! What the page's judge has to say of every step and idea: written by the Rust judge from the transcripts, compared by
//! `tests/browser/catch.test.mjs`.

use super::{
    game::Game,
    judge::{Judged, Says, judge},
};

/// What the judge says of one idea in one step.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub step: usize,
    pub idea: &'static str,
    /// All that the reference does, said of everybody who is there.
    pub all: Judged,
    /// The same said of one client alone, in the reference's order; and what the wrong server does, said of it.
    pub each: Vec<(String, Judged, Judged)>,
}

/// Every step and idea of a game.
#[must_use]
pub fn table(game: &Game) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, step) in game.reference.steps.iter().enumerate() {
        let says: Vec<Says<'_>> =
            step.heard.iter().map(|heard| Says { client: &heard.client, heard: &heard.sounds }).collect();
        for door in &game.doors {
            let judged = |says: &[Says<'_>]| judge(&game.reference, &door.transcript, index, says);
            let each: Vec<_> = says
                .iter()
                .map(|&right| {
                    let heard = super::judge::heard_by(&door.transcript, index, right.client);
                    (right.client.to_owned(), judged(&[right]), judged(&[Says { heard, ..right }]))
                })
                .collect();
            for idea in &door.ideas {
                rows.push(Row { step: index, idea: idea.name, all: judged(&says), each: each.clone() });
            }
        }
    }
    rows
}
