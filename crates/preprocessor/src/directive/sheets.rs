//! `{{#sheets ID…}}`: prediction sheets to print: each step of a scene, and an empty box for each client.

use super::{Expanded, form};
use crate::{args::Arg, html, page::Page, problem::Wrong};

/// More than a class can talk about.
const MOST_STEPS: usize = 6;

pub(super) fn expand(page: &Page<'_>, args: &[Arg]) -> Expanded {
    let ids: Option<Vec<&String>> =
        args.iter().map(|arg| if let Arg::Word(id) = arg { Some(id) } else { None }).collect();
    let Some(ids) = ids.filter(|ids| !ids.is_empty()) else {
        return form("sheets", "{{#sheets ID ID …}}");
    };
    ids.into_iter().map(|id| sheet(page, id)).collect()
}

fn sheet(page: &Page<'_>, id: &str) -> Result<String, Wrong> {
    let exercise = page.workbook.exercise(id)?;
    let run = page.workbook.run(id)?;
    // What is done, or what is heard without anybody's doing, such as a greeting at the door.
    let tells = |step: &&transcript::Step| {
        !step.heard.is_empty() && (step.is_acted() || step.heard.iter().any(|heard| !heard.sounds.is_empty()))
    };
    let steps: Vec<_> = run.transcript.steps.iter().filter(tells).take(MOST_STEPS).collect();
    let mut clients: Vec<&str> = Vec::new();
    for heard in steps.iter().flat_map(|step| &step.heard) {
        if !clients.contains(&heard.client.as_str()) {
            clients.push(&heard.client);
        }
    }
    let heads: String =
        clients.iter().map(|client| format!("<th scope=\"col\">{}</th>", html::escape(client))).collect();
    let mut out = format!(
        "## {}\n\n{}\n\n<table class=\"wb-sheet\">\n<thead><tr><th scope=\"col\">Who hears it when</th>{heads}</tr></thead>\n<tbody>\n",
        exercise.title, exercise.concept,
    );
    for step in steps {
        let boxes: String = clients
            .iter()
            .map(|client| {
                let there = step.heard.iter().any(|heard| heard.client == *client);
                if there { "<td>☐</td>" } else { "<td>not there</td>" }
            })
            .collect();
        out.push_str(&format!("<tr><th scope=\"row\">{}</th>{boxes}</tr>\n", html::escape(&step.title)));
    }
    out.push_str("</tbody>\n</table>\n\n");
    Ok(out)
}
