//! `watch`: what changes is graded, and what is graded is shown, until somebody has seen enough.
//!
//! # Layout
//!
//! - [`watch`]: the loop: a save, a key, the end of a run, or the end of it all.
//! - `run`: this program once more, for one thing, with what it says.
//! - `screen`: where it is shown: a terminal with keys, or a pipe.

pub(crate) mod run;
mod screen;

use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use anyhow::Result;
use catalogue::Exercise;
use progress::Store;

use crate::saves::{Saves, Source};
use crate::{bar, ended};
use run::{News, Run};
use screen::{Key, Screen};

/// Grades `exercise` now and whenever it changes.
///
/// # Errors
///
/// If changes cannot be watched, or nothing can be started.
pub(crate) async fn watch(root: PathBuf, exercise: &'static Exercise) -> Result<()> {
    let saves = Saves::new(&all(&root))?;
    let screen = Screen::new()?;
    let coloured = AutoStream::choice(&std::io::stdout()) != ColorChoice::Never;
    let mut watching = Watching { root, exercise, coloured, saves, screen, run: None, asked: false };
    tokio::select! {
        // Listens before anything is started.
        biased;
        () = ended::by_signal() => Ok(()),
        watched = watching.go_on() => watched,
    }
}

struct Watching {
    root: PathBuf,
    exercise: &'static Exercise,
    coloured: bool,
    saves: Saves<()>,
    screen: Screen,
    /// What is under way. Dropped, it ends, with all that it has started.
    run: Option<Run>,
    /// Whether the next key says if the answer is reset.
    asked: bool,
}

enum Event {
    Saved,
    Ran(News),
    Pressed(Key),
}

impl Watching {
    async fn go_on(&mut self) -> Result<()> {
        self.grade()?;
        loop {
            let event = tokio::select! {
                () = self.saves.next() => Event::Saved,
                news = ran(&mut self.run) => Event::Ran(news?),
                key = self.screen.key() => Event::Pressed(key),
            };
            match event {
                Event::Saved => self.grade()?,
                Event::Ran(News::Doing(what)) if what == bar::HELD => {
                    self.screen.say("Another cargo holds the build; it goes on after it.")
                }
                Event::Ran(News::Doing(_)) => {}
                Event::Ran(News::Said(said)) => {
                    self.run = None;
                    self.screen.show(&said);
                }
                Event::Pressed(Key::Quit) => return Ok(()),
                Event::Pressed(key) => self.press(key)?,
            }
        }
    }

    /// Replaces what is under way.
    fn grade(&mut self) -> Result<()> {
        self.saves.follow([((), of(&self.root, self.exercise))]);
        self.screen.begin(self.exercise);
        self.start(&["grade", self.exercise.id])
    }

    fn start(&mut self, arguments: &[&str]) -> Result<()> {
        // The old one ends before the new one begins: both would build in one folder.
        self.run = None;
        self.run = Some(Run::start(&self.root, arguments, self.coloured)?);
        Ok(())
    }

    fn press(&mut self, key: Key) -> Result<()> {
        let id = self.exercise.id;
        if std::mem::take(&mut self.asked) {
            match key {
                Key::Yes => return self.start(&["reset", id]),
                _ => self.screen.say("Nothing was changed."),
            }
            return Ok(());
        }
        match key {
            Key::Next => self.go_to(1),
            Key::Previous => self.go_to(-1),
            Key::Hint => {
                let read = Store::of(&self.root).read().of(id).map_or(0, |record| record.hints);
                self.start(&["hint", id, &(read + 1).min(3).to_string()])
            }
            Key::Reset => {
                self.asked = true;
                self.screen.say("Put the untouched stub back? Your answer is kept beside it. (y/n)");
                Ok(())
            }
            Key::List => self.start(&["list"]),
            Key::Open => {
                let said = open_page(&self.root, self.exercise);
                self.screen.say(&said);
                Ok(())
            }
            Key::Again => self.grade(),
            Key::Yes | Key::Other | Key::Quit => Ok(()),
        }
    }

    fn go_to(&mut self, by: isize) -> Result<()> {
        let here = self.exercise.number();
        let there = catalogue::all().find(|exercise| Some(exercise.number()) == here.checked_add_signed(by));
        match there {
            Some(exercise) => {
                self.exercise = exercise;
                self.grade()
            }
            None => {
                self.screen.say(if by > 0 { "That was the last one." } else { "That is the first one." });
                Ok(())
            }
        }
    }
}

/// All exercises.
pub(crate) fn all(root: &Path) -> Source {
    Source { folder: root.join("exercises"), whole: true }
}

/// All that an exercise is made of.
pub(crate) fn of(root: &Path, exercise: &Exercise) -> Source {
    Source { folder: all(root).folder.join(exercise.folder()), whole: true }
}

/// Waits for news of what is under way; for ever where nothing is.
async fn ran(run: &mut Option<Run>) -> Result<News> {
    match run {
        Some(run) => run.next().await,
        None => std::future::pending().await,
    }
}

/// Opens the page where the book is served, or says where the page lies.
fn open_page(root: &Path, exercise: &Exercise) -> String {
    let page = exercise.page.replace(".md", ".html");
    let Some(book) = crate::live::address::read(root) else {
        return format!("The book is not served: `cargo run` does. Its text is in book/src/{}", exercise.page);
    };
    let url = format!("{book}/{page}");
    match open::that_detached(&url) {
        Ok(()) => url,
        Err(error) => format!("{url} (no browser could be opened: {error})"),
    }
}
