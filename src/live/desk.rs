//! The learner's desk: what she saves is graded while she reads, and the open pages of that exercise show the verdict.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};

use anyhow::Result;
use catalogue::Exercise;
use progress::{Progress, Store};
use serde::Serialize;
use tokio::sync::watch as channel;

use super::background::Graders;
use super::panel::{Next, Panel, State};
use crate::out::println;
use crate::saves::Saves;
use crate::style;
use crate::watch;
use crate::watch::run::{News, Run, Said};

/// What each exercise's page shows, and how far the learner is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Board {
    panels: BTreeMap<&'static str, (u64, Panel)>,
    /// How far she is.
    pub(crate) way: Onward,
    /// How far the graders are that are built in the background.
    pub(crate) graders: Graders,
    changes: u64,
}

impl Board {
    pub(crate) fn of(root: &Path) -> Self {
        let mut board = Self::default();
        board.read(root);
        board
    }

    fn read(&mut self, root: &Path) {
        self.way = Onward::of(&Store::of(root).read());
    }

    /// What the page of this exercise shows, and a number that grows with each change of it.
    pub(crate) fn panel(&self, id: &str) -> Option<&(u64, Panel)> {
        self.panels.get(id)
    }

    fn put(&mut self, panel: Panel) {
        self.changes += 1;
        self.panels.insert(panel.id, (self.changes, panel));
    }
}

/// What has passed, and what is next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Onward {
    /// The ids of the exercises that have passed.
    passed: Vec<&'static str>,
    /// Those whose reference may be seen, passed or not.
    seen: Vec<&'static str>,
    all: usize,
    next: Option<Next>,
}

impl Onward {
    fn of(progress: &Progress) -> Self {
        let those = |which: &dyn Fn(&str) -> bool| course::all().map(|place| place.id).filter(|id| which(id)).collect();
        let next = progress.next(None).and_then(|place| catalogue::find(place.id));
        Self {
            passed: those(&|id| progress.has_passed(id)),
            seen: those(&|id| progress.may_see(id)),
            all: course::all().count(),
            next: next.map(Next::of),
        }
    }
}

/// Grades what is saved, once it [works](Desk::work).
pub(crate) struct Desk {
    root: PathBuf,
    board: channel::Sender<Board>,
    saves: Saves<&'static Exercise>,
    /// Whose turn it is after the one that is under way.
    waiting: VecDeque<&'static Exercise>,
    run: Option<(&'static Exercise, Run)>,
}

impl Desk {
    /// Sees what is saved from now on.
    pub(crate) fn new(root: &Path) -> Result<Self> {
        let mut saves = Saves::new(&watch::all(root))?;
        saves.follow(catalogue::all().map(|exercise| (exercise, watch::of(root, exercise))));
        let board = channel::Sender::new(Board::of(root));
        Ok(Self { root: root.to_owned(), board, saves, waiting: VecDeque::new(), run: None })
    }

    /// What the pages show.
    pub(crate) fn board(&self) -> channel::Sender<Board> {
        self.board.clone()
    }

    /// Goes on for as long as it is awaited. `book` is the address of the pages.
    pub(crate) async fn work(mut self, book: &str) {
        loop {
            self.go_on(book).await;
        }
    }

    async fn go_on(&mut self, book: &str) {
        tokio::select! {
            exercise = self.saves.next() => {
                // A newer save overtakes the older one, under way or not.
                self.waiting.retain(|waiting| waiting.id != exercise.id);
                if self.run.as_ref().is_some_and(|(running, _)| running.id == exercise.id) {
                    self.run = None;
                    self.waiting.push_front(exercise);
                } else {
                    self.waiting.push_back(exercise);
                }
            }
            (exercise, news) = ran(&mut self.run) => match news {
                Ok(News::Doing(what)) => self.put(Panel::building(exercise, &what)),
                Ok(News::Said(said)) => {
                    self.run = None;
                    self.tell(exercise, Ok(said), book);
                }
                Err(error) => {
                    self.run = None;
                    self.tell(exercise, Err(error), book);
                }
            },
        }
        if self.run.is_none()
            && let Some(exercise) = self.waiting.pop_front()
        {
            self.begin(exercise);
        }
    }

    fn begin(&mut self, exercise: &'static Exercise) {
        self.put(Panel::building(exercise, ""));
        match Run::start(&self.root, &["grade", exercise.id, "--json"], false) {
            Ok(run) => self.run = Some((exercise, run)),
            Err(error) => self.put(Panel::of(exercise, State::NotGraded).because(format!("{error:#}"))),
        }
    }

    fn tell(&self, exercise: &'static Exercise, said: Result<Said>, book: &str) {
        let panel = match said {
            Ok(said) => Panel::read(exercise, &said.out, &said.complaints),
            Err(error) => Panel::of(exercise, State::NotGraded).because(format!("{error:#}")),
        };
        let page = exercise.page.replace(".md", ".html");
        let (style, headline) = (panel.style(), &panel.headline);
        println!(
            "{style}{headline}{style:#}  {}  {}{}/{page}{}",
            exercise.id,
            style::DIM,
            book,
            style::DIM.render_reset()
        );
        if let Some(error) = panel.first_error() {
            println!("  {error}");
        }
        self.put(panel);
    }

    fn put(&self, panel: Panel) {
        self.board.send_modify(|board| {
            board.put(panel);
            board.read(&self.root);
        });
    }
}

/// Waits for news of what is under way; for ever where nothing is.
async fn ran(run: &mut Option<(&'static Exercise, Run)>) -> (&'static Exercise, Result<News>) {
    match run {
        Some((exercise, run)) => (exercise, run.next().await),
        None => std::future::pending().await,
    }
}
