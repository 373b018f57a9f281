//! What the catalogue says of the book: each exercise has its page, and each misconception its place to read.

use super::{anchors::Anchors, links};
use crate::{
    catch,
    problem::{Problem, Wrong},
    site::Site,
};

/// Where to mend what is said of an exercise.
const SAID: &str = "crates/feedback/src";

pub(super) fn check(site: &Site, anchors: &Anchors, problems: &mut Vec<Problem>) {
    for part in catalogue::parts() {
        for exercise in part.exercises {
            let id = exercise.id;
            let file = format!("{SAID}/{}/{id}.rs", part.name);
            let mut missing = |what: String, page: &str| {
                let wrong = Wrong::NoPage { what, page: page.to_owned() };
                problems.push(Problem { file: file.clone(), line: 1, wrong });
            };
            let Some(page) = site.page(exercise.page) else {
                missing(format!("`{id}`"), exercise.page);
                continue;
            };
            if page.text.contains("This page is being written.") {
                continue;
            }
            for wrong in exercise.misconceptions {
                if links::broken(site, anchors, "SUMMARY.md", wrong.page).is_some() {
                    missing(format!("the misconception `{}`", wrong.name), wrong.page);
                }
            }
            let mut report = |wrong| problems.push(Problem { file: site.shown(&page.path), line: 1, wrong });
            match anchors.title(&page.path) {
                Some(title) if title == exercise.title.replace('`', "") => {}
                found => report(Wrong::Title {
                    expected: exercise.title.to_owned(),
                    found: found.unwrap_or_default().to_owned(),
                }),
            }
            if !page.text.contains(&format!("{{{{#exercise {id}}}}}")) {
                report(Wrong::NoExerciseBox { id: id.to_owned() });
            }
            if catch::has_game(id) && !page.text.contains(&format!("{{{{#catch {id}")) {
                report(Wrong::NoCatch { id: id.to_owned() });
            }
        }
    }
}
