//! What is shown after a pass: the reference and the alternatives beside the reader's own answer, and the wrong ideas
//! with what each of them would have done.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use catalogue::Exercise;
use course::Kind;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use transcript::{StepPair, Transcript, snapshot_body};

use super::panel::{self, Shown};

/// So many lines of an answer that both share stand around a difference.
const AROUND: usize = 3;

#[derive(Debug, Serialize)]
pub(crate) struct After {
    /// The reference, then the alternatives, the nearest first.
    answers: Vec<Beside>,
    ideas: Vec<Idea>,
}

/// An answer beside the reader's own.
#[derive(Debug, Serialize)]
struct Beside {
    name: String,
    /// How they differ, in a sentence.
    words: String,
    /// What an alternative says of itself.
    about: String,
    lines: Vec<Line>,
    #[serde(skip)]
    alike: f32,
}

#[derive(Debug, Serialize)]
struct Line {
    whose: Whose,
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Whose {
    Yours,
    Theirs,
    Both,
    /// What both share, and is not shown.
    Left,
}

/// A wrong idea, and where it first shows.
#[derive(Debug, Serialize)]
struct Idea {
    subject: String,
    symptom: String,
    idea: String,
    step: Option<Shown>,
}

impl After {
    pub(crate) fn of(root: &Path, exercise: &'static Exercise) -> Self {
        let place = exercise.place();
        let read = |path: String| fs::read_to_string(root.join(path)).unwrap_or_default();
        let mine = read(format!("exercises/{}/src/lib.rs", exercise.folder()));
        let reference = beside("The reference", &mine, &read(place.answer(Kind::Reference, "")));
        let mut alternatives: Vec<Beside> = names(&root.join(place.answers()).join(Kind::Alternative.name()), ".rs")
            .into_iter()
            .map(|name| {
                let text = read(place.answer(Kind::Alternative, &name));
                Beside { about: docs(&text), ..beside(&name.replace('_', " "), &mine, &text) }
            })
            .collect();
        alternatives.sort_by(|a, b| b.alike.total_cmp(&a.alike));
        let transcripts = root.join(place.transcripts());
        let ideas = exercise.misconceptions.iter().map(|wrong| Idea {
            subject: wrong.subject.to_owned(),
            symptom: wrong.symptom.to_owned(),
            idea: wrong.idea.to_owned(),
            step: first_difference(&transcripts, wrong.name).as_ref().map(panel::step),
        });
        Self { ideas: ideas.collect(), answers: std::iter::once(reference).chain(alternatives).collect() }
    }
}

/// Where a recorded wrong answer first differs from the reference, in the first of its scenes in which it does.
fn first_difference(transcripts: &Path, name: &str) -> Option<StepPair> {
    let read = |name: &str| -> Option<Transcript> {
        let file = fs::read_to_string(transcripts.join(format!("{name}.snap"))).ok()?;
        snapshot_body(&file).parse().ok()
    };
    let reference = Kind::Reference.name();
    names(transcripts, ".snap").into_iter().find_map(|file| {
        let scene = file.strip_prefix(name).filter(|rest| rest.is_empty() || rest.starts_with('@'))?;
        let (right, wrong) = (read(&format!("{reference}{scene}"))?, read(&file)?);
        let at = right.first_difference(&wrong)?;
        let (expected, actual) = (right.steps.get(at).cloned(), wrong.steps.get(at).cloned());
        let title = expected.as_ref().or(actual.as_ref()).map(|step| step.title.clone())?;
        Some(StepPair { title, expected, actual })
    })
}

/// The names of the files with this ending, sorted.
fn names(folder: &Path, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let name = |file: String| file.strip_suffix(ending).map(str::to_owned);
    let mut names: Vec<String> =
        entries.filter_map(|entry| name(entry.file_name().to_string_lossy().into_owned())).collect();
    names.sort();
    names
}

fn beside(name: &str, mine: &str, theirs: &str) -> Beside {
    let (mine, theirs) = (without_docs(mine), without_docs(theirs));
    let diff = TextDiff::from_lines(&mine, &theirs);
    let mut lines: Vec<Line> = Vec::new();
    for group in diff.grouped_ops(AROUND) {
        if !lines.is_empty() {
            lines.push(Line { whose: Whose::Left, text: String::new() });
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let whose = match change.tag() {
                ChangeTag::Delete => Whose::Yours,
                ChangeTag::Insert => Whose::Theirs,
                ChangeTag::Equal => Whose::Both,
            };
            lines.push(Line { whose, text: change.value().trim_end().to_owned() });
        }
    }
    let words = words(&mine, &theirs);
    Beside { name: name.to_owned(), words, about: String::new(), lines, alike: diff.ratio() }
}

/// How two answers differ, as far as their texts tell: what only one of them calls.
fn words(mine: &str, theirs: &str) -> String {
    let (a, b) = (calls(mine), calls(theirs));
    let list = |names: Vec<&&str>| {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        match names.as_slice() {
            [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
            names => names.concat(),
        }
    };
    let (yours, other) = (list(a.difference(&b).collect()), list(b.difference(&a).collect()));
    match (yours.is_empty(), other.is_empty()) {
        _ if bare(mine) == bare(theirs) => "Yours is the same, but for comments and white space.".to_owned(),
        (true, true) => "Both call the same methods.".to_owned(),
        (false, true) => format!("Only yours calls {yours}."),
        (true, false) => format!("Only this one calls {other}."),
        (false, false) => format!("Only yours calls {yours}; only this one calls {other}."),
    }
}

/// The names of the methods that a text calls. It is for a sentence in a page, and not worth the command line's knowing
/// `crates/analysis`, which would tell them from words in a string.
fn calls(text: &str) -> BTreeSet<&str> {
    let lines = text.lines().map(code);
    let called = lines.flat_map(|line| {
        line.match_indices('.').filter_map(move |(at, _)| {
            let rest = &line[at + 1..];
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
            let after = &rest[end..];
            (end > 0 && (after.starts_with('(') || after.starts_with("::<"))).then(|| &rest[..end])
        })
    });
    called.collect()
}

/// A line without its comment. An address within a string is none.
fn code(line: &str) -> &str {
    let is_comment = |at: &usize| line[..*at].matches('"').count().is_multiple_of(2);
    line.match_indices("//").map(|(at, _)| at).find(is_comment).map_or(line, |at| &line[..at])
}

/// A text without what a compiler does not read.
fn bare(text: &str) -> String {
    text.lines().flat_map(|line| code(line).chars()).filter(|c| !c.is_whitespace()).collect()
}

fn without_docs(text: &str) -> String {
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("//!")).collect();
    kept.join("\n").trim_start_matches('\n').to_owned() + "\n"
}

/// What a file says of itself.
fn docs(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    lines.join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINE: &str = "//! Docs.\n\nfor other in io.sockets() {\n    other.emit(\"a\", &b).ok();\n}\n";
    const THEIRS: &str = "//! Other docs.\n\nsocket.broadcast().emit(\"a\", &b).await.ok(); // all but this one\n";

    #[test]
    fn what_only_one_of_them_calls_is_named() {
        assert_eq!(words(MINE, THEIRS), "Only yours calls `sockets`; only this one calls `broadcast`.");
        assert!(words(MINE, &MINE.replace("    ", "\t// why\n")).contains("comments"));
        assert_eq!(code("at(\"http://here\").go(); // there"), "at(\"http://here\").go(); ");
    }

    #[test]
    fn a_difference_has_both_sides_and_no_docs() {
        let beside = beside("x", MINE, THEIRS);
        let whose: Vec<Whose> = beside.lines.iter().map(|line| line.whose).collect();
        assert!(whose.contains(&Whose::Yours) && whose.contains(&Whose::Theirs), "{whose:?}");
        assert!(beside.lines.iter().all(|line| !line.text.contains("docs")));
    }

    #[test]
    fn each_wrong_idea_of_the_first_part_shows_where_it_differs() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for exercise in catalogue::all().filter(|exercise| exercise.place().part == "emit") {
            let after = After::of(root, exercise);
            assert!(after.answers.len() > 1, "{}", exercise.id);
            for idea in &after.ideas {
                assert!(idea.step.is_some(), "{}: {}", exercise.id, idea.subject);
            }
        }
    }
}
