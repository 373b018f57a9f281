//! Cutting for display, in one place: transcripts hold values in full, and people see as much as there is room for.
//!
//! Texts in a value give way first, then lists and objects, which say how many items they lack. What an event is called
//! stays as long as there is room for it.

mod pair;
mod rows;
pub(crate) mod told;

use std::borrow::Cow;

use serde_json::Value;

use crate::{Act, Sound};

pub use pair::pair;
pub use rows::{Row, rows};

/// So many characters are bearable where there is no narrower room.
pub const LINE: usize = 400;

/// How long texts and lists may be where not all fits, from the most generous to the least. The beginning of a long text
/// tells enough; a list tells more the more there is of it.
const LIMITS: [Limit; 4] = [
    Limit { text: 40, items: 40 },
    Limit { text: 40, items: 12 },
    Limit { text: 24, items: 6 },
    Limit { text: 10, items: 3 },
];

const WHOLE: Limit = Limit { text: usize::MAX, items: usize::MAX - 1 };

#[derive(Debug, Clone, Copy)]
struct Limit {
    /// In characters.
    text: usize,
    /// In items of a list, or fields of an object.
    items: usize,
}

impl Act {
    /// In one line of at most `width` characters.
    #[must_use]
    pub fn shown(&self, width: usize) -> String {
        fitting(width, |show| self.words(show))
    }
}

impl Sound {
    /// In one line of at most `width` characters.
    #[must_use]
    pub fn shown(&self, width: usize) -> String {
        // In a fold, the last number counts, and it must not be one of those that say what is missing.
        match self {
            Self::Run { .. } => on_one_line(&cut(&self.to_string(), width)),
            sound => fitting(width, |show| sound.words(show)),
        }
    }
}

/// A value in one line of at most `width` characters.
#[must_use]
pub fn value(value: &Value, width: usize) -> String {
    fitting(width, |show| show(value))
}

/// Two values that differ, each in one line of at most `width` characters. What is left out of texts that are too long
/// is not what differs.
#[must_use]
pub fn values(one: &Value, other: &Value, width: usize) -> (String, String) {
    let (Value::String(a), Value::String(b)) = (one, other) else {
        return (value(one, width), value(other, width));
    };
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    if a.chars().count().max(b.chars().count()) + 2 <= width || same < width / 2 {
        return (value(one, width), value(other, width));
    }
    // From a little before the difference.
    let from = same.saturating_sub(8);
    let rest = |text: &str| -> String { std::iter::once('…').chain(text.chars().skip(from)).collect() };
    (value(&rest(a).into(), width), value(&rest(b).into(), width))
}

fn fitting(width: usize, words: impl Fn(&dyn Fn(&Value) -> String) -> String) -> String {
    fitting_as(put_text, width, words)
}

/// How a text in a value is written.
type Text = fn(&mut String, &str, Limit);

fn fitting_as(text: Text, width: usize, words: impl Fn(&dyn Fn(&Value) -> String) -> String) -> String {
    let fits = |text: &String| text.chars().nth(width).is_none();
    let written = |value: &Value, limit| {
        let mut out = String::new();
        put(&mut out, value, limit, text);
        out
    };
    let whole = words(&|value| written(value, WHOLE));
    if fits(&whole) {
        return on_one_line(&whole);
    }
    let mut shortest = whole;
    for limit in LIMITS {
        shortest = words(&|value| written(value, limit));
        if fits(&shortest) {
            break;
        }
    }
    on_one_line(&cut(&shortest, width))
}

/// The beginning of a text that is too long.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    if text.chars().nth(width).is_none() {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(width.saturating_sub(1)).collect();
    short.push('…');
    short
}

/// What an answer says must neither begin a line of its own nor move the cursor.
fn on_one_line(text: &str) -> String {
    visible(&text.chars().map(|c| if matches!(c, '\n' | '\r') { '␤' } else { c }).collect::<String>()).into_owned()
}

/// A text with what a terminal would obey, and a reader not see, written out: `\u{1b}`, `\u{202e}`. All control
/// characters, and those that turn the direction of what follows.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let obeyed = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(obeyed) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    for c in text.chars() {
        if obeyed(c) {
            seen.extend(c.escape_unicode());
        } else {
            seen.push(c);
        }
    }
    Cow::Owned(seen)
}

fn put(out: &mut String, value: &Value, limit: Limit, text: Text) {
    match value {
        Value::String(it) => text(out, it, limit),
        Value::Array(items) => {
            out.push('[');
            put_items(out, items.len(), limit, |out, i| put(out, &items[i], limit, text));
            out.push(']');
        }
        Value::Object(fields) => {
            let fields: Vec<_> = fields.iter().collect();
            out.push('{');
            put_items(out, fields.len(), limit, |out, i| {
                put_text(out, fields[i].0, limit);
                out.push(':');
                put(out, fields[i].1, limit, text);
            });
            out.push('}');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => out.push_str(&value.to_string()),
    }
}

fn put_items(out: &mut String, count: usize, limit: Limit, each: impl Fn(&mut String, usize)) {
    // Instead of "1 more", the one.
    let shown = if count <= limit.items + 1 { count } else { limit.items };
    for i in 0..shown {
        if i > 0 {
            out.push(',');
        }
        each(out, i);
    }
    if shown < count {
        out.push_str(&format!(",… {} more", count - shown));
    }
}

fn put_text(out: &mut String, text: &str, limit: Limit) {
    let length = text.chars().count();
    let note = format!("… ({length} characters)");
    if length <= limit.text.saturating_add(note.chars().count()) {
        out.push_str(&Value::from(text).to_string());
        return;
    }
    let head: String = text.chars().take(limit.text).collect();
    let quoted = Value::from(head).to_string();
    // The quotation mark stays open: the text goes on.
    out.push_str(quoted.strip_suffix('"').unwrap_or(&quoted));
    out.push_str(&note);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_fits_is_shown_whole() {
        let said = Sound::event("said", vec![json!({"text": "hello", "to": ["a", "b"]})]);
        assert_eq!(said.shown(80), said.to_string());
        assert_eq!(Sound::Prose("two\nlines".into()).shown(80), "two␤lines");
    }

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        assert_eq!(
            visible("a\u{1b}[2J\u{9b}b\u{202e}c\u{2066}\u{7f}"),
            "a\\u{1b}[2J\\u{9b}b\\u{202e}c\\u{2066}\\u{7f}"
        );
        assert_eq!(visible("héllo ☂"), "héllo ☂");
        let name = Sound::event("ty\u{202e}ping\u{9b}", vec![json!("a\u{85}\u{1b}")]).shown(LINE);
        assert!(!name.contains(|c: char| c.is_control() || c == '\u{202e}'), "{name}");
    }

    #[test]
    fn a_long_text_says_how_long_it_is() {
        let said = Sound::event("said", vec![json!({"room": "kitchen", "text": "é".repeat(500)})]);
        let shown = said.shown(LINE);
        assert!(shown.starts_with("said {\"room\":\"kitchen\",\"text\":\"éé"), "{shown}");
        assert!(shown.ends_with("é… (500 characters)}") && shown.chars().count() <= LINE, "{shown}");
    }

    #[test]
    fn a_long_list_says_how_much_it_lacks() {
        let names: Vec<String> = (1..=100).map(|n| format!("person {n}")).collect();
        let shown = value(&json!({ "names": names }), 80);
        assert!(shown.ends_with(",… 97 more]}") || shown.ends_with(",… 94 more]}"), "{shown}");
        assert!(shown.chars().count() <= 80, "{shown}");
    }

    #[test]
    fn what_cannot_fit_is_cut_at_its_end() {
        assert_eq!(Sound::event("said", vec![json!({"text": "hello"})]).shown(10), "said {\"te…");
    }

    #[test]
    fn texts_that_begin_alike_are_shown_where_they_part() {
        let text = |end: &str| json!("x".repeat(600) + end);
        assert_eq!(values(&text("a"), &text("b"), 40), ("\"…xxxxxxxxa\"".into(), "\"…xxxxxxxxb\"".into()));
        assert_eq!(values(&json!(1), &json!("1"), 40), ("1".into(), "\"1\"".into()));
    }
}
