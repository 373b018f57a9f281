//! `{{#goals ID}}`: what the reader will be able to do, and what the catalogue knows of the exercise.

use catalogue::{Difficulty, Exercise};

use super::{Expanded, form};
use crate::{args::Arg, html, page::Page, problem::Wrong};

pub(super) fn expand(page: &Page<'_>, args: &[Arg], goals: &str) -> Expanded {
    let [Arg::Word(id)] = args else {
        return form("goals", "{{#goals ID}}");
    };
    let exercise = page.workbook.exercise(id)?;
    Ok(format!(
        "<div class=\"wb-goals\">\n<p class=\"wb-label\">After this page you can</p>\n\n{}\n\n<p class=\"wb-facts\">{}</p>\n</div>",
        goals.trim(),
        facts(page, exercise)?,
    ))
}

/// "10 minutes · one idea, one line · after Tell everyone".
fn facts(page: &Page<'_>, exercise: &Exercise) -> Result<String, Wrong> {
    let mut facts = vec![html::minutes(exercise.minutes), difficulty(exercise.difficulty).to_owned()];
    let mut before = Vec::new();
    for id in exercise.needs {
        let needed = page.workbook.exercise(id)?;
        before.push(format!("<a href=\"{}\">{}</a>", page.link_to(needed.page), html::inline(needed.title)));
    }
    if !before.is_empty() {
        let before: Vec<&str> = before.iter().map(String::as_str).collect();
        facts.push(format!("after {}", html::list(&before)));
    }
    Ok(facts.join(" · "))
}

fn difficulty(difficulty: Difficulty) -> &'static str {
    match difficulty {
        Difficulty::Easy => "easy: one idea",
        Difficulty::Medium => "medium: two ideas meet",
        Difficulty::Hard => "hard: a small design of your own",
    }
}
