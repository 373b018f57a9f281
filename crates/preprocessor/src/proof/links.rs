//! Links between pages, and the summary.

use pulldown_cmark::{Event, Parser, Tag};

use super::anchors::{Anchors, options};
use crate::{
    problem::Wrong,
    site::{self, Site},
};

pub(super) fn check(site: &Site, anchors: &Anchors, path: &str, text: &str, report: &mut dyn FnMut(usize, Wrong)) {
    // The self-test's questions are shown in pages one folder down.
    let base = if path == site::SELF_TEST { "end/self-test.md" } else { path };
    for (link, at) in links(text) {
        let line = line_at(text, at);
        if let Some(wrong) = broken(site, anchors, base, &link) {
            report(line, wrong);
        }
    }
}

/// The pages that the summary lists must exist, and each page must be listed.
pub(super) fn check_summary(site: &Site, report: &mut dyn FnMut(usize, Wrong)) {
    let mut listed = Vec::new();
    for (link, at) in links(&site.summary) {
        let target = resolve("SUMMARY.md", &link);
        if site.page(&target).is_none() {
            report(line_at(&site.summary, at), Wrong::DeadLink(link));
        }
        listed.push(target);
    }
    for page in site.pages.iter().filter(|page| !listed.contains(&page.path)) {
        report(1, Wrong::NotInSummary(site.shown(&page.path)));
    }
}

/// What is wrong with a link, given as it stands in the page `from`.
pub(super) fn broken(site: &Site, anchors: &Anchors, from: &str, link: &str) -> Option<Wrong> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (file, anchor) = link.split_once('#').map_or((link, None), |(file, anchor)| (file, Some(anchor)));
    let page = if file.is_empty() { from.to_owned() } else { resolve(from, file) };
    let is_there = if page.ends_with(".md") {
        site.page(&page).is_some()
    } else {
        // A download, a picture.
        site.root.join("src").join(&page).is_file()
    };
    if !is_there {
        return Some(Wrong::DeadLink(link.to_owned()));
    }
    match anchor {
        Some(anchor) if !anchors.has(&page, anchor) => Some(Wrong::DeadAnchor(link.to_owned())),
        _ => None,
    }
}

/// Every link and image in a text, with its place; those that Markdown sees, and `href`s in HTML.
fn links(text: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                found.push((dest_url.to_string(), range.start));
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                for attribute in [" href=\"", " src=\""] {
                    let values = html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
                    found.extend(values.map(|value| (value.to_owned(), range.start)));
                }
            }
            _ => {}
        }
    }
    found
}

/// The page below `src` that a relative link leads to.
fn resolve(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                if parts.pop().is_none() {
                    // Above the book: no page has this path.
                    parts.push("..");
                }
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

fn line_at(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_resolved_from_the_page_that_has_them() {
        assert_eq!(resolve("emit/broadcast.md", "../rooms/join_room.md"), "rooms/join_room.md");
        assert_eq!(resolve("a.md", "b/c.md"), "b/c.md");
        assert_eq!(resolve("a.md", "../b.md"), "../b.md");
    }

    #[test]
    fn links_are_found_with_their_lines() {
        let text = "one\n[a](b.md#c)\n\n`[no](no.md)`\n\n<a href=\"d.md\">d</a>\n";
        let found: Vec<_> = links(text).into_iter().map(|(link, at)| (link, line_at(text, at))).collect();
        assert_eq!(found, [("b.md#c".to_owned(), 2), ("d.md".to_owned(), 6)]);
    }
}
