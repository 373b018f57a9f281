//! Small pieces of HTML. What is put out here holds no empty line: a Markdown reader would end the HTML at one.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A text with the characters that mean something in HTML replaced.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Not needed in HTML, but in the Markdown around it.
            '`' => out.push_str("&#96;"),
            _ => out.push(c),
        }
    }
    out
}

/// The lines before and after what the search does not find.
pub(crate) const UNFOUND: &str = "<p hidden>\u{2063}</p>";
pub(crate) const FOUND: &str = "<p hidden>\u{2064}</p>";

/// A block that the search does not find: an answer, a hint, a note for the teacher. mdBook's index knows chapters only. The
/// book that we serve has one of its own (`findable`); of another, the text between these marks is taken out where it is read
/// (`book/theme/search.js`).
pub(crate) fn unfound(block: &str) -> String {
    format!("{UNFOUND}\n{block}\n{FOUND}")
}

/// Data for the page's script, in a block that nothing in them can end.
pub(crate) fn data(attributes: &str, data: &impl serde::Serialize) -> String {
    let json = serde_json::to_string(data).unwrap_or_default().replace('<', "\\u003c");
    format!("<script type=\"application/json\"{attributes}>{json}</script>")
}

/// A text as code.
pub(crate) fn code(text: &str) -> String {
    format!("<code>{}</code>", escape(text))
}

/// A line of Markdown as HTML, without the paragraph around it: for a legend, a label, a cell.
pub(crate) fn inline(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_SMART_PUNCTUATION)
        .filter(|event| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)));
    let mut out = String::new();
    pulldown_cmark::html::push_html(&mut out, events);
    out.trim_end().replace('\n', " ")
}

/// "alice", "alice and bob", "alice, bob and carol".
pub(crate) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// "1 minute", "10 minutes".
pub(crate) fn minutes(minutes: u16) -> String {
    match minutes {
        1 => "1 minute".to_owned(),
        0..60 => format!("{minutes} minutes"),
        60 => "1 hour".to_owned(),
        _ if minutes.is_multiple_of(60) => format!("{} hours", minutes / 60),
        _ => format!("{} h {} min", minutes / 60, minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_keeps_its_code_and_loses_its_paragraph() {
        assert_eq!(inline("Who hears `a < b`?"), "Who hears <code>a &lt; b</code>?");
    }

    #[test]
    fn lists_and_minutes_read_like_prose() {
        assert_eq!(list(&["alice", "bob", "carol"]), "alice, bob and carol");
        assert_eq!(minutes(10), "10 minutes");
        assert_eq!(minutes(180), "3 hours");
        assert_eq!(minutes(95), "1 h 35 min");
    }
}
