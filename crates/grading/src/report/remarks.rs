//! What stands in the answer's text and explains the difference that is shown, with its line. Read to explain, never to
//! judge: a remark that is true of the text and has nothing to do with what was heard is not told.

use analysis::{Answer, Events, Instead, Kind as Text, Remark, Setting};
use transcript::difference::{Difference, Fact, Kind};
use transcript::{Act, Sound, Step, Transcript};

/// So many remarks are told: the first explains the most.
const MOST: usize = 2;

/// The remarks that explain it.
pub(super) fn facts(answer: &Answer<'_>, difference: &Difference, right: &Transcript) -> Vec<Fact> {
    let (sent, heard) = contract(right);
    let [on, emit] = [&sent, &heard].map(|names| names.iter().map(String::as_str).collect::<Vec<_>>());
    // Where somebody is missing something, and what.
    let shown = Shown { difference, step: right.steps.get(difference.step) };
    let remarks = answer.remarks(Events { on: &on, emit: &emit });
    remarks.iter().filter_map(|remark| shown.told(remark)).take(MOST).collect()
}

struct Shown<'d> {
    difference: &'d Difference,
    step: Option<&'d Step>,
}

impl Shown<'_> {
    fn told(&self, remark: &Remark) -> Option<Fact> {
        let at = format!("`{}:{}`", remark.file, remark.line);
        let (kind, text) = match &remark.kind {
            Text::NeverAwaited { call, event: Some(event), .. } if self.misses(event) => {
                ("never_awaited", format!("{at}: nobody awaits `{call}`, and without `.await` nothing is sent."))
            }
            Text::CloseTo { event, meant, .. } if self.hears_instead(event, meant) || self.waits_for(meant) => {
                ("close_to", format!("{at}: this event is called `{event}`; the contract has `{meant}`."))
            }
            Text::NeverSent { event, instead } if self.misses_something() && self.is_moment_of(*instead) => {
                let instead = match instead {
                    Instead::OnDisconnect => "`on_disconnect` is called when a connection ends",
                    Instead::Namespace => "what `io.ns` is given is called for each connection",
                    _ => return None,
                };
                ("never_sent", format!("{at}: nobody sends an event `{event}`; {instead}."))
            }
            Text::Replaced { what: Setting::Event(event), by } if self.is_sent(event) => (
                "replaced",
                format!(
                    "{at}: this handler for `{event}` is replaced by that of line {by}: there is one for each event."
                ),
            ),
            Text::WithoutSlash { path, .. } if self.refused() => {
                ("without_slash", format!("{at}: the path of a namespace begins with a slash, and `{path}` has none."))
            }
            _ => return None,
        };
        Some(Fact::at(kind, &text, usize::try_from(remark.line).ok()))
    }

    fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.difference.wrong.iter().flat_map(|at| &at.kinds)
    }

    fn misses(&self, event: &str) -> bool {
        self.kinds().any(|kind| matches!(kind, Kind::Missing { sound, heard_in: None } if name(sound) == Some(event)))
    }

    fn misses_something(&self) -> bool {
        self.kinds().any(|kind| matches!(kind, Kind::Missing { .. }))
    }

    fn hears_instead(&self, event: &str, meant: &str) -> bool {
        self.kinds().any(|kind| matches!(kind, Kind::Name { expected, actual } if actual == event && expected == meant))
    }

    /// Somebody sends it in this step, and nothing of what is due follows.
    fn waits_for(&self, event: &str) -> bool {
        self.is_sent(event) && self.misses_something()
    }

    fn is_sent(&self, event: &str) -> bool {
        self.step.is_some_and(|step| step.sent.iter().any(|sent| emitted(&sent.act) == Some(event)))
    }

    /// Whether this is a step in which what is called instead is called.
    fn is_moment_of(&self, instead: Instead) -> bool {
        let leaves = |act: &Act| matches!(act.times().0, Act::Disconnects | Act::Closes | Act::CutOff);
        self.step.is_some_and(|step| match instead {
            Instead::OnDisconnect => step.sent.iter().any(|sent| leaves(&sent.act)),
            // Who connects is in the step's title alone.
            _ => step.sent.is_empty(),
        })
    }

    fn refused(&self) -> bool {
        self.kinds().any(|kind| matches!(kind, Kind::Refused { .. }))
    }
}

/// The events that the exercise is about: what clients send, and what they hear.
fn contract(right: &Transcript) -> (Vec<String>, Vec<String>) {
    let sent = right.steps.iter().flat_map(|step| &step.sent).filter_map(|sent| emitted(&sent.act));
    let sounds = right.steps.iter().flat_map(|step| &step.heard).flat_map(|heard| &heard.sounds);
    let each = |names: &mut dyn Iterator<Item = &str>| {
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    };
    (each(&mut sent.into_iter()), each(&mut sounds.filter_map(name)))
}

fn emitted(act: &Act) -> Option<&str> {
    match act.times().0 {
        Act::Emits { event, .. } => Some(event),
        _ => None,
    }
}

/// The event that is heard.
fn name(sound: &Sound) -> Option<&str> {
    match sound.times().0 {
        Sound::Event { name, .. } => Some(name),
        Sound::Elsewhere { sound, .. } | Sound::Connection { sound, .. } => name(sound),
        _ => None,
    }
}
