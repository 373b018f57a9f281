//! `watch`: a verdict at each save, and of many saves the last.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Stdio};

use super::grade::{answer, workbook};
use crate::fixture::Workbook;

const ANSWER: &str = "exercises/emit/hello/src/lib.rs";

struct Watching {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Watching {
    fn start(workbook: &Workbook) -> Self {
        let mut command = workbook.command(["watch", "hello"]);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the command line starts");
        let said = BufReader::new(child.stdout.take().expect("stdout is piped"));
        Self { child, said }
    }

    /// Reads on until this is said; what was said until then.
    fn until(&mut self, words: &str) -> String {
        let mut all = String::new();
        while !all.contains(words) {
            let mut line = String::new();
            assert!(self.said.read_line(&mut line).expect("a line") > 0, "it ended, and did not say {words:?}:\n{all}");
            all.push_str(&line);
        }
        all
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn each_save_is_graded_and_of_many_the_last() {
    let workbook = workbook(&[("hello", "wrong")]);
    let mut watching = Watching::start(&workbook);
    watching.until("not_solved, for a person");

    workbook.write(ANSWER, &answer("right"));
    watching.until("passed, for a person");

    workbook.write(ANSWER, "this is no Rust");
    let said = watching.until("does not compile");
    assert!(said.contains("exercises/emit/hello/src/lib.rs:1"), "{said}");

    for number in 0..20 {
        workbook.write(ANSWER, &format!("{}// {number}\n", answer("wrong")));
    }
    workbook.write(ANSWER, &answer("right"));
    watching.until("passed, for a person");
}

#[cfg(unix)]
#[test]
fn it_ends_when_it_is_told_to() {
    let workbook = workbook(&[("hello", "wrong")]);
    let mut watching = Watching::start(&workbook);
    watching.until("building and grading");
    let pid = watching.child.id().to_string();
    assert!(std::process::Command::new("kill").arg(&pid).status().expect("kill").success());
    assert!(watching.child.wait().expect("its end").success());
}
