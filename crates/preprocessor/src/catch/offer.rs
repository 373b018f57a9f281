//! Which steps a reader may choose: those that can tell a wrong server from the right one, and not too many at once.

use transcript::{Act, Sound, Step};

use super::game::Game;

/// So many steps are offered at once; of more, the best ones first.
const MOST: usize = 12;
const FILLED: usize = 10;

/// Said of a step whose content nobody can see.
const UNSEEN: &str = "made at random";

/// How a step is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Offer {
    Now,
    /// Behind "all steps".
    Later,
    /// Part of the story: everybody is silent in it, whatever the server.
    Context,
    /// Too many events to say anything of.
    Burst,
}

impl Offer {
    pub(super) fn is_played(self) -> bool {
        matches!(self, Self::Now | Self::Later)
    }

    /// The mark in the page's data.
    pub(super) fn mark(self) -> Option<u8> {
        match self {
            Self::Now => None,
            Self::Context => Some(1),
            Self::Burst => Some(2),
            Self::Later => Some(3),
        }
    }
}

pub(super) fn offers(game: &Game) -> Vec<Offer> {
    let steps = 0..game.reference.steps.len();
    let mut offers: Vec<Offer> = steps.map(|step| first_look(game, step)).collect();
    for door in 0..game.doors.len() {
        let shows_in =
            |offers: &[Offer], which| (0..offers.len()).find(|&step| offers[step] == which && game.differs(door, step));
        if shows_in(&offers, Offer::Now).is_none()
            && let Some(step) = shows_in(&offers, Offer::Burst)
        {
            offers[step] = Offer::Now;
        }
    }
    let offered: Vec<usize> = (0..offers.len()).filter(|&step| offers[step] == Offer::Now).collect();
    if offered.len() > MOST {
        let kept = best(game, &offered);
        for step in offered {
            if !kept.contains(&step) {
                offers[step] = Offer::Later;
            }
        }
    }
    offers
}

fn first_look(game: &Game, index: usize) -> Offer {
    let step = &game.reference.steps[index];
    let silent = game.right[index].iter().all(|(_, heard)| *heard == 0)
        && game.doors.iter().all(|door| door.heard[index].iter().all(|heard| *heard == 0));
    let unseen = step.sent.iter().any(|sent| matches!(&sent.act, Act::Call(words) if words.contains(UNSEEN)));
    if silent || unseen {
        Offer::Context
    } else if is_burst(step) || game.doors.iter().any(|door| door.transcript.steps.get(index).is_some_and(is_burst)) {
        Offer::Burst
    } else {
        Offer::Now
    }
}

fn is_burst(step: &Step) -> bool {
    let mut sounds = step.heard.iter().flat_map(|heard| &heard.sounds);
    step.sent.iter().any(|sent| matches!(sent.act, Act::Burst { .. }))
        || sounds.any(|sound| matches!(sound, Sound::Times { .. } | Sound::Run { .. }))
}

/// Those that catch somebody new, or tell many apart that looked the same; filled up from the front.
fn best(game: &Game, offered: &[usize]) -> Vec<usize> {
    let doors = game.doors.len();
    let many = 3.max(doors.div_ceil(2));
    let mut kept = Vec::new();
    let mut caught = 0;
    let mut apart = vec![false; doors * doors];
    for &step in offered {
        let new = game.catches(step);
        let pairs: Vec<usize> = (0..doors)
            .flat_map(|a| (0..a).map(move |b| (a, b)))
            .filter(|&(a, b)| !apart[a * doors + b] && game.doors[a].heard[step] != game.doors[b].heard[step])
            .map(|(a, b)| a * doors + b)
            .collect();
        if new & !caught != 0 || pairs.len() >= many {
            kept.push(step);
            caught |= new;
            pairs.into_iter().for_each(|pair| apart[pair] = true);
        }
    }
    for &step in offered {
        if kept.len() < FILLED && !kept.contains(&step) {
            kept.push(step);
        }
    }
    kept
}
