//! What is said of every recorded answer: the whole verdict, a file each, for people to read.
//!
//! Made from the recorded transcripts and from what the server did meanwhile, which lies beside them, so that it takes no
//! server and no time. What an answer printed is not in them, and neither is the exercise's number, which moves.
//! `cargo workbook record` writes the files; without `INSTA_UPDATE=always` nothing is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use grade_main::{expectation, grader, stub};
use grading::{Expectation, Played, ProcessNotes, report};
use transcript::server_record::{Entry, ServerRecord};
use transcript::{Feedback, Match, Recorded};

/// The widest line of a verdict.
const WIDTH: usize = 80;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("this crate lies in crates/grade-main")
}

/// Every verdict, by its file from the workbook's root.
fn verdicts() -> BTreeMap<String, String> {
    all(|told| {
        let text = report::render(told.feedback, None, told.scene, told.played, told.expected, told.explained);
        anstream::adapter::strip_str(&text).to_string()
    })
}

/// What a verdict is made of.
struct Told<'a> {
    feedback: &'static Feedback,
    scene: Option<&'static str>,
    played: &'a Played,
    expected: &'a Expectation,
    explained: &'a report::Explanation,
}

/// Something of every recorded answer, by its verdict's file.
fn all<T>(of: impl Fn(&Told<'_>) -> T) -> BTreeMap<String, T> {
    let mut all = BTreeMap::new();
    for place in course::all() {
        let feedback = feedback::of(place.id).expect("what is said of it");
        for scene in grader(place.id).expect("a grader").scene_names() {
            let expected = expectation(place.id, scene);
            for recorded in expected.wrong.iter().chain(&expected.untouched) {
                let name = scene.map_or_else(|| recorded.name.to_owned(), |scene| format!("{}@{scene}", recorded.name));
                let played = played(recorded, &root().join(place.transcripts()).join(format!("{name}.record")));
                let kind = course::Kind::of_recording(recorded.name);
                let text = fs::read_to_string(root().join(place.answer(kind, recorded.name))).expect("an answer");
                let explained = report::Explanation::of(&played, &expected, feedback);
                let explained = explained.with_text(feedback, &expected, &text, stub(place.id));
                let told = Told { feedback, scene, played: &played, expected: &expected, explained: &explained };
                all.insert(format!("{}/{name}.txt", place.verdicts()), of(&told));
            }
        }
    }
    all
}

/// The play that was recorded.
fn played(recorded: &Recorded, file: &Path) -> Played {
    // A client of the learner's has no server of her own.
    let record = fs::read_to_string(file).ok();
    let record: ServerRecord = record.map(|text| text.parse().expect("a server's record")).unwrap_or_default();
    let entries = std::iter::once(&record.start).chain(&record.steps).flat_map(|step| &step.entries);
    let mut panics = entries.filter_map(|entry| match entry {
        Entry::Panicked { place, message } => Some((place.clone(), message.clone())),
        _ => None,
    });
    let notes = ProcessNotes { panic: panics.next_back(), ..ProcessNotes::default() };
    let transcript = recorded.transcript().clone();
    Played { transcript, record, notes, not_graded: None, ..Played::not_graded(String::new()) }
}

/// The files that are there.
fn kept() -> Vec<String> {
    let files = |place: course::Place<'_>| {
        let folder = root().join(place.verdicts());
        let names = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        names.map(|file| format!("{}/{}", place.verdicts(), file.file_name().to_string_lossy())).collect::<Vec<_>>()
    };
    course::all().flat_map(files).collect()
}

#[test]
fn every_verdict_is_as_it_was_read() {
    let told = verdicts();
    assert!(told.len() > 300, "only {} verdicts were made", told.len());
    let left: Vec<String> = kept().into_iter().filter(|file| !told.contains_key(file)).collect();
    let at = |file: &str| -> PathBuf { root().join(file) };
    let differ: Vec<_> =
        told.iter().filter(|(file, text)| fs::read_to_string(at(file)).ok().as_ref() != Some(text)).collect();
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        for file in &left {
            fs::remove_file(at(file)).expect("a verdict of no answer can be removed");
        }
        for (file, text) in differ {
            fs::create_dir_all(at(file).parent().expect("a folder")).expect("a folder for verdicts");
            fs::write(at(file), text).expect("a verdict can be written");
        }
        return;
    }
    for file in &left {
        eprintln!("{file}: a verdict of no answer");
    }
    for (file, text) in differ.iter().take(5) {
        eprintln!("--- {file} should say\n{}", fs::read_to_string(at(file)).unwrap_or_default());
        eprintln!("+++ and this is said\n{text}");
    }
    let unequal = left.len() + differ.len();
    assert_eq!(unequal, 0, "not as kept: `cargo workbook record` writes them; then read the difference");
}

#[test]
fn a_stub_is_told_as_untouched_and_as_no_idea() {
    let verdicts = all(|told| {
        let Told { feedback, scene, played, expected, explained } = *told;
        report::verdict(feedback.id, scene, played, expected, explained)
    });
    for (file, verdict) in verdicts {
        let is_stub = file.contains("/verdicts/stub");
        assert_eq!(verdict.untouched, is_stub, "{file}");
        assert_eq!(verdict.to_json().contains("\"untouched\":true"), is_stub, "{file}");
        assert_eq!(verdict.misconception.is_empty() && verdict.matched == Match::None, is_stub, "{file}");
        assert!(!verdict.facts.is_empty(), "{file}");
    }
}

/// Ideas that look the same from outside, in pairs.
const ALIKE: [&str; 4] = ["asks_in_the_callback", "one_level_up_in_silence", "fifty_always", "unbounded_history"];

#[test]
fn every_idea_is_named_by_its_own_answer_and_speaks_of_what_stands_there() {
    let named = all(|told| {
        let Told { feedback, explained, .. } = *told;
        (feedback.id, explained.diagnosis.names.clone())
    });
    let mut wrong: BTreeMap<String, bool> = BTreeMap::new();
    for (file, (id, names)) in named {
        let stem = Path::new(&file).file_stem().and_then(|stem| stem.to_str()).expect("a name");
        let (name, _) = stem.split_once('@').unwrap_or((stem, ""));
        if name == "stub" {
            continue;
        }
        let alone = names == [name] || ALIKE.contains(&name) && names.contains(&name);
        // Where an exercise has several scenarios, one of them names it.
        let is_wrong = wrong.entry(format!("{id}/{name}")).or_insert(true);
        *is_wrong &= !alone;
    }
    let wrong: Vec<_> = wrong.into_iter().filter(|(_, is_wrong)| *is_wrong).map(|(name, _)| name).collect();
    assert!(wrong.is_empty(), "not named, or not alone: {wrong:?}");
}

#[test]
fn every_verdict_fits_the_terminal() {
    for (file, text) in verdicts() {
        for line in text.lines() {
            assert!(line.chars().count() <= WIDTH, "{file}: {line}");
        }
    }
}

#[test]
fn the_first_verdict_that_anybody_sees_is_a_true_one() {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let (_, sample) = readme.split_once("```text\n").expect("a verdict");
    let (sample, _) = sample.split_once("```").expect("its end");
    let told = &verdicts()["answers/emit/broadcast/verdicts/io_emit.txt"];
    // All but the number.
    let words = |text: &str| {
        text.split_whitespace().filter(|word| word.parse::<usize>() != Ok(4)).map(str::to_owned).collect::<Vec<_>>()
    };
    let lines = |text: &str| text.trim_end().lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(sample), words(told));
    assert_eq!(lines(sample), lines(told));
}
