//! How much of what was predicted came true.

use std::fmt::Write;

use transcript::Step;

use super::answer::Prediction;
use crate::scene::fold::{fold, pad};

/// Predictions that came true, of those that were made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Score {
    pub(super) right: u32,
    pub(super) of: u32,
}

impl Score {
    pub(super) fn percent(self) -> u32 {
        // Rounded to the nearest; nothing is nothing.
        (self.right * 200 + self.of).checked_div(self.of * 2).unwrap_or(0)
    }

    fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, of: self.of + other.of }
    }
}

/// The predictions for one client.
pub(super) fn score(prediction: &Prediction, client: usize, hears: bool) -> Score {
    match prediction {
        Prediction::Alone(said) => Score { right: u32::from(said[client] == hears), of: 1 },
        Prediction::Class { people, hands } => {
            Score { right: if hears { hands[client] } else { people - hands[client] }, of: *people }
        }
    }
}

/// Everything that was asked so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// What the step is called, and what was predicted for it.
    rows: Vec<(String, Score)>,
    /// Those who heard nothing, and were said to hear it.
    dreamt: u32,
    /// Those who heard it, and were said not to.
    missed: u32,
}

impl Tally {
    pub(super) fn add(&mut self, name: String, step: &Step, prediction: &Prediction) -> Score {
        let mut sum = Score::default();
        for (i, heard) in step.heard.iter().enumerate() {
            let hears = heard.hears();
            let score = score(prediction, i, hears);
            let wrong = score.of - score.right;
            if hears {
                self.missed += wrong;
            } else {
                self.dreamt += wrong;
            }
            sum = sum.plus(score);
        }
        self.rows.push((name, sum));
        sum
    }

    fn sum(&self) -> Score {
        self.rows.iter().fold(Score::default(), |sum, (_, score)| sum.plus(*score))
    }

    /// Right of asked, a line a step, and all of it.
    pub(super) fn report(&self) -> String {
        if self.rows.is_empty() {
            return "Nothing was predicted.\n".to_owned();
        }
        let sum = self.sum();
        let digits = sum.of.to_string().len();
        let mut report = String::from("Right, of what was asked:\n\n");
        let mut row = |name: &str, score: Score| {
            let name = fold(name, 56).swap_remove(0);
            let Score { right, of } = score;
            // Writing to a string cannot fail.
            let _ =
                writeln!(report, "  {}  {right:>digits$} of {of:>digits$}  {:>3} %", pad(&name, 56), score.percent());
        };
        for (name, score) in &self.rows {
            row(name, *score);
        }
        row("all", sum);
        let times = |n: u32| if n == 1 { "once".to_owned() } else { format!("{n} times") };
        match (self.dreamt, self.missed) {
            (0, 0) => report.push_str("\nEvery prediction came true.\n"),
            (dreamt, missed) => {
                let _ = write!(
                    report,
                    "\nSaid to hear it, and heard nothing: {}.\nSaid to hear nothing, and heard it: {}.\n",
                    times(dreamt),
                    times(missed)
                );
            }
        }
        report
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::example;

    fn step() -> Step {
        example::scene(None, example::TRANSCRIPT).steps.swap_remove(1)
    }

    #[test]
    fn a_learner_is_right_client_by_client() {
        let mut tally = Tally::default();
        let score = tally.add("2  alice types".to_owned(), &step(), &Prediction::Alone(vec![true, true, false]));
        assert_eq!(score, Score { right: 1, of: 3 });
        let report = tally.report();
        assert!(report.contains("1 of 3   33 %\n"), "{report}");
        assert!(report.ends_with("heard nothing: once.\nSaid to hear nothing, and heard it: once.\n"), "{report}");
        assert!(report.lines().all(|line| line.chars().count() <= 80), "{report}");
    }

    #[test]
    fn a_class_is_right_hand_by_hand() {
        let mut tally = Tally::default();
        let hands = Prediction::Class { people: 30, hands: vec![20, 30, 28] };
        assert_eq!(tally.add("2".to_owned(), &step(), &hands), Score { right: 68, of: 90 });
        assert!(tally.report().contains("68 of 90   76 %\n"), "{}", tally.report());
    }

    #[test]
    fn nothing_asked_is_no_division_by_zero() {
        assert_eq!(Score::default().percent(), 0);
        assert_eq!(Tally::default().report(), "Nothing was predicted.\n");
    }
}
