//! Steps as a picture of lines: one for each thing that is done or heard, and on it a dot for each client.
//!
//! The book draws it (`diagram`), and the verdict on a page draws two of them beside each other.

use serde::Serialize;
use transcript::{Act, Sent, Sound, Step};

/// So many characters of a label are shown.
pub const LABEL: usize = 72;
/// More lines than this are too many to look at.
const MOST: usize = 24;

/// Who is there, and what goes between them and the server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Picture {
    pub clients: Vec<String>,
    pub lines: Vec<Line>,
    /// Whether there is more than is drawn.
    pub cut: bool,
}

/// One thing that is done or heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Who does it; of something that is heard, nobody.
    pub by: Option<usize>,
    pub label: String,
    /// Whether it answers a question: an ack.
    pub answers: bool,
    /// One for each client, of what is heard.
    pub dots: Vec<Dot>,
}

/// What one client hears of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dot {
    Hears,
    Nothing,
    /// It hears this, and should not.
    Extra,
    /// It should hear this, and does not.
    Missing,
    /// It is not there.
    Away,
}

/// Something that is heard, as it is told apart and as it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) answers: bool,
}

impl Picture {
    /// An empty one, of these clients.
    pub(crate) fn of(clients: &[String]) -> Self {
        Self { clients: clients.to_vec(), ..Self::default() }
    }

    pub(crate) fn does(&mut self, client: &str, label: String) {
        let by = self.clients.iter().position(|known| known == client);
        self.push(Line { by, label, answers: false, dots: Vec::new() });
    }

    /// What each of these clients hears: one line for what is the same.
    pub(crate) fn hear(&mut self, heard: &[(&str, Vec<Said>)]) {
        let rows = group(heard.iter().map(|(client, said)| (self.column(client), said.as_slice())));
        let there: Vec<usize> = heard.iter().filter_map(|(client, _)| self.column(client)).collect();
        if rows.is_empty() && !there.is_empty() {
            self.push(Line { by: None, label: String::new(), answers: false, dots: self.dots(&there, &[]) });
        }
        for (said, who) in rows {
            let dots = self.dots(&there, &who);
            self.push(Line { by: None, label: said.label, answers: said.answers, dots });
        }
    }

    fn column(&self, client: &str) -> Option<usize> {
        self.clients.iter().position(|known| known == client)
    }

    fn dots(&self, there: &[usize], who: &[usize]) -> Vec<Dot> {
        let dot = |client| match () {
            () if who.contains(&client) => Dot::Hears,
            () if there.contains(&client) => Dot::Nothing,
            () => Dot::Away,
        };
        (0..self.clients.len()).map(dot).collect()
    }

    fn push(&mut self, line: Line) {
        if self.lines.len() < MOST { self.lines.push(line) } else { self.cut = true }
    }
}

/// A step as it should be, and as it was; in the second, a difference is marked where it is.
#[must_use]
pub fn beside(should: &Step, did: &Step) -> (Picture, Picture) {
    let clients = clients([should, did]);
    let sent = if did.sent.is_empty() { &should.sent } else { &did.sent };
    let draw = |step: &Step| {
        let mut picture = Picture::of(&clients);
        for sent in sent {
            picture.does(&sent.client, act(sent));
        }
        let said: Vec<_> = step.heard.iter().map(|heard| (heard.client.as_str(), said(&heard.sounds))).collect();
        picture.hear(&said);
        picture
    };
    let (right, mut was) = (draw(should), draw(did));
    mark(&right, &mut was, should, did);
    (right, was)
}

/// Marks in `was` what differs from `right`, by what was heard and not by what there was room for.
fn mark(right: &Picture, was: &mut Picture, should: &Step, did: &Step) {
    let keys = |step: &Step| {
        let said: Vec<_> = step.heard.iter().map(|heard| (heard.client.as_str(), said(&heard.sounds))).collect();
        group(said.iter().map(|(client, said)| (right.column(client), said.as_slice())))
    };
    let (expected, actual) = (keys(should), keys(did));
    let done: Vec<Line> = was.lines.iter().take_while(|line| line.by.is_some()).cloned().collect();
    let there: Vec<usize> = did.heard.iter().filter_map(|heard| right.column(&heard.client)).collect();
    was.lines = done;
    let mut left = actual;
    let line = |said: &Said, dots| Line { by: None, label: said.label.clone(), answers: said.answers, dots };
    let mut lines = Vec::new();
    for (said, should) in &expected {
        let same = |(other, who): &(Said, Vec<usize>)| other.key == said.key && (!said.answers || who == should);
        let heard = left.iter().position(same).map(|at| left.remove(at).1);
        let heard = heard.unwrap_or_default();
        let dots = was.dots(&there, &heard).into_iter().enumerate().map(|(client, dot)| {
            match (should.contains(&client), heard.contains(&client)) {
                (true, false) => Dot::Missing,
                (false, true) => Dot::Extra,
                _ => dot,
            }
        });
        lines.push(line(said, dots.collect()));
    }
    for (said, heard) in &left {
        let dots = was.dots(&there, heard).into_iter();
        lines.push(line(said, dots.map(|dot| if dot == Dot::Hears { Dot::Extra } else { dot }).collect()));
    }
    if lines.is_empty() && !there.is_empty() {
        lines.push(Line { by: None, label: String::new(), answers: false, dots: was.dots(&there, &[]) });
    }
    for line in lines {
        was.push(line);
    }
}

/// Everybody who says or hears something, in the order in which they come.
pub(crate) fn clients<'s>(steps: impl IntoIterator<Item = &'s Step>) -> Vec<String> {
    let mut clients: Vec<String> = Vec::new();
    for step in steps {
        let heard = step.heard.iter().map(|heard| &heard.client);
        for client in heard.chain(step.sent.iter().map(|sent| &sent.client)) {
            if !clients.contains(client) {
                clients.push(client.clone());
            }
        }
    }
    clients
}

/// What is the same is one row, in the order in which it comes; who hears it twice is in two. An ack has a row of its own:
/// it answers one client.
fn group<'s>(heard: impl Iterator<Item = (Option<usize>, &'s [Said])>) -> Vec<(Said, Vec<usize>)> {
    let mut rows: Vec<(Said, Vec<usize>)> = Vec::new();
    for (client, said) in heard.filter_map(|(client, said)| Some((client?, said))) {
        for one in said {
            match rows.iter_mut().find(|(other, who)| other.key == one.key && !who.contains(&client)) {
                Some((said, who)) if !said.answers => who.push(client),
                _ => rows.push((one.clone(), vec![client])),
            }
        }
    }
    rows
}

fn said(sounds: &[Sound]) -> Vec<Said> {
    let said = |sound: &Sound| Said { key: sound.to_string(), label: sound.shown(LABEL), answers: sound.is_ack() };
    sounds.iter().map(said).collect()
}

fn act(sent: &Sent) -> String {
    match &sent.act {
        Act::Emits { event, payload, .. } => {
            Act::Emits { event: event.clone(), payload: payload.clone(), asks: false }.shown(LABEL)
        }
        act => act.shown(LABEL),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(text: &str) -> Step {
        let run: transcript::Transcript = text.parse().expect("a transcript");
        run.steps.into_iter().next().expect("a step")
    }

    #[test]
    fn one_line_is_one_emit_and_who_hears_nothing_is_on_it() {
        let right = step("1  alice types\n   alice → typing 1\n   alice ·\n   bob ← typing 1\n   carol ← typing 1\n");
        let (should, did) = beside(&right, &right);
        assert_eq!(should, did);
        assert_eq!(should.lines.len(), 2);
        assert_eq!(should.lines[0].by, Some(0));
        assert_eq!(should.lines[1].dots, [Dot::Nothing, Dot::Hears, Dot::Hears]);
    }

    #[test]
    fn an_ack_is_for_one_and_has_a_line_of_its_own() {
        let ask = "1  both ask\n   alice → time, asking for an ack\n   bob → time, asking for an ack\n";
        let right = step(&format!("{ask}   alice ← ack of time 1\n   bob ← ack of time 1\n"));
        let wrong = step(&format!("{ask}   alice ·\n   bob ← ack of time 1\n"));
        let (should, did) = beside(&right, &wrong);
        let dots = |picture: &Picture| picture.lines[2..].iter().map(|line| line.dots.clone()).collect::<Vec<_>>();
        assert_eq!(dots(&should), [[Dot::Hears, Dot::Nothing], [Dot::Nothing, Dot::Hears]]);
        assert_eq!(dots(&did), [[Dot::Missing, Dot::Nothing], [Dot::Nothing, Dot::Hears]]);
    }

    #[test]
    fn a_difference_is_marked_where_it_is() {
        let right = step("1  alice types\n   alice → typing 1\n   alice ·\n   bob ← typing 1\n   carol ← typing 1\n");
        let wrong = step("1  alice types\n   alice → typing 1\n   alice ← typing 1\n   bob ·\n   carol ← typing 2\n");
        let (_, did) = beside(&right, &wrong);
        assert_eq!(did.lines[1].dots, [Dot::Extra, Dot::Missing, Dot::Missing]);
        assert_eq!((did.lines[2].label.as_str(), did.lines[2].dots[2]), ("typing 2", Dot::Extra));
    }

    #[test]
    fn where_nobody_hears_anything_that_is_a_line_too() {
        let right = step("1  alice types\n   alice → typing 1\n   bob ← typing 1\n");
        let silent = step("1  alice types\n   alice → typing 1\n   bob ·\n");
        assert_eq!(beside(&silent, &silent).1.lines[1].dots, [Dot::Nothing, Dot::Away]);
        assert_eq!(beside(&right, &silent).1.lines[1].dots[0], Dot::Missing);
    }
}
