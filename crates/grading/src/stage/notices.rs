//! Panics and skipped handlers, reported as they happen: the facts that explain silence.

use std::backtrace::Backtrace;
use std::fmt;

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use super::Control;
use crate::protocol::Message;

/// Reports each panic with its place in the learner's own file.
pub(super) fn report_panics(control: Control) {
    std::panic::set_hook(Box::new(move |panic| {
        let message = panic.payload_as_str().unwrap_or("a panic without a message").to_owned();
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

/// Reports what socketioxide says of a handler that it skipped, which is said nowhere else.
pub(super) fn report_skipped_handlers(control: Control) {
    // An answer may have set its own before: then its handlers are skipped without a word.
    drop(tracing::subscriber::set_global_default(Notices(control)));
}

struct Notices(Control);

impl Subscriber for Notices {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() == Level::ERROR && metadata.target().starts_with("socketioxide")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = Text(String::new());
        event.record(&mut text);
        if let Some(reason) = text.0.strip_prefix("Error while extracting data: ") {
            self.0.say(&Message::Skipped { message: reason.to_owned() });
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}
