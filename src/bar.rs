//! What takes a while says so: a spinner or a bar where somebody looks at a terminal, plain lines elsewhere, and marked ones
//! to whoever watches.

use std::env;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::out::eprintln;

/// Set by `watch`, for what it starts.
pub(crate) const WATCHED: &str = "WORKBOOK_WATCHED";

/// What a line begins with that says what is being done just now: to whoever watches, and on stderr.
pub(crate) const DOING: &str = "@doing ";

/// What is said while another cargo builds in the same folder.
pub(crate) const HELD: &str = "waiting for another cargo to finish";

/// Shown on stderr until it is dropped, and then gone.
#[derive(Debug)]
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// For work whose end is not known.
    pub(crate) fn spinner(what: &str) -> Self {
        Self::start(ProgressBar::new_spinner(), "{spinner} {prefix} {wide_msg:.dim}", what)
    }

    /// For `total` things, one after the other.
    pub(crate) fn of(what: &str, total: usize) -> Self {
        Self::start(ProgressBar::new(total as u64), "{prefix} [{bar:24}] {pos}/{len} {wide_msg:.dim}", what)
    }

    fn start(bar: ProgressBar, template: &str, what: &str) -> Self {
        // Who watches says so himself.
        if bar.is_hidden() && env::var_os(WATCHED).is_none() {
            eprintln!("{what}");
        }
        let style = ProgressStyle::with_template(template).expect("the templates above are right");
        bar.set_style(style.progress_chars("=> "));
        bar.set_prefix(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// What is being done just now.
    pub(crate) fn say(&self, what: impl Into<String>) {
        let what = what.into();
        if env::var_os(WATCHED).is_some() {
            eprintln!("{DOING}{what}");
        }
        self.0.set_message(what);
    }

    /// One more is done.
    pub(crate) fn step(&self) {
        self.0.inc(1);
    }

    /// Prints without tearing the bar.
    pub(crate) fn suspend<T>(&self, print: impl FnOnce() -> T) -> T {
        self.0.suspend(print)
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
