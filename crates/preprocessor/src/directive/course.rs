//! `{{#course}}`: the map of the whole course. The workbook that serves it marks what has passed, and what is next.

use super::{Expanded, form};
use crate::{args::Arg, html, page::Page};

pub(super) fn expand(page: &Page<'_>, args: &[Arg]) -> Expanded {
    if !args.is_empty() {
        return form("course", "{{#course}}");
    }
    let key: String = ["passed", "next", "open"]
        .map(|state| format!("<span><i class=\"dot {state}\" aria-hidden=\"true\"></i>{state}</span>"))
        .concat();
    let mut parts = String::new();
    let (mut all_work, mut all_talk) = (0, 0);
    for part in catalogue::parts() {
        let items: String = part
            .exercises
            .iter()
            .map(|exercise| {
                format!(
                    "<li><a href=\"{}\" data-exercise=\"{}\"><i class=\"dot\" aria-hidden=\"true\"></i><span>{} {}</span></a></li>\n",
                    page.link_to(exercise.page),
                    exercise.id,
                    exercise.number(),
                    html::inline(exercise.title),
                )
            })
            .collect();
        let work: u16 = part.exercises.iter().map(|e| e.minutes).sum();
        let talk: u16 = part.exercises.iter().map(|e| e.talk).sum();
        all_work += work;
        all_talk += talk;
        parts.push_str(&format!(
            "<section class=\"part\"><div><h3>{} {}</h3><p>{}, and {} of talk</p></div>\n<ol>\n{items}</ol></section>\n",
            part.number(),
            html::inline(part.title),
            html::minutes(work),
            html::minutes(talk),
        ));
    }
    let again = page.link_to("end/again.html");
    Ok(format!(
        "<section class=\"map\" aria-labelledby=\"the-whole-course\">\n<header><h2 id=\"the-whole-course\">The whole course</h2>\
         <div class=\"key\">{key}</div></header>\n<p class=\"wb-due\" hidden><a href=\"{again}\"></a></p>\n{parts}<p class=\"wb-facts\">Together {} to read and solve, and {} to talk about.</p>\n</section>",
        html::minutes(all_work),
        html::minutes(all_talk),
    ))
}
