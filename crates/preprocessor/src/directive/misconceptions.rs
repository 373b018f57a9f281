//! `{{#misconceptions ID}}` and `{{#catalogue}}`: the wrong ideas, from the metadata that the verdicts use.

use catalogue::Exercise;

use super::{Expanded, form};
use crate::{args::Arg, html, page::Page};

pub(super) fn of_one(page: &Page<'_>, args: &[Arg]) -> Expanded {
    let [Arg::Word(id)] = args else {
        return form("misconceptions", "{{#misconceptions ID}}");
    };
    Ok(list(page.workbook.exercise(id)?))
}

/// Every exercise: concept, then misconceptions.
pub(super) fn of_all(page: &Page<'_>, args: &[Arg]) -> Expanded {
    if !args.is_empty() {
        return form("catalogue", "{{#catalogue}}");
    }
    let mut out = String::new();
    for part in catalogue::parts() {
        out.push_str(&format!("## Part {}: {}\n\n", part.number(), part.title));
        for exercise in part.exercises {
            let known = exercise.misconceptions.len();
            let ideas = html::unfound(&format!(
                "<details class=\"wb-known\">\n<summary>{known} wrong ideas</summary>\n\n{}\n\n</details>",
                list(exercise),
            ));
            out.push_str(&format!(
                "### {}: {}\n\n[`{}`]({}) · {}\n\n{ideas}\n\n",
                exercise.number(),
                exercise.title,
                exercise.id,
                page.link_to(exercise.page),
                exercise.concept,
            ));
        }
    }
    Ok(out)
}

/// A list in Markdown.
pub(super) fn list(exercise: &Exercise) -> String {
    let items = exercise.misconceptions.iter().map(|wrong| {
        format!("- **{}**: {}.\n  {}\n  *{}*", capital(wrong.subject), wrong.symptom, wrong.idea, wrong.ask)
    });
    let items: Vec<String> = items.collect();
    if items.is_empty() { html::escape("None is known yet.") } else { items.join("\n") }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
