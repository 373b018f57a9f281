//! Panics, reported as they happen.

use std::backtrace::Backtrace;

use transcript::shown;

use super::Control;
use crate::protocol::{MESSAGE, Message};

/// Reports each panic with its place in the learner's own file.
pub(super) fn report(control: Control) {
    std::panic::set_hook(Box::new(move |panic| {
        let message = shown::cut(panic.payload_as_str().unwrap_or("a panic without a message"), MESSAGE);
        let raised = panic.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        // A panic raised inside a library: the nearest frame in the learner's sources says more.
        let place = if is_library(&raised) { learners_frame().unwrap_or(raised) } else { raised };
        control.say(&Message::Panicked { place, message });
    }));
}

fn is_library(place: &str) -> bool {
    let place = place.replace('\\', "/");
    let ours = ["crates/grading/src/", "crates/graders/src/", "crates/kit/"].iter().any(|at| place.contains(at));
    ours || ["/rustc/", "/library/std/", "/library/core/", "/registry/src/"].iter().any(|at| place.contains(at))
}

/// The innermost frame outside libraries, as `file:line`.
fn learners_frame() -> Option<String> {
    let trace = Backtrace::force_capture().to_string();
    let frame = trace
        .lines()
        .filter_map(|line| line.trim().strip_prefix("at "))
        .find(|place| place.contains(".rs:") && !is_library(place))?;
    // The column is left out.
    frame.rsplit_once(':').map(|(place, _)| place.to_owned())
}
