//! `{{#plan MINUTES}}`: a lesson plan. Its times are the catalogue's, its sum must fit, and nothing may come before
//! what it needs.

use super::{Expanded, form};
use crate::{args::Arg, html, page::Page, problem::Wrong, scan::Body};

const FORM: &str = "`- solve ID`, `- walk ID`, `- done ID ID …` or `- anything else: MINUTES`";

pub(super) fn expand(page: &Page<'_>, args: &[Arg], body: Body<'_>) -> Expanded {
    let limit = match args {
        [Arg::Word(limit)] => limit.parse::<u16>().ok(),
        _ => None,
    };
    let Some(limit) = limit else {
        return form("plan", "{{#plan MINUTES}}");
    };
    let mut out = "| From | What | Minutes |\n|---|---|---|\n".to_owned();
    let mut clock = 0;
    let mut done: Vec<&str> = Vec::new();
    for (i, line) in body.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match item(page, line, &mut done) {
            Ok((what, _)) if what.is_empty() => {}
            Ok((what, minutes)) => {
                out.push_str(&format!("| {}:{:02} | {what} | {minutes} |\n", clock / 60, clock % 60));
                clock += minutes;
            }
            Err(wrong) => page.report(body.line + i, wrong),
        }
    }
    if clock > limit {
        return Err(Wrong::PlanTooLong { minutes: clock, limit });
    }
    out.push_str(&format!("| {}:{:02} | **End**, after {} | |\n", clock / 60, clock % 60, html::minutes(clock)));
    Ok(out)
}

/// What a line of the plan says, and its minutes.
fn item(page: &Page<'_>, line: &str, done: &mut Vec<&'static str>) -> Result<(String, u16), Wrong> {
    let text = line.strip_prefix("- ").ok_or(Wrong::PlanItem(FORM))?;
    let words: Vec<&str> = text.split_whitespace().collect();
    if let ["done", ids @ ..] = &words[..] {
        // Another day's work: nothing is shown, it only counts as known.
        for id in ids {
            done.push(page.workbook.exercise(id)?.id);
        }
        return Ok((String::new(), 0));
    }
    let (how, id) = match words[..] {
        [how @ ("solve" | "walk"), id] => (how, id),
        _ => {
            let (what, minutes) = text.rsplit_once(": ").ok_or(Wrong::PlanItem(FORM))?;
            return Ok((what.to_owned(), minutes.trim().parse().map_err(|_| Wrong::PlanItem(FORM))?));
        }
    };
    let exercise = page.workbook.exercise(id)?;
    if let Some(needs) = exercise.needs.iter().find(|needs| !done.contains(needs)) {
        return Err(Wrong::PlanOrder { id: id.to_owned(), needs: (*needs).to_owned() });
    }
    done.push(exercise.id);
    let link = format!("[{}]({})", exercise.title, page.link_to(exercise.page));
    Ok(match how {
        "solve" => (format!("{link}: read and solve `{id}`"), exercise.minutes),
        _ => (format!("{link}: `cargo workbook walkthrough {id}`"), exercise.talk),
    })
}
