//! `serve`: the first page, the next port, reloading, who is answered, and ending.

use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::process::Stdio;

use crate::fixture::{Workbook, copy};
use crate::served::Served;

const PAGE: &str = "book/src/emit/broadcast.md";

fn workbook() -> Workbook {
    // Without members: a pattern that finds none is one of the things that cargo refuses.
    let manifest = "[package]\nname = \"workbook\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n";
    Workbook::new().with_book().with("Cargo.toml", manifest)
}

#[test]
fn the_first_page_is_there_as_soon_as_the_address_is() {
    let served = Served::start(&workbook(), 0);
    let page = served.get("/emit/broadcast.html");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("emit/broadcast.md"), "{page}");
    assert!(page.contains("/-/live.js"), "the page does not listen for the next build");
    assert!(served.get("/-/live.js").contains("EventSource"));
    assert!(served.get("/nowhere.html").starts_with("HTTP/1.1 404"));
}

#[test]
fn a_taken_port_is_said_and_the_next_free_one_is_used() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let served = Served::start(&workbook(), port);
    assert!(served.said.contains(&format!("Port {port} is taken.")), "{}", served.said);
    assert!(!served.address.ends_with(&format!(":{port}")));
    assert!(served.get("/emit/broadcast.html").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_saved_page_is_built_and_announced() {
    let workbook = workbook();
    let served = Served::start(&workbook, 0);
    let mut news = served.news();
    workbook.write(PAGE, &format!("{}\nSaved just now.\n", workbook.read(PAGE)));
    news.next();
    assert!(served.get("/emit/broadcast.html").contains("Saved just now."));
}

/// Only what was saved is rendered, and everything that shows it is as if all had been.
#[test]
fn a_saved_page_is_in_the_whole_book_to_print_between_its_neighbours_and_on_the_front() {
    let workbook = workbook();
    let served = Served::start(&workbook, 0);
    let mut news = served.news();
    let turns = |page: &str| page.lines().filter(|line| line.contains("nav-chapters")).collect::<String>();
    let before = turns(&served.get("/emit/broadcast.html"));
    assert!(before.contains("rel=\"prev\"") && before.contains("rel=\"next prefetch\""), "{before}");
    let other = served.get("/emit/echo.html");
    let mut save = |page: &str, text: &str| {
        workbook.write(page, &format!("{}\n{text}\n", workbook.read(page)));
        news.next();
    };

    save(PAGE, "Saved just now.");
    assert_eq!(turns(&served.get("/emit/broadcast.html")), before);
    assert!(served.get("/print.html").contains("Saved just now."));
    save("book/src/capstone/chat.md", "Saved after it.");
    assert!(served.get("/").contains("Saved after it."));
    let print = served.get("/print.html");
    assert!(print.contains("Saved just now.") && print.contains("Saved after it."), "the page to print is old");
    let without_build = |page: &str| page.split("id=\"live-page\"").next().map(str::len);
    assert_eq!(without_build(&served.get("/emit/echo.html")), without_build(&other));

    // What names all pages changes all.
    let summary = "book/src/SUMMARY.md";
    workbook.write(summary, &workbook.read(summary).replace("emit/broadcast.md]", "all but me]"));
    while !served.get("/toc.html").contains("all but me") {
        news.next();
    }
}

#[test]
fn a_broken_page_leaves_the_last_good_book_and_says_why() {
    let workbook = workbook();
    let served = Served::start(&workbook, 0);
    let mut news = served.news();
    let good = workbook.read(PAGE);

    workbook.write(PAGE, &format!("{good}\nNot to be seen.\n{{{{#include nowhere.rs}}}}\n"));
    let message = news.next();
    assert!(message.contains("nowhere.rs"), "{message}");
    assert!(!served.get("/emit/broadcast.html").contains("Not to be seen."));

    workbook.write(PAGE, &format!("{good}\nMended.\n"));
    let message = news.next();
    assert!(message.contains("\"failure\":null"), "{message}");
    assert!(served.get("/emit/broadcast.html").contains("Mended."));
}

#[test]
fn a_book_that_was_never_good_is_not_served() {
    let workbook = workbook();
    workbook.write(PAGE, "# emit/broadcast.md\n\n{{#include nowhere.rs}}\n");
    workbook.run(["serve", "--no-build", "--port", "0"]).ended(2).said("nowhere.rs");
}

#[test]
fn a_book_that_goes_and_comes_back_is_seen() {
    let workbook = workbook();
    let served = Served::start(&workbook, 0);
    let mut news = served.news();
    fs::rename(workbook.path("book"), workbook.path("away")).expect("moved away");
    let message = news.next();
    assert!(!message.contains("\"failure\":null"), "{message}");
    assert!(served.get("/emit/broadcast.html").starts_with("HTTP/1.1 200"), "the last good book stays");

    // Another folder of that name, as `git checkout` makes it.
    copy(&workbook.path("away"), &workbook.path("book"));
    while !news.next().contains("\"failure\":null") {}
    workbook.write(PAGE, &format!("{}\nBack again.\n", workbook.read(PAGE)));
    while !served.get("/emit/broadcast.html").contains("Back again.") {
        news.next();
    }
}

/// A page from elsewhere may let a name of its own point at 127.0.0.1, and a browser then lets it read the answers.
#[test]
fn a_foreign_name_or_origin_is_refused_on_every_path() {
    let served = Served::start(&workbook(), 0);
    let port = served.address.rsplit(':').next().expect("a port").to_owned();
    let (own, foreign) = (format!("Host: {}\r\n", served.address), format!("Host: evil.example:{port}\r\n"));
    for path in ["/", "/emit/broadcast.html", "/-/live.js", "/-/news", "/nowhere", "/..%2f..%2fetc/passwd"] {
        let refused = [
            foreign.clone(),
            String::new(),
            format!("{own}Origin: http://evil.example\r\n"),
            format!("{own}Origin: null\r\n"),
            format!("{own}{foreign}"),
        ];
        for head in refused {
            let answer = served.ask(path, &head);
            assert!(
                answer.starts_with("HTTP/1.1 403") || answer.starts_with("HTTP/1.1 400"),
                "{path} {head:?}: {answer}"
            );
        }
    }
    for head in
        [own.clone(), format!("Host: localhost:{port}\r\n"), format!("{own}Origin: http://{}\r\n", served.address)]
    {
        let answer = served.ask("/emit/broadcast.html", &head);
        assert!(answer.starts_with("HTTP/1.1 200"), "{head:?}: {answer}");
    }
}

#[test]
fn what_changes_something_needs_the_pages_origin_and_token_a_known_id_and_a_small_body() {
    const HELLO: &str = r#"{"exercise":"hello"}"#;
    let workbook = workbook();
    let served = Served::start(&workbook, 0);
    let page = served.get("/emit/broadcast.html");
    let token = page.split_once(r#""token":""#).and_then(|(_, rest)| rest.split('"').next()).expect("a token");
    let (host, json) = (format!("Host: {}\r\n", served.address), "Content-Type: application/json\r\n");
    let (origin, shows) = (format!("Origin: http://{}\r\n", served.address), format!("X-Workbook-Token: {token}\r\n"));
    let large = format!(r#"{{"exercise":"{}"}}"#, "x".repeat(10 << 20));
    let refused = [
        (format!("{host}{json}{shows}"), HELLO, "403"),
        (format!("{host}Origin: http://evil.example\r\n{json}{shows}"), HELLO, "403"),
        (format!("Host: evil.example\r\n{origin}{json}{shows}"), HELLO, "403"),
        (format!("{host}{origin}{json}"), HELLO, "403"),
        (format!("{host}{origin}{json}X-Workbook-Token: {}\r\n", "0".repeat(32)), HELLO, "403"),
        (format!("{host}{origin}{shows}"), HELLO, "415"),
        (format!("{host}{origin}{json}{shows}"), "{", "400"),
        (format!("{host}{origin}{json}{shows}"), r#"{"exercise":"no_such_exercise"}"#, "404"),
        (format!("{host}{origin}{json}{shows}"), r#"{"exercise":"../../etc/passwd"}"#, "404"),
        (format!("{host}{origin}{json}{shows}"), large.as_str(), "413"),
    ];
    for (head, body, status) in refused {
        let answer = served.post("/-/show", &head, body);
        let what: String = body.chars().take(40).collect();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{head}{what}: {answer}");
    }
    for path in ["/", "/emit/broadcast.html", "/-/news", "/-/live.js"] {
        let answer = served.post(path, &format!("{host}{origin}{json}{shows}"), &large);
        assert!(answer.starts_with("HTTP/1.1 405"), "{path}: {answer}");
    }
    assert!(!workbook.path(".workbook/progress.json").exists(), "something was changed");
    assert!(served.get("/-/after?exercise=hello").starts_with("HTTP/1.1 403"), "it has not passed");
    assert!(served.get("/-/after?exercise=no_such_exercise").starts_with("HTTP/1.1 404"));

    // It keeps serving, and does what the page itself asks for.
    let answer = served.post("/-/show", &format!("{host}{origin}{json}{shows}"), HELLO);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(workbook.read(".workbook/progress.json").contains("\"shown\""));
    assert!(served.get("/-/after?exercise=hello").starts_with("HTTP/1.1 200"));
}

/// What a page of this book sends with all that changes something.
fn head(served: &Served) -> String {
    let page = served.get("/emit/broadcast.html");
    let token = page.split_once(r#""token":""#).and_then(|(_, rest)| rest.split('"').next()).expect("a token");
    let at = &served.address;
    format!("Host: {at}\r\nOrigin: http://{at}\r\nContent-Type: application/json\r\nX-Workbook-Token: {token}\r\n")
}

#[test]
fn a_flood_of_changes_is_refused_and_the_book_is_still_served() {
    let served = Served::start(&workbook(), 0);
    let head = head(&served);
    let answers: Vec<String> = (0..300).map(|_| served.post("/-/show", &head, r#"{"exercise":"hello"}"#)).collect();
    let with = |status: &str| answers.iter().filter(|answer| answer.starts_with(&format!("HTTP/1.1 {status}"))).count();
    // So many at once, and a few more while this test goes on.
    assert!(with("200") >= 20 && with("429") > 0, "{} done, {} refused", with("200"), with("429"));
    assert_eq!(with("200") + with("429"), answers.len());
    assert!(served.get("/emit/broadcast.html").starts_with("HTTP/1.1 200"));
    assert!(served.get("/-/after?exercise=hello").starts_with("HTTP/1.1 200"));
}

#[cfg(unix)]
#[test]
fn the_readers_editor_opens_her_answer_and_nothing_else() {
    use std::os::unix::fs::PermissionsExt;

    let workbook = workbook();
    let editor = workbook.path("code");
    workbook.write("code", "#!/bin/sh\necho \"$@\" > \"$0.said.new\" && mv \"$0.said.new\" \"$0.said\"\n");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("a program");
    let serve = |visual: &str| {
        let mut command = workbook.command(["serve", "--no-build", "--port", "0"]);
        Served::of(command.env("VISUAL", visual))
    };
    let served = serve(&format!("{} --wait", editor.display()));
    let head = head(&served);
    let asks = |exercise: &str| served.post("/-/open", &head, &format!(r#"{{"exercise":"{exercise}"}}"#));
    for (exercise, status) in [("../../etc/passwd", "404"), ("no_such_exercise", "404"), ("hello", "204")] {
        let answer = asks(exercise);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{exercise}: {answer}");
    }
    let without = head.split_once("X-Workbook-Token").expect("a token").0;
    assert!(served.post("/-/open", without, r#"{"exercise":"hello"}"#).starts_with("HTTP/1.1 403"));
    let start = std::time::Instant::now();
    while !workbook.path("code.said").exists() {
        assert!(start.elapsed().as_secs() < 60, "no editor was started");
        std::thread::yield_now();
    }
    let file = workbook.path("exercises/emit/hello/src/lib.rs");
    assert_eq!(workbook.read("code.said").trim(), format!("--wait {}", file.display()));

    // One that needs a terminal is not started, and the page says what to do.
    let served = serve("vim");
    let answer = served.post("/-/open", &self::head(&served), r#"{"exercise":"hello"}"#);
    assert!(answer.starts_with("HTTP/1.1 404") && answer.contains("vim works in a terminal"), "{answer}");
}

#[test]
fn every_answer_has_a_policy_that_lets_no_script_within_a_page_run() {
    let served = Served::start(&workbook(), 0);
    for path in ["/", "/emit/broadcast.html", "/-/live.js", "/nowhere.html"] {
        let answer = served.get(path).to_ascii_lowercase();
        let (head, _) = answer.split_once("\r\n\r\n").expect("a head");
        let policy = head.lines().find_map(|line| line.strip_prefix("content-security-policy: ")).expect("a policy");
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{path}: {policy}");
    }
}

#[test]
fn bound_to_every_address_it_warns_and_names_one_that_works() {
    let mut served = Served::of(&mut workbook().command(["serve", "--no-build", "--port", "0", "--bind", "0.0.0.0"]));
    assert!(served.address.starts_with("127.0.0.1:"), "{}", served.address);
    assert!(served.get("/emit/broadcast.html").starts_with("HTTP/1.1 200"));
    // Whoever comes from elsewhere uses another name.
    assert!(served.ask("/emit/broadcast.html", "Host: laptop.example\r\n").starts_with("HTTP/1.1 200"));
    let _ = served.child.kill();
    let mut rest = String::new();
    served.stdout.read_to_string(&mut rest).expect("text");
    assert!(rest.contains("Everybody who can reach this machine can read it"), "{rest}");
}

#[cfg(unix)]
#[test]
fn every_end_leaves_nothing_behind_though_a_page_is_open() {
    let workbook = workbook();
    let temporary = tempfile::tempdir().expect("a folder");
    for signal in ["-INT", "-TERM", "-HUP"] {
        let mut command = workbook.command(["serve", "--no-build", "--port", "0"]);
        let mut served = Served::of(command.env("TMPDIR", temporary.path()));
        let _open = served.news();
        assert_eq!(fs::read_dir(temporary.path()).expect("a folder").count(), 2, "the two builds");
        assert!(served.end_by(signal).success(), "{signal}");
        assert_eq!(fs::read_dir(temporary.path()).expect("a folder").count(), 0, "{signal}");
    }
}

#[cfg(unix)]
#[test]
fn a_closed_stdout_and_a_full_disk_end_with_a_sentence() {
    use std::io::pipe;

    let workbook = workbook();
    let temporary = tempfile::tempdir().expect("a folder");
    let commands: [&[&str]; 4] =
        [&["list"], &["hint", "broadcast"], &["doctor"], &["serve", "--no-build", "--port", "0"]];
    for arguments in commands {
        let (read, write) = pipe().expect("a pipe");
        drop(read);
        let mut command = workbook.command(arguments.iter().copied());
        let ended =
            command.env("TMPDIR", temporary.path()).stdout(write).stderr(Stdio::piped()).output().expect("it starts");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(said.contains("Nobody reads what is printed any more"), "{arguments:?}: {said}");
        assert!(!said.contains("panicked"), "{arguments:?}: {said}");
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}");
        assert_eq!(fs::read_dir(temporary.path()).expect("a folder").count(), 0, "{arguments:?}");
    }
    // Linux has a disk that is always full.
    if let Ok(full) = fs::File::options().write(true).open("/dev/full") {
        let mut command = workbook.command(["list"]);
        let ended = command.stdout(full).stderr(Stdio::piped()).output().expect("it starts");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(said.contains("What is printed cannot be written"), "{said}");
        assert_eq!(ended.status.code(), Some(2));
    }
}
