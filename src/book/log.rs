//! What mdBook only logs, made to count.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

#[derive(Debug, Default, Clone)]
pub(super) struct Log {
    pub(super) errors: Vec<String>,
    pub(super) warnings: Vec<String>,
}

/// Runs `work` on this thread, and hands back what was logged meanwhile.
pub(super) fn listen<T>(work: impl FnOnce() -> T) -> (T, Log) {
    let log = Arc::new(Mutex::new(Log::default()));
    let done = tracing::subscriber::with_default(Listener(Arc::clone(&log)), work);
    let log = log.lock().unwrap_or_else(PoisonError::into_inner).clone();
    (done, log)
}

struct Listener(Arc<Mutex<Log>>);

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        // Not those of other crates, such as the HTML parser's.
        *metadata.level() <= Level::WARN && metadata.target().starts_with("mdbook")
    }

    fn event(&self, event: &Event<'_>) {
        let mut text = Text(String::new());
        event.record(&mut text);
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if *event.metadata().level() == Level::ERROR {
            log.errors.push(text.0);
        } else {
            log.warnings.push(text.0);
        }
    }

    fn new_span(&self, _span: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _span: &Id, _values: &Record<'_>) {}
    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}
    fn enter(&self, _span: &Id) {}
    fn exit(&self, _span: &Id) {}
}

struct Text(String);

impl Visit for Text {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            let _ = write!(self.0, "{value:?}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mdbooks_errors_and_warnings_are_kept_and_nobody_elses() {
        let (done, log) = listen(|| {
            tracing::error!(target: "mdbook_driver", "broken {}", "include");
            tracing::warn!(target: "mdbook_html::tree", "unclosed tag");
            tracing::info!(target: "mdbook_driver", "building");
            tracing::error!(target: "html5ever", "whatever");
            7
        });
        assert_eq!((done, log.errors, log.warnings), (7, vec!["broken include".into()], vec!["unclosed tag".into()]));
    }
}
