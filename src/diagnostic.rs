//! What rustc says of code, as JSON: from cargo, or from rustc itself.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Diagnostic {
    level: String,
    message: String,
    pub(crate) rendered: Option<String>,
    code: Option<Code>,
    spans: Vec<Span>,
}

#[derive(Debug, Deserialize)]
struct Code {
    code: String,
}

#[derive(Debug, Deserialize)]
struct Span {
    file_name: String,
    line_start: usize,
    is_primary: bool,
}

impl Diagnostic {
    pub(crate) fn is_error(&self) -> bool {
        self.level.starts_with("error")
    }

    /// No C compiler, a full disk: nothing that the author of the code could mend in it.
    pub(crate) fn is_the_linkers(&self) -> bool {
        self.code.is_none() && self.message.contains("link")
    }

    /// `error[E0308]: mismatched types (src/lib.rs:12)`
    pub(crate) fn line(&self) -> String {
        let code = self.code.as_ref().map(|code| format!("[{}]", code.code)).unwrap_or_default();
        let message = self.message.lines().next().unwrap_or_default();
        let place = self.spans.iter().find(|span| span.is_primary);
        let place = place.map(|span| format!(" ({}:{})", span.file_name, span.line_start)).unwrap_or_default();
        format!("error{code}: {message}{place}")
    }
}
