//! An exercise's scenes, played on a real server by the reference solution or a wrong idea, and the code that plays them.
//!
//! # Layout
//!
//! - [`choice`]: which server, which scenes, which steps.
//! - [`play`]: running the grader on it, and the transcript that it gives.
//! - [`source`], `block`: the answer's code, and the part of it that a step is about.
//! - [`notes`]: what an author has to say on a step.
//! - [`text`], [`fold`]: a step as lines for a screen or a sheet.

mod block;
mod choice;
pub(crate) mod fold;
mod notes;
mod play;
mod source;
pub(crate) mod text;

use std::path::Path;

use anyhow::{Result, bail};
use catalogue::Exercise;
use transcript::Step;

pub(crate) use choice::Choice;
pub(crate) use notes::Notes;
pub(crate) use source::Source;

use crate::ids;

/// Everything that there is to show of an exercise.
#[derive(Debug)]
pub(crate) struct Performance {
    pub(crate) exercise: &'static Exercise,
    pub(crate) scenes: Vec<Scene>,
    pub(crate) source: Source,
    /// Where that code lies, from the workbook's root.
    pub(crate) code: String,
    /// Who plays, as a title says it: `broadcast`, `broadcast with the idea io_emit`.
    pub(crate) title: String,
    pub(crate) notes: Notes,
}

/// One scene, as it went.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    /// Only where the exercise has several.
    pub(crate) name: Option<String>,
    pub(crate) steps: Vec<Step>,
    /// Those of the steps that are shown, and asked about.
    pub(crate) shown: Vec<usize>,
}

impl Scene {
    /// The steps between the one that is shown and the one that was shown before it: they go without asking.
    pub(crate) fn before(&self, shown: usize) -> std::ops::Range<usize> {
        let last = self.shown.iter().rev().find(|step| **step < shown);
        last.map_or(0, |step| step + 1)..shown
    }
}

impl Performance {
    /// What stands on top: nothing that answers a question.
    pub(crate) fn heading(&self) -> String {
        let (all, shown) =
            self.scenes.iter().fold((0, 0), |(all, shown), scene| (all + scene.steps.len(), shown + scene.shown.len()));
        let rest =
            if shown < all { format!(": {shown} of {all} steps, --all-steps plays each") } else { String::new() };
        format!("{}{rest}", self.title)
    }
}

/// Plays what was chosen.
pub(crate) fn perform(root: &Path, choice: &Choice) -> Result<Performance> {
    let exercise = ids::one(&choice.id)?;
    let (mut scenes, source, code) = match &choice.idea {
        None => {
            let folder = root.join("solutions").join(exercise.folder());
            let code = format!("solutions/{}/src", exercise.folder());
            (play::reference(root, exercise, &folder)?, Source::folder(&folder.join("src"))?, code)
        }
        Some(idea) => {
            let file = ids::idea(root, exercise, idea)?;
            let code = file.strip_prefix(root).unwrap_or(&file).display().to_string();
            (play::idea(root, exercise, &file)?, Source::file(&file)?, code)
        }
    };
    let notes = Notes::read(&root.join(exercise.place().answers()).join("notes.md"))?;
    for title in notes.strangers(&scenes) {
        crate::out::eprintln!("{}/notes.md: no step is called {title:?}", exercise.place().answers());
    }
    if let Some(only) = choice.scenario.as_deref() {
        let names: Vec<_> = scenes.iter().filter_map(|scene| scene.name.clone()).collect();
        scenes.retain(|scene| scene.name.as_deref() == Some(only));
        if scenes.is_empty() {
            match names.as_slice() {
                [] => bail!("{} has one scenario, which has no name: leave out --scenario", exercise.id),
                names => bail!("{} has no scenario `{only}`; it has {}", exercise.id, names.join(", ")),
            }
        }
    }
    let all = scenes.iter().map(|scene| scene.steps.len()).max().unwrap_or(0);
    choice.choose(exercise, &mut scenes);
    if scenes.is_empty() {
        bail!("{} has no such step: it has {all}", exercise.id);
    }
    let title = match &choice.idea {
        None => exercise.id.to_owned(),
        Some(idea) => format!("{} with the idea {idea}", exercise.id),
    };
    Ok(Performance { exercise, scenes, source, code, title, notes })
}

/// Whether there is something to ask: in a step in which clients only connect, and hear nothing, there is not.
pub(crate) fn is_question(step: &Step) -> bool {
    step.is_acted() || step.heard.iter().any(|heard| !heard.sounds.is_empty())
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
        let shown = (0..transcript.steps.len()).collect();
        Scene { name: name.map(str::to_owned), steps: transcript.steps, shown }
    }

    pub(crate) fn performance() -> Performance {
        Performance {
            exercise: catalogue::find("broadcast").expect("an exercise"),
            scenes: vec![scene(None, TRANSCRIPT)],
            source: Source::of(BTreeMap::from([("lib".to_owned(), CODE.to_owned())])),
            code: "solutions/emit/broadcast/src".to_owned(),
            title: "broadcast".to_owned(),
            notes: Notes::parse("## alice types\n\nAsk what Alice's screen shows.\n"),
        }
    }
}
