//! A line more in each list of exercises. Everything here is text to text: nothing is written.

use anyhow::{Context, Result};

use crate::cmd::list::readme_line;

/// `text` with `new` on a line of its own after the first line for which `is_it` holds.
fn after(text: &str, is_it: impl Fn(&str) -> bool, new: &str) -> Option<String> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        if is_it(line.trim()) {
            return Some(format!("{}{new}{}", &text[..at], &text[at..]));
        }
    }
    None
}

/// `crates/course/src/lib.rs`: the order. A part's ids stand one a line, up to a semicolon.
pub(super) fn course(text: &str, part: &str, id: &str, other: &str) -> Result<String> {
    const INDENT: &str = "\n                ";
    let head = format!("            {part}:");
    let grown = || {
        let start = text.find(&format!("{head}\n"))? + head.len();
        let end = start + text[start..].find(';')?;
        let mut ids: Vec<&str> = text[start..end].split_whitespace().collect();
        let place = ids.iter().position(|known| *known == other)? + 1;
        ids.insert(place, id);
        Some(format!("{}{INDENT}{}{}", &text[..start], ids.join(INDENT), &text[end..]))
    };
    grown().with_context(|| format!("crates/course/src/lib.rs has no `{other}` below `{part}:`"))
}

/// `Cargo.toml`: the members of the workspace.
pub(super) fn members(text: &str, part: &str, id: &str, other: &str) -> Result<String> {
    ["exercises", "solutions"].iter().try_fold(text.to_owned(), |text, kind| {
        let neighbour = format!("\"{kind}/{part}/{other}\",");
        after(&text, |line| line == neighbour, &format!("    \"{kind}/{part}/{id}\",\n"))
            .with_context(|| format!("Cargo.toml has no line {neighbour}"))
    })
}

/// `book/src/SUMMARY.md`.
pub(super) fn summary(text: &str, part: &str, id: &str, other: &str, title: &str) -> Result<String> {
    let neighbour = format!("({part}/{other}.md)");
    after(text, |line| line.ends_with(&neighbour), &format!("- [{title}]({part}/{id}.md)\n"))
        .with_context(|| format!("book/src/SUMMARY.md has no line with {neighbour}"))
}

/// `exercises/README.md`: a line more, and new numbers after it.
pub(super) fn readme(text: &str, part: &str, id: &str, other: &str, title: &str) -> Result<String> {
    let neighbour = format!("({part}/{other})");
    let line = readme_line(0, title, &format!("{part}/{id}"));
    let text = after(text, |line| line.ends_with(&neighbour), &line)
        .with_context(|| format!("exercises/README.md has no line with {neighbour}"))?;
    let mut number = 0;
    Ok(text
        .split_inclusive('\n')
        .map(|line| match line.split_once(". [") {
            Some((digits, rest)) if digits.parse::<usize>().is_ok() => {
                number += 1;
                format!("{number}. [{rest}")
            }
            _ => line.to_owned(),
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const COURSE: &str = "        $then! {
            emit:
                hello
                echo;
            say:
                listen
                echo_all;
";

    #[test]
    fn the_course_grows_within_its_part() {
        let middle = course(COURSE, "emit", "mute", "hello").expect("it is there");
        assert!(middle.contains("                hello\n                mute\n                echo;\n"), "{middle}");
        let end = course(COURSE, "emit", "mute", "echo").expect("it is there");
        assert!(end.contains("                echo\n                mute;\n            say:\n"), "{end}");
        assert!(course(COURSE, "emit", "mute", "listen").is_err());
        assert!(course(COURSE, "rooms", "mute", "echo").is_err());
    }

    #[test]
    fn the_readme_counts_anew() {
        let text = "# Exercises\n\n1. [A](emit/a)\n2. [B](emit/b)\n\n## Next\n\n3. [C](say/c)\n";
        let grown = readme(text, "emit", "new", "a", "New").expect("it is there");
        assert_eq!(
            grown,
            "# Exercises\n\n1. [A](emit/a)\n2. [New](emit/new)\n3. [B](emit/b)\n\n## Next\n\n4. [C](say/c)\n"
        );
    }

    #[test]
    fn members_and_pages_stand_after_their_neighbours() {
        let manifest = "members = [\n    \"exercises/emit/a\",\n    \"solutions/emit/a\",\n]\n";
        let grown = members(manifest, "emit", "new", "a").expect("it is there");
        assert!(grown.contains("    \"exercises/emit/a\",\n    \"exercises/emit/new\",\n"), "{grown}");
        assert!(grown.contains("    \"solutions/emit/new\",\n]"), "{grown}");
        let pages = summary("- [A](emit/a.md)\n- [B](emit/b.md)\n", "emit", "new", "a", "New").expect("it is there");
        assert_eq!(pages, "- [A](emit/a.md)\n- [New](emit/new.md)\n- [B](emit/b.md)\n");
        assert!(members("", "emit", "new", "a").is_err() && summary("", "emit", "new", "a", "New").is_err());
    }
}
