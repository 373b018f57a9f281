//! Breaking lines by the columns that they take: some letters take two.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The columns that a text takes.
pub(crate) fn columns(text: &str) -> usize {
    text.width()
}

/// `text` and as many spaces as it lacks.
pub(crate) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// A line without good places to break, such as JSON, in pieces of at most `width` columns: behind a space or a comma
/// where one is near, anywhere else.
pub(crate) fn fold(line: &str, width: usize) -> Vec<String> {
    let width = width.max(8);
    let mut pieces = vec![String::new()];
    let mut taken = 0;
    for c in line.chars() {
        let wide = c.width().unwrap_or(0);
        if taken + wide > width {
            let last = pieces.last_mut().expect("there is one");
            let at = last.rfind([' ', ',']).map(|at| at + 1).filter(|at| columns(&last[*at..]) <= width / 3);
            let rest = last.split_off(at.unwrap_or(last.len()));
            last.truncate(last.trim_end().len());
            taken = columns(&rest);
            pieces.push(rest);
        }
        taken += wide;
        pieces.last_mut().expect("there is one").push(c);
    }
    pieces
}

/// Words, broken between them; paragraphs stay apart.
pub(crate) fn prose(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split("\n\n") {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let words: Vec<_> = paragraph.split_whitespace().collect();
        let mut line = String::new();
        for word in words {
            if !line.is_empty() && columns(&line) + 1 + columns(word) > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fold_loses_nothing_and_keeps_to_its_width() {
        let line = format!("say {{\"text\":\"{}\",\"to\":[1,2,3]}}", "日本x".repeat(30));
        let pieces = fold(&line, 40);
        assert!(pieces.iter().all(|piece| columns(piece) <= 40), "{pieces:?}");
        assert_eq!(pieces.concat().replace(' ', ""), line.replace(' ', ""));
    }

    #[test]
    fn a_fold_prefers_a_comma() {
        assert_eq!(fold("[1000,2000,3000]", 12), ["[1000,2000,", "3000]"]);
    }

    #[test]
    fn paragraphs_stay_apart() {
        assert_eq!(prose("one two\nthree\n\nfour", 8), ["one two", "three", "", "four"]);
    }
}
