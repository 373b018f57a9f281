//! `{{#course}}`: the whole course as a table, its minutes summed from the catalogue.

use super::{Expanded, form};
use crate::{args::Arg, html, page::Page};

pub(super) fn expand(page: &Page<'_>, args: &[Arg]) -> Expanded {
    if !args.is_empty() {
        return form("course", "{{#course}}");
    }
    let mut out = "| Part | Exercises | To read and solve | To talk about |\n|---|---|---|---|\n".to_owned();
    let (mut all_work, mut all_talk) = (0, 0);
    for part in catalogue::parts() {
        let names: Vec<String> =
            part.exercises.iter().map(|e| format!("[`{}`]({})", e.id, page.link_to(e.page))).collect();
        let work: u16 = part.exercises.iter().map(|e| e.minutes).sum();
        let talk: u16 = part.exercises.iter().map(|e| e.talk).sum();
        all_work += work;
        all_talk += talk;
        out.push_str(&format!(
            "| {}. {} | {} | {} | {} |\n",
            part.number(),
            part.title,
            names.join(", "),
            html::minutes(work),
            html::minutes(talk),
        ));
    }
    out.push_str(&format!("| **Together** | | **{}** | **{}** |\n", html::minutes(all_work), html::minutes(all_talk)));
    Ok(out)
}
