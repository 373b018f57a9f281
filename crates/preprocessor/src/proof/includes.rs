//! mdBook's own `{{#include}}` and `{{#rustdoc_include}}`: it only logs that a file is missing, and takes a missing
//! anchor for an empty text.

use std::fs;

use crate::{problem::Wrong, site::Site};

pub(super) fn check(site: &Site, path: &str, text: &str, report: &mut dyn FnMut(usize, Wrong)) {
    let src = site.root.join("src");
    let folder = src.join(path).parent().map_or_else(|| src.clone(), std::path::Path::to_owned);
    for (i, line) in text.lines().enumerate() {
        for argument in targets(line) {
            let (file, place) = argument.split_once(':').map_or((argument, ""), |(file, place)| (file, place));
            match fs::read_to_string(folder.join(file)) {
                Err(_) => report(i + 1, Wrong::NoFile(file.to_owned())),
                Ok(included) if !has(&included, place) => {
                    report(i + 1, Wrong::NoLine { path: file.to_owned(), text: place.to_owned() });
                }
                Ok(_) => {}
            }
        }
    }
}

/// What the includes of a line name. An escaped one (`\{{#include …}}`) is not one.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    ["{{#include ", "{{#rustdoc_include ", "{{#playground "].into_iter().flat_map(move |open| {
        line.match_indices(open)
            .filter(|(at, _)| !line[..*at].ends_with('\\'))
            .filter_map(move |(at, _)| line[at + open.len()..].split("}}").next())
            .filter_map(|inner| inner.split_whitespace().next())
    })
}

/// Whether a file has the anchor or the lines.
fn has(text: &str, place: &str) -> bool {
    let first = place.split(':').next().unwrap_or_default();
    match first.parse::<usize>() {
        _ if place.is_empty() || first.is_empty() => true,
        Ok(line) => line <= text.lines().count(),
        Err(_) => text.lines().any(|line| {
            line.split_once("ANCHOR:").is_some_and(|(_, name)| name.split_whitespace().next() == Some(first))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_must_be_there_whole() {
        let file = "// ANCHOR: one\nx\n// ANCHOR_END: one\n";
        assert!(has(file, "one") && has(file, "") && has(file, "2:3") && has(file, ":2"));
        assert!(!has(file, "on") && !has(file, "9"));
    }

    #[test]
    fn an_escaped_include_is_not_one() {
        let found: Vec<_> = targets("{{#include a.rs:b}} and \\{{#include c.rs}}").collect();
        assert_eq!(found, ["a.rs:b"]);
    }
}
