//! The built book: both builds give the same pages, and all that the pages point at is there.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use super::{Runs, build, files, root};

/// How the index of the search is called, before what its name is made from.
const INDEX: &str = "searchindex-";

/// The book, built once for all tests, where the browser's tests look for it.
fn built() -> &'static Path {
    static BOOK: LazyLock<Result<PathBuf, String>> = LazyLock::new(|| {
        let out = root().join("target/book");
        build(&root().join("book"), &out, Runs::InProcess).map(|()| out)
    });
    BOOK.as_ref().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_command_gives_the_same_pages_which_say_that_they_are_a_copy() {
    let copy = tempfile::tempdir().expect("a folder");
    let out = copy.path().join("out");
    build(&root().join("book"), &out, Runs::Command).unwrap_or_else(|error| panic!("{error}"));
    // Its name is made from what it holds.
    let is_index = |name: &String| name.starts_with(INDEX);
    let of = |folder: &Path| -> Vec<String> { names(folder).into_iter().filter(|name| !is_index(name)).collect() };
    let (ours, theirs) = (of(built()), of(&out));
    assert_eq!(ours, theirs);
    let mut say_so = HashSet::new();
    for name in ours {
        let (one, other) = (fs::read(built().join(&name)), fs::read(out.join(&name)));
        let (Ok(one), Ok(other)) = (one.map(String::from_utf8), other.map(String::from_utf8)) else {
            panic!("{name} cannot be read");
        };
        // Fonts are the same byte by byte: they are copied.
        let (Ok(one), Ok(other)) = (one, other) else { continue };
        let note_away = without(&other, "<p class=\"wb-copy\">", "</p>");
        assert!(plain(&one) == plain(&note_away), "{name} differs between `cargo run` and `mdbook build book`");
        if other.contains("wb-copy\">") {
            say_so.insert(name);
        }
    }
    for exercise in catalogue::all() {
        let page = exercise.page.replace(".md", ".html");
        assert!(say_so.contains(&page), "{page} does not say what it cannot do");
    }
    assert!(say_so.contains("index.html"));
}

/// The text without what begins and ends like this.
fn without(text: &str, begin: &str, end: &str) -> String {
    let Some((before, after)) = text.split_once(begin) else { return text.to_owned() };
    let rest = after.split_once(end).map_or("", |(_, rest)| rest);
    format!("{before}{}", without(rest, begin, end))
}

/// The page's lines, without the name of the index of the search and what is empty.
fn plain(text: &str) -> Vec<String> {
    without(text, INDEX, ".js").lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).collect()
}

#[test]
fn every_link_and_anchor_resolves() {
    let pages: Vec<(String, String)> = html();
    let ids: HashMap<&str, HashSet<&str>> =
        pages.iter().map(|(name, text)| (name.as_str(), values(text, "id").collect())).collect();
    let files: HashSet<String> = names(built()).into_iter().collect();
    let mut broken = Vec::new();
    for (page, text) in &pages {
        for link in values(text, "href").chain(values(text, "src")) {
            if link.contains("://") || link.starts_with("data:") || link.is_empty() {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { page.clone() } else { resolve(page, file) };
            let known = ids.get(target.as_str()).is_none_or(|ids| anchor.is_empty() || ids.contains(anchor));
            if !files.contains(&target) || !known {
                broken.push(format!("{page}: {link}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_page_asks_the_network_for_anything() {
    for (page, text) in html() {
        for resource in values(&text, "src") {
            assert!(!resource.contains("://"), "{page} loads {resource}");
        }
        assert!(!text.contains("play.rust-lang.org"), "{page} offers to run code elsewhere");
    }
}

/// The workbook serves the pages with a policy that runs nothing that stands within a page.
#[test]
fn no_script_and_no_style_stands_within_a_page() {
    for (page, text) in html().into_iter().filter(|(page, _)| page != "toc.html") {
        for script in text.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            assert!(tag.contains(" src=") || tag.contains("application/json"), "{page} has a script: {tag}");
        }
        for styled in [" style=", "<style", " onclick=", " onload=", "javascript:"] {
            assert!(!text.contains(styled), "{page} has `{styled}`");
        }
    }
}

#[test]
fn no_directive_is_left_in_a_page() {
    for (page, text) in html().into_iter().filter(|(page, _)| page != "contributing.html" && page != "print.html") {
        assert!(!text.contains("{{#") && !text.contains("{{/"), "{page} shows a directive");
    }
}

#[test]
fn the_catalogue_lists_every_exercise_and_misconception() {
    let text = fs::read_to_string(built().join("end/misconceptions.html")).expect("the page");
    for exercise in catalogue::all() {
        assert!(text.contains(&format!(">{}</code>", exercise.id)), "{} is not listed", exercise.id);
    }
    for wrong in catalogue::all().flat_map(|exercise| exercise.misconceptions) {
        // The longest part that is written the same in Markdown and in HTML.
        let plain = wrong.symptom.split(|c: char| !c.is_ascii_alphanumeric() && c != ' ');
        let part = plain.max_by_key(|part| part.len()).unwrap_or_default();
        assert!(text.contains(part), "{} is not listed: {part:?}", wrong.name);
    }
}

/// The pages, by name, without the one that shows all pages again.
fn html() -> Vec<(String, String)> {
    let pages =
        names(built()).into_iter().filter(|name| name.ends_with(".html") && name != "print.html" && name != "404.html");
    pages.map(|name| (name.clone(), fs::read_to_string(built().join(name)).expect("a page"))).collect()
}

/// Every file in a folder, named from it with forward slashes.
fn names(folder: &Path) -> Vec<String> {
    let below = |file: PathBuf| {
        let parts = file.strip_prefix(folder).expect("below").iter().map(|part| part.to_string_lossy().into_owned());
        parts.collect::<Vec<_>>().join("/")
    };
    files(folder).into_iter().map(below).collect()
}

/// The values of an attribute.
fn values<'t>(html: &'t str, attribute: &str) -> impl Iterator<Item = &'t str> {
    let open = format!(" {attribute}=\"");
    let starts: Vec<usize> = html.match_indices(&open).map(|(at, _)| at + open.len()).collect();
    starts.into_iter().filter_map(|at| html[at..].split('"').next())
}

fn resolve(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}
