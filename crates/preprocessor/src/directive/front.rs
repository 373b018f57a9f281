//! `{{#front REF "STEP" NAME…}}`: the first screen: what this is, one button, and a scene to try at once. The answers are
//! read from the recorded runs of those misconceptions, and at last of the reference.

use serde::Serialize;

use super::{Expanded, form};
use crate::{args::Arg, excerpt, html, page::Page, problem::Wrong};

/// Where a course begins.
const BEGIN: (&str, &str) = ("start/first-quarter.md", "Begin: the first quarter of an hour");
/// The line that speaks.
const SPEAKS: &str = "emit(";

/// What the page's script knows.
#[derive(Debug, Serialize)]
struct Scene {
    event: String,
    clients: Vec<String>,
    runs: Vec<Tried>,
}

/// One of the lines that the server may run.
#[derive(Debug, Serialize)]
struct Tried {
    code: String,
    /// Indices of clients.
    hears: Vec<usize>,
    why: String,
}

pub(super) fn expand(page: &Page<'_>, args: &[Arg], words: &str) -> Expanded {
    const FORM: &str = "{{#front ID \"STEP\" NAME …}}, with three clients in the step";
    let [Arg::Word(id), Arg::Text(title), names @ ..] = args else {
        return form("front", FORM);
    };
    let exercise = page.workbook.exercise(id)?;
    let right = page.workbook.run(id)?;
    let step = right.step(title)?;
    let clients: Vec<String> = step.heard.iter().map(|heard| capital(&heard.client)).collect();
    let event = step.sent.first().and_then(|sent| sent.act.event()).unwrap_or_default().to_owned();
    if clients.len() != 3 || event.is_empty() {
        return form("front", FORM);
    }
    let mut runs = Vec::new();
    for name in names {
        let Arg::Word(name) = name else { return form("front", FORM) };
        let idea = exercise.misconception(name).map_or("", |wrong| wrong.idea);
        runs.push(tried(page, &format!("{id}/{name}"), title, idea)?);
    }
    runs.push(tried(page, id, title, exercise.concept)?);
    let scene = Scene { event, clients, runs };
    let (begin, how) = BEGIN;
    Ok(format!(
        "<div class=\"front field\">\n<div class=\"hero\">\n<div class=\"hero-words\">\n\n{}\n\n\
         <p class=\"place\"><a class=\"wb-go\" id=\"go-on\" href=\"{}\">{how}</a> <span id=\"so-far\">{} exercises in {} parts</span></p>\n\
         </div>\n{}\n{}\n</div>\n</div>",
        words.trim(),
        page.link_to(begin),
        course::all().count(),
        course::PARTS.len(),
        drawn(&scene),
        recorded(&scene),
    ))
}

/// The whole text is the exercise's page's; here stands how it begins.
fn tried(page: &Page<'_>, reference: &str, title: &str, why: &str) -> Result<Tried, Wrong> {
    let run = page.workbook.run(reference)?;
    let step = run.step(title)?;
    let path = page.workbook.answer_path(reference)?;
    let source = page.workbook.read(&path)?;
    let code = excerpt::statement(&excerpt::without_preamble(&source), SPEAKS)
        .ok_or(Wrong::NoLine { path, text: SPEAKS.to_owned() })?;
    let hears = step.heard.iter().enumerate().filter(|(_, heard)| heard.hears()).map(|(i, _)| i).collect();
    let first = why.split_inclusive(". ").next().unwrap_or_default();
    // What is done with the result is not what this is about.
    let code = code.trim_start_matches("let _ = ").trim_end_matches(';').trim_end_matches(".ok()").to_owned();
    Ok(Tried { code, hears, why: first.trim().replace('`', "") })
}

/// What can be tried, where there is a script.
fn drawn(scene: &Scene) -> String {
    let lines: String = scene.runs.iter().enumerate().map(|(i, run)| {
        let checked = if i == 0 { " checked" } else { "" };
        format!(
            "<label><input type=\"radio\" name=\"scene-line\" value=\"{i}\" autocomplete=\"off\"{checked}> {}\
             <span class=\"ears\" aria-hidden=\"true\"><i class=\"asked\"></i><i class=\"asked\"></i><i class=\"asked\"></i></span></label>\n",
            html::code(&run.code)
        )
    }).collect();
    let people: String = scene
        .clients
        .iter()
        .zip(1..)
        .map(|(client, i)| {
            let first: String = client.chars().take(1).collect();
            format!(
                "<button type=\"button\" class=\"who who-{i}\" aria-pressed=\"false\"><span class=\"tok\" aria-hidden=\"true\">{}</span><b>{}</b>\
                 <small>you say: nothing</small></button>\n",
                html::escape(&first),
                html::escape(client),
            )
        })
        .collect();
    let speaker = html::escape(&scene.clients[0]);
    let data = html::data(" id=\"scene-runs\"", scene);
    format!(
        "<section class=\"scene needs-script\" aria-labelledby=\"scene-title\">\n\
         <h2 id=\"scene-title\">{speaker} types. The server runs one of these lines:</h2>\n\
         <fieldset class=\"lines\"><legend class=\"vh\">The server’s line</legend>\n{lines}</fieldset>\n\
         <div class=\"stage\" role=\"group\" aria-label=\"Tap whoever you think will hear it\">\n\
         <svg aria-hidden=\"true\"><line x1=\"13%\" y1=\"45%\" x2=\"48%\" y2=\"45%\"/><line x1=\"48%\" y1=\"45%\" x2=\"86%\" y2=\"17%\"/>\
         <line x1=\"48%\" y1=\"45%\" x2=\"86%\" y2=\"67%\"/></svg>\n<div class=\"server\">server</div>\n{people}</div>\n\
         <div class=\"act\"><button type=\"button\">{speaker} types</button>\
         <output>Tap whoever will hear it. Then let {speaker} type.</output></div>\n\
         {data}\n</section>"
    )
}

/// What was recorded, as text.
fn recorded(scene: &Scene) -> String {
    let rows: String = scene
        .runs
        .iter()
        .map(|run| {
            let names: Vec<&str> = run.hears.iter().map(|&i| scene.clients[i].as_str()).collect();
            let names = if names.is_empty() { "Nobody".to_owned() } else { html::list(&names) };
            format!("<tr><td>{}</td><td>{}</td></tr>\n", html::code(&run.code), html::escape(&names))
        })
        .collect();
    format!(
        "<details class=\"recorded\"><summary>What was recorded when {} typed</summary>\n<table><thead><tr><th scope=\"col\">The server’s line</th>\
         <th scope=\"col\">Who hears it</th></tr></thead>\n<tbody>\n{rows}</tbody></table></details>",
        html::escape(&scene.clients[0])
    )
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
