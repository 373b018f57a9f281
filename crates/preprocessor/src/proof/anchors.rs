//! The places in a page that a link can name: headings, and elements with an id.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The anchors of every page.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    of: HashMap<String, HashSet<String>>,
    titles: HashMap<String, String>,
}

impl Anchors {
    /// Reads the anchors of a page whose directives are expanded.
    pub(super) fn add(&mut self, page: &str, text: &str) {
        let mut ids = HashSet::new();
        let mut heading: Option<(Option<String>, String)> = None;
        for event in Parser::new_ext(text, options()) {
            match event {
                Event::Start(Tag::Heading { id, .. }) => heading = Some((id.map(|id| id.to_string()), String::new())),
                Event::Text(part) | Event::Code(part) => {
                    if let Some((_, words)) = &mut heading {
                        words.push_str(&part);
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    let Some((id, words)) = heading.take() else { continue };
                    self.titles.entry(page.to_owned()).or_insert_with(|| words.clone());
                    let id = id.unwrap_or_else(|| unique(slug(&words), &ids));
                    ids.insert(id);
                }
                Event::Html(html) | Event::InlineHtml(html) => ids.extend(ids_in(&html)),
                _ => {}
            }
        }
        self.of.insert(page.to_owned(), ids);
    }

    pub(super) fn has(&self, page: &str, anchor: &str) -> bool {
        self.of.get(page).is_some_and(|ids| ids.contains(anchor))
    }

    /// The text of a page's first heading.
    pub(super) fn title(&self, page: &str) -> Option<&str> {
        self.titles.get(page).map(String::as_str)
    }
}

/// The extensions that mdBook reads Markdown with.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
}

/// A heading's id, as mdBook makes it.
fn slug(words: &str) -> String {
    let words = words.trim().to_lowercase();
    let letters = words.chars().filter_map(|c| match c {
        _ if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
        _ if c.is_whitespace() => Some('-'),
        _ => None,
    });
    letters.collect()
}

fn unique(id: String, used: &HashSet<String>) -> String {
    let numbered = (1..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.clone()).chain(numbered).find(|id| !used.contains(id)).unwrap_or(id)
}

fn ids_in(html: &str) -> impl Iterator<Item = String> + '_ {
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_get_the_ids_that_mdbook_gives_them() {
        let mut anchors = Anchors::default();
        anchors.add(
            "a.md",
            "# In Node, in Rust\n\n## `--a`: b\n\n## Same\n\n## Same\n\n## Own {#other}\n\n<a id=\"x\"></a>\n",
        );
        for id in ["in-node-in-rust", "--a-b", "same", "same-1", "other", "x"] {
            assert!(anchors.has("a.md", id), "{id}: {anchors:?}");
        }
        assert_eq!(anchors.title("a.md"), Some("In Node, in Rust"));
    }
}
