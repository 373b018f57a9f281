//! `{{#transcript REF "STEP"}}` and `{{#compare ID/NAME "STEP"}}`: who heard what, as a table.

use transcript::{Sound, Step, is_client, shown::LINE};

use super::{Expanded, form};
use crate::{args::Arg, html, page::Page, told};

pub(super) fn transcript(page: &Page<'_>, args: &[Arg]) -> Expanded {
    let (reference, title) = match args {
        [Arg::Word(reference)] => (reference, None),
        [Arg::Word(reference), Arg::Text(title)] => (reference, Some(title)),
        _ => return form("transcript", "{{#transcript REF}} or {{#transcript REF \"STEP\"}}"),
    };
    let run = page.workbook.run(reference)?;
    let tables: Vec<String> = match title {
        Some(title) => vec![of_step(run.step(title)?)],
        None => run.transcript.steps.iter().map(of_step).collect(),
    };
    Ok(tables.join("\n"))
}

pub(super) fn compare(page: &Page<'_>, args: &[Arg]) -> Expanded {
    let [Arg::Word(reference), Arg::Text(title)] = args else {
        return form("compare", "{{#compare ID/NAME \"STEP\"}}");
    };
    let Some((id, _)) = reference.split_once('/') else {
        return form("compare", "{{#compare ID/NAME \"STEP\"}}");
    };
    let (right, wrong) = (page.workbook.run(id)?, page.workbook.run(reference)?);
    let (expected, actual) = (right.step(title)?, wrong.step(title)?);
    let rows = expected.heard.iter().map(|should| {
        let did = actual.heard_by(&should.client);
        let did =
            if did == should.sounds { "the same".to_owned() } else { format!("<strong>{}</strong>", lines_of(did)) };
        vec![html::escape(&should.client), lines_of(&should.sounds), did]
    });
    let [who, what] = heads(expected);
    let should = if who == "Client" { "Should hear" } else { "What should come of it" };
    Ok(format!("{}\n{}", caption(expected), table(&[who, should, what], rows)))
}

fn of_step(step: &Step) -> String {
    let heads = heads(step);
    let rows = step.heard.iter().map(|heard| vec![html::escape(&heard.client), lines_of(&heard.sounds)]);
    format!("{}\n{}", caption(step), table(&heads, rows))
}

/// The heads of two columns. A function hears nothing, and who looks at a page does not either.
pub(super) fn heads(step: &Step) -> [&'static str; 2] {
    let clients = step.heard.iter().all(|heard| is_client(&heard.client));
    if clients { ["Client", "Hears"] } else { ["Who", "What comes of it"] }
}

/// What is sent in a step.
fn caption(step: &Step) -> String {
    let sent: Vec<String> =
        told::did(&step.sent).iter().map(|did| format!("{} {}", html::escape(&did.client), did.html())).collect();
    let rest = if sent.is_empty() { String::new() } else { format!(": {}", sent.join("; ")) };
    format!("<p class=\"wb-sent\"><strong>{}</strong>{rest}</p>", html::escape(&step.title))
}

/// What somebody heard, as a cell.
pub(super) fn lines_of(sounds: &[Sound]) -> String {
    if sounds.is_empty() {
        return "nothing".to_owned();
    }
    let lines: Vec<String> = told::heard(sounds).iter().map(|heard| html::code(&heard.text(LINE))).collect();
    lines.join("<br>")
}

/// A table whose first column names the rows.
pub(super) fn table(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    let mut out = format!("<table class=\"wb-heard\">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n");
    for row in rows {
        let mut cells = row.iter();
        let first = cells.next().map_or("", String::as_str);
        let rest: String = cells.map(|cell| format!("<td>{cell}</td>")).collect();
        out.push_str(&format!("<tr><th scope=\"row\">{first}</th>{rest}</tr>\n"));
    }
    out.push_str("</tbody>\n</table>");
    out
}
