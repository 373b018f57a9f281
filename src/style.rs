//! Colours, marks and line breaks. Colour only helps: every line reads the same without it.

use std::env;

use anstyle::{AnsiColor, Style};

use crate::out::eprintln;

pub(crate) const GOOD: Style = AnsiColor::Green.on_default().bold();
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(crate) const UNSURE: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();

/// What a terminal is taken to be wide.
pub(crate) const WIDTH: usize = 80;

/// Lets `WORKBOOK_COLOR=always|never` decide, as the graders do; without it the terminal and `NO_COLOR` do.
pub(crate) fn choose_colour() {
    match env::var("WORKBOOK_COLOR").as_deref() {
        Ok("always") => anstream::ColorChoice::Always.write_global(),
        Ok("never") => anstream::ColorChoice::Never.write_global(),
        _ => {}
    }
}

/// An error and its causes, one a line.
pub(crate) fn explain(error: &anyhow::Error) {
    eprintln!("{BAD}error:{BAD:#} {error}");
    for cause in error.chain().skip(1) {
        for line in cause.to_string().trim_end().lines() {
            eprintln!("  {line}");
        }
    }
}

/// `text` broken into lines of [`WIDTH`] columns, each indented by `indent`.
pub(crate) fn wrap(text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    // It may be a stranger's.
    let words = text.split_whitespace().map(transcript::shown::visible);
    let mut lines = vec![String::new()];
    for word in words {
        let last = lines.len() - 1;
        if lines[last].is_empty() {
            lines[last] = format!("{margin}{word}");
        } else if lines[last].chars().count() + 1 + word.chars().count() <= WIDTH {
            lines[last] = format!("{} {word}", lines[last]);
        } else {
            lines.push(format!("{margin}{word}"));
        }
    }
    lines.join("\n")
}

/// "1 minute", "2 minutes".
pub(crate) fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_breaks_before_the_edge() {
        let text = "word ".repeat(40);
        let wrapped = wrap(&text, 2);
        assert!(wrapped.lines().all(|line| line.starts_with("  word") && line.len() <= WIDTH));
        assert_eq!(wrapped.split_whitespace().count(), 40);
    }
}
