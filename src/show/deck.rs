//! Where the show is, and what a key does to it. No terminal here.

use crate::scene::{Performance, is_question};

/// What a presenter can want.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Forward,
    Back,
    /// Play the step again: the answer is hidden.
    Repeat,
    First,
    Last,
    Up,
    Down,
    Code,
    Help,
    Quit,
}

/// What the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    Step,
    Code,
    Help,
}

/// The place in the show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deck {
    /// Scene and step of each slide.
    slides: Vec<Slide>,
    at: usize,
    revealed: bool,
    pub(crate) view: View,
    /// The first line of the body that is seen. May be too great: the screen says where it really is.
    pub(crate) top: usize,
}

/// A step of a scene, both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slide {
    pub(crate) scene: usize,
    pub(crate) step: usize,
    /// Whether there is something to ask before it is revealed.
    asks: bool,
}

/// How far [`Key::Up`] and [`Key::Down`] go.
const LINES: usize = 8;

impl Deck {
    /// A performance has at least one step.
    pub(crate) fn new(performance: &Performance) -> Self {
        let slide = |(scene, step): (usize, usize)| Slide {
            scene,
            step,
            asks: is_question(&performance.scenes[scene].steps[step]),
        };
        let scenes = performance.scenes.iter().enumerate();
        let slides: Vec<_> =
            scenes.flat_map(|(i, scene)| scene.shown.iter().map(move |step| (i, *step))).map(slide).collect();
        Self { revealed: !slides[0].asks, slides, at: 0, view: View::Step, top: 0 }
    }

    pub(crate) fn slide(&self) -> Slide {
        self.slides[self.at]
    }

    pub(crate) fn is_revealed(&self) -> bool {
        self.revealed
    }

    /// Nothing comes after this.
    pub(crate) fn is_over(&self) -> bool {
        self.revealed && self.at + 1 == self.slides.len()
    }

    /// What a key does. `false`: the show is over.
    pub(crate) fn press(&mut self, key: Key) -> bool {
        let moved = !matches!(key, Key::Up | Key::Down);
        let view = self.view;
        self.view = match key {
            Key::Code if view != View::Code => View::Code,
            Key::Help if view != View::Help => View::Help,
            Key::Up | Key::Down => view,
            _ => View::Step,
        };
        match key {
            Key::Quit => return false,
            // The first press only comes back from the code.
            Key::Forward | Key::Back if view != View::Step => {}
            Key::Forward if !self.revealed => self.revealed = true,
            Key::Forward if self.at + 1 < self.slides.len() => self.go(self.at + 1),
            Key::Back if self.revealed && self.slide().asks => self.revealed = false,
            Key::Back if self.at > 0 => {
                self.at -= 1;
                self.revealed = true;
            }
            Key::Repeat => self.go(self.at),
            Key::First => self.go(0),
            Key::Last => self.go(self.slides.len() - 1),
            Key::Up => self.top = self.top.saturating_sub(LINES),
            Key::Down => self.top += LINES,
            Key::Forward | Key::Back | Key::Code | Key::Help => {}
        }
        if moved {
            self.top = 0;
        }
        true
    }

    fn go(&mut self, at: usize) {
        self.at = at;
        self.revealed = !self.slides[at].asks;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::example;

    /// The step, counted from 1, and whether its answer is shown.
    fn after(keys: &[Key]) -> (usize, bool) {
        let mut deck = Deck::new(&example::performance());
        for key in keys {
            assert!(deck.press(*key));
        }
        (deck.slide().step + 1, deck.is_revealed())
    }

    use Key::{Back, Code, Down, First, Forward, Last, Quit, Repeat};

    #[test]
    fn forward_asks_and_then_reveals() {
        assert_eq!(after(&[]), (1, true), "nobody hears anything: there is nothing to ask");
        assert_eq!(after(&[Forward]), (2, false));
        assert_eq!(after(&[Forward, Forward]), (2, true));
        assert_eq!(after(&[Forward; 3]), (3, false));
        assert_eq!(after(&[Forward; 20]), (3, true));
    }

    #[test]
    fn back_takes_the_last_forward_back() {
        for n in 1..5 {
            let there = [vec![Forward; n], vec![Back]].concat();
            assert_eq!(after(&there), after(&vec![Forward; n - 1]));
        }
        assert_eq!(after(&[Back]), (1, true));
    }

    #[test]
    fn repeat_hides_the_answer_again() {
        assert_eq!(after(&[Forward, Forward, Repeat]), (2, false));
        assert_eq!(after(&[Repeat]), (1, true));
    }

    #[test]
    fn the_ends_are_one_key_away() {
        assert_eq!(after(&[Last]), (3, false));
        assert_eq!(after(&[Forward, Forward, First]), (1, true));
    }

    #[test]
    fn a_look_at_the_code_changes_nothing() {
        assert_eq!(after(&[Forward, Code, Down, Forward]), (2, false));
        assert_eq!(after(&[Forward, Code, Code, Forward]), (2, true));
    }

    #[test]
    fn quit_ends_it() {
        assert!(!Deck::new(&example::performance()).press(Quit));
    }
}
