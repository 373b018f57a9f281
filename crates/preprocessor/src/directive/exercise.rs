//! `{{#exercise ID}}`: the task as its stub states it, where to solve it, hints, and what to try next.

use super::{Expanded, form};
use crate::{args::Arg, html, page::Page};

pub(super) fn expand(page: &Page<'_>, args: &[Arg]) -> Expanded {
    let [Arg::Word(id)] = args else {
        return form("exercise", "{{#exercise ID}}");
    };
    let exercise = page.workbook.exercise(id)?;
    let stub = page.workbook.read(&page.workbook.answer_path(&format!("{id}/stub"))?)?;
    let folder = exercise.folder();
    let mut out = format!(
        "<div class=\"wb-exercise\" data-exercise=\"{id}\">\n<div class=\"wb-tab\"><p class=\"wb-label\">Exercise {}: your turn</p><code>exercises/{folder}/src/lib.rs</code></div>\n\n{}\n\n",
        exercise.number(),
        task(&stub),
    );
    out.push_str(&format!(
        "Edit the file and save it: while `cargo run` shows you this page, it grades what you save. `cargo test` in that folder \
         does the same, or `cargo test -p {id}` anywhere in the workbook. `cargo workbook reset {id}` begins again, and keeps your answer; where cargo itself refuses to start, \
         `target/debug/workbook reset {id}` in the workbook's folder mends it.\n\n",
    ));
    let nudges = ["a nudge", "a push", "nearly the answer"];
    for (i, (hint, how)) in exercise.hints.iter().zip(nudges).enumerate() {
        out.push_str(&html::unfound(&format!(
            "<details class=\"wb-hint\">\n<summary>Hint {}: {how}</summary>\n\n{hint}\n\n</details>",
            i + 1
        )));
        out.push('\n');
    }
    if !exercise.stages.is_empty() {
        out.push_str("\n**Stage by stage.** `cargo test -- sign_in` grades one alone, and each has three hints.\n\n");
    }
    for stage in exercise.stages {
        out.push_str(&format!("- **`{}`**: {} `cargo workbook hint {id} {}`\n", stage.name, stage.about, stage.name));
    }
    if !exercise.chat.is_empty() {
        out.push_str(&format!("\n**In the chat.** {}\n", exercise.chat));
    }
    out.push_str(&format!("\n**When it passes.** {}\n\n</div>", exercise.next));
    Ok(out)
}

/// The task in a stub's docs: without its title, and without the last line, which the box says in its own way.
fn task(stub: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut fresh = true;
    for line in stub.lines().map_while(|line| line.strip_prefix("//!")) {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if line.trim().is_empty() {
            fresh = true;
            continue;
        }
        match paragraphs.last_mut().filter(|_| !fresh) {
            Some(last) => {
                last.push('\n');
                last.push_str(line);
            }
            None => paragraphs.push(line.to_owned()),
        }
        fresh = false;
    }
    paragraphs.retain(|paragraph| !paragraph.starts_with("# ") && !paragraph.starts_with("Grade it"));
    for paragraph in &mut paragraphs {
        if let Some(heading) =
            paragraph.trim_start_matches('#').strip_prefix(' ').filter(|_| paragraph.starts_with('#'))
        {
            *paragraph = format!("**{heading}**");
        }
    }
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::task;

    #[test]
    fn a_task_is_the_stub_without_title_and_last_line() {
        let stub = "//! # Everyone but me\n//!\n//! Alice types.\n//! Bob sees it.\n//!\n//! ## Rules\n//!\n//! - one\n//!\n\
                    //! Grade it: `cargo test`.\n\nuse x;\n//! not this\n";
        assert_eq!(task(stub), "Alice types.\nBob sees it.\n\n**Rules**\n\n- one");
    }
}
