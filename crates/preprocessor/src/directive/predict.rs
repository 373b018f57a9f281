//! `{{#predict REF "STEP" EVENT?}}`: who hears it? The key is read from the recorded run.

use transcript::{Heard, Step};

use super::{
    Expanded, again, form,
    heard::{self, lines_of},
    question::{Pick, Question},
};
use crate::{args::Arg, html, page::Page, problem::Wrong, runs, told};

pub(super) fn expand(page: &Page<'_>, args: &[Arg], why: &str) -> Expanded {
    let (reference, title, event) = match args {
        [Arg::Word(reference), Arg::Text(title)] => (reference, title, None),
        [Arg::Word(reference), Arg::Text(title), Arg::Word(event)] => (reference, title, Some(event.as_str())),
        _ => return form("predict", "{{#predict ID/NAME \"STEP\" EVENT}}, the name and the event if needed"),
    };
    let run = page.workbook.run(reference)?;
    if !page.knows(reference) {
        return Err(Wrong::NotShown(reference.clone()));
    }
    let index = run.find(title)?;
    let step = &run.transcript.steps[index];
    if step.heard.is_empty() {
        return Err(Wrong::NobodyThere(step.title.clone()));
    }
    if let Some(event) = event {
        let id = reference.split('/').next().unwrap_or_default();
        if !run.has(event) && !page.workbook.run(id)?.has(event) {
            return Err(Wrong::NoEvent { reference: reference.clone(), event: event.to_owned() });
        }
    }
    let hears = |heard: &Heard| match event {
        Some(event) => heard.sounds.iter().any(|sound| runs::is(event, sound)),
        None => heard.hears(),
    };
    let right: Vec<usize> = (0..step.heard.len()).filter(|&i| hears(&step.heard[i])).collect();
    let what = match event {
        None => "Who hears it?".to_owned(),
        Some("ack") => "Who gets an acknowledgement?".to_owned(),
        Some(event) => format!("Who hears {}?", html::code(event)),
    };
    let question = Question {
        kind: "predict",
        rounds: again::data(&run, index, hears),
        legend: what,
        before: sent(step),
        choices: step.heard.iter().map(|heard| html::escape(&heard.client)).collect(),
        answer: format!(
            "<p class=\"wb-result\"><strong>{}</strong></p>\n{}\n\n{}",
            in_words(step, &right),
            heard::table(&heard::heads(step), step.heard.iter().map(|h| vec![client(h), lines_of(&h.sounds)])),
            why.trim(),
        ),
        right,
        pick: Pick::Any,
        show: "Show who hears it",
    };
    Ok(question.render(page))
}

fn client(heard: &Heard) -> String {
    html::escape(&heard.client)
}

/// What is done in the step, as a short list.
fn sent(step: &Step) -> String {
    let mut clients: Vec<&str> = Vec::new();
    for sent in &step.sent {
        if !clients.contains(&sent.client.as_str()) {
            clients.push(&sent.client);
        }
    }
    if clients.is_empty() {
        return format!("<p class=\"wb-sent\">{}</p>", html::escape(&step.title));
    }
    let items = clients.iter().map(|client| {
        let did = told::did(step.sent.iter().filter(|sent| sent.client == *client));
        let did: Vec<String> = did.iter().map(told::Did::html).collect();
        format!("<p class=\"wb-sent\"><strong>{}</strong> {}</p>", html::escape(client), did.join(", then "))
    });
    items.collect::<Vec<_>>().join("\n")
}

/// "Everybody: alice and bob." "bob and carol; not alice." "Nobody."
pub(super) fn in_words(step: &Step, right: &[usize]) -> String {
    let names = |hears: bool| -> Vec<&str> {
        step.heard
            .iter()
            .enumerate()
            .filter(|(i, _)| right.contains(i) == hears)
            .map(|(_, heard)| heard.client.as_str())
            .collect()
    };
    let (yes, no) = (names(true), names(false));
    let words = match (&yes[..], &no[..]) {
        ([], _) => "Nobody.".to_owned(),
        ([_, _, ..], []) => format!("Everybody: {}.", html::list(&yes)),
        (_, []) => format!("{}.", html::list(&yes)),
        _ => format!("{}; not {}.", html::list(&yes), html::list(&no)),
    };
    html::escape(&words)
}
