//! An exercise's recordings, read and aligned step by step, and what the builder refuses.

use std::collections::HashSet;

use catalogue::Exercise;
use transcript::{FUNCTION, Misconception, Sound, Step, Transcript};

use super::{heard::Heard, judge::heard_by, offer, par};
use crate::{problem::Wrong, workbook::Workbook};

/// The game of an exercise, or of one of its scenarios.
#[derive(Debug)]
pub struct Game {
    pub id: &'static str,
    pub scenario: Option<String>,
    pub kind: Kind,
    pub reference: Transcript,
    /// In the order in which they are numbered, which tells nothing.
    pub doors: Vec<Door>,
    pub(super) heard: Heard,
    /// By step: the clients that are there in the reference, and what each hears.
    pub(super) right: Vec<Vec<(usize, usize)>>,
    pub(super) offers: Vec<offer::Offer>,
    /// The fewest examples that catch all.
    pub(super) par: usize,
}

/// What stands behind the doors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Servers.
    Server,
    /// Functions, which return something.
    Function,
    /// Functions that say whether a server is right.
    Check,
}

/// A wrong server: one idea, or several that do the same here.
#[derive(Debug)]
pub struct Door {
    pub ideas: Vec<&'static Misconception>,
    pub transcript: Transcript,
    /// By step, what the reference's clients hear here.
    pub(super) heard: Vec<Vec<usize>>,
}

impl Game {
    /// The game of an exercise, or of one of its scenarios.
    pub(crate) fn read(workbook: &Workbook, exercise: &Exercise, scenario: Option<&str>) -> Result<Self, Wrong> {
        let id = exercise.id;
        let recorded = |name: &str| match scenario {
            Some(scenario) => format!("{id}/{name}@{scenario}"),
            None => format!("{id}/{name}"),
        };
        let reference = workbook.run(&recorded("reference"))?.transcript;
        let refuse = |why: String| Wrong::NoGame { id: id.to_owned(), why };
        once_each("the reference", &reference).map_err(refuse)?;
        let mut heard = Heard::default();
        let right: Vec<Vec<(usize, usize)>> = reference
            .steps
            .iter()
            .map(|step| step.heard.iter().map(|it| (heard.client(&it.client), heard.index(&it.sounds))).collect())
            .collect();
        let mut doors: Vec<Door> = Vec::new();
        for idea in exercise.misconceptions {
            let transcript = match workbook.run(&recorded(idea.name)) {
                Ok(run) => run.transcript,
                // In this scenario it does nothing wrong.
                Err(Wrong::NoRun { .. }) if scenario.is_some() => continue,
                Err(wrong) => return Err(wrong),
            };
            aligned(idea.name, &reference, &transcript).map_err(refuse)?;
            let by_step = |(i, step): (usize, &Step)| {
                step.heard.iter().map(|it| heard.index(heard_by(&transcript, i, &it.client))).collect()
            };
            let matrix: Vec<Vec<usize>> = reference.steps.iter().enumerate().map(by_step).collect();
            match doors.iter_mut().find(|door| door.heard == matrix) {
                Some(door) => door.ideas.push(idea),
                None => doors.push(Door { ideas: vec![idea], transcript, heard: matrix }),
            }
        }
        doors.sort_by_key(|door| fingerprint(id.bytes().chain([0]).chain(door.ideas[0].name.bytes())));
        let kind = kind(&reference);
        let mut game = Self {
            id: exercise.id,
            scenario: scenario.map(str::to_owned),
            kind,
            reference,
            doors,
            heard,
            right,
            offers: Vec::new(),
            par: 0,
        };
        game.offers = offer::offers(&game);
        let caught: Vec<u64> = game.played().map(|step| game.catches(step)).collect();
        if let Some(door) = (0..game.doors.len()).find(|door| caught.iter().all(|mask| mask & (1 << door) == 0)) {
            return Err(refuse(format!("nothing that can be said catches `{}`", game.doors[door].ideas[0].name)));
        }
        game.par = par::fewest(&caught, game.doors.len());
        game.heard.shorten().map_err(refuse)?;
        Ok(game)
    }

    /// The steps that a reader may choose.
    pub(super) fn played(&self) -> impl Iterator<Item = usize> {
        (0..self.offers.len()).filter(|&step| self.offers[step].is_played())
    }

    /// Whom everything that can be said of a step catches, a bit a door.
    pub(super) fn catches(&self, step: usize) -> u64 {
        (0..self.doors.len()).filter(|&door| self.differs(door, step)).map(|door| 1 << door).sum()
    }

    pub(super) fn differs(&self, door: usize, step: usize) -> bool {
        self.right[step].iter().zip(&self.doors[door].heard[step]).any(|((_, right), wrong)| right != wrong)
    }
}

/// What the reference's own words tell of what it is.
fn kind(reference: &Transcript) -> Kind {
    let mut says = reference.steps.iter().flat_map(|step| step.heard_by(FUNCTION)).peekable();
    match says.peek() {
        None => Kind::Server,
        Some(Sound::Returned(serde_json::Value::Bool(_))) => Kind::Check,
        Some(_) => Kind::Function,
    }
}

/// Steps are compared by their place: they must be the same ones.
fn aligned(name: &str, reference: &Transcript, wrong: &Transcript) -> Result<(), String> {
    once_each(name, wrong)?;
    if wrong.steps.len() > reference.steps.len() {
        return Err(format!("the recording of `{name}` has more steps than the reference's"));
    }
    for (right, wrong) in reference.steps.iter().zip(&wrong.steps) {
        if right.title != wrong.title || right.sent != wrong.sent {
            return Err(format!("`{name}` was recorded in another scene: the step \"{}\" differs", wrong.title));
        }
    }
    Ok(())
}

/// A client that is listed twice in a step would be two.
fn once_each(name: &str, transcript: &Transcript) -> Result<(), String> {
    for step in &transcript.steps {
        let mut seen = HashSet::new();
        if let Some(twice) = step.heard.iter().find(|heard| !seen.insert(&heard.client)) {
            return Err(format!("`{}` is there twice in \"{}\" of `{name}`", twice.client, step.title));
        }
    }
    Ok(())
}

/// A number that is the same at each build, and tells nothing of the bytes (FNV-1a).
pub(super) fn fingerprint(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, mix)
}
