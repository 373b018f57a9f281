//! Texts with marks: what is said of them is what the marks say, no more and no less.

use std::fs;
use std::path::Path;

use analysis::{Answer, Events, File};

/// What is marked: the line, and how the remark begins. `//~ NeverAwaited { call: "io.emit"`
fn marked(text: &str) -> Vec<(u32, String)> {
    let mark = |(n, line): (usize, &str)| Some((n as u32 + 1, line.split_once("//~ ")?.1.trim().to_owned()));
    text.lines().enumerate().filter_map(mark).collect()
}

/// `//@ on: say; emit: said`
fn contract(text: &str) -> (Vec<&str>, Vec<&str>) {
    let line =
        text.lines().next().and_then(|line| line.strip_prefix("//@ on: ")).expect("a first line with the events");
    let (on, emit) = line.split_once("; emit: ").expect("events that are emitted");
    (on.split(", ").collect(), emit.split(", ").collect())
}

#[test]
fn what_is_said_is_what_is_marked() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts");
    let mut wrong = Vec::new();
    let mut read = 0;
    for entry in fs::read_dir(folder).expect("the texts") {
        let path = entry.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a text");
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (on, emit) = contract(&text);
        let answer = Answer::read(&[File { name: &name, text: &text }]);
        let said: Vec<_> = answer.remarks(Events { on: &on, emit: &emit }).into_iter().collect();
        let marked = marked(&text);
        assert_eq!(name.contains("_not"), marked.is_empty(), "{name}: a text with `_not` has no mark, the others have");
        for (line, start) in &marked {
            if !said.iter().any(|remark| remark.line == *line && format!("{:?}", remark.kind).starts_with(start)) {
                wrong.push(format!("{name}:{line}: not said: {start}"));
            }
        }
        for remark in &said {
            let kind = format!("{:?}", remark.kind);
            if !marked.iter().any(|(line, start)| *line == remark.line && kind.starts_with(start)) {
                wrong.push(format!("{name}:{}: said, and not marked: {kind}", remark.line));
            }
            assert_eq!(remark.file, name);
        }
        if marked.len() != said.len() {
            wrong.push(format!("{name}: {} are marked, and {} said", marked.len(), said.len()));
        }
        read += 1;
    }
    assert!(read >= 20, "only {read} texts were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
