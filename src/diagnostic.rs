//! What rustc says of code, as JSON: from cargo, or from rustc itself.

use serde::Deserialize;
use transcript::shown::visible;

/// What begins a colour in a terminal.
const ESCAPE: char = '\u{1b}';

#[derive(Debug, Deserialize)]
pub(crate) struct Diagnostic {
    level: String,
    message: String,
    rendered: Option<String>,
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
    /// Where the macro is called whose text this is.
    #[serde(default)]
    expansion: Option<Box<Expansion>>,
}

#[derive(Debug, Deserialize)]
struct Expansion {
    span: Span,
}

impl Diagnostic {
    /// As a terminal shows it, in colours. rustc writes out what would begin a colour in the answer's text, and not all else that
    /// a terminal obeys.
    pub(crate) fn rendered(&self) -> Option<String> {
        let seen = |line: &str| line.split(ESCAPE).map(visible).collect::<Vec<_>>().join("\u{1b}");
        Some(self.rendered.as_ref()?.split('\n').map(seen).collect::<Vec<_>>().join("\n"))
    }

    pub(crate) fn is_error(&self) -> bool {
        self.level.starts_with("error")
    }

    /// No C compiler, a full disk: nothing that the author of the code could mend in it.
    pub(crate) fn is_the_linkers(&self) -> bool {
        self.code.is_none() && self.message.contains("link")
    }

    /// `error[E0308]: mismatched types (src/lib.rs:12)`, and where the book explains it. What is found in the grader's
    /// own file is said in terms of the answer's.
    pub(crate) fn line(&self) -> String {
        let code = self.code.as_ref().map(|code| format!("[{}]", code.code)).unwrap_or_default();
        let message = visible(self.message.lines().next().unwrap_or_default());
        let place = self.spans.iter().find(|span| span.is_primary).map(Span::called);
        if let Some(what) = place.filter(|place| !place.is_the_answers()).and_then(|_| self.of_the_contract()) {
            return format!("{what} (error{code}: {message})");
        }
        let place = place.map(|span| format!(" ({}:{})", span.file_name, span.line_start)).unwrap_or_default();
        let page = self.page().map(|page| format!("; the book explains it: {page}")).unwrap_or_default();
        format!("error{code}: {message}{place}{page}")
    }

    /// What the answer lacks, where it is called.
    fn of_the_contract(&self) -> Option<String> {
        let name = self.message.split('`').nth(1).unwrap_or_default();
        match self.code.as_ref()?.code.as_str() {
            "E0425" | "E0433" | "E0412" | "E0432" => {
                Some(format!("src/lib.rs has no `{name}`, which the contract asks for"))
            }
            "E0603" | "E0616" | "E0624" => Some(format!("`{name}` in src/lib.rs is not public")),
            "E0061" | "E0107" | "E0277" | "E0308" | "E0599" | "E0631" => {
                Some("src/lib.rs has another signature than the stub".to_owned())
            }
            _ => None,
        }
    }

    /// The page that explains it, from `book/src`.
    fn page(&self) -> Option<&'static str> {
        let code = self.code.as_ref()?.code.as_str();
        // Other traits than that of handlers are told of elsewhere, or nowhere.
        let is_of_handlers = code != "E0277" || self.message.contains("Handler");
        PAGES.iter().find(|(known, _)| *known == code && is_of_handlers).map(|(_, page)| *page)
    }
}

/// rustc's codes and lints that a page explains.
const PAGES: &[(&str, &str)] = &[
    ("E0277", "say/when-it-does-not-compile.md"),
    ("E0382", "say/when-it-does-not-compile.md"),
    ("E0521", "say/when-it-does-not-compile.md"),
    ("E0597", "say/when-it-does-not-compile.md"),
    ("unused_must_use", "rooms/join_room.md"),
];

impl Span {
    /// In a macro's text, such as `json!`'s: where somebody has called it.
    fn called(&self) -> &Self {
        self.expansion.as_ref().map_or(self, |expansion| expansion.span.called())
    }

    fn is_the_answers(&self) -> bool {
        let file = self.file_name.replace('\\', "/");
        file.ends_with("src/lib.rs") && !file.contains("crates/")
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn line(code: &str, message: &str, file: &str) -> String {
        let span = Span { file_name: file.to_owned(), line_start: 7, is_primary: true, expansion: None };
        let code = Some(Code { code: code.to_owned() });
        let level = "error".to_owned();
        Diagnostic { level, message: message.to_owned(), rendered: None, code, spans: vec![span] }.line()
    }

    #[test]
    fn a_code_that_the_book_explains_has_its_page() {
        let told = line("E0597", "`name` does not live long enough", "src/lib.rs");
        let page = "say/when-it-does-not-compile.md";
        let error = "error[E0597]: `name` does not live long enough (src/lib.rs:7)";
        assert_eq!(told, format!("{error}; the book explains it: {page}"));
        assert!(!line("E0277", "`RoomParam` is not implemented", "src/lib.rs").contains("the book"));
    }

    #[test]
    fn what_a_terminal_would_obey_is_written_out_and_colours_are_kept() {
        let span = Span { file_name: "src/lib.rs".to_owned(), line_start: 3, is_primary: true, expansion: None };
        let rendered = Some("\u{1b}[1merror\u{1b}[0m: \u{9b}31m\n".to_owned());
        let message = "\u{1b}[2J\u{202e}dessap".to_owned();
        let it = Diagnostic { level: "error".to_owned(), message, rendered, code: None, spans: vec![span] };
        assert_eq!(it.line(), r"error: \u{1b}[2J\u{202e}dessap (src/lib.rs:3)");
        assert_eq!(it.rendered().as_deref(), Some("\u{1b}[1merror\u{1b}[0m: \\u{9b}31m\n"));
    }

    #[test]
    fn what_is_wrong_in_a_macro_is_where_it_is_called() {
        let place =
            |file: &str, expansion| Span { file_name: file.to_owned(), line_start: 55, is_primary: true, expansion };
        let inner = place("serde_json/src/macros.rs", Some(Box::new(Expansion { span: place("src/lib.rs", None) })));
        let code = Some(Code { code: "E0277".to_owned() });
        let message = "the trait bound `Reason: Serialize` is not satisfied".to_owned();
        let it = Diagnostic { level: "error".to_owned(), message, rendered: None, code, spans: vec![inner] };
        assert_eq!(it.line(), "error[E0277]: the trait bound `Reason: Serialize` is not satisfied (src/lib.rs:55)");
    }

    #[test]
    fn each_page_speaks_of_its_code() {
        let book = crate::root::find().expect("the workbook's root").join("book/src");
        for (code, page) in PAGES {
            let text = fs::read_to_string(book.join(page)).expect("a page");
            assert!(text.contains(code), "{page} does not speak of {code}");
        }
    }

    #[test]
    fn what_the_grader_cannot_call_is_said_of_the_answers_own_file() {
        let told = line("E0425", "cannot find value `attach` in crate `hello`", "exercises/emit/hello/tests/grade.rs");
        assert!(told.starts_with("src/lib.rs has no `attach`, which the contract asks for"), "{told}");
        let told = line("E0308", "mismatched types", "exercises/emit/hello/tests/grade.rs");
        assert!(told.starts_with("src/lib.rs has another signature than the stub"), "{told}");
    }
}
