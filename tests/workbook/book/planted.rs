//! Faults planted in a copy of the book: each fails the build, and the failure names its file and line.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
    sync::Mutex,
};

use tempfile::TempDir;

use super::{Runs, build, files, root};

/// A copy of the book with a page of the test's own.
fn copy_with(page: &str) -> TempDir {
    let copy = tempfile::tempdir().expect("a folder");
    let book = root().join("book");
    for file in files(&book) {
        let to = copy.path().join("book").join(file.strip_prefix(&book).expect("below the book"));
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(&file, &to).expect("a copy");
    }
    let src = copy.path().join("book/src");
    fs::write(src.join("emit/planted.md"), page).expect("the page");
    let summary = fs::read_to_string(src.join("SUMMARY.md")).expect("the summary");
    fs::write(src.join("SUMMARY.md"), format!("{summary}\n- [Planted](emit/planted.md)\n")).expect("the summary");
    copy
}

/// The page fails the build, at this line, with these words.
#[track_caller]
fn fails(page: &str, line: usize, words: &str) {
    let copy = copy_with(page);
    let (book, out) = (copy.path().join("book"), copy.path().join("out"));
    let error = build(&book, &out, Runs::InProcess).expect_err("the build must fail");
    let place = format!("book/src/emit/planted.md:{line}: ");
    let told = error.lines().any(|told| told.contains(&place) && told.contains(words));
    assert!(told, "{place}{words} is not in\n{error}");
    assert!(!out.join("index.html").exists(), "nothing is built");
}

#[test]
fn a_broken_include() {
    fails("# Planted\n\n{{#include nowhere.rs}}\n", 3, "nowhere.rs is missing");
}

#[test]
fn an_include_of_a_missing_anchor() {
    fails("# Planted\n\n\n{{#include hello.md:nowhere}}\n", 4, "no line of hello.md contains \"nowhere\"");
}

#[test]
fn a_link_to_a_missing_page() {
    fails("# Planted\n\n[there](../rooms/nowhere.md)\n", 3, "there is no such page");
}

#[test]
fn a_link_to_a_missing_heading() {
    fails("# Planted\n\nHere, or\n[there](hello.md#nowhere)\n", 4, "no such heading");
    fails("# Planted\n\n[here](#nowhere)\n", 3, "no such heading");
}

#[test]
fn an_unknown_directive() {
    fails("# Planted\n\n{{#predicktion broadcast}}\n", 3, "unknown directive `predicktion`");
}

#[test]
fn an_unknown_exercise() {
    fails("# Planted\n\n{{#exercise brodcast}}\n", 3, "did you mean `broadcast`?");
}

#[test]
fn a_prediction_for_a_missing_step() {
    fails(
        "# Planted\n\n{{#predict broadcast \"zoe types\"}}\nx\n{{/predict}}\n",
        3,
        "no step of `broadcast` has \"zoe types\"",
    );
}

#[test]
fn a_prediction_for_a_run_that_nobody_recorded() {
    fails(
        "# Planted\n\n{{#predict broadcast/nowhere \"alice\"}}\nx\n{{/predict}}\n",
        3,
        "transcripts/nowhere.snap is missing",
    );
}

#[test]
fn an_option_that_nobody_explained() {
    fails("# Planted\n\n{{#quiz}}\nWhat?\n\n- [x] a\n  b\n- [ ] c\n{{/quiz}}\n", 8, "\"c\" is not explained");
}

#[test]
fn a_snippet_that_asks_not_to_be_compiled() {
    fails("# Planted\n\n```rust,ignore\nx\n```\n", 3, "`ignore` on a Rust code block");
}

#[test]
fn a_page_that_the_summary_does_not_list() {
    let copy = copy_with("# Planted\n");
    let book = copy.path().join("book");
    fs::write(book.join("src/emit/forgotten.md"), "# Forgotten\n").expect("a page");
    let error = build(&book, &copy.path().join("out"), Runs::InProcess).expect_err("the build must fail");
    assert!(error.contains("book/src/emit/forgotten.md is not in SUMMARY.md"), "{error}");
}

#[test]
fn a_snippet_that_does_not_compile() {
    let pages = tempfile::tempdir().expect("a folder");
    fs::create_dir(pages.path().join("emit")).expect("a folder");
    let page = pages.path().join("emit/planted.md");
    fs::write(&page, "# Planted\n\n```rust\nlet number: u8 = \"three\";\n```\n").expect("a page");
    let told = compile(pages.path());
    assert!(told.contains("emit/planted.md"), "the page is named: {told}");
    assert!(told.contains("mismatched types"), "rustc says why: {told}");
}

#[test]
fn a_snippet_that_must_not_compile_fails_for_the_reason_it_gives() {
    let pages = tempfile::tempdir().expect("a folder");
    let page = fs::read_to_string(root().join("book/src/say/when-it-does-not-compile.md")).expect("the page");
    // On stable Rust rustdoc takes any error for the right one, so it is told to compile them, and asked why not.
    let blocks: Vec<(&str, &str)> = page
        .split("```rust,compile_fail,")
        .skip(1)
        .filter_map(|block| block.split_once('\n'))
        .map(|(code, rest)| (code, rest.split("```").next().unwrap_or_default()))
        .collect();
    assert!(blocks.len() >= 6, "the page shows each of its errors");
    for (i, (_, block)) in blocks.iter().enumerate() {
        fs::write(pages.path().join(format!("block{i}.md")), format!("```rust\n{block}```\n")).expect("a page");
    }
    let told = compile(pages.path());
    for (i, (code, _)) in blocks.iter().enumerate() {
        let name = format!("pages::block{i} ");
        let said = told.split("---- ").find(|part| part.contains(&name) && part.contains("error"));
        let error = format!("error[{code}]");
        assert!(said.is_some_and(|said| said.contains(&error)), "block {i} should fail with {error}:\n{told}");
    }
}

/// Runs the doctests of the snippets' crate on other pages; they must fail.
fn compile(pages: &Path) -> String {
    let done = doctests(Some(pages));
    assert!(!done.status.success(), "the snippet must not pass");
    told(&done)
}

fn told(done: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr))
}

/// Compiles every snippet: of the book, or of other pages.
fn doctests(pages: Option<&Path>) -> Output {
    // One at a time: the crate is built anew for each.
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock();
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["test", "-q", "-p", "snippets", "--doc"]).current_dir(root());
    if let Some(pages) = pages {
        cargo.env("WHO_HEARS_PAGES", pages);
    }
    cargo.output().expect("cargo runs")
}

#[test]
fn every_snippet_of_the_book_compiles() {
    let done = doctests(None);
    let told = told(&done);
    assert!(done.status.success(), "{told}");
    // A list that is empty would pass, too.
    assert!(told.contains("passed; 0 failed"), "{told}");
}
