//! What is said of every recorded answer: the whole verdict, a file each, for people to read.
//!
//! Made from the recorded transcripts and from what the server did meanwhile, which lies beside them, so that it takes no
//! server and no time. What an answer printed is not in them, and neither is the exercise's number, which moves.
//! `cargo workbook record` writes the files; without `INSTA_UPDATE=always` nothing is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use course::{Kind, Place};
use grade_main::{expectation, grader, stub};
use grading::{Expectation, Played, ProcessNotes, report};
use transcript::server_record::{Entry, ServerRecord};
use transcript::{Feedback, Match, Transcript, Verdict, snapshot_body};

/// The widest line of a verdict.
const WIDTH: usize = 80;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("this crate lies in crates/grade-main")
}

/// Every verdict, by its file from the workbook's root.
fn verdicts() -> BTreeMap<String, String> {
    all(|told| {
        let text = report::render(told.feedback, None, told.scene, &told.played, &told.expected, &told.explained);
        anstream::adapter::strip_str(&text).to_string()
    })
}

/// What a verdict is made of.
struct Told {
    file: String,
    feedback: &'static Feedback,
    scene: Option<&'static str>,
    played: Played,
    expected: Arc<Expectation>,
    explained: report::Explanation,
}

/// Something of every recorded answer, by its verdict's file.
fn all<T>(of: impl Fn(&Told) -> T) -> BTreeMap<String, T> {
    // Made once for all tests.
    static ALL: LazyLock<Vec<Told>> = LazyLock::new(|| course::all().flat_map(|place| told(&place)).collect());
    ALL.iter().map(|told| (told.file.clone(), of(told))).collect()
}

/// Every recorded answer of an exercise.
fn told(place: &Place<'_>) -> Vec<Told> {
    let feedback = feedback::of(place.id).expect("what is said of it");
    let mut all = Vec::new();
    for scene in grader(place.id).expect("a grader").scene_names() {
        let expected = Arc::new(expectation(place.id, scene));
        for Recording { kind, name, played } in recordings(place, scene, &expected) {
            let text = fs::read_to_string(root().join(place.answer(kind, &name))).expect("an answer");
            let explained = report::Explanation::of(&played, &expected, feedback);
            let explained = explained.with_text(feedback, &expected, &text, stub(place.id));
            let (file, expected) = (place.verdict(kind, &name, scene), Arc::clone(&expected));
            all.push(Told { file, feedback, scene, played, expected, explained });
        }
    }
    all
}

/// A wrong answer's play.
struct Recording {
    kind: Kind,
    /// The answer's.
    name: String,
    played: Played,
}

/// What is recorded of wrong answers: what graders know, and what is kept only for what is said of it.
fn recordings(place: &Place<'_>, scene: Option<&str>, expected: &Expectation) -> Vec<Recording> {
    let known = expected.wrong.iter().chain(&expected.untouched).map(|recorded| {
        let folder = root().join(place.transcripts());
        let name = course::in_scene(recorded.name, scene);
        let played = played(recorded.transcript().clone(), &folder.join(format!("{name}.record")), false);
        Recording { kind: Kind::of_recording(recorded.name), name: recorded.name.to_owned(), played }
    });
    let others = [Kind::Decoy, Kind::Mistake].into_iter().flat_map(|kind| {
        let folder = root().join(place.recordings(kind));
        let snapshots = files(&folder).into_iter().filter(|file| file.ends_with(".snap"));
        snapshots.filter_map(move |file| {
            let stem = file.trim_end_matches(".snap");
            let bare = stem.trim_end_matches(course::SECOND_SERVER);
            let (name, of) = bare.split_once('@').map_or((bare, None), |(name, of)| (name, Some(of)));
            let text = fs::read_to_string(folder.join(&file)).expect("a snapshot");
            let transcript = snapshot_body(&text).parse().expect("a transcript");
            let played = played(transcript, &folder.join(format!("{stem}.record")), bare != stem);
            (of == scene).then(|| Recording { kind, name: name.to_owned(), played })
        })
    });
    known.chain(others).collect()
}

/// The play that was recorded, with what the server did in that file.
fn played(transcript: Transcript, file: &Path, again: bool) -> Played {
    // A client of the learner's has no server of her own.
    let record = fs::read_to_string(file).ok();
    let record: ServerRecord = record.map(|text| text.parse().expect("a server's record")).unwrap_or_default();
    let entries = std::iter::once(&record.start).chain(&record.steps).flat_map(|step| &step.entries);
    let mut panics = entries.filter_map(|entry| match entry {
        Entry::Panicked { place, message } => Some((place.clone(), message.clone())),
        _ => None,
    });
    let notes = ProcessNotes { panic: panics.next_back(), again, ..ProcessNotes::default() };
    Played { transcript, record, notes, not_graded: None, ..Played::not_graded(String::new()) }
}

/// The names of the files in a folder, sorted. A folder that is missing has none.
fn files(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let files = all.filter(|entry| entry.path().is_file());
    let mut names: Vec<_> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The files that are there.
fn kept() -> Vec<String> {
    let folders = course::all().flat_map(|place| {
        let all = ["".to_owned(), format!("/{}", Kind::Decoy.name()), format!("/{}", Kind::Mistake.name())];
        all.map(|below| place.verdicts() + &below)
    });
    folders
        .flat_map(|folder| files(&root().join(&folder)).into_iter().map(move |name| format!("{folder}/{name}")))
        .collect()
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

/// The verdict that README shows: as `grade --json` prints it, and as a terminal with colours does. The browser's tests
/// draw both.
#[test]
fn the_verdict_that_is_drawn_is_as_it_is_told() {
    let drawn = |told: &Told| {
        let Told { feedback, scene, played, expected, explained, .. } = told;
        let json = report::verdict(feedback.id, *scene, played, expected, explained).to_json();
        (json, report::render(feedback, None, *scene, played, expected, explained))
    };
    let mut verdicts = all(drawn);
    let (json, ansi) = verdicts.remove("answers/emit/broadcast/verdicts/io_emit.txt").expect("it is recorded");
    let record = std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always");
    for (name, text) in [("verdict.json", json), ("verdict.ansi", ansi)] {
        let file = root().join("tests/browser/drawn").join(name);
        if record {
            fs::write(&file, &text).expect("a verdict can be written");
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        assert!(kept == text, "{} is not what is told: `cargo workbook record broadcast` writes it", file.display());
    }
}

/// README shows the picture of a terminal, and the words on it are those of the verdict.
#[test]
fn the_first_verdict_that_anybody_sees_is_a_true_one() {
    let read = |file: &str| fs::read_to_string(root().join(file)).expect(file);
    assert!(read("README.md").contains("](tests/browser/drawn/terminal.png)"), "README shows a verdict");
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let told = &verdicts()["answers/emit/broadcast/verdicts/io_emit.txt"];
    assert_eq!(words(&read("tests/browser/drawn/terminal.txt")), words(told), "draw it anew: tests/README.md");
}

#[test]
fn a_stub_is_told_as_untouched_and_as_no_idea() {
    let verdicts = all(|told| {
        let Told { feedback, scene, played, expected, explained, .. } = told;
        report::verdict(feedback.id, *scene, played, expected, explained)
    });
    for (file, verdict) in verdicts {
        let is_stub = file.contains("/verdicts/stub");
        assert_eq!(verdict.untouched, is_stub, "{file}");
        assert_eq!(verdict.to_json().contains("\"untouched\":true"), is_stub, "{file}");
        let is_unnamed = verdict.misconception.is_empty() && verdict.matched == Match::None;
        // A mistake may be named, if the name is true of it: the checks look at that.
        let may_be_either = file.contains("/verdicts/mistakes/");
        assert!(may_be_either || is_unnamed == (is_stub || file.contains("/verdicts/decoys/")), "{file}");
        assert!(!verdict.facts.is_empty(), "{file}");
    }
}

/// Without the server's record and without the answer's text, the same is judged: they only add facts, and take names
/// away that are not true of this answer. Which of several that are wrong in the same manner it is, the text decides.
#[test]
fn what_judges_does_not_depend_on_what_explains() {
    let verdicts = all(|told| {
        let Told { feedback, scene, played, expected, explained, .. } = told;
        let bare = Played { record: ServerRecord::default(), ..played.clone() };
        let unexplained = report::Explanation::of(&bare, expected, feedback);
        let one = |played, explained| report::verdict(feedback.id, *scene, played, expected, explained);
        (one(played, explained), one(&bare, &unexplained), unexplained.diagnosis.akin)
    });
    for (file, (told, bare, akin)) in verdicts {
        let judged = |verdict: &Verdict| (verdict.id.clone(), verdict.scenario.clone(), verdict.judgement);
        assert_eq!((judged(&told), &told.steps), (judged(&bare), &bare.steps), "{file}");
        let is_akin = |name: &String| akin.iter().any(|akin| akin == name);
        let known = |name: &String| bare.misconception.contains(name) || is_akin(name);
        assert!(told.misconception.iter().all(known), "{file}: a name is added");
        assert!(told.matched == bare.matched || told.misconception.iter().all(is_akin), "{file}");
    }
}

/// Ideas that look the same from outside, in pairs.
const ALIKE: [&str; 5] =
    ["second_socketio", "asks_in_the_callback", "one_level_up_in_silence", "fifty_always", "unbounded_history"];

#[test]
fn every_idea_is_named_by_its_own_answer_and_speaks_of_what_stands_there() {
    let named = all(|told| {
        let Told { feedback, explained, .. } = told;
        (feedback.id, explained.diagnosis.names.clone())
    });
    let mut wrong: BTreeMap<String, bool> = BTreeMap::new();
    for (file, (id, names)) in named {
        let stem = Path::new(&file).file_stem().and_then(|stem| stem.to_str()).expect("a name");
        let (name, _) = stem.split_once('@').unwrap_or((stem, ""));
        if name == "stub" || ["/decoys/", "/mistakes/"].iter().any(|kind| file.contains(kind)) {
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
