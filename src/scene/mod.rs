//! An exercise's scenes, played by the reference solution on a real server, and the code that plays them.
//!
//! # Layout
//!
//! - [`play`]: running the solution's grader, and the transcript that it gives.
//! - [`source`], `block`: the solution's code, and the part of it that a step is about.
//! - [`notes`]: what an author has to say on a step.
//! - [`text`], [`fold`]: a step as lines for a screen or a sheet.

mod block;
pub(crate) mod fold;
mod notes;
mod play;
mod source;
pub(crate) mod text;

use std::path::Path;

use anyhow::{Result, bail};
use catalogue::Exercise;
use transcript::Step;

pub(crate) use notes::Notes;
pub(crate) use source::Source;

/// Everything that there is to show of an exercise.
#[derive(Debug)]
pub(crate) struct Performance {
    pub(crate) exercise: &'static Exercise,
    pub(crate) scenes: Vec<Scene>,
    pub(crate) source: Source,
    pub(crate) notes: Notes,
}

/// One scene, as it went.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    /// Only where the exercise has several.
    pub(crate) name: Option<String>,
    pub(crate) steps: Vec<Step>,
}

/// Plays the exercise's scenes; only the one that is named, if one is.
pub(crate) fn perform(root: &Path, exercise: &'static Exercise, only: Option<&str>) -> Result<Performance> {
    let folder = root.join("solutions").join(exercise.folder());
    let mut scenes = play::play(root, exercise, &folder)?;
    let notes = Notes::read(&root.join(exercise.place().answers()).join("notes.md"))?;
    for title in notes.strangers(&scenes) {
        crate::out::eprintln!("{}/notes.md: no step is called {title:?}", exercise.place().answers());
    }
    if let Some(only) = only {
        let names: Vec<_> = scenes.iter().filter_map(|scene| scene.name.clone()).collect();
        scenes.retain(|scene| scene.name.as_deref() == Some(only));
        if scenes.is_empty() {
            match names.as_slice() {
                [] => bail!("{} has one scenario, which has no name: leave out --scenario", exercise.id),
                names => bail!("{} has no scenario `{only}`; it has {}", exercise.id, names.join(", ")),
            }
        }
    }
    Ok(Performance { exercise, scenes, source: Source::read(&folder.join("src"))?, notes })
}

/// Whether there is something to ask: in a step in which clients only connect, and hear nothing, there is not.
pub(crate) fn is_question(step: &Step) -> bool {
    !step.sent.is_empty() || step.heard.iter().any(|heard| !heard.sounds.is_empty())
}

#[cfg(test)]
pub(crate) mod example {
    //! A small performance for the tests.

    use std::collections::BTreeMap;

    use super::{Notes, Performance, Scene, Source};

    pub(crate) const TRANSCRIPT: &str = "\
1  alice, bob and carol connect
   alice ·
   bob   ·
   carol ·
2  alice types
   alice → typing {\"name\":\"alice\"}
   alice ·
   bob   ← typing {\"name\":\"alice\"}
   carol ← typing {\"name\":\"alice\"}
3  bob leaves
   bob   → disconnects
   alice ·
   bob   ·
   carol ·
";

    pub(crate) const CODE: &str = "\
//! Passes it on.

pub fn attach(io: &SocketIo) {
    io.ns(\"/\", async |socket: SocketRef| {
        socket.on(\"typing\", async |socket: SocketRef, Data(who): Data<Value>| {
            socket.broadcast().emit(\"typing\", &who).await.ok();
        });
    });
}
";

    pub(crate) fn scene(name: Option<&str>, transcript: &str) -> Scene {
        let transcript: transcript::Transcript = transcript.parse().expect("a transcript");
        Scene { name: name.map(str::to_owned), steps: transcript.steps }
    }

    pub(crate) fn performance() -> Performance {
        Performance {
            exercise: catalogue::find("broadcast").expect("an exercise"),
            scenes: vec![scene(None, TRANSCRIPT)],
            source: Source::of(BTreeMap::from([("lib".to_owned(), CODE.to_owned())])),
            notes: Notes::parse("## alice types\n\nAsk what Alice's screen shows.\n"),
        }
    }
}
