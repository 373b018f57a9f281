//! What is only read: `list`, `hint`, `doctor`, and what is said to whoever mistypes.

use crate::fixture::{Workbook, finish};

#[test]
fn list_names_every_exercise() {
    let run = Workbook::new().run(["list"]).ended(0);
    for exercise in catalogue::all() {
        assert!(run.stdout.contains(exercise.id), "{} is not listed", exercise.id);
        assert!(run.stdout.contains(exercise.title), "{} is listed without its title", exercise.id);
    }
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 80), "a line is too long:\n{}", run.stdout);
}

#[test]
fn what_has_passed_is_marked_and_what_is_next_is_named() {
    let passed = r#"{"version": 1, "exercises": {"hello": {"passed": 1, "tries": 3}}}"#;
    let workbook = Workbook::new().with(".workbook/progress.json", passed);
    let list = workbook.run(["list"]).ended(0).said("1 of ").said("Next is 2 echo");
    let marked: Vec<_> = list.stdout.lines().filter(|line| line.starts_with('✓')).collect();
    assert!(matches!(marked.as_slice(), [line] if line.contains("hello")), "{marked:?}");
    workbook.run(["next"]).ended(0).said("Next is 2 echo").said("book/src/emit/echo.md").said("exercises/emit/echo");
    // While the book is served, its page has an address.
    let server = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let book = format!("http://{}", server.local_addr().expect("an address"));
    let workbook = workbook.with(".workbook/address", &book);
    workbook.run(["next"]).ended(0).said(&format!("{book}/emit/echo.html"));
    // A hint that was read is remembered, and the rest stays as it was.
    workbook.run(["hint", "echo", "2"]).ended(0);
    let kept: serde_json::Value = serde_json::from_str(&workbook.read(".workbook/progress.json")).expect("JSON");
    assert_eq!(kept["exercises"]["echo"]["hints"], 2);
    assert_eq!(kept["exercises"]["hello"]["tries"], 3);
}

#[test]
fn an_unknown_id_gets_the_nearest_names() {
    for command in ["hint", "reset", "grade", "check", "record"] {
        Workbook::new().run([command, "brodcast"]).ended(2).said("did you mean `broadcast`?");
    }
}

#[test]
fn an_id_that_is_near_to_nothing_is_sent_to_the_list() {
    Workbook::new().run(["hint", "qqqqqqqqqqqq"]).ended(2).said("cargo workbook list");
}

#[test]
fn each_scenario_of_the_chat_has_hints_of_its_own() {
    let workbook = Workbook::new();
    let first = workbook.run(["hint", "chat", "whisper"]).ended(0).said("direct_message").said("hint chat whisper 2");
    first.did_not_say("2. ");
    workbook.run(["hint", "chat", "whisper", "3"]).ended(0).said("3. ").did_not_say("1. ");
    workbook.run(["hint", "chat"]).ended(0).said("sign_in, rooms, said,");
    workbook.run(["hint", "chat", "whispers"]).ended(2).said("it has sign_in, rooms,");
    workbook.run(["hint", "chat", "whisper", "4"]).ended(2).said("three hints");
    workbook.run(["hint", "chat", "2", "3"]).ended(2).said("three hints");
}

#[test]
fn hints_come_one_by_one() {
    let broadcast = catalogue::find("broadcast").expect("there is one");
    let words = |hint: usize| broadcast.hints[hint].split_whitespace().next_back().expect("a word").to_owned();
    let workbook = Workbook::new();
    workbook.run(["hint", "broadcast"]).ended(0).said(&words(0)).did_not_say("2. ").said("hint broadcast 2");
    workbook.run(["hint", "broadcast", "2"]).ended(0).said("2. ").did_not_say("3. ").said("hint broadcast 3");
    workbook.run(["hint", "4", "3"]).ended(0).said("3. ").said(broadcast.page);
    workbook.run(["hint", "broadcast", "4"]).ended(2);
    workbook.run(["hint", "broadcast", "whisper"]).ended(2).said("has no scenarios");
    workbook.run(["hint", "broadcast", "--all"]).ended(0).said("1. ").said("2. ").said("3. ");
}

#[test]
fn doctor_names_what_it_has_looked_at() {
    // Whether this machine has it all is not for a test to say.
    let run = Workbook::new().run(["doctor"]);
    assert!(matches!(run.code, Some(0 | 2)), "{run:?}");
    let looks =
        ["Rust", "packages", "a temporary folder", "a C compiler", "room on the disk", "127.0.0.1", "redis-server"];
    looks.into_iter().fold(run, |run, look| run.said(look));
}

#[cfg(unix)]
#[test]
fn doctor_blames_nothing_else_for_a_temporary_folder_that_is_missing() {
    let workbook = Workbook::new();
    let missing = workbook.path("no such folder");
    let run = finish(workbook.command(["doctor"]).env("TMPDIR", &missing)).ended(2);
    let run = run.said("✗ a temporary folder").said(&format!("mkdir -p {}", missing.display()));
    run.said("– a C compiler: not tried").did_not_say("✗ a C compiler").did_not_say("apt install gcc");
}

#[test]
fn outside_of_a_workbook_it_says_so() {
    let workbook = Workbook::new().with("Cargo.toml", "[package]\nname = \"other\"\n");
    workbook.run(["reset", "broadcast"]).ended(2).said("is not in the workbook");
}
