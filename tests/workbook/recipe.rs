//! `new`, and CONTRIBUTING.md's recipe for an exercise, in a copy of the workbook.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::fixture::{Run, Workbook, finish};

/// Every file of a workbook, from its root.
fn files(workbook: &Workbook) -> BTreeSet<PathBuf> {
    let root = workbook.path("");
    let (mut open, mut found) = (vec![root.clone()], BTreeSet::new());
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(&root).expect("below").to_owned());
            }
        }
    }
    found
}

/// What the files hold, to see that nothing was touched.
fn texts(workbook: &Workbook) -> Vec<Vec<u8>> {
    files(workbook).iter().map(|file| fs::read(workbook.path("").join(file)).expect("a file")).collect()
}

/// What cargo says of a manifest, offline and without writing the lock.
fn cargo(workbook: &Workbook, arguments: &[&str]) -> Run {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    finish(Command::new(cargo).args(arguments).current_dir(workbook.path("")).stdin(Stdio::null()))
}

#[test]
fn a_new_exercise_is_in_every_place_and_list() {
    let workbook = Workbook::copy();
    let before = files(&workbook);
    let run =
        workbook.run(["new", "mute", "--part", "emit", "--after", "hello", "--title", "Nothing from him"]).ended(0);
    let run = run.said("mute is exercise 2 now, after hello").said("cargo workbook record mute");
    let new: BTreeSet<PathBuf> = files(&workbook).difference(&before).cloned().collect();
    assert_eq!(new.len(), 14, "{new:?}");
    for file in &new {
        // Windows writes paths its own way.
        let file = file.to_string_lossy().replace('\\', "/");
        assert!(run.stdout.contains(&file), "{file} was written, and not told");
        let text = workbook.read(&file);
        assert!(!text.contains("__"), "{file} has a blank:\n{text}");
    }
    // As its neighbour has it, but for the name.
    for (kind, hello, mute) in [("exercises", "hello", "mute"), ("solutions", "hello-solution", "mute-solution")] {
        let name = |package: &str| format!("name = \"{package}\"");
        let manifest = workbook.read(&format!("{kind}/emit/mute/Cargo.toml"));
        let model = workbook.read(&format!("{kind}/emit/hello/Cargo.toml")).replace("reset hello`", "reset mute`");
        assert_eq!(manifest, model.replacen(&name(hello), &name(mute), 1));
        let call = workbook.read(&format!("{kind}/emit/hello/tests/grade.rs")).replace("hello", "mute");
        assert_eq!(workbook.read(&format!("{kind}/emit/mute/tests/grade.rs")), call);
    }
    assert_eq!(workbook.read("answers/emit/mute/stub.rs"), workbook.read("exercises/emit/mute/src/lib.rs"));
    assert!(workbook.read("crates/course/src/lib.rs").contains("hello\n                mute\n                echo\n"));
    assert!(workbook.read("book/src/SUMMARY.md").contains("(emit/hello.md)\n- [Nothing from him](emit/mute.md)\n"));
    let readme = workbook.read("exercises/README.md");
    assert!(readme.contains("\n2. [Nothing from him](emit/mute)\n3. [Only me](emit/echo)\n"), "{readme}");
    let last = catalogue::all().count() + 1;
    assert!(readme.contains(&format!("\n{last}. [")) && !readme.contains(&format!("\n{}. [", last + 1)), "{readme}");
    // The lock is complete, and asking for the packages writes nothing.
    cargo(&workbook, &["tree", "--offline", "--locked", "-p", "mute", "-p", "mute-solution"]).ended(0).said("mute v");
}

#[test]
fn without_a_neighbour_it_is_the_last_of_its_part() {
    let workbook = Workbook::copy();
    workbook.run(["new", "deaf", "--part", "rooms"]).ended(0);
    assert!(workbook.read("answers/rooms/deaf/stub.rs").contains("\n\n#![deny(unused_must_use)]\n\nuse "));
    workbook.run(["new", "mute_all", "--part", "emit"]).ended(0).said("after broadcast");
    assert!(
        workbook.read("crates/course/src/lib.rs").contains("broadcast\n                mute_all;\n            say:")
    );
    assert!(workbook.read("crates/feedback/src/emit/mute_all.rs").contains("title: \"Mute all\""));
}

#[test]
fn what_cannot_be_an_exercise_is_refused_before_anything_is_written() {
    let workbook = Workbook::copy().with("answers/emit/mute/notes.txt", "mine").with("book/src/emit/dumb.md", "mine");
    let before = texts(&workbook);
    let refused = |arguments: &[&str], why: &str| {
        let all = ["new"].into_iter().chain(arguments.iter().copied());
        workbook.run(all).ended(2).said(why);
    };
    refused(&["loop", "--part", "emit"], "`loop` cannot be an id: it is a keyword of Rust");
    refused(&["Mute", "--part", "emit"], "small letters");
    refused(&["echo", "--part", "say"], "there is an exercise `echo` already");
    refused(&["serde", "--part", "say"], "there is a package `serde` already");
    refused(&["mute", "--part", "part1"], "there is no part `part1`: the parts are emit, say,");
    refused(&["mute", "--part", "emit", "--after", "ecko"], "did you mean `echo`?");
    refused(&["mute", "--part", "emit", "--after", "join_room"], "`join_room` is in the part rooms, not in emit");
    refused(&["mute", "--part", "emit", "--title", "\"Mute\""], "a title has no quotes");
    refused(&["dumb", "--part", "emit"], "book/src/emit/dumb.md is there already: nothing was written");
    assert_eq!(texts(&workbook), before);
}

/// From the first line to green. It compiles the graders and a part's answers in a copy, so plain `cargo test` leaves it
/// out, and `.ci/run` plays it: `cargo test -p workbook --test workbook -- --ignored recipe`. What comes from
/// crates.io is built once, in the workbook's own target folder. Cargo tells packages apart by their path from the
/// workspace's root and by their version: so the copy's have another version, or they would be taken for the workbook's.
#[test]
#[ignore = "it compiles for a minute or two: .ci/run plays it"]
fn the_recipe_leads_to_green() {
    let workbook = Workbook::copy();
    let manifest = workbook.read("Cargo.toml").replacen("\nversion = \"0.1.0\"", "\nversion = \"0.1.0-recipe\"", 1);
    workbook.write("Cargo.toml", &manifest);
    assert!(manifest.contains("-recipe"), "the workspace's version is another one: mend this test");
    let target = target();
    let git = |arguments: &[&str]| {
        finish(Command::new("git").args(arguments).current_dir(workbook.path(""))).ended(0);
    };
    let workbooks = |arguments: &[&str]| {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        let mut command = Command::new(cargo);
        command
            .args(["run", "-q", "--offline", "-p", "workbook", "--"])
            .args(arguments)
            .current_dir(workbook.path(""))
            .env("CARGO_TARGET_DIR", &target)
            .env_remove("CARGO_MANIFEST_DIR")
            .stdin(Stdio::null());
        finish(&mut command).ended(0)
    };
    git(&["init", "-q"]);
    workbook.run(["new", "mute", "--part", "emit", "--after", "hello"]).ended(0);
    workbooks(&["record", "mute"]);
    workbooks(&["check", "mute"]).said("0 not as they should be, 0 missing");
    let page = workbook.read("book/src/emit/mute.md").replace("This page is being written.\n\n", "");
    workbook.write("book/src/emit/mute.md", &page);
    git(&["add", "-A"]);
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let mut checks = Command::new(cargo);
    checks
        .args(["test", "-q", "--offline", "-p", "workbook", "--test", "workbook", "--"])
        .args(["layout::", "knows::", "idiom::", "book::nothing_is_wrong", "book::every_page"])
        .current_dir(workbook.path(""))
        .env("CARGO_TARGET_DIR", &target)
        .env("CI", "true")
        .stdin(Stdio::null());
    finish(&mut checks).ended(0);
    git(&["add", "-A"]);
    // Recording again finds nothing new.
    workbooks(&["record", "mute"]);
    let diff = finish(Command::new("git").args(["diff", "--stat"]).current_dir(workbook.path("")));
    assert_eq!(diff.stdout, "");
}

/// The folder that this test was built in.
fn target() -> PathBuf {
    let this = std::env::current_exe().expect("a path");
    this.ancestors().nth(3).expect("target/debug/deps/workbook-…").to_owned()
}
