//! What the page of an exercise shows of a verdict: texts, which the page's script puts in as texts.

use anstyle::Style;
use catalogue::Exercise;
use preprocessor::picture::{self, Picture};
use serde::Serialize;
use transcript::difference::Fact;
use transcript::shown::{self, Row};
use transcript::{Judgement, Phrase, Sent, Step, StepPair, Verdict};

use crate::bar;
use crate::style::{BAD, GOOD, UNSURE};

const DIFFERENCE: &str = "The difference";
/// The kinds of facts that the server's own record tells: `transcript::Reached`.
const RECORD: [&str; 11] = [
    "undeclared",
    "misfit",
    "skipped",
    "unhandled",
    "nothing_made",
    "no_ack_sent",
    "not_sent",
    "sent_later",
    "not_sendable",
    "to_nobody",
    "sent_again",
];

/// So many characters of what rustc says are shown: the first error tells the most.
const MOST: usize = 8_000;

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Panel {
    pub(crate) id: &'static str,
    /// The file that was saved.
    file: String,
    state: State,
    pub(crate) headline: String,
    /// What is compiled just now.
    doing: Option<String>,
    /// What rustc says, or why nothing could be graded.
    output: Option<String>,
    steps: Vec<Shown>,
    /// What is true of a wrong answer, and what says so.
    facts: Vec<Told>,
    /// The idea that it looks like.
    idea: Vec<String>,
    /// The question that leads on.
    question: Option<String>,
    /// What comes after a pass.
    next: Option<Next>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    Building,
    Rejected,
    Untouched,
    NotSolved,
    NotGraded,
    Passed,
}

/// A sentence, and where it comes from.
#[derive(Debug, Clone, Serialize)]
struct Told {
    source: String,
    text: String,
}

/// A step of the scene.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Shown {
    title: String,
    right: bool,
    /// Not where the scene ended before it: then nothing was heard, and nothing was not heard either.
    played: bool,
    sent: Vec<String>,
    rows: Vec<Cells>,
    /// The same as pictures: as it should be, and as it was.
    should: Picture,
    was: Picture,
}

#[derive(Debug, Clone, Serialize)]
struct Cells {
    client: String,
    should: Vec<String>,
    heard: Vec<String>,
    right: bool,
}

/// Where the way goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Next {
    id: &'static str,
    title: String,
    page: String,
}

impl Next {
    pub(crate) fn of(exercise: &Exercise) -> Self {
        Self {
            id: exercise.id,
            title: format!("{} {}", exercise.number(), exercise.title),
            page: exercise.page.replace(".md", ".html"),
        }
    }
}

impl Panel {
    /// One without a verdict.
    pub(crate) fn of(exercise: &'static Exercise, state: State) -> Self {
        let headline = match state {
            State::Building => "Building and grading …",
            State::Rejected => "Does not compile",
            State::Untouched => "Not begun",
            State::NotSolved => "Not solved",
            State::NotGraded => "Not graded",
            State::Passed => "Passed",
        };
        Self {
            id: exercise.id,
            file: format!("exercises/{}/src/lib.rs", exercise.folder()),
            state,
            headline: headline.to_owned(),
            doing: None,
            output: None,
            steps: Vec::new(),
            facts: Vec::new(),
            idea: Vec::new(),
            question: None,
            next: None,
        }
    }

    /// One under way. `doing`: what is compiled just now, or that it waits.
    pub(crate) fn building(exercise: &'static Exercise, doing: &str) -> Self {
        let mut panel = Self::of(exercise, State::Building);
        if doing == bar::HELD {
            panel.headline = "Another cargo holds the build".to_owned();
            panel.output = Some(
                "An editor’s check, a test, or the graders that are still being built: this goes on after it."
                    .to_owned(),
            );
        } else if !doing.is_empty() && doing != exercise.id {
            panel.doing = Some(doing.to_owned());
        }
        panel
    }

    pub(crate) fn because(mut self, why: String) -> Self {
        self.output = Some(why);
        self
    }

    /// From what `grade --json` has printed, and what it complained of.
    pub(crate) fn read(exercise: &'static Exercise, out: &str, complaints: &str) -> Self {
        let Some(verdict) = Verdict::read(out) else {
            return Self::of(exercise, State::NotGraded).because(beginning(complaints));
        };
        let reason = verdict.reason.clone().unwrap_or_default();
        match verdict.judgement {
            Judgement::NotGraded => Self::of(exercise, State::NotGraded).because(reason),
            Judgement::NotSolved if verdict.steps.is_empty() && verdict.scenarios.is_empty() => {
                let said = if complaints.trim().is_empty() { reason } else { beginning(complaints) };
                Self::of(exercise, State::Rejected).because(said)
            }
            Judgement::NotSolved => Self::not_solved(exercise, &verdict),
            Judgement::Passed => Self::passed(exercise, &verdict),
        }
    }

    fn passed(exercise: &'static Exercise, verdict: &Verdict) -> Self {
        let mut panel = Self::of(exercise, State::Passed);
        panel.headline = format!("Passed, {} ms", verdict.millis);
        panel.idea = vec![exercise.next.to_owned()];
        panel.next = catalogue::all().find(|other| other.number() == exercise.number() + 1).map(Next::of);
        panel
    }

    fn not_solved(exercise: &'static Exercise, verdict: &Verdict) -> Self {
        let state = if verdict.untouched { State::Untouched } else { State::NotSolved };
        let mut panel = Self::of(exercise, state);
        let wrong = verdict.steps.iter().position(|step| step.expected != step.actual);
        let scene = verdict.scenarios.iter().find(|scene| scene.judgement == Judgement::NotSolved);
        if let Some(name) = scene.and_then(|scene| scene.scenario.as_deref()) {
            panel.headline = format!("{}: {name}", panel.headline);
        }
        if let Some(wrong) = wrong {
            panel.headline = format!("{}, step {} of {}", panel.headline, wrong + 1, verdict.steps.len());
        }
        panel.steps = verdict.steps.iter().map(step).collect();
        panel.question.clone_from(&verdict.question);
        panel.facts = verdict.facts.iter().map(told).collect();
        if panel.facts.is_empty() {
            panel.facts.extend(verdict.reason.clone().map(|text| Told { source: DIFFERENCE.to_owned(), text }));
        }
        // What the idea speaks of does not stand in the file: then its symptom is among the facts.
        let told = verdict.facts.iter().any(|fact| fact.kind == "symptom");
        let names = verdict.misconception.iter().filter(|_| !told);
        let ideas: Vec<_> = names.filter_map(|name| exercise.misconception(name)).collect();
        match ideas.as_slice() {
            [one] => {
                panel.idea = vec![one.named(verdict.matched), one.idea.to_owned()];
                panel.question = Some(one.ask.to_owned());
            }
            several => {
                panel.idea = several.iter().map(|one| format!("{} {}", one.named(verdict.matched), one.ask)).collect()
            }
        }
        panel
    }

    /// What rustc says first, in a line.
    pub(crate) fn first_error(&self) -> Option<&str> {
        let said = self.output.as_deref().filter(|_| self.state == State::Rejected)?;
        said.lines().find(|line| line.starts_with("error"))
    }

    pub(crate) fn style(&self) -> Style {
        match self.state {
            State::Passed => GOOD,
            State::Rejected | State::NotSolved => BAD,
            State::Building | State::Untouched | State::NotGraded => UNSURE,
        }
    }
}

pub(crate) fn step(pair: &StepPair) -> Shown {
    let nothing = Step::default();
    let (should, did) = (pair.expected.as_ref().unwrap_or(&nothing), pair.actual.as_ref().unwrap_or(&nothing));
    let (right, was) = picture::beside(should, did);
    let sent = if pair.actual.is_some() { did } else { should };
    Shown {
        title: pair.title.clone(),
        right: pair.expected == pair.actual,
        played: pair.actual.is_some(),
        sent: sent.sent.iter().map(act).collect(),
        rows: shown::rows(should, did).into_iter().map(cells).collect(),
        should: right,
        was,
    }
}

/// Who did what.
fn act(sent: &Sent) -> String {
    let Phrase { verb, what, after } = sent.act.phrase();
    let what = what.map(|what| format!(" {what}")).unwrap_or_default();
    format!("{} {verb}{what}{after}", sent.client)
}

/// Where a fact comes from: what was heard, the server's own record, or the reader's file.
fn told(fact: &Fact) -> Told {
    let source = match fact.line {
        Some(line) => format!("Your file, line {line}"),
        None if RECORD.contains(&fact.kind.as_str()) => "The server’s record".to_owned(),
        None => DIFFERENCE.to_owned(),
    };
    Told { source, text: fact.text.clone() }
}

fn cells(row: Row) -> Cells {
    let Row { client, should, did, right } = row;
    Cells { client, should, heard: did, right }
}

fn beginning(text: &str) -> String {
    let mut cut: String = text.trim().chars().take(MOST).collect();
    if cut.len() < text.trim().len() {
        cut.push_str("\n…");
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hello() -> &'static Exercise {
        catalogue::find("hello").expect("an exercise")
    }

    #[test]
    fn what_does_not_compile_shows_what_rustc_says() {
        let verdict = Verdict::without_grading("hello", Judgement::NotSolved, "does not compile: error".to_owned());
        let panel = Panel::read(hello(), &verdict.to_json(), "error: expected `;`\n --> src/lib.rs:7\n");
        assert_eq!(panel.state, State::Rejected);
        assert!(panel.output.is_some_and(|said| said.contains("src/lib.rs:7")));
    }

    #[test]
    fn a_run_without_a_verdict_is_not_graded_and_says_what_it_said() {
        let panel = Panel::read(hello(), "noise", "no space left on device");
        assert_eq!(panel.state, State::NotGraded);
        assert_eq!(panel.output.as_deref(), Some("no space left on device"));
    }

    #[test]
    fn a_pass_names_the_next_page() {
        let verdict = Verdict::without_grading("hello", Judgement::Passed, String::new());
        let panel = Panel::read(hello(), &verdict.to_json(), "");
        assert_eq!(panel.state, State::Passed);
        assert_eq!(panel.next.map(|next| next.page).as_deref(), Some("emit/echo.html"));
    }

    /// The browser's tests draw this page for README, and so it is what a learner gets.
    #[test]
    fn the_page_that_is_drawn_is_made_of_the_verdict_that_is_told() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/drawn");
        let told = std::fs::read_to_string(folder.join("verdict.json")).expect("a verdict");
        let exercise = catalogue::find("broadcast").expect("an exercise");
        let mut panel = serde_json::to_value(Panel::read(exercise, &told, "")).expect("JSON");
        panel["headline"].as_str().filter(|line| line.starts_with("Not solved")).expect("a wrong answer's");
        let text = serde_json::to_string_pretty(&panel.take()).expect("JSON") + "\n";
        let file = folder.join("panel.json");
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            std::fs::write(&file, &text).expect("it can be written");
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(kept == text, "INSTA_UPDATE=always cargo test -p workbook drawn: writes panel.json; read what changed");
    }

    #[test]
    fn much_is_cut() {
        assert!(beginning(&"x".repeat(100_000)).len() < 9_000);
    }
}
