//! The layout: each exercise has all of its parts, and each list of exercises is the course's.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use catalogue::Exercise;
use course::Kind;

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The stems of the files in `answers/<part>/<id>/<kind>` with this ending.
fn stems(exercise: &Exercise, kind: &str, ending: &str) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(root().join("answers").join(exercise.folder()).join(kind)) else {
        return BTreeSet::new();
    };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let stem = |path: PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    paths.filter(|path| path.extension().is_some_and(|end| end == ending)).filter_map(stem).collect()
}

/// Fails with every complaint, not only the first.
#[track_caller]
pub(crate) fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n  {}\n", complaints.join("\n  "));
}

#[test]
fn each_exercise_has_all_of_its_files() {
    let mut missing = Vec::new();
    for exercise in catalogue::all() {
        let folder = exercise.folder();
        let files = [
            format!("exercises/{folder}/Cargo.toml"),
            format!("exercises/{folder}/src/lib.rs"),
            format!("exercises/{folder}/tests/grade.rs"),
            format!("solutions/{folder}/Cargo.toml"),
            format!("solutions/{folder}/src/lib.rs"),
            format!("solutions/{folder}/tests/grade.rs"),
            format!("answers/{folder}/stub.rs"),
            format!("book/src/{folder}.md"),
        ];
        missing.extend(files.into_iter().filter(|file| !root().join(file).is_file()));
        for kind in Kind::ALL.into_iter().filter(|kind| kind.are_many() && kind.is_everywhere()).map(Kind::name) {
            if stems(exercise, kind, "rs").is_empty() {
                missing.push(format!("answers/{folder}/{kind}/*.rs"));
            }
        }
    }
    none(&missing);
}

#[test]
fn the_feedback_and_the_misconceptions_folder_name_the_same() {
    let mut complaints = Vec::new();
    for exercise in catalogue::all() {
        let listed: BTreeSet<String> = exercise.misconceptions.iter().map(|m| m.name.to_owned()).collect();
        let files = stems(exercise, "misconceptions", "rs");
        for name in listed.symmetric_difference(&files) {
            complaints.push(format!(
                "{}: {name} is only in the {}",
                exercise.id,
                if files.contains(name) { "folder" } else { "feedback" }
            ));
        }
    }
    none(&complaints);
}

#[test]
fn every_transcript_is_recorded_and_none_is_left_over() {
    let mut complaints = Vec::new();
    for exercise in catalogue::all() {
        let mut answers = stems(exercise, "misconceptions", "rs");
        answers.extend(["stub".to_owned(), "reference".to_owned()]);
        let recorded = stems(exercise, "transcripts", "snap");
        // `said@history` is the scenario `history` of the misconception `said`.
        let names: BTreeSet<String> =
            recorded.iter().map(|name| name.split('@').next().unwrap_or(name).to_owned()).collect();
        let mut compare = |answers: &BTreeSet<String>, names: &BTreeSet<String>| {
            for name in answers.symmetric_difference(names) {
                let what = if names.contains(name) { "a transcript of no answer" } else { "no transcript" };
                complaints.push(format!("{}: {name}: {what}: `cargo workbook record {}`", exercise.id, exercise.id));
            }
        };
        compare(&answers, &names);
        // Recorded for what is said of them.
        for kind in [Kind::Decoy, Kind::Mistake].map(Kind::name) {
            let recorded = stems(exercise, &format!("transcripts/{kind}"), "snap");
            let bare = |name: &String| name.split(['@', '.']).next().unwrap_or(name).to_owned();
            compare(&stems(exercise, kind, "rs"), &recorded.iter().map(bare).collect());
        }
    }
    none(&complaints);
}

/// What git holds below a folder; nothing where there is no git, as in an archive of the sources. A folder that somebody
/// has copied, or a file that an editor has left, is hers.
fn tracked(folder: &str) -> Vec<String> {
    let git = Command::new("git").current_dir(root()).args(["ls-files", "--", folder]).output();
    let text = git.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn nothing_belongs_to_no_exercise() {
    let known: BTreeSet<String> = catalogue::all().map(Exercise::folder).collect();
    let mut complaints = Vec::new();
    for kind in ["exercises", "solutions", "answers"] {
        for file in tracked(kind) {
            let mut names = file.split('/').skip(1);
            if let (Some(part), Some(id), Some(_)) = (names.next(), names.next(), names.next())
                && !known.contains(&format!("{part}/{id}"))
            {
                complaints.push(format!("{file}: the course (crates/course) has no {part}/{id}"));
            }
        }
    }
    none(&complaints);
}

#[test]
fn every_exercise_comes_to_socketioxide_by_the_same_door() {
    // Beside the graders' library, an answer compiles in half of the time: `crates/socketioxide`.
    let mut others = Vec::new();
    for exercise in catalogue::all() {
        let file = format!("exercises/{}/Cargo.toml", exercise.folder());
        let manifest = fs::read_to_string(root().join(&file)).unwrap_or_default();
        let manifest: toml::Table = manifest.parse().expect("TOML");
        let package = &manifest["dependencies"]["socketioxide"].get("package").and_then(toml::Value::as_str);
        if *package != Some("socketioxide-beside-graders") {
            others.push(file);
        }
    }
    none(&others);
}

/// Answers from elsewhere are compiled against what is built for the solution.
#[test]
fn a_solution_needs_what_its_exercise_needs() {
    let needs = |kind: &str, exercise: &Exercise| -> BTreeSet<String> {
        let file = root().join(kind).join(exercise.folder()).join("Cargo.toml");
        let manifest: toml::Table = fs::read_to_string(file).unwrap_or_default().parse().expect("TOML");
        manifest["dependencies"].as_table().into_iter().flat_map(|table| table.keys().cloned()).collect()
    };
    let mut lacking = Vec::new();
    for exercise in catalogue::all() {
        let lacks = &needs("exercises", exercise) - &needs("solutions", exercise);
        lacking.extend(lacks.iter().map(|name| format!("solutions/{}: {name}", exercise.folder())));
    }
    none(&lacking);
}

#[test]
fn the_members_of_the_workspace_are_the_course() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let manifest: toml::Table = manifest.parse().expect("TOML");
    let members = |of: &str| -> Vec<String> {
        let listed = manifest["workspace"]["members"].as_array().expect("a list").iter();
        let paths = listed.filter_map(|member| member.as_str()?.strip_prefix(of)?.strip_prefix('/'));
        paths.map(str::to_owned).collect()
    };
    let course: Vec<String> = catalogue::all().map(Exercise::folder).collect();
    let parts: Vec<&str> = catalogue::parts().iter().map(|part| part.name).collect();
    assert_eq!(members("exercises"), course, "in Cargo.toml");
    assert_eq!(members("solutions"), course, "in Cargo.toml");
    assert_eq!(members("crates/answers"), parts, "in Cargo.toml");
}

#[test]
fn the_exercises_readme_lists_the_course() {
    let list = Command::new(env!("CARGO_BIN_EXE_workbook")).args(["list", "--markdown"]).output().expect("it lists");
    let readme = fs::read_to_string(root().join("exercises/README.md")).expect("exercises/README.md");
    let same = readme == String::from_utf8_lossy(&list.stdout);
    assert!(same, "`cargo workbook list --markdown > exercises/README.md` brings it up to date");
}

/// A learner's answers are hers, and fail nothing. In the gate nobody has solved anything: there the copies are compared.
#[test]
fn in_the_gate_each_exercise_begins_as_its_stub() {
    if std::env::var_os("CI").is_none() {
        return;
    }
    let mut complaints = Vec::new();
    for exercise in catalogue::all() {
        let (answers, copy) = (exercise.place().answers(), format!("exercises/{}/src", exercise.folder()));
        // The stub, and what it includes.
        for file in tracked(&copy).iter().filter_map(|file| file.strip_prefix(&copy)?.strip_prefix('/')) {
            let stub = root().join(&answers).join(if file == "lib.rs" { "stub.rs" } else { file });
            if stub.is_file() && fs::read(&stub).ok() != fs::read(root().join(&copy).join(file)).ok() {
                complaints.push(format!("{copy}/{file} is not the stub: `cp {} {copy}/{file}`", stub.display()));
            }
        }
    }
    none(&complaints);
}

#[test]
fn whatever_says_how_many_exercises_there_are_is_right() {
    let count = catalogue::all().count();
    let mut complaints = Vec::new();
    for page in tracked(".").iter().filter(|file| file.ends_with(".md")) {
        let text = fs::read_to_string(root().join(page)).unwrap_or_default();
        let words: Vec<&str> = text.split_whitespace().collect();
        for said in words.windows(2).filter(|pair| pair[1].starts_with("exercises")) {
            if said[0].parse::<usize>().is_ok_and(|said| said != count) {
                complaints.push(format!("{page} says {} {}: there are {count}", said[0], said[1]));
            }
        }
    }
    none(&complaints);
}

/// In the first two parts a missing `.await` is the lesson, and rustc warns of it. A misconception has to compile.
#[test]
fn from_the_rooms_on_a_stub_denies_what_is_dropped_and_a_wrong_idea_never_does() {
    const LINE: &str = "#![deny(unused_must_use)]";
    let has = |file: &Path| fs::read_to_string(root().join(file)).is_ok_and(|text| text.contains(LINE));
    let mut complaints = Vec::new();
    for exercise in catalogue::all() {
        let answers = Path::new("answers").join(exercise.folder());
        let stub = answers.join("stub.rs");
        let early = ["emit/", "say/"].iter().any(|part| exercise.folder().starts_with(part));
        if has(&stub) == early {
            let verb = if early { "must not say" } else { "lacks" };
            complaints.push(format!("{} {verb} {LINE}", stub.display()));
        }
        for name in stems(exercise, "misconceptions", "rs") {
            let file = answers.join(format!("misconceptions/{name}.rs"));
            if has(&file) {
                complaints.push(format!("{} must not say {LINE}", file.display()));
            }
        }
    }
    none(&complaints);
}

#[test]
fn the_metadata_is_complete_and_in_order() {
    let mut complaints = Vec::new();
    let mut before = BTreeSet::new();
    for exercise in catalogue::all() {
        let id = exercise.id;
        let mut complain = |what: &str| complaints.push(format!("{id}: {what}"));
        for needed in exercise.needs.iter().filter(|needed| !before.contains(*needed)) {
            complain(&format!("needs {needed}, which does not come before"));
        }
        if exercise.minutes == 0 || exercise.title.is_empty() || exercise.concept.is_empty() || exercise.next.is_empty()
        {
            complain("minutes, title, concept and next must be filled in");
        }
        if exercise.chat.ends_with('.') == (id == "chat") {
            complain("says in a sentence which part of the chat it becomes, and the chat does not");
        }
        let hints: BTreeSet<&str> = exercise.hints.into_iter().filter(|hint| hint.len() > 20).collect();
        if hints.len() != 3 {
            complain("three different hints");
        }
        for stage in exercise.stages {
            let hints: BTreeSet<&str> = stage.hints.into_iter().filter(|hint| hint.len() > 20).collect();
            if hints.len() != 3 || !stage.about.ends_with('.') {
                complain(&format!("{}: a sentence and three different hints", stage.name));
            }
        }
        let names: BTreeSet<String> = exercise.stages.iter().map(|stage| stage.name.to_owned()).collect();
        // Those that have verdicts: what is only shown is not graded.
        let scenarios = stems(exercise, "verdicts", "txt");
        let scenarios = scenarios.iter().filter_map(|stem| Some(stem.strip_prefix("stub@")?.to_owned()));
        if names != scenarios.collect() {
            complain("each scenario has hints of its own, and nothing else does");
        }
        let folder = exercise.folder();
        let recorded = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with("reference");
        let scenes = fs::read_dir(root().join("answers").join(&folder).join("transcripts")).expect("transcripts");
        let scenes: Vec<String> = scenes
            .filter_map(Result::ok)
            .filter(recorded)
            .map(|entry| fs::read_to_string(entry.path()).expect("a recording"))
            .collect();
        for title in
            exercise.steps.iter().filter(|title| !scenes.iter().any(|scene| scene.contains(&format!("  {title}\n"))))
        {
            complain(&format!("no step is called {title:?}"));
        }
        for scene in &scenes {
            let asked =
                exercise.steps.iter().map(|title| scene.matches(&format!("  {title}\n")).count()).sum::<usize>();
            if !(3..=6).contains(&asked) {
                complain(&format!("{asked} steps matter in a scene, not three to six: a class has little time"));
            }
        }
        for wrong in exercise.misconceptions {
            let texts = [wrong.subject, wrong.symptom, wrong.idea, wrong.ask];
            if texts.iter().any(|text| text.is_empty()) || wrong.symptom.ends_with('.') {
                complain(&format!("{}: a text is missing, or the symptom ends with a full stop", wrong.name));
            }
            // It is also told where the idea is not sure: then a cause would be a guess.
            if wrong.symptom.contains("because") {
                complain(&format!("{}: the symptom tells a cause, which is the idea's", wrong.name));
            }
            let page = wrong.page.split('#').next().unwrap_or_default();
            if !root().join("book/src").join(page).is_file() {
                complain(&format!("{}: the book has no page {page}", wrong.name));
            }
        }
        before.insert(id);
    }
    none(&complaints);
}

#[test]
fn a_graders_main_is_one_call() {
    for kind in ["exercises", "solutions"] {
        for folder in catalogue::all().map(Exercise::folder) {
            let text =
                fs::read_to_string(root().join(kind).join(&folder).join("tests/grade.rs")).expect("tests/grade.rs");
            let is_one = text.lines().count() == 1 && text.starts_with("grade::grade!(");
            assert!(is_one, "{kind}/{folder}/tests/grade.rs holds more than one call");
        }
    }
}

/// Scenes and engine wait for what happens, never for a while to be over.
#[test]
fn nothing_in_a_scene_sleeps() {
    let mut complaints = Vec::new();
    let mut open = vec![root().join("crates/graders/src"), root().join("crates/grading/src/harness")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if fs::read_to_string(&path).expect("a text").contains("sleep(") {
                complaints.push(path.display().to_string());
            }
        }
    }
    none(&complaints);
}

/// Lines of a transcript are taken apart in one place; elsewhere, what was sent and heard is typed.
#[test]
fn no_line_of_a_transcript_is_read_outside_of_its_crate() {
    let words = [
        "\"ack of ",
        "asking for an ack",
        "\"refused ",
        "the frame ",
        "closes the WebSocket",
        "is cut off",
        "into the room ",
    ];
    let reads = ["Act::read(", "Sound::read("];
    let mut found = Vec::new();
    for folder in ["src", "crates/checks/src", "crates/grading/src", "crates/preprocessor/src"] {
        for file in sources(&root().join(folder)) {
            let text = fs::read_to_string(&file).expect("a source");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let name = file.strip_prefix(root()).unwrap_or(&file).display().to_string().replace('\\', "/");
            // An author's words for what a scenario is about.
            let authors = name == "crates/grading/src/harness/record.rs";
            for (i, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
                let read = !authors && reads.iter().any(|read| line.contains(read));
                if read || words.iter().any(|word| line.contains(word)) {
                    found.push(format!("{name}:{}: {}: ask crates/transcript", i + 1, line.trim()));
                }
            }
        }
    }
    none(&found);
}

/// Playing, what was played, and wording: arrows in one direction only.
#[test]
fn wording_uses_what_was_played_and_is_used_by_neither() {
    let src = root().join("crates/grading/src");
    let may = |files: Vec<PathBuf>, uses: &[&str]| {
        let mut found = Vec::new();
        for file in files {
            let text = fs::read_to_string(&file).expect("a source");
            for used in text.split("crate::").skip(1) {
                let module: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if !uses.contains(&module.as_str()) {
                    found.push(format!("{} uses crate::{module}", file.display()));
                }
            }
        }
        none(&found);
    };
    may(vec![src.join("played.rs")], &[]);
    may(sources(&src.join("report")).into_iter().chain([src.join("report.rs")]).collect(), &["played"]);
    let mut others = sources(&src);
    others.retain(|file| !file.starts_with(src.join("report")) && *file != src.join("report.rs"));
    let words = |file: &PathBuf| fs::read_to_string(file).expect("a source").contains("report::");
    none(
        &others
            .into_iter()
            .filter(words)
            .map(|file| format!("{} uses the wording", file.display()))
            .collect::<Vec<_>>(),
    );
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the workbook");
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let inside = |path: PathBuf| if path.is_dir() { sources(&path) } else { vec![path] };
    paths.flat_map(inside).filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}
