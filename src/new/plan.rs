//! Every file that will be written or changed, before any is.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use course::{Kind, Place};

use super::lists;
use crate::given;

/// What is wanted.
#[derive(Debug)]
pub(crate) struct Wanted<'a> {
    /// Its place, once it is there.
    pub(crate) place: Place<'a>,
    /// The exercise that it comes after, of the same part.
    pub(crate) after: &'a str,
    pub(crate) title: &'a str,
}

/// Files with their new texts, by their paths from the workbook's root.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    new: Vec<(String, String)>,
    changed: Vec<(String, String)>,
}

impl Plan {
    /// # Errors
    ///
    /// If a file is there already, or a list is not as it should be. Nothing is written then.
    pub(crate) fn of(root: &Path, wanted: &Wanted<'_>) -> Result<Self> {
        let Wanted { place: Place { part, id, .. }, after, title } = *wanted;
        let mut plan = Self::default();
        plan.add_package(root, wanted, "exercises", id)?;
        plan.add_package(root, wanted, "solutions", &format!("{id}{}", given::SOLUTION))?;
        for (path, text) in skeleton(wanted) {
            plan.new.push((path, wanted.fill(text)));
        }
        for (path, _) in &plan.new {
            ensure!(!root.join(path).exists(), "{path} is there already: nothing was written");
        }
        plan.change(root, "crates/course/src/lib.rs", |text| lists::course(text, part, id, after))?;
        plan.change(root, "Cargo.toml", |text| lists::members(text, part, id, after))?;
        plan.change(root, "book/src/SUMMARY.md", |text| lists::summary(text, part, id, after, title))?;
        plan.change(root, "exercises/README.md", |text| lists::readme(text, part, id, after, title))?;
        Ok(plan)
    }

    /// Writes it all. What is there is never overwritten: only the lists are changed.
    pub(crate) fn write(&self, root: &Path) -> Result<()> {
        for (path, text) in &self.new {
            let file = root.join(path);
            let folder = file.parent().unwrap_or(root);
            fs::create_dir_all(folder)
                .and_then(|()| File::create_new(&file))
                .and_then(|mut file| file.write_all(text.as_bytes()))
                .with_context(|| format!("cannot write {path}"))?;
        }
        for (path, text) in &self.changed {
            fs::write(root.join(path), text).with_context(|| format!("cannot write {path}"))?;
        }
        Ok(())
    }

    pub(crate) fn new_files(&self) -> impl Iterator<Item = &str> {
        self.new.iter().map(|(path, _)| path.as_str())
    }

    pub(crate) fn changed_files(&self) -> impl Iterator<Item = &str> {
        self.changed.iter().map(|(path, _)| path.as_str())
    }

    /// A manifest as the first exercise's solution has it, so that no list of dependencies stands twice; and
    /// `tests/grade.rs`.
    fn add_package(&mut self, root: &Path, wanted: &Wanted<'_>, kind: &str, package: &str) -> Result<()> {
        let first = course::all().next().context("the course is empty")?;
        let model = read(root, &format!("solutions/{}/Cargo.toml", first.folder()))?;
        let id = wanted.place.id;
        let name = |id: &str| format!("name = \"{id}{}\"", given::SOLUTION);
        let solution = model.replacen(&name(first.id), &name(id), 1);
        let manifest = if package == id { given::manifest(&solution, id) } else { solution };
        let folder = format!("{kind}/{}", wanted.place.folder());
        self.new.push((format!("{folder}/Cargo.toml"), manifest));
        self.new.push((format!("{folder}/tests/grade.rs"), given::grade_call(id, package)));
        Ok(())
    }

    fn change(&mut self, root: &Path, path: &str, to: impl FnOnce(&str) -> Result<String>) -> Result<()> {
        let text = to(&read(root, path)?).context("nothing was written")?;
        self.changed.push((path.to_owned(), text));
        Ok(())
    }
}

impl Wanted<'_> {
    fn fill(&self, text: &str) -> String {
        // In the first two parts a missing `.await` is the lesson, and rustc only warns of it.
        let lints = if ["emit", "say"].contains(&self.place.part) { "" } else { "#![deny(unused_must_use)]\n\n" };
        let blanks = [
            ("__ID__", self.place.id),
            ("__PART__", self.place.part),
            ("__AFTER__", self.after),
            ("__TITLE__", self.title),
            ("__LINTS__", lints),
        ];
        blanks.iter().fold(text.to_owned(), |text, (blank, word)| text.replace(blank, word))
    }
}

/// Where the skeleton's files belong.
fn skeleton(wanted: &Wanted<'_>) -> Vec<(String, &'static str)> {
    let place = wanted.place;
    let folder = place.folder();
    let stub = include_str!("skeleton/stub.rs");
    vec![
        (place.answer(Kind::Stub, ""), stub),
        (format!("exercises/{folder}/src/lib.rs"), stub),
        (place.answer(Kind::Reference, ""), include_str!("skeleton/reference.rs")),
        (place.answer(Kind::Alternative, "one_by_one"), include_str!("skeleton/alternative.rs")),
        (place.answer(Kind::Misconception, "to_everybody"), include_str!("skeleton/misconception.rs")),
        (place.answer(Kind::Decoy, "other_words"), include_str!("skeleton/decoy.rs")),
        (format!("crates/graders/src/{folder}.rs"), include_str!("skeleton/scene.rs")),
        (format!("crates/feedback/src/{folder}.rs"), include_str!("skeleton/feedback.rs")),
        (format!("crates/catalogue/src/{folder}.rs"), include_str!("skeleton/about.rs")),
        (format!("book/src/{folder}.md"), include_str!("skeleton/page.md")),
    ]
}

fn read(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}: `git checkout` brings it back"))
}
