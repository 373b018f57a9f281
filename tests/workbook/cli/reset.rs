//! `reset`: back to the stub, and nothing is lost.

use std::fs;

use crate::fixture::Workbook;

const LIB: &str = "exercises/emit/broadcast/src/lib.rs";
const SOLUTION: &str = "[package]\nname = \"broadcast-solution\"\n";
const STUB: &str = "//! Everyone but me\n";

fn workbook() -> Workbook {
    Workbook::new().with("answers/emit/broadcast/stub.rs", STUB).with("solutions/emit/broadcast/Cargo.toml", SOLUTION)
}

#[test]
fn the_answer_is_kept_beside_the_stub() {
    let workbook = workbook().with(LIB, "my answer");
    workbook.run(["reset", "broadcast"]).ended(0).said("lib.rs.1.bak");
    assert_eq!(workbook.read(LIB), STUB);
    assert_eq!(workbook.read(&format!("{LIB}.1.bak")), "my answer");
}

#[test]
fn a_copy_is_never_overwritten() {
    let workbook = workbook();
    for number in 1..=3 {
        workbook.write(LIB, &format!("answer {number}"));
        workbook.run(["reset", "broadcast"]).ended(0);
    }
    for number in 1..=3 {
        assert_eq!(workbook.read(&format!("{LIB}.{number}.bak")), format!("answer {number}"));
    }
}

#[test]
fn an_untouched_stub_is_left_alone() {
    let workbook = workbook().with(LIB, STUB);
    // The first time it brings the manifest.
    workbook.run(["reset", "broadcast"]).ended(0);
    workbook.run(["reset", "broadcast"]).ended(0).said("Nothing to do");
    assert!(!workbook.path(&format!("{LIB}.1.bak")).exists());
}

#[test]
fn a_deleted_answer_comes_back_as_the_stub() {
    let workbook = workbook().with(LIB, STUB);
    fs::remove_file(workbook.path(LIB)).expect("removed");
    workbook.run(["reset", "broadcast"]).ended(0);
    assert_eq!(workbook.read(LIB), STUB);
}

#[test]
fn what_the_stub_includes_comes_back_with_it() {
    let workbook = workbook()
        .with("answers/emit/broadcast/stub.rs", "const PAGE: &str = include_str!(\"page.html\");\n")
        .with("answers/emit/broadcast/page.html", "the page")
        .with("exercises/emit/broadcast/src/page.html", "my page");
    workbook.run(["reset", "broadcast"]).ended(0).said("page.html.1.bak");
    assert_eq!(workbook.read("exercises/emit/broadcast/src/page.html"), "the page");
    assert_eq!(workbook.read("exercises/emit/broadcast/src/page.html.1.bak"), "my page");
}

#[test]
fn it_works_from_the_exercises_own_folder() {
    let workbook = workbook().with(LIB, "my answer");
    workbook.run_in("exercises/emit/broadcast/src", ["reset", "04_broadcast"]).ended(0);
    assert_eq!(workbook.read(LIB), STUB);
}
