//! A difference in one to three short sentences: first what is right, then what is not.

use serde::{Deserialize, Serialize};

use super::groups::{self, Differs, Group};
use super::show::{self, capital, event, list, often, people};
use super::{Difference, Form, Kind, Of, value_words};
use crate::{FUNCTION, NAMESPACES, READER, SERVER, Sound};

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
        Self { kind: kind.to_owned(), text: text.into(), line: None }
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
        let groups = groups::groups(self);
        facts.extend(groups.iter().map(|group| heard(self, group)));
        facts.extend(kinds(self));
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

    fn all(&self) -> impl Iterator<Item = &Kind> {
        self.wrong.iter().flat_map(|at| &at.kinds)
    }
}

/// `hears`, `hear`
fn verb(clients: &[String], one: &str, several: &str) -> String {
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
            [one] => format!("{} hears {what}{once}.", capital(one)),
            _ => format!("The right people hear {what}{once}."),
        }
    } else if of.all().all(|kind| value_of(kind, &of_ack)) {
        match (events.is_empty(), acks) {
            (false, 1) => "The right people hear the event, and the ack comes.".to_owned(),
            (false, _) => "The right people hear the event, and the acks come.".to_owned(),
            (true, 1) => format!("{} is answered.", people(&[of.due.iter().find(|(_, s)| s.is_ack())?.0.clone()])),
            (true, _) => "Whoever asks is answered.".to_owned(),
        }
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

fn about_acks(kind: &Kind) -> bool {
    match kind {
        Kind::Missing { sound, .. } | Kind::Extra { sound, .. } | Kind::Count { sound, .. } => sound.is_ack(),
        Kind::Value { of, .. } => matches!(of, Of::Ack(_)),
        Kind::EventForAck { .. } => true,
        _ => false,
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
        let why = show::value(why);
        let text = format!("{} {is} refused ({why}), and should be let in.", people(&refused));
        facts.push(Fact::new("refused", text));
    }
    let mut say = |clients: Vec<String>, kind: &str, rest: &dyn Fn(&str) -> String| {
        if !clients.is_empty() {
            let is = verb(&clients, "is", "are");
            facts.push(Fact::new(kind, format!("{} {}", people(&clients), rest(&is))));
        }
    };
    say(with(&|kind| *kind == Kind::LetIn), "let_in", &|is| format!("{is} let in, and should be refused."));
    let ended = with(&|kind| *kind == Kind::Disconnected);
    say(ended, "disconnected", &|is| format!("{is} disconnected, and should stay."));
    let stays = with(&|kind| *kind == Kind::Stays);
    say(stays, "stays", &|is| format!("should be disconnected, and {is} not."));
    facts
}

/// Who hears an event, of those who should and of those who should not.
fn heard(of: &Difference, group: &Group) -> Fact {
    let (missing, extra) = (groups::clients(&group.missing), groups::clients(&group.extra));
    if let Some(fact) = other_end(group) {
        return fact;
    }
    if let Some(fact) = other_time(group, &missing, &extra) {
        return fact;
    }
    if group.what.is_ack() {
        return acknowledged(of, group, &missing, &extra);
    }
    let what = name(&group.what);
    let hears = |clients: &[String]| format!("{} {}", people(clients), verb(clients, "hears", "hear"));
    let sender = |clients: &[String]| clients.len() == 1 && of.senders.contains(&clients[0]);
    let partly = |clients: &[String]| clients.iter().all(|client| group.heard.contains(client));
    match (missing.is_empty(), extra.is_empty()) {
        (false, true) if group.heard.is_empty() => {
            let only = group.due.len() == 1;
            let text = match of.silent {
                true if only => format!("{} hears nothing; {what} is due.", people(&missing)),
                true => format!("Nobody hears anything. {} should hear {what}.", everybody(of, &missing)),
                false if only => format!("{} does not hear {what}, and should.", people(&missing)),
                false => format!("Nobody hears {what}. {} should.", everybody(of, &missing)),
            };
            Fact::new("nobody", text)
        }
        (false, true) if partly(&missing) => {
            let all =
                |client: &String| of.due.iter().filter(|(c, s)| c == client && groups::bare(s) == group.what).count();
            let missed = |client: &String| group.missing.iter().filter(|m| m.client == *client).count();
            let (client, first) = (&missing[0], &group.missing[0]);
            let (n, total) = (missed(client), all(client));
            let which = show::sound(&first.sound);
            let among = if n == 1 { "" } else { " among them" };
            let misses = format!("{} {}", people(&missing), verb(&missing, "misses", "miss"));
            Fact::new("some_missing", format!("{misses} {n} of {total} {what}: {which}{among}."))
        }
        (false, true) => {
            let does = verb(&missing, "does", "do");
            let text = format!("{} {what}. {} {does} not, and should.", hears(&group.heard), people(&missing));
            Fact::new("missing", text)
        }
        (true, false) if group.heard.is_empty() => {
            let which = show::sound(&group.extra[0].sound);
            match group.due.is_empty() && of.due.is_empty() {
                true => Fact::new("extra", format!("Nobody should hear anything here; {} {which}.", hears(&extra))),
                false => Fact::new("extra", format!("{} {which}, which is not due.", hears(&extra))),
            }
        }
        (true, false) if partly(&extra) => {
            let which = show::sound(&group.extra[0].sound);
            Fact::new("one_more", format!("{} one {what} too many: {which}.", hears(&extra)))
        }
        (true, false) if groups::everybody(of, group) => {
            Fact::new("everybody", format!("Everybody hears {what}; only {} should.", people(&group.heard)))
        }
        (true, false) if sender(&extra) => {
            let text = format!("Whoever should hear {what} hears it. The sender, {}, hears it, too.", people(&extra));
            Fact::new("sender_too", text)
        }
        (true, _) => {
            let text = format!("Whoever should hear {what} hears it. {} it, too, and should not.", hears(&extra));
            Fact::new("too_many", text)
        }
        (false, false) if group.heard.is_empty() && sender(&extra) => Fact::new(
            "only_sender",
            format!("Only the sender, {}, hears {what}; {} should.", people(&extra), people(&missing)),
        ),
        (false, false) if group.heard.is_empty() => {
            Fact::new("others", format!("{} {what} instead of {}.", hears(&extra), people(&missing)))
        }
        (false, false) => {
            let does = verb(&missing, "does", "do");
            let text =
                format!("{} {what}, and should not; {} {does} not, and should.", hears(&extra), people(&missing));
            Fact::new("others", text)
        }
    }
}

fn everybody(of: &Difference, clients: &[String]) -> String {
    if clients.len() > 1 && clients.len() == of.present.len() { "Everybody".to_owned() } else { people(clients) }
}

fn name(what: &Sound) -> String {
    match what {
        Sound::Event { name, .. } => event(name),
        Sound::Elsewhere { namespace, sound } => format!("{} in {}", name(sound), event(namespace)),
        other => show::sound(other),
    }
}

/// What comes in another step than it should.
fn other_time(group: &Group, missing: &[String], extra: &[String]) -> Option<Fact> {
    let what = if group.what.is_ack() { show::sound(&group.what) } else { name(&group.what) };
    let steps = |differs: &[Differs]| -> Option<String> {
        let steps: Option<Vec<usize>> = differs.iter().map(|one| one.other_step).collect();
        let steps = steps.filter(|steps| !steps.is_empty())?;
        let same = steps.iter().all(|step| *step == steps[0]);
        Some(if same { format!("step {}", steps[0] + 1) } else { "a later step".to_owned() })
    };
    let hears = |clients: &[String]| format!("{} {}", people(clients), verb(clients, "hears", "hear"));
    if extra.is_empty()
        && let Some(step) = steps(&group.missing)
    {
        return Some(Fact::new("late", format!("{} {what} too late: in {step}.", hears(missing))));
    }
    if missing.is_empty()
        && let Some(step) = steps(&group.extra)
    {
        return Some(Fact::new("early", format!("{} {what} too early: it is due in {step}.", hears(extra))));
    }
    None
}

fn acknowledged(of: &Difference, group: &Group, missing: &[String], extra: &[String]) -> Fact {
    let what = name(&group.what);
    let gets = |clients: &[String]| format!("{} {}", people(clients), verb(clients, "gets", "get"));
    match (missing, extra) {
        ([], extra) => Fact::new("ack_not_due", format!("{} an {}, which is not due.", gets(extra), unquoted(&what))),
        ([one], []) if group.heard.contains(one) => {
            let (missed, due) = (group.missing.len(), of.due.iter().filter(|(c, s)| c == one && s.is_ack()).count());
            Fact::new(
                "some_acks_missing",
                format!(
                    "{missed} of {due} acks for {} {} missing.",
                    capital(one),
                    if missed == 1 { "is" } else { "are" }
                ),
            )
        }
        (missing, _) => Fact::new("no_ack", format!("{} no {}.", gets(missing), unquoted(&what))),
    }
}

/// `ack of say` with the mark around the event's name alone.
fn unquoted(what: &str) -> String {
    match what.strip_prefix("`ack of ") {
        Some(event) => format!("ack of `{event}"),
        None => what.to_owned(),
    }
}

/// Those who are no clients.
fn other_end(group: &Group) -> Option<Fact> {
    let one = group.missing.first().or(group.extra.first())?;
    let sound = |differs: &[Differs]| -> String {
        let shown: Vec<String> = differs.iter().take(3).map(|one| show::sound(&one.sound)).collect();
        list(&shown)
    };
    let (missing, extra) = (sound(&group.missing), sound(&group.extra));
    let text = match (one.client.as_str(), group.missing.is_empty(), group.extra.is_empty()) {
        (NAMESPACES, false, _) => format!("The server does not have the namespace {missing}, and should."),
        (NAMESPACES, true, _) => format!("The server has the namespace {extra}, which is not due."),
        (SERVER, false, true) => format!("The server does not receive {missing}, and should."),
        (SERVER, true, _) => format!("The server receives {extra}, which is not due."),
        (SERVER, false, false) => format!("The server receives {extra} instead of {missing}."),
        (FUNCTION, false, true) => format!("Your function does not do this, and should: {missing}."),
        (FUNCTION, true, _) => format!("Your function does this, which is not due: {extra}."),
        (FUNCTION, false, false) => format!("Your function does this: {extra}, instead of {missing}."),
        (READER, false, true) => "No page comes.".to_owned(),
        _ => return None,
    };
    Some(Fact::new(if group.missing.is_empty() { "extra" } else { "missing" }, text))
}

/// What else differs, the same at several clients said once.
fn kinds(of: &Difference) -> Vec<Fact> {
    let mut told: Vec<(&Kind, Vec<String>, bool)> = Vec::new();
    for at in &of.wrong {
        for kind in &at.kinds {
            let found = told.iter_mut().find(|(other, ..)| value_words::alike(other, kind));
            match found {
                Some((first, clients, varies)) => {
                    if !clients.contains(&at.client) {
                        clients.push(at.client.clone());
                    }
                    *varies |= **first != *kind;
                }
                None => told.push((kind, vec![at.client.clone()], false)),
            }
        }
    }
    told.sort_by_key(|(kind, ..)| rank(kind));
    told.iter().filter_map(|(kind, clients, varies)| say(of, kind, clients, *varies)).collect()
}

/// What matters first.
fn rank(kind: &Kind) -> u8 {
    match kind {
        Kind::EventForAck { .. } | Kind::AckForEvent { .. } | Kind::AckOf { .. } => 0,
        Kind::Name { .. } | Kind::Namespace { .. } | Kind::Status { .. } => 1,
        Kind::Count { .. } => 2,
        Kind::Value { value, .. } if value.path.is_empty() => 3,
        Kind::Value { value, .. } if matches!(value.form, Form::Renamed { .. }) => 4,
        Kind::Value { .. } => 5,
        _ => 6,
    }
}

fn say(of: &Difference, kind: &Kind, clients: &[String], varies: bool) -> Option<Fact> {
    let who = people(clients);
    let hears = verb(clients, "hears", "hear");
    let fact = match kind {
        Kind::Name { expected, actual } => {
            Fact::new("name", format!("The event is called {}; it should be {}.", event(actual), event(expected)))
        }
        Kind::EventForAck { of, name } => Fact::new(
            "event_for_ack",
            format!("{who} {hears} an event {} where the ack of {} is due.", event(name), event(of)),
        ),
        Kind::AckForEvent { name, of } => Fact::new(
            "ack_for_event",
            format!(
                "{who} {} an ack of {} where the event {} is due.",
                verb(clients, "gets", "get"),
                event(of),
                event(name)
            ),
        ),
        Kind::AckOf { expected, actual } => Fact::new(
            "ack_of_another",
            format!(
                "{who} {} the ack of {}; that of {} is due.",
                verb(clients, "gets", "get"),
                event(actual),
                event(expected)
            ),
        ),
        Kind::Count { sound, expected, actual } => {
            let be = format!("{} would be right", often(*expected));
            let (what, kind) = if sound.is_ack() {
                (unquoted(&name(&groups::bare(sound))), "acks_count")
            } else {
                (name(&groups::bare(sound)), "count")
            };
            if clients[0] == SERVER {
                Fact::new(kind, format!("The server receives {what} {}; {be}.", often(*actual)))
            } else {
                Fact::new(kind, format!("{who} {hears} {what} {}; {be}.", often(*actual)))
            }
        }
        Kind::Namespace { sound, expected, actual } => {
            let place = |namespace: &Option<String>| match namespace {
                Some(namespace) => event(namespace),
                None => "the client's own".to_owned(),
            };
            let what = name(&groups::bare(sound));
            let (is, due) = (place(actual), place(expected));
            Fact::new("namespace", format!("{who} {hears} {what} in the namespace {is}; it should be {due}."))
        }
        Kind::Order { expected, actual } => Fact::new(
            "order",
            format!(
                "{who} {hears} the right things in another order: {} comes where {} is due.",
                show::sound(actual),
                show::sound(expected)
            ),
        ),
        Kind::Status { expected, actual } => {
            Fact::new("status", format!("The page's status is {actual}; it should be {expected}."))
        }
        Kind::Value { of: whose, value } => value_words::fact(of, whose, value, clients, varies),
        Kind::Words { expected, actual } => {
            let (is, due) = (show::sound(actual), show::sound(expected));
            let text = match clients[0].as_str() {
                SERVER => format!("The server receives {is} instead of {due}."),
                FUNCTION => format!("Your function does this: {is}, instead of {due}."),
                _ => format!("{who} {hears} {is} instead of {due}."),
            };
            Fact::new("words", text)
        }
        Kind::Missing { .. }
        | Kind::Extra { .. }
        | Kind::Refused { .. }
        | Kind::LetIn
        | Kind::Disconnected
        | Kind::Stays => return None,
    };
    Some(fact)
}
