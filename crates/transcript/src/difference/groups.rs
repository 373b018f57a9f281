//! Who hears one and the same event, of all who are there.

use serde::{Deserialize, Serialize};

use super::{Difference, Kind};
use crate::Sound;

/// Who hears it, in a step as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum Who {
    /// The right ones, and nobody else.
    Right,
    /// Nobody of those who should.
    Nobody,
    /// All who are there, and not all should.
    Everybody,
    /// The right ones, and whoever sent it.
    SenderToo,
    /// Whoever sent it, and nobody of those who should.
    OnlySender,
    TooMany {
        clients: Vec<String>,
    },
    TooFew {
        clients: Vec<String>,
    },
    Others {
        missing: Vec<String>,
        extra: Vec<String>,
    },
}

/// One event, ack or other thing, and who hears it.
#[derive(Debug)]
pub(super) struct Group {
    /// Without what it says.
    pub(super) what: Sound,
    /// Who should hear it.
    pub(super) due: Vec<String>,
    /// Who should, and does, in whatever form.
    pub(super) heard: Vec<String>,
    pub(super) missing: Vec<Differs>,
    pub(super) extra: Vec<Differs>,
}

/// What is missing or too much at a client.
#[derive(Debug, Clone)]
pub(super) struct Differs {
    pub(super) client: String,
    pub(super) sound: Sound,
    pub(super) other_step: Option<usize>,
}

pub(super) fn bare(sound: &Sound) -> Sound {
    sound.bare().unwrap_or_else(|| sound.clone())
}

/// What is missing or too much, by what it is called.
pub(super) fn groups(of: &Difference) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for at in &of.wrong {
        for kind in &at.kinds {
            let (sound, other_step, missing) = match kind {
                Kind::Missing { sound, heard_in } => (sound, *heard_in, true),
                Kind::Extra { sound, due_in } => (sound, *due_in, false),
                _ => continue,
            };
            let what = bare(sound);
            let found = groups.iter().position(|group| group.what == what).unwrap_or_else(|| {
                groups.push(new(of, what));
                groups.len() - 1
            });
            let differs = Differs { client: at.client.clone(), sound: sound.clone(), other_step };
            let group = &mut groups[found];
            if missing { group.missing.push(differs) } else { group.extra.push(differs) }
        }
    }
    for group in &mut groups {
        let missed = |client: &String| group.missing.iter().filter(|m| m.client == *client).count();
        let due = |client: &String| of.due.iter().filter(|(c, s)| c == client && bare(s) == group.what).count();
        group.heard = group.due.iter().filter(|client| missed(client) < due(client)).cloned().collect();
    }
    groups
}

fn new(of: &Difference, what: Sound) -> Group {
    let mut due: Vec<String> = Vec::new();
    for (client, sound) in &of.due {
        if bare(sound) == what && !due.contains(client) {
            due.push(client.clone());
        }
    }
    Group { what, due, heard: Vec::new(), missing: Vec::new(), extra: Vec::new() }
}

pub(super) fn clients(differs: &[Differs]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for one in differs {
        if !all.contains(&one.client) {
            all.push(one.client.clone());
        }
    }
    all
}

pub(super) fn who(of: &Difference) -> Who {
    let groups = groups(of);
    let all = |each: &dyn Fn(&Group) -> Vec<String>| -> Vec<String> {
        let named: Vec<String> = groups.iter().flat_map(each).collect();
        of.present.iter().filter(|client| named.contains(client)).cloned().collect()
    };
    let missing = all(&|group| clients(&group.missing));
    let extra = all(&|group| clients(&group.extra));
    let own = |group: &Group| {
        let sent = |one: &Differs| of.senders.contains(&one.client) && !group.due.contains(&one.client);
        !group.what.is_ack() && group.extra.iter().all(sent)
    };
    let senders = groups.iter().all(own);
    let nobody = groups.iter().all(|group| group.heard.is_empty()) && of.wrong.iter().all(only_silence_and_extra);
    match (missing.is_empty(), extra.is_empty()) {
        (true, true) => Who::Right,
        (false, true) if nobody => Who::Nobody,
        (false, true) => Who::TooFew { clients: missing },
        (true, false) if groups.iter().all(|group| everybody(of, group)) => Who::Everybody,
        (true, false) if senders => Who::SenderToo,
        (true, false) => Who::TooMany { clients: extra },
        (false, false) if senders && nobody && groups.len() == 1 => Who::OnlySender,
        (false, false) => Who::Others { missing, extra },
    }
}

fn only_silence_and_extra(at: &super::AtClient) -> bool {
    at.kinds.iter().all(|kind| matches!(kind, Kind::Missing { .. } | Kind::Extra { .. }))
}

/// Whether all hear it, and several should not.
pub(super) fn everybody(of: &Difference, group: &Group) -> bool {
    let extra = clients(&group.extra);
    let hears = |client: &String| extra.contains(client) || group.heard.contains(client);
    extra.len() > 1 && group.missing.is_empty() && of.present.iter().all(hears)
}
