//! Values and sounds as they stand in a sentence: what stands for a value is no text, and a text that looks so is one.

use serde_json::Value;

use super::{Limit, WHOLE, fitting_as, on_one_line, put, put_text};
use crate::{Placeholder, Sound};

/// A value in one line of at most `width` characters.
pub(crate) fn value(value: &Value, width: usize) -> String {
    fitting_as(put_told, width, |show| show(value))
}

/// A sound in one line of at most `width` characters.
pub(crate) fn sound(sound: &Sound, width: usize) -> String {
    match sound {
        // Words that a scene has found were never more than words.
        Sound::Prose(words) => super::cut(&words.replace("<text>", "<any text>"), width),
        sound => fitting_as(put_told, width, |show| sound.words(show)),
    }
}

/// Two values that differ, each in about `width` characters around the place where they part.
pub(crate) fn around(one: &Value, other: &Value, width: usize) -> (String, String) {
    let whole = |value: &Value| {
        let mut out = String::new();
        put(&mut out, value, WHOLE, put_told);
        on_one_line(&out)
    };
    let (a, b) = (whole(one), whole(other));
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    (part(&a, same, width), part(&b, same, width))
}

/// A part of a text that is too long, around a place in it.
fn part(text: &str, place: usize, width: usize) -> String {
    let length = text.chars().count();
    if length <= width {
        return text.to_owned();
    }
    let from = place.saturating_sub(width / 2).min(length - width);
    let part: String = text.chars().skip(from).take(width).collect();
    let (before, after) = (if from > 0 { "…" } else { "" }, if from + width < length { "…" } else { "" });
    format!("{before}{part}{after}")
}

fn put_told(out: &mut String, text: &str, limit: Limit) {
    match Placeholder::read(&Value::from(text)) {
        Some(Placeholder::Text) => out.push_str("<any text>"),
        Some(Placeholder::Rank(rank)) => out.push_str(&format!("<id {rank}>")),
        Some(Placeholder::IdOf(client)) => out.push_str(&format!("<id of {client}>")),
        None => put_text(out, Placeholder::unescape(text), limit),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_stands_for_a_value_is_no_text() {
        let ids = json!(["#2", "\\#2", "<text>", "<id of bob>", "plain"]);
        assert_eq!(value(&ids, 100), r##"[<id 2>,"#2",<any text>,<id of bob>,"plain"]"##);
        let said = Sound::ack("say", vec![json!({"error": "<text>"})]);
        assert_eq!(sound(&said, 100), r#"ack of say {"error":<any text>}"#);
    }

    #[test]
    fn long_values_are_cut_on_both_sides_of_the_place_where_they_part() {
        let text = |middle: &str| json!(format!("{}{middle}{}", "a".repeat(90), "z".repeat(90)));
        let (one, other) = around(&text("1"), &text("2"), 20);
        assert_eq!((one.as_str(), other.as_str()), ("…aaaaaaaaaa1zzzzzzzzz…", "…aaaaaaaaaa2zzzzzzzzz…"));
        assert_eq!(around(&json!(1), &json!("1"), 20), ("1".to_owned(), "\"1\"".to_owned()));
    }
}
