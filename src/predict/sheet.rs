//! The questions on paper, and the key: Markdown that can be read, and printed, as it stands.

use std::fmt::Write;

use transcript::Step;

use crate::scene::fold::{columns, pad};
use crate::scene::text::{self, Line};
use crate::scene::{Performance, is_question};
use crate::style::{WIDTH, wrap};

/// A new page for a printer; white space for Markdown.
const NEW_PAGE: char = '\u{c}';

/// As many lines as a printer puts on a page.
const PAGE: usize = 60;

/// A solution of so many lines is printed whole; of a longer one, what its scene is about.
const SHORT: usize = 60;

/// What is sent in each step, and for each client two boxes.
pub(crate) fn questions(performance: &Performance) -> String {
    let asked = steps(performance).filter(|step| is_question(step)).map(|step| step.heard.len()).sum::<usize>();
    let mut sheet = format!("# Who hears it? {}\n\n", title(performance));
    let rules = "For each step, tick a box for every client: does it hear something, or nothing? An ack counts: \
                 whoever gets one hears something. A refusal does not.";
    let _ =
        write!(sheet, "Name: ________________________________      Right: ______ of {asked}\n\n{}\n\n", wrap(rules, 0));
    block(&mut sheet, "rust", &text::code(&code(performance), WIDTH));
    each(&mut sheet, performance, |sheet, step| {
        if !is_question(step) {
            sheet.push_str("Nobody hears anything.\n\n");
            return;
        }
        if !step.sent.is_empty() {
            block(sheet, "text", &text::actions(step, WIDTH));
        }
        let clients = step.heard.iter().map(|heard| columns(&heard.client)).max().unwrap_or(0).max(6);
        let _ = write!(
            sheet,
            "| {} | hears it | nothing |\n| {} | :------: | :-----: |\n",
            pad("client", clients),
            "-".repeat(clients)
        );
        for heard in &step.heard {
            let _ = writeln!(sheet, "| {} |    ☐     |    ☐    |", pad(&heard.client, clients));
        }
        sheet.push('\n');
    });
    sheet
}

/// Who really heard what, on a page of its own.
pub(crate) fn key(performance: &Performance) -> String {
    let mut key = format!("{NEW_PAGE}\n# Key: {}\n\n", title(performance));
    each(&mut key, performance, |key, step| {
        if !is_question(step) {
            key.push_str("Nobody hears anything.\n\n");
            return;
        }
        // Without the empty line and the question.
        block(key, "text", &text::heard(step, WIDTH).split_off(2));
        if let Some(note) = performance.notes.on(&step.title) {
            let _ = write!(key, "{note}\n\n");
        }
    });
    key
}

fn title(performance: &Performance) -> String {
    performance.title.clone()
}

fn steps(performance: &Performance) -> impl Iterator<Item = &Step> {
    performance.scenes.iter().flat_map(|scene| scene.shown.iter().map(|i| &scene.steps[*i]))
}

/// A heading for each scene that has a name, and for each step, with what `write` writes below.
fn each(sheet: &mut String, performance: &Performance, write: impl Fn(&mut String, &Step)) {
    for scene in &performance.scenes {
        let level = if scene.name.is_some() { "###" } else { "##" };
        for (nth, &i) in scene.shown.iter().enumerate() {
            let mut block = String::new();
            if let Some(name) = scene.name.as_ref().filter(|_| nth == 0) {
                let _ = write!(block, "## {name}\n\n");
            }
            let before = scene.before(i).map(|i| format!("{}. {}", i + 1, scene.steps[i].title)).collect::<Vec<_>>();
            if !before.is_empty() {
                let _ = write!(block, "{}\n\n", wrap(&format!("Before it: {}.", before.join("; ")), 0).trim_end());
            }
            let _ = write!(block, "{level} {}. {}\n\n", i + 1, scene.steps[i].title);
            write(&mut block, &scene.steps[i]);
            put_whole(sheet, &block);
        }
    }
}

/// A table is not torn: what does not fit on this page any more begins the next.
fn put_whole(sheet: &mut String, block: &str) {
    let page = sheet.rsplit(NEW_PAGE).next().unwrap_or_default();
    if page.lines().count() + block.trim_end().lines().count() > PAGE && !page.trim().is_empty() {
        let _ = writeln!(sheet, "{NEW_PAGE}");
    }
    sheet.push_str(block);
}

fn block(sheet: &mut String, language: &str, lines: &[Line]) {
    let _ = write!(sheet, "```{language}\n{}\n```\n\n", text::unindented(lines));
}

fn code(performance: &Performance) -> String {
    let whole = performance.source.body();
    if whole.lines().count() <= SHORT {
        return whole;
    }
    let mut parts: Vec<String> = Vec::new();
    for part in steps(performance).flat_map(|step| performance.source.about(step)) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if parts.is_empty() { whole } else { parts.join("\n\n") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::example;

    #[test]
    fn the_sheet_asks_and_does_not_tell() {
        let sheet = questions(&example::performance());
        assert!(sheet.starts_with("# Who hears it? broadcast\n"), "{sheet}");
        assert!(sheet.contains("Right: ______ of 6\n"), "{sheet}");
        assert!(sheet.contains("## 1. alice, bob and carol connect\n\nNobody hears anything.\n"), "{sheet}");
        let table = "\
## 2. alice types

```text
alice → typing {\"name\":\"alice\"}
```

| client | hears it | nothing |
| ------ | :------: | :-----: |
| alice  |    ☐     |    ☐    |
| bob    |    ☐     |    ☐    |
| carol  |    ☐     |    ☐    |
";
        assert!(sheet.contains(table), "{sheet}");
        assert!(!sheet.contains('←') && sheet.lines().all(|line| columns(line) <= WIDTH), "{sheet}");
    }

    #[test]
    fn only_what_was_chosen_is_asked_and_what_went_before_is_told() {
        let mut performance = example::performance();
        performance.scenes[0].shown = vec![2];
        let sheet = questions(&performance);
        let told = "Before it: 1. alice, bob and carol connect; 2. alice types.\n\n## 3. bob leaves\n";
        assert!(sheet.contains(told) && sheet.contains("of 3\n"), "{sheet}");
    }

    #[test]
    fn no_table_is_torn() {
        let mut performance = example::performance();
        performance.scenes = vec![performance.scenes[0].clone(); 9];
        let sheet = questions(&performance);
        assert!(sheet.matches(NEW_PAGE).count() >= 2, "{sheet}");
        for page in sheet.split(NEW_PAGE) {
            assert!(page.lines().count() <= PAGE + 1, "{page}");
            assert!(page.trim_end().ends_with(['|', '.']) && page.trim_start().starts_with('#'), "{page}");
        }
    }

    #[test]
    fn the_key_is_a_page_of_its_own() {
        let key = key(&example::performance());
        assert!(key.starts_with("\u{c}\n# Key: broadcast"), "{key}");
        assert!(key.contains("alice · nothing\nbob   ← typing {\"name\":\"alice\"}\n"), "{key}");
        assert!(key.contains("Ask what Alice's screen shows."), "{key}");
    }
}
