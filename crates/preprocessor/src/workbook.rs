//! What lies in the workbook beside the book: exercises, answers and recorded runs.

use std::{
    fs,
    path::{Path, PathBuf},
};

use catalogue::Exercise;
use course::Kind;
use transcript::Transcript;

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

    /// The exercise of exactly this id.
    pub(crate) fn exercise(&self, id: &str) -> Result<&'static Exercise, Wrong> {
        catalogue::all()
            .find(|exercise| exercise.id == id)
            .ok_or_else(|| Wrong::NoExercise { id: id.to_owned(), near: catalogue::nearest(id) })
    }

    /// The recorded run of `broadcast` (the reference solution) or `broadcast/io_emit` (a misconception).
    pub(crate) fn run(&self, reference: &str) -> Result<Run, Wrong> {
        let (path, body) = self.recording(reference)?;
        let transcript = body.parse().map_err(|why: transcript::ParseError| bad(path, &why))?;
        Ok(Run { reference: reference.to_owned(), transcript })
    }

    /// The same, of a run that was recorded beside another one of the same scene. Most of its steps are the same to the letter,
    /// and are not read again: five hundred recordings are many lines.
    pub(crate) fn run_beside(&self, reference: &str, other: &str, read: &Transcript) -> Result<Transcript, Wrong> {
        let (path, body) = self.recording(reference)?;
        let (_, other) = self.recording(other)?;
        let known: Vec<&str> = steps(&other).collect();
        let mut transcript = Transcript::default();
        for (i, text) in steps(&body).enumerate() {
            if let (Some(same), Some(step)) = (known.get(i), read.steps.get(i))
                && *same == text
            {
                transcript.steps.push(step.clone());
                continue;
            }
            // By itself, it is the first.
            let alone = text.split_once("  ").map_or_else(|| text.to_owned(), |(_, rest)| format!("1  {rest}"));
            let alone: Transcript = alone.parse().map_err(|why| bad(path.clone(), &why))?;
            transcript.steps.extend(alone.steps);
        }
        Ok(transcript)
    }

    /// The text of a recorded run, and where it stands.
    fn recording(&self, reference: &str) -> Result<(String, String), Wrong> {
        let (id, name) = reference.split_once('/').unwrap_or((reference, Kind::Reference.name()));
        let path = format!("{}/{name}.snap", self.exercise(id)?.place().transcripts());
        match fs::read_to_string(self.root.join(&path)) {
            Ok(file) => Ok((path, transcript::snapshot_body(&file).to_owned())),
            Err(_) => Err(Wrong::NoRun { reference: reference.to_owned(), path }),
        }
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

fn bad(path: String, why: &transcript::ParseError) -> Wrong {
    Wrong::BadRun { path, why: why.to_string() }
}

/// A recording's steps, each as it is written: what belongs to one is indented below it.
fn steps(body: &str) -> impl Iterator<Item = &str> {
    let begins = |at: &usize| *at == 0 || body[*at..].starts_with(|c: char| c.is_ascii_digit());
    let lines = std::iter::once(0).chain(body.match_indices('\n').map(|(at, _)| at + 1));
    let mut starts: Vec<usize> = lines.filter(begins).collect();
    starts.push(body.len());
    (1..starts.len()).map(move |i| &body[starts[i - 1]..starts[i]])
}
