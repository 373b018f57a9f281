//! "Catch the wrong servers": examples before code. The recorded transcripts of an exercise as a game in its page.
//!
//! A reader says what should be heard in a step. If that is true of the reference, and a wrong idea's server does
//! something else, its door opens. The page's script judges by the data that is built here; the Rust side judges by the
//! transcripts ([`judge`](fn@judge)), and a test compares the two.
//!
//! # Layout
//!
//! - `game`: an exercise's recordings, read and aligned; what the builder refuses.
//! - `judge`: whether an example is true, and whom it catches.
//! - `heard`: everything that anybody hears, once; and how it is shown.
//! - `offer`: which steps a reader may choose.
//! - `par`: the fewest examples that catch all.
//! - `data`: the JSON in the page.
//! - `table`: what the page's judge has to say of every step and idea.

mod data;
mod game;
mod heard;
mod judge;
mod offer;
mod par;
mod table;

use std::path::Path;

use crate::{problem::Wrong, workbook::Workbook};

pub(crate) use data::json;
pub use game::{Door, Game, Kind};
pub use judge::{Judged, Says, judge};
pub use table::{Row, table};

/// Whether an exercise has a game. Of these, who hears what is a matter of time, or of what a client finds out by itself.
pub(crate) fn has_game(id: &str) -> bool {
    !["flood", "client_rejoin", "client_listen"].contains(&id)
}

/// The games of every exercise that has one, from the workbook at `root`.
///
/// # Errors
///
/// What the builder refuses.
pub fn games(root: &Path) -> Result<Vec<Game>, Wrong> {
    let workbook = Workbook::new(root);
    let mut games = Vec::new();
    for exercise in catalogue::all().filter(|exercise| has_game(exercise.id)) {
        let scenarios = workbook.scenarios(exercise)?;
        if scenarios.is_empty() {
            games.push(Game::read(&workbook, exercise, None)?);
        }
        for scenario in &scenarios {
            games.push(Game::read(&workbook, exercise, Some(scenario))?);
        }
    }
    Ok(games)
}
