//! Events that are called nearly as the contract calls them.

use super::Say;
use crate::answer::View;
use crate::near;
use crate::remark::Kind;

pub(super) fn close_to(view: &View<'_, '_>, events: &[&str], say: Say<'_>) {
    for (file, at, event) in self::events(view) {
        if events.contains(&event.as_str()) {
            continue;
        }
        if let Some((meant, likeness)) = near::nearest(&event, events) {
            say(file, at, Kind::CloseTo { event, meant: meant.to_owned(), likeness });
        }
    }
}

/// Every event that is named in a call of `on` or `emit`: file, token, name.
pub(crate) fn events(view: &View<'_, '_>) -> Vec<(usize, usize, String)> {
    view.methods()
        .filter(|call| {
            let arguments = match view.word(*call) {
                "on" | "emit" => 2..=2,
                "emit_with_ack" => 2..=4,
                _ => return false,
            };
            !view.source(*call).is_silent(call.name)
                && arguments.contains(&view.arguments(*call).len())
        })
        .filter_map(|call| Some((call.file, call.name, view.first_text(call)?)))
        .collect()
}
