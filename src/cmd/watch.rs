//! `watch [ID]`: a verdict at each save.

use std::process::ExitCode;

use anyhow::Result;
use progress::Store;

use crate::{group, ids, root, watch};

/// Grade at each save, and show the verdict
///
/// It begins with the first exercise that has not passed. A newer save replaces the run that it overtakes. Keys: n next,
/// p previous, h hint, r reset (asks first), l list, o open the page, q quit. In a pipe there are no keys, and Ctrl-C ends.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The exercise: `broadcast`, or its number
    id: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let root = root::find()?;
    let exercise = match &args.id {
        Some(id) => ids::one(id)?,
        None => {
            let next = Store::of(&root).read().next(None);
            // Who has passed them all may play with the last.
            let place = next.or_else(|| course::all().last());
            ids::one(place.map_or("hello", |place| place.id))?
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let watched = runtime.block_on(watch::watch(root, exercise));
    // A thread may wait for a key for ever.
    runtime.shutdown_background();
    group::end_all();
    watched.map(|()| ExitCode::SUCCESS)
}
