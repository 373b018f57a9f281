//! Who hears an event, of those who should and of those who should not: in sentences.

use super::Difference;
use super::groups::{self, Differs, Group};
use super::show::{self, event, list, people};
use super::wording::{Fact, verb};
use crate::{FUNCTION, NAMESPACES, READER, SERVER, Sound, is_client};

/// What is missing before what is too much, and events before acks.
pub(super) fn facts(of: &Difference) -> Vec<Fact> {
    let (ends, mut groups): (Vec<Group>, Vec<Group>) = groups::groups(of).into_iter().partition(is_other_end);
    groups.sort_by_key(|group| (group.what.is_ack(), group.missing.is_empty()));
    let ends = [NAMESPACES, SERVER, FUNCTION, READER].into_iter().flat_map(|end| other_end(of, &ends, end));
    ends.chain(groups.iter().map(|group| of_group(of, group))).collect()
}

fn is_other_end(group: &Group) -> bool {
    let client = group.missing.first().or(group.extra.first()).map(|one| one.client.as_str());
    client.is_some_and(|client| !is_client(client))
}

/// Those who are no clients.
fn other_end(of: &Difference, groups: &[Group], end: &str) -> Vec<Fact> {
    let all = |each: fn(&Group) -> &Vec<Differs>| -> Vec<String> {
        let of_end = groups.iter().flat_map(each).filter(|one| one.client == end);
        of_end.map(|one| show::sound(&one.sound)).collect()
    };
    let several = |sounds: &[String]| match sounds.len() {
        n if n > 3 => format!("{}, {} and {} more", sounds[0], sounds[1], n - 2),
        _ => list(sounds),
    };
    let (lacking, surplus) = (all(|group| &group.missing), all(|group| &group.extra));
    let (missing, extra) = (several(&lacking), several(&surplus));
    let is = |sounds: &[String]| if sounds.len() == 1 { "is" } else { "are" };
    let mut facts = Vec::new();
    if !lacking.is_empty() {
        let text = match end {
            NAMESPACES => format!("The server does not have {missing}, and should."),
            SERVER => format!("The server does not see {missing}, and should."),
            READER => format!("No {} comes.", of.page()),
            _ => format!("Of your function {} missing: {missing}.", is(&lacking)),
        };
        facts.push(Fact::new("end_missing", text));
    }
    if !surplus.is_empty() {
        let text = match end {
            NAMESPACES => format!("The server has {extra}, which {} not due.", is(&surplus)),
            SERVER => format!("The server sees {extra}, which {} not due.", is(&surplus)),
            READER => format!("The {} is not due: {extra}.", of.page()),
            _ => format!("Of your function {} too much: {extra}.", is(&surplus)),
        };
        facts.push(Fact::new("end_extra", text));
    }
    facts
}

/// Who hears an event, of those who should and of those who should not.
fn of_group(of: &Difference, group: &Group) -> Fact {
    let (missing, extra) = (groups::clients(&group.missing), groups::clients(&group.extra));
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
            let (n, total) = (missed(&missing[0]), all(&missing[0]));
            let misses = format!("{} {}", people(&missing), verb(&missing, "misses", "miss"));
            let text = match common(&group.missing) {
                Some(which) if n == 1 => format!("{misses} 1 of {total} {what}: {}.", show::sound(which)),
                Some(which) => format!("{misses} {n} of {total} {what}: {} among them.", show::sound(which)),
                None if missing.iter().all(|client| (missed(client), all(client)) == (n, total)) => {
                    format!("{misses} {n} of {total} {what}, and not the same.")
                }
                None => format!("{misses} some of the {what}, and not the same."),
            };
            Fact::new("some_missing", text)
        }
        (false, true) if missing.iter().any(|client| group.heard.contains(client)) => {
            let misses = format!("{} {}", people(&missing), verb(&missing, "misses", "miss"));
            Fact::new("some_missing", format!("{misses} some of the {what}, or all of them."))
        }
        (false, true) if sender(&group.heard) => {
            let text =
                format!("Only the sender, {}, hears {what}; {} should, too.", people(&group.heard), people(&missing));
            Fact::new("sender_alone", text)
        }
        (false, true) => {
            let does = verb(&missing, "does", "do");
            let (who, kind) = match sender(&missing) {
                true => (format!("The sender, {},", people(&missing)), "sender_missing"),
                false => (people(&missing), "missing"),
            };
            let text = format!("{} {what}. {who} {does} not, and should.", hears(&group.heard));
            Fact::new(kind, text)
        }
        (true, false) if group.heard.is_empty() => {
            let which = common(&group.extra).map_or_else(|| what.clone(), show::sound);
            match group.due.is_empty() && of.due.is_empty() {
                true => Fact::new("extra", format!("Nobody should hear anything here; {} {which}.", hears(&extra))),
                false => Fact::new("extra", format!("{} {which}, which is not due.", hears(&extra))),
            }
        }
        (true, false) if partly(&extra) => {
            let surplus = |client: &String| {
                let of_client = group.extra.iter().filter(|one| one.client == *client);
                of_client.map(|one| one.sound.times().1).sum::<u64>()
            };
            let most = extra.iter().map(surplus).max().unwrap_or_default();
            // One that somebody should hear, too.
            let again = group.extra.iter().any(|one| {
                let alike = |(client, sound): &(String, Sound)| *client == one.client && *sound == one.sound;
                of.due.iter().any(alike)
            });
            let same = extra.iter().all(|client| surplus(client) == most);
            let (how_many, kind) = match same {
                true if most == 1 && !again => (format!("one {what} too many"), "another"),
                true if most == 1 => (format!("one {what} too many"), "one_more"),
                true => (format!("{most} {what} too many"), "one_more"),
                false => (format!("{what} too often"), "one_more"),
            };
            let which = match same && most == 1 {
                true => common(&group.extra).map(|sound| format!(": {}", show::sound(sound.times().0))),
                false => Some(format!(": {} among them", show::sound(group.extra[0].sound.times().0))),
            };
            let which = which.unwrap_or_default();
            Fact::new(kind, format!("{} {how_many}{which}.", hears(&extra)))
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

/// The first of what they differ in, if it is the same at all of them.
fn common(differs: &[Differs]) -> Option<&Sound> {
    let at = |client: &str| -> Vec<&Sound> {
        differs.iter().filter(|one| one.client == client).map(|one| &one.sound).collect()
    };
    let first = differs.first()?;
    differs.iter().all(|one| at(&one.client) == at(&first.client)).then_some(&first.sound)
}

fn everybody(of: &Difference, clients: &[String]) -> String {
    if clients.len() > 1 && clients.len() == of.present.len() { "Everybody".to_owned() } else { people(clients) }
}

pub(super) fn name(what: &Sound) -> String {
    match what {
        Sound::Event { name, .. } => event(name),
        Sound::Elsewhere { namespace, sound } => format!("{} in {}", name(sound), show::code(namespace)),
        other => show::sound(other),
    }
}

/// What comes in another step than it should.
fn other_time(group: &Group, missing: &[String], extra: &[String]) -> Option<Fact> {
    let what = match group.what.is_ack() {
        true => format!("the {}", unquoted(&name(&group.what))),
        false => name(&group.what),
    };
    let words = if group.what.is_ack() { ("gets", "get") } else { ("hears", "hear") };
    let steps = |differs: &[Differs]| -> Option<String> {
        let steps: Option<Vec<usize>> = differs.iter().map(|one| one.other_step).collect();
        let steps = steps.filter(|steps| !steps.is_empty())?;
        let same = steps.iter().all(|step| *step == steps[0]);
        Some(if same { format!("step {}", steps[0] + 1) } else { "a later step".to_owned() })
    };
    let hears = |clients: &[String]| format!("{} {}", people(clients), verb(clients, words.0, words.1));
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
                    show::person(one),
                    if missed == 1 { "is" } else { "are" }
                ),
            )
        }
        (missing, _) => {
            let late = |client: &String| group.missing.iter().any(|m| m.client == *client && m.other_step.is_some());
            let (late, never): (Vec<String>, Vec<String>) = missing.iter().cloned().partition(late);
            let ack = unquoted(&what);
            let text = match (late.is_empty(), never.is_empty()) {
                (false, false) => format!("{} no {ack}. {} it too late.", gets(&never), gets(&late)),
                _ => format!("{} no {ack}.", gets(missing)),
            };
            Fact::new("no_ack", text)
        }
    }
}

/// `ack of say` with the mark around the event's name alone.
pub(super) fn unquoted(what: &str) -> String {
    match what.strip_prefix("`ack of ") {
        Some(event) => format!("ack of `{event}"),
        None => what.to_owned(),
    }
}
