//! What lies in the workbook beside the book: exercises, answers and recorded runs.

use std::{
    fs,
    path::{Path, PathBuf},
};

use catalogue::Exercise;
use course::Kind;

use crate::{problem::Wrong, runs::Run};

/// The workbook's root folder, which holds `answers` and `solutions`.
#[derive(Debug, Clone)]
pub(crate) struct Workbook {
    root: PathBuf,
}

impl Workbook {
    pub(crate) fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// A path below the root.
    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    /// The exercise of exactly this id.
    pub(crate) fn exercise(&self, id: &str) -> Result<&'static Exercise, Wrong> {
        catalogue::all()
            .find(|exercise| exercise.id == id)
            .ok_or_else(|| Wrong::NoExercise { id: id.to_owned(), near: catalogue::nearest(id) })
    }

    /// The recorded run of `broadcast` (the reference solution) or `broadcast/io_emit` (a misconception).
    pub(crate) fn run(&self, reference: &str) -> Result<Run, Wrong> {
        let (id, name) = reference.split_once('/').unwrap_or((reference, Kind::Reference.name()));
        let path = format!("{}/{name}.snap", self.exercise(id)?.place().transcripts());
        let Ok(file) = fs::read_to_string(self.root.join(&path)) else {
            return Err(Wrong::NoRun { reference: reference.to_owned(), path });
        };
        let body = transcript::snapshot_body(&file);
        let transcript = body
            .parse()
            .map_err(|why: transcript::ParseError| Wrong::BadRun { path: path.clone(), why: why.to_string() })?;
        Ok(Run { reference: reference.to_owned(), transcript })
    }

    /// The folder of an exercise's recorded runs.
    pub(crate) fn transcripts(&self, exercise: &Exercise) -> PathBuf {
        self.root.join(exercise.place().transcripts())
    }

    /// The scenarios of an exercise that is recorded scenario by scenario. What is only shown beside a scene is none.
    pub(crate) fn scenarios(&self, exercise: &Exercise) -> Result<Vec<String>, Wrong> {
        let transcripts = exercise.place().transcripts();
        let folder = self.root.join(&transcripts);
        let reference = Kind::Reference.name();
        if folder.join(format!("{reference}.snap")).exists() {
            return Ok(Vec::new());
        }
        let entries = fs::read_dir(&folder).map_err(|_| Wrong::NoFile(transcripts))?;
        let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
        let scenario =
            |name: String| Some(name.strip_prefix(reference)?.strip_prefix('@')?.strip_suffix(".snap")?.to_owned());
        let mut scenarios: Vec<String> = names.filter_map(scenario).collect();
        scenarios.sort_unstable();
        Ok(scenarios)
    }

    /// Where the source of an answer stands: `broadcast`, `broadcast/stub`, `broadcast/io_emit`.
    pub(crate) fn answer_path(&self, reference: &str) -> Result<String, Wrong> {
        let (id, name) = reference.split_once('/').unwrap_or((reference, Kind::Reference.name()));
        let place = self.exercise(id)?.place();
        let kind = match Kind::of_recording(name) {
            Kind::Misconception => {
                let lies = |kind: &Kind| self.root.join(place.answer(*kind, name)).exists();
                [Kind::Misconception, Kind::Alternative].into_iter().find(lies).unwrap_or(Kind::Misconception)
            }
            kind @ (Kind::Stub | Kind::Reference | Kind::Alternative | Kind::Decoy | Kind::Mistake) => kind,
        };
        Ok(place.answer(kind, name))
    }

    /// The text of a file, by its path from the root.
    pub(crate) fn read(&self, path: &str) -> Result<String, Wrong> {
        fs::read_to_string(self.root.join(path)).map_err(|_| Wrong::NoFile(path.to_owned()))
    }
}
