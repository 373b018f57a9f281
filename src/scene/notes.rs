//! What an author has to say on a step: `answers/PART/ID/notes.md`, a heading `## <the step's title>` for each.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use anyhow::{Context, Result};

use super::Scene;

/// The notes, by the step's title.
#[derive(Debug, Default)]
pub(crate) struct Notes(BTreeMap<String, String>);

impl Notes {
    /// Most exercises have none.
    pub(super) fn read(file: &Path) -> Result<Self> {
        match fs::read_to_string(file) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error).with_context(|| format!("{} cannot be read", file.display())),
        }
    }

    /// Whatever stands before the first heading is for the author.
    pub(crate) fn parse(text: &str) -> Self {
        let mut notes: BTreeMap<String, String> = BTreeMap::new();
        let mut title = None;
        for line in text.lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                title = Some(heading.trim().to_owned());
            } else if let Some(title) = &title {
                let note = notes.entry(title.clone()).or_default();
                note.push_str(line);
                note.push('\n');
            }
        }
        notes.values_mut().for_each(|note| *note = note.trim().to_owned());
        Self(notes)
    }

    pub(crate) fn on(&self, title: &str) -> Option<&str> {
        self.0.get(title).map(String::as_str).filter(|note| !note.is_empty())
    }

    /// The headings that no step answers to: the scene was changed, and they were not.
    pub(super) fn strangers<'a>(&'a self, scenes: &'a [Scene]) -> impl Iterator<Item = &'a str> {
        let known = |title: &str| scenes.iter().flat_map(|scene| &scene.steps).any(|step| step.title == title);
        self.0.keys().map(String::as_str).filter(move |title| !known(title))
    }
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    #[test]
    fn a_note_belongs_to_the_step_above_it() {
        let notes = Notes::parse("For teachers.\n\n## alice types\n\nOne.\n\nTwo.\n\n## bob types\n");
        assert_eq!(notes.on("alice types"), Some("One.\n\nTwo."));
        assert_eq!(notes.on("bob types"), None);
    }

    #[test]
    fn a_note_on_no_step_is_found() {
        let scenes = [example::scene(None, example::TRANSCRIPT)];
        let notes = Notes::parse("## alice types\nx\n## zoe types\ny\n");
        assert_eq!(notes.strangers(&scenes).collect::<Vec<_>>(), ["zoe types"]);
    }
}
