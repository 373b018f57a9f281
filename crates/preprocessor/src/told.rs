//! What was sent and heard as a reader wants it: repeats counted, and long bursts told by their event alone.

use transcript::{Act, Phrase, Sent, Sound, shown};

use crate::html;

/// More different ones than this are told by their events alone.
const MOST: usize = 4;

/// Something that was heard, so many times.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Heard {
    pub(crate) sound: Sound,
    /// Without what it says: there is too much of it.
    bare: bool,
    count: u64,
}

/// Something that somebody did, so many times.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Did {
    pub(crate) client: String,
    pub(crate) act: Act,
    /// Without what it says: there is too much of it.
    bare: bool,
    count: u64,
}

pub(crate) fn heard(sounds: &[Sound]) -> Vec<Heard> {
    let once = |sound: &Sound| match sound {
        Sound::Times { sound, count } => Heard { sound: (**sound).clone(), bare: false, count: *count },
        sound => Heard { sound: sound.clone(), bare: false, count: 1 },
    };
    let all = || sounds.iter().map(once);
    let same = |a: &Heard, b: &Heard| a.sound == b.sound;
    let counted = count(all(), same, |heard| &mut heard.count);
    if counted.len() <= MOST {
        return ended(counted);
    }
    let bare = sounds.iter().map(|sound| match (sound.bare(), sound.times()) {
        (Some(bare), (_, count)) => Heard { sound: bare, bare: true, count },
        (None, _) => once(sound),
    });
    ended(count(bare, same, |heard| &mut heard.count))
}

/// Recordings sort what a client hears in a step. The end is last whatever its name: after it, nothing is heard.
fn ended(mut heard: Vec<Heard>) -> Vec<Heard> {
    heard.sort_by_key(|heard| heard.sound == Sound::Disconnected);
    heard
}

pub(crate) fn did<'s>(sent: impl IntoIterator<Item = &'s Sent>) -> Vec<Did> {
    let once = |sent: &Sent| Did { client: sent.client.clone(), act: sent.act.clone(), bare: false, count: 1 };
    let all: Vec<Did> = sent.into_iter().map(once).collect();
    let counted =
        count(all.clone().into_iter(), |a, b| (&a.client, &a.act) == (&b.client, &b.act), |did| &mut did.count);
    if counted.len() <= MOST {
        return counted;
    }
    let bare = all.into_iter().map(|did| match did.act.times() {
        (first @ (Act::Emits { .. } | Act::Acknowledges { .. }), count) => {
            Did { act: first.clone(), bare: true, count, ..did }
        }
        _ => did,
    });
    let same = |a: &Did, b: &Did| match a.bare && b.bare {
        true => (&a.client, a.act.event(), is_asked(&a.act)) == (&b.client, b.act.event(), is_asked(&b.act)),
        false => (&a.client, &a.act) == (&b.client, &b.act),
    };
    count(bare, same, |did| &mut did.count)
}

fn is_asked(act: &Act) -> bool {
    matches!(act, Act::Emits { asks: true, .. })
}

/// Those that are the same become one, in the order in which they came.
fn count<T>(all: impl Iterator<Item = T>, same: impl Fn(&T, &T) -> bool, times: impl Fn(&mut T) -> &mut u64) -> Vec<T> {
    let mut counted: Vec<T> = Vec::new();
    for mut one in all {
        match counted.iter_mut().find(|known| same(known, &one)) {
            Some(known) => *times(known) += *times(&mut one),
            None => counted.push(one),
        }
    }
    counted
}

impl Heard {
    /// "2 × typing {…}", in at most so many characters.
    pub(crate) fn text(&self, width: usize) -> String {
        let times = times(self.count);
        let width = width.saturating_sub(times.chars().count());
        let called = if self.bare { self.sound.called() } else { None };
        let text = called.map_or_else(|| self.sound.shown(width), |called| shown::cut(&called, width));
        times + &text
    }
}

impl Did {
    /// "2 × typing {…}", in at most so many characters. That it asks for an ack is not said: the ack is shown, too.
    pub(crate) fn label(&self, width: usize) -> String {
        let times = times(self.count);
        let width = width.saturating_sub(times.chars().count());
        let act = match &self.act {
            Act::Emits { event, payload, .. } => {
                Act::Emits { event: event.clone(), payload: payload.clone(), asks: false }
            }
            Act::Burst { first, count } => {
                return Self { act: (**first).clone(), count: *count, ..self.clone() }.label(width);
            }
            act => act.clone(),
        };
        let text = if self.bare { act.event().map(str::to_owned) } else { None };
        times + &shown::cut(&text.unwrap_or_else(|| act.shown(width)), width)
    }

    /// "sends `typing {…}`, asking for an ack", "disconnects".
    pub(crate) fn html(&self) -> String {
        let (verb, what, after) = self.parts();
        let what = what.map(|what| format!(" {}", html::code(&what))).unwrap_or_default();
        format!("{}{what}{}", html::escape(&verb), html::escape(&after))
    }

    pub(crate) fn parts(&self) -> (String, Option<String>, String) {
        let Phrase { verb, what, after } = self.act.phrase();
        let event = if self.bare { self.act.event() } else { None };
        let what = event.map(str::to_owned).or(what);
        (verb, what, if self.count > 1 { format!(" {} times{after}", self.count) } else { after })
    }
}

fn times(count: u64) -> String {
    if count == 1 { String::new() } else { format!("{count} × ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[&str]) -> Vec<String> {
        let sounds: Vec<_> = lines.iter().map(|line| Sound::read("bob", line)).collect();
        heard(&sounds).iter().map(|heard| heard.text(80)).collect()
    }

    fn sentences(lines: &[&str]) -> Vec<String> {
        let sent = |line: &&str| Sent { client: "bob".to_owned(), act: Act::read("bob", line) };
        let plain = |did: &Did| did.html().replace("<code>", "").replace("</code>", "");
        did(&lines.iter().map(sent).collect::<Vec<_>>()).iter().map(plain).collect()
    }

    #[test]
    fn a_burst_is_counted() {
        assert_eq!(texts(&["said {}", "said {}", "x 1"]), ["2 × said {}", "x 1"]);
        assert_eq!(texts(&["said {} ×20", "x {\"n\":1..20}"]), ["20 × said {}", "x {\"n\":1..20}"]);
        let many: Vec<String> = (0..20).map(|i| format!("said {{\"n\":{i}}}")).collect();
        assert_eq!(texts(&many.iter().map(String::as_str).collect::<Vec<_>>()), ["20 × said"]);
        let runs = ["a {\"n\":1..20}", "a {\"m\":1..20}", "b 1", "c 1", "disconnected"];
        assert_eq!(texts(&runs), ["40 × a", "b", "c", "disconnected"]);
    }

    #[test]
    fn the_end_is_told_last() {
        assert_eq!(texts(&["disconnected", "expired {}"]), ["expired {}", "disconnected"]);
    }

    #[test]
    fn what_somebody_does_ends_a_sentence() {
        assert_eq!(sentences(&["is cut off"]), ["is cut off"]);
        assert_eq!(sentences(&["say 1, asking for an ack"]), ["sends say 1, asking for an ack"]);
        assert_eq!(sentences(&["say 1", "say 1"]), ["sends say 1 2 times"]);
        let many = ["say 1, asking for an ack ×20", "say 2, asking for an ack", "say 3", "x 4", "x 5", "is cut off"];
        assert_eq!(
            sentences(&many),
            ["sends say 21 times, asking for an ack", "sends say", "sends x 2 times", "is cut off"]
        );
    }

    #[test]
    fn a_label_says_less() {
        let sent = Sent { client: "bob".to_owned(), act: Act::read("bob", "say {\"n\":1}, asking for an ack ×20") };
        assert_eq!(did([&sent])[0].label(80), "20 × say {\"n\":1}");
        assert_eq!(did([&sent])[0].label(10), "20 × say …");
    }
}
