//! Learners copy from the solutions, so these write the same thing in the same way everywhere.

use std::fs;
use std::path::Path;

#[test]
fn solutions_leave_a_result_aside_with_ok() {
    // `let _ =` would also take a future that nobody awaits; `.ok()` does not compile on one.
    each_solution(|path, text| {
        for (number, line) in (1..).zip(text.lines()) {
            assert!(!line.contains("let _ ="), "{}:{number}: write `.ok();` at its end instead", path.display());
        }
    });
}

#[test]
fn solutions_have_one_use_for_each_crate() {
    each_solution(|path, text| {
        let mut roots: Vec<&str> = Vec::new();
        for rest in text.lines().filter_map(|line| line.strip_prefix("use ")) {
            let root = rest.split([':', ';', ' ']).next().unwrap_or_default();
            assert!(!roots.contains(&root), "{}: write one `use {root}::{{…}}`", path.display());
            roots.push(root);
        }
    });
}

fn each_solution(check: impl Fn(&Path, &str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("solutions");
    let mut open = vec![folder];
    let mut seen = 0;
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                check(&path, &fs::read_to_string(&path).expect("a text"));
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "no solution was found");
}
