//! A difference in one to three short sentences: first what is right, then what is not.

use serde::{Deserialize, Serialize};

use super::groups::bare;
use super::heard::{self, name};
use super::show::{self, capital, people, person};
use super::{Difference, Kind, Of, said};
use crate::shown::visible;
use crate::{Placeholder, SERVER, Sound};

/// Something that is true of what was heard, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// `sender_too`, `json_text`
    pub kind: String,
    pub text: String,
    /// The line of the answer that it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
}

impl Fact {
    /// A fact that speaks of no line.
    #[must_use]
    pub fn new(kind: &str, text: impl Into<String>) -> Self {
        Self::at(kind, &text.into(), None)
    }

    /// A fact that speaks of a line. What an answer says in it moves no cursor, and turns no text.
    #[must_use]
    pub fn at(kind: &str, text: &str, line: Option<usize>) -> Self {
        Self { kind: kind.to_owned(), text: visible(text).into_owned(), line }
    }
}

/// So many sentences say enough; the table says the rest.
const SENTENCES: usize = 3;

/// What is right.
pub(super) const RIGHT: &str = "right";

impl Difference {
    /// The difference in one to three sentences, each with its kind.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        if let Some(fault) = self.fault {
            return vec![Fact::new("fault", capital(&fault.to_string()) + ".")];
        }
        if self.not_reached {
            return vec![Fact::new("not_reached", "The play ended before this step.")];
        }
        let mut facts: Vec<Fact> = right(self).into_iter().collect();
        facts.extend(door(self));
        facts.extend(heard::facts(self));
        facts.extend(said::facts(self));
        facts.truncate(SENTENCES);
        facts
    }

    /// The sentences in one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.facts().iter().map(|fact| fact.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// What it is above all: the kind of the first fact that is no praise.
    #[must_use]
    pub fn main(&self) -> Option<String> {
        self.facts().into_iter().map(|fact| fact.kind).find(|kind| kind != RIGHT)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Kind> {
        self.wrong.iter().flat_map(|at| &at.kinds)
    }
}

/// `hears`, `hear`
pub(super) fn verb(clients: &[String], one: &str, several: &str) -> String {
    if clients.len() == 1 { one.to_owned() } else { several.to_owned() }
}

/// What is right where something else is not.
fn right(of: &Difference) -> Option<Fact> {
    let is_event = |sound: &Sound| matches!(bare_inside(sound), Sound::Event { .. });
    let events: Vec<_> = of.due.iter().filter(|(client, sound)| is_event(sound) && client != SERVER).collect();
    let acks = of.due.iter().filter(|(_, sound)| sound.is_ack()).count();
    let value_of = |kind: &Kind, which: &dyn Fn(&Of) -> bool| matches!(kind, Kind::Value { of, .. } if which(of));
    let of_event = |of: &Of| matches!(of, Of::Event(_));
    let of_ack = |of: &Of| matches!(of, Of::Ack(_));
    let named = |kind: &Kind| matches!(kind, Kind::Name { .. });
    let text = if events.is_empty() && acks == 0 {
        let refusal = |kind: &Kind| value_of(kind, &|of| *of == Of::Refusal);
        of.all().all(refusal).then(|| match of.due.len() {
            1 => format!("{} is refused.", people(&[of.due[0].0.clone()])),
            _ => "The right clients are refused.".to_owned(),
        })?
    } else if of.all().all(|kind| value_of(kind, &of_event) || named(kind)) && !events.is_empty() {
        let what = if of.all().any(named) { "it" } else { "the right event" };
        let hearers: Vec<&String> = events.iter().map(|(client, _)| client).collect();
        let each_once = hearers.iter().enumerate().all(|(i, client)| !hearers[..i].contains(client));
        let once = if each_once { ", once" } else { "" };
        match hearers.as_slice() {
            [one] => format!("{} hears {what}{once}.", person(one)),
            _ => format!("The right people hear {what}{once}."),
        }
    } else if of.all().all(|kind| value_of(kind, &of_ack)) {
        match (events.is_empty(), acks) {
            (false, 1) => "The right people hear the event, and the ack comes.".to_owned(),
            (false, _) => "The right people hear the event, and the acks come.".to_owned(),
            (true, 1) => format!("{} is answered.", people(&[of.due.iter().find(|(_, s)| s.is_ack())?.0.clone()])),
            (true, _) => "Whoever asks is answered.".to_owned(),
        }
    } else if of.posted && !events.is_empty() && of.all().all(about_answers) {
        "The right people hear the event.".to_owned()
    } else if of.posted && of.all().all(about_events) {
        "The answer is right.".to_owned()
    } else if acks > 0 && !events.is_empty() && of.all().all(|kind| matches!(kind, Kind::Value { .. })) {
        let ack = if acks == 1 { "the ack comes" } else { "the acks come" };
        format!("The right people hear the right event, and {ack}.")
    } else if acks > 0 && !events.is_empty() && of.all().all(about_events) {
        if acks == 1 { "The ack is right.".to_owned() } else { "The acks are right.".to_owned() }
    } else if acks > 0 && !events.is_empty() && of.all().all(about_acks) {
        "The right people hear the event.".to_owned()
    } else {
        return None;
    };
    Some(Fact::new(RIGHT, text))
}

fn bare_inside(sound: &Sound) -> &Sound {
    match sound {
        Sound::Elsewhere { sound, .. } | Sound::Connection { sound, .. } => bare_inside(sound),
        sound => sound,
    }
}

fn about_events(kind: &Kind) -> bool {
    match kind {
        Kind::Missing { sound, .. } | Kind::Extra { sound, .. } | Kind::Count { sound, .. } => {
            matches!(bare_inside(sound), Sound::Event { .. })
        }
        Kind::Value { of, .. } => matches!(of, Of::Event(_)),
        Kind::Name { .. } => true,
        _ => false,
    }
}

/// Whether it is about what comes back over HTTP.
fn about_answers(kind: &Kind) -> bool {
    matches!(kind, Kind::Status { .. } | Kind::Value { of: Of::Page, .. })
}

fn about_acks(kind: &Kind) -> bool {
    match kind {
        Kind::Missing { sound, .. } | Kind::Extra { sound, .. } | Kind::Count { sound, .. } => sound.is_ack(),
        Kind::Value { of, .. } => matches!(of, Of::Ack(_)),
        Kind::EventForAck { .. } => true,
        _ => false,
    }
}

fn bares(sounds: &[Sound]) -> Vec<Sound> {
    sounds.iter().map(bare).collect()
}

/// What becomes of somebody who is let in, and should be refused: "is let in, hears `no` and is disconnected, …".
fn let_in(is: &str, then: &[Sound]) -> String {
    let hears = if is == "is" { "hears" } else { "hear" };
    let mut heard: Vec<String> = then.iter().filter(|sound| **sound != Sound::Disconnected).map(name).collect();
    heard.dedup();
    let heard = show::list(&heard);
    match (heard.is_empty(), then.contains(&Sound::Disconnected)) {
        (true, false) => format!("{is} let in, and should be refused."),
        (true, true) => format!("{is} let in and disconnected, and should be refused instead."),
        (false, false) => format!("{is} let in and {hears} {heard}, and should be refused instead."),
        (false, true) => format!("{is} let in, {hears} {heard} and {is} disconnected, and should be refused instead."),
    }
}

/// Who is let in, and who stays.
fn door(of: &Difference) -> Vec<Fact> {
    let with = |which: &dyn Fn(&Kind) -> bool| -> Vec<String> {
        of.wrong.iter().filter(|at| at.kinds.iter().any(which)).map(|at| at.client.clone()).collect()
    };
    let mut facts = Vec::new();
    let refused = with(&|kind| matches!(kind, Kind::Refused { .. }));
    if let Some(why) = of.all().find_map(|kind| match kind {
        Kind::Refused { why } => Some(why),
        _ => None,
    }) {
        let is = verb(&refused, "is", "are");
        let why = if Placeholder::read(why).is_some() { String::new() } else { format!(" ({})", show::value(why)) };
        let text = format!("{} {is} refused{why}, and should be let in.", people(&refused));
        facts.push(Fact::new("refused", text));
    }
    let cannot = with(&|kind| matches!(kind, Kind::CannotConnect { .. }));
    if let Some(why) = of.all().find_map(|kind| match kind {
        Kind::CannotConnect { why } => Some(why),
        _ => None,
    }) {
        // What has no layer answers as to any other address.
        let why = match why.contains("Not Found") {
            true => "no Socket.IO answers there. Its layer belongs on the router.".to_owned(),
            false => format!("{}.", visible(why)),
        };
        facts.push(Fact::new("cannot_connect", format!("{} cannot connect: {why}", people(&cannot))));
    }
    let mut say = |clients: Vec<String>, kind: &str, rest: &dyn Fn(&str) -> String| {
        if !clients.is_empty() {
            let is = verb(&clients, "is", "are");
            facts.push(Fact::new(kind, format!("{} {}", people(&clients), rest(&is))));
        }
    };
    let mut ways: Vec<Vec<Sound>> = Vec::new();
    for kind in of.all() {
        if let Kind::LetIn { then } = kind
            && !ways.contains(&bares(then))
        {
            ways.push(bares(then));
        }
    }
    for way in &ways {
        let those = with(&|kind| matches!(kind, Kind::LetIn { then } if bares(then) == *way));
        say(those, "let_in", &|is| let_in(is, way));
    }
    let ended = with(&|kind| *kind == Kind::Disconnected);
    say(ended, "disconnected", &|is| format!("{is} disconnected, and should stay."));
    let stays = with(&|kind| *kind == Kind::Stays);
    say(stays, "stays", &|is| format!("should be disconnected, and {is} not."));
    facts
}
