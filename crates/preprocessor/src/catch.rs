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

use std::{
    collections::HashMap,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

use catalogue::Exercise;

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
pub fn games(root: &Path) -> Result<Vec<Arc<Vec<Game>>>, Wrong> {
    let workbook = Workbook::new(root);
    catalogue::all().filter(|exercise| has_game(exercise.id)).map(|exercise| of(&workbook, exercise)).collect()
}

/// The games of an exercise: one, or one for each scenario, by their names.
///
/// They are kept for as long as no recording changes: the book is built at each save of a page, and reading five hundred
/// recordings takes longer than all the rest.
pub(crate) fn of(workbook: &Workbook, exercise: &Exercise) -> Result<Arc<Vec<Game>>, Wrong> {
    type Kept = HashMap<PathBuf, (Vec<Stamp>, Arc<Vec<Game>>)>;
    static KEPT: Mutex<Option<Kept>> = Mutex::new(None);

    let folder = workbook.transcripts(exercise);
    let stamps = stamps(&folder);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = kept.get_or_insert_default();
    if let Some((of, games)) = kept.get(&folder)
        && *of == stamps
    {
        return Ok(Arc::clone(games));
    }
    let scenarios = workbook.scenarios(exercise)?;
    let games = if scenarios.is_empty() {
        vec![Game::read(workbook, exercise, None)?]
    } else {
        let read = |scenario: &String| Game::read(workbook, exercise, Some(scenario));
        scenarios.iter().map(read).collect::<Result<_, _>>()?
    };
    let games = Arc::new(games);
    kept.insert(folder, (stamps, Arc::clone(&games)));
    Ok(games)
}

/// What tells one state of a recording from another.
type Stamp = (OsString, u64, Option<SystemTime>);

fn stamps(folder: &Path) -> Vec<Stamp> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut stamps: Vec<Stamp> = entries
        .filter_map(|entry| entry.metadata().ok().map(|data| (entry.file_name(), data.len(), data.modified().ok())))
        .collect();
    stamps.sort_unstable();
    stamps
}
