//! `{{#predict REF "STEP" "WHO"}}`: what comes of it for one who hears no events: a function, a server, whoever looks at a
//! page. The choices are what answers to the exercise were recorded with, and the key is this one's run.

use transcript::{Sound, Step};

use super::{
    Expanded,
    heard::{self, lines_of},
    predict::sent,
    question::{Pick, Question},
};
use crate::{html, page::Page, problem::Wrong, runs::Run};

/// So many choices are enough.
const MOST: usize = 4;

pub(super) fn expand(page: &Page<'_>, run: &Run, step: &Step, who: &str, why: &str) -> Expanded {
    let Some(right) = sounds(step, who) else {
        return Err(Wrong::NobodyThere(format!("{}: {who}", step.title)));
    };
    let choices = choices(page, &run.reference, &step.title, who, lines_of(right));
    let rows = step.heard.iter().map(|heard| vec![html::escape(&heard.client), lines_of(&heard.sounds)]);
    let question = Question {
        kind: "quiz",
        rounds: String::new(),
        legend: format!("What comes of it for {}?", html::escape(who)),
        before: sent(step),
        right: choices.iter().position(|choice| *choice == lines_of(right)).into_iter().collect(),
        choices,
        pick: Pick::One,
        show: "Show what comes of it",
        answer: format!("{}\n\n{}", heard::table(&heard::heads(step), rows), why.trim()),
    };
    Ok(question.render(page))
}

fn sounds<'s>(step: &'s Step, who: &str) -> Option<&'s [Sound]> {
    step.heard.iter().find(|heard| heard.client == who).map(|heard| &heard.sounds[..])
}

/// What happened in this run, in that of the reference, and in those of other wrong ideas; in no telling order.
fn choices(page: &Page<'_>, reference: &str, title: &str, who: &str, right: String) -> Vec<String> {
    let id = reference.split('/').next().unwrap_or(reference);
    let others = page.workbook.exercise(id).map_or(&[][..], |exercise| exercise.misconceptions);
    let references = others.iter().map(|other| format!("{id}/{}", other.name));
    let mut choices = vec![right];
    for reference in std::iter::once(id.to_owned()).chain(references) {
        let Ok(run) = page.workbook.run(&reference) else { continue };
        let Some(said) = run.step(title).ok().and_then(|step| sounds(step, who)).map(lines_of) else { continue };
        if choices.len() < MOST && !choices.contains(&said) {
            choices.push(said);
        }
    }
    choices.sort_unstable();
    choices
}
