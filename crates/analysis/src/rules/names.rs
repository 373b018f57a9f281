//! Events that are called nearly as the contract calls them.

use super::Say;
use crate::answer::{Events, View};
use crate::near;
use crate::remark::Kind;

/// An event that is named in a call of `on` or `emit`.
#[derive(Debug)]
pub(crate) struct Named {
    file: usize,
    at: usize,
    pub(crate) is_on: bool,
    pub(crate) name: String,
}

pub(super) fn close_to(view: &View<'_, '_>, contract: Events<'_>, say: Say<'_>) {
    for Named { file, at, is_on, name } in events(view) {
        // A name of the contract, used the wrong way round, is another mistake.
        if [contract.on, contract.emit].concat().contains(&name.as_str()) {
            continue;
        }
        let candidates = if is_on { contract.on } else { contract.emit };
        if let Some((meant, likeness)) = near::nearest(&name, candidates) {
            say(file, at, Kind::CloseTo { event: name, meant: meant.to_owned(), likeness });
        }
    }
}

pub(crate) fn events(view: &View<'_, '_>) -> Vec<Named> {
    view.methods()
        .filter_map(|call| {
            let is_on = view.word(call) == "on";
            let arguments = match view.word(call) {
                "on" | "emit" => 2..=2,
                "emit_with_ack" => 2..=4,
                _ => return None,
            };
            let counted = arguments.contains(&view.arguments(call).len()) && !view.source(call).is_silent(call.name);
            let name = view.first_text(call).filter(|_| counted)?;
            Some(Named { file: call.file, at: call.name, is_on, name })
        })
        .collect()
}
