//! Which steps of which scenes of which server: what somebody who asks a class may choose.

use std::ops::RangeInclusive;
use std::str::FromStr;

use catalogue::Exercise;

use super::Scene;

/// What `walkthrough` and `predict` have in common.
#[derive(Debug, clap::Args)]
pub(crate) struct Choice {
    /// The exercise: `broadcast`, or its number
    pub(crate) id: String,

    /// Only this scenario, of an exercise that has several
    #[arg(long, value_name = "NAME")]
    pub(crate) scenario: Option<String>,

    /// A wrong idea that the grader knows, instead of the reference: `io_emit`; a wrong name lists them all
    #[arg(long, value_name = "NAME")]
    pub(super) idea: Option<String>,

    /// Only these steps, by their numbers: `2-5`, `2,4,7-9`. Without it, those that matter most
    #[arg(long, value_name = "STEPS", conflicts_with = "all_steps")]
    pub(super) steps: Option<Numbers>,

    /// Every step
    #[arg(long)]
    pub(super) all_steps: bool,
}

/// Some numbers of steps, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numbers(Vec<RangeInclusive<usize>>);

impl FromStr for Numbers {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| text.trim().parse().ok().filter(|number| *number > 0);
        let range = |part: &str| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let range = number(first)?..=number(last)?;
            (!range.is_empty()).then_some(range)
        };
        let ranges =
            text.split(',').map(|part| range(part).ok_or_else(|| format!("`{part}`: write `2-5`, or `2,4,7-9`")));
        ranges.collect::<Result<_, _>>().map(Self)
    }
}

impl Choice {
    /// Leaves in each scene what was chosen, and no scene in which nothing was.
    pub(super) fn choose(&self, exercise: &Exercise, scenes: &mut Vec<Scene>) {
        for scene in &mut *scenes {
            let all = 0..scene.steps.len();
            scene.shown = match &self.steps {
                _ if self.all_steps => all.collect(),
                Some(Numbers(ranges)) => all.filter(|i| ranges.iter().any(|range| range.contains(&(i + 1)))).collect(),
                None => {
                    let named = |i: &usize| exercise.steps.contains(&scene.steps[*i].title.as_str());
                    let shown: Vec<_> = all.clone().filter(named).collect();
                    // A scene that ended early, or that nobody has chosen from.
                    if shown.is_empty() { all.collect() } else { shown }
                }
            };
        }
        scenes.retain(|scene| !scene.shown.is_empty());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_numbers_and_ranges() {
        assert_eq!("2-5".parse(), Ok(Numbers(vec![2..=5])));
        assert_eq!("2, 4,7-9".parse(), Ok(Numbers(vec![2..=2, 4..=4, 7..=9])));
        for wrong in ["", "0", "5-2", "2-", "a", "1,,2"] {
            let said = wrong.parse::<Numbers>().expect_err(wrong);
            assert!(said.ends_with("write `2-5`, or `2,4,7-9`"), "{said}");
        }
    }
}
