//! The book that is served sees what the reader saves: her page shows the verdict.

use serde_json::Value;

use super::grade::{answer, workbook};
use crate::served::{News, Served};

const ANSWER: &str = "exercises/emit/hello/src/lib.rs";

fn next(news: &mut News, state: &str) -> Value {
    let mut before = Vec::new();
    loop {
        let panel: Value = serde_json::from_str(&news.next_of("verdict")).expect("JSON");
        if panel["state"] == state {
            return panel;
        }
        before.push(panel["state"].clone());
        assert!(before.len() < 100, "no {state} after {before:?}");
    }
}

#[test]
fn what_is_saved_is_graded_and_shown_on_the_page_of_its_exercise() {
    let workbook = workbook(&[("hello", "wrong"), ("echo", "wrong")]).with_book();
    let served = Served::start(&workbook, 0);
    let (mut hello, mut echo) = (served.news_at("hello"), served.news_at("echo"));

    workbook.write(ANSWER, "this is no Rust");
    let panel = next(&mut hello, "rejected");
    assert_eq!(panel["file"], ANSWER);
    assert!(panel["output"].as_str().is_some_and(|said| said.contains("src/lib.rs:1")), "{panel}");

    workbook.write(ANSWER, &answer("right"));
    workbook.write("exercises/emit/echo/src/lib.rs", &answer("no redis"));
    assert_eq!(next(&mut hello, "passed")["next"]["page"], "emit/echo.html");
    assert_eq!(next(&mut echo, "not_graded")["id"], "echo");
    // Whoever opens the page later is told as well.
    next(&mut served.news_at("hello"), "passed");
}

/// Waiting for the verdict on one is no reason to lose it when another one is saved.
#[test]
fn each_of_several_that_are_saved_while_one_is_graded_gets_its_verdict() {
    let workbook = workbook(&[("hello", "wrong"), ("echo", "wrong"), ("broadcast", "wrong")]).with_book();
    let served = Served::start(&workbook, 0);
    let ids = ["hello", "echo", "broadcast"];
    let mut news = ids.map(|id| served.news_at(id));
    for number in 0..4 {
        for id in ids {
            workbook.write(&format!("exercises/emit/{id}/src/lib.rs"), &format!("{}// {number}\n", answer("right")));
            if id == "hello" {
                next(&mut news[0], "building");
            }
        }
        news.iter_mut().for_each(|news| drop(next(news, "passed")));
    }
}

#[test]
fn of_many_saves_the_last_one_counts() {
    let workbook = workbook(&[("hello", "wrong")]).with_book();
    let served = Served::start(&workbook, 0);
    let mut news = served.news_at("hello");
    for number in 0..30 {
        workbook.write(ANSWER, &format!("{}// {number}\n", answer("wrong")));
    }
    workbook.write(ANSWER, &answer("right"));
    next(&mut news, "passed");
}

#[test]
fn beyond_this_machine_the_readers_work_is_not_shown() {
    let workbook = workbook(&[("hello", "wrong")]).with_book();
    let served = Served::of(&mut workbook.command(["serve", "--no-build", "--port", "0", "--bind", "0.0.0.0"]));
    // The book is, and nothing is graded: what is built would lie here.
    workbook.write(ANSWER, &answer("right"));
    assert!(served.get("/emit/hello.html").starts_with("HTTP/1.1 200"));
    let mut news = served.news();
    workbook.write("book/src/emit/hello.md", "# emit/hello.md\n\nChanged.\n");
    news.next();
    assert!(!workbook.path("target").exists(), "something was built");
}
