//! A grader: an exercise's scenes, and how its server is hosted.

use std::pin::Pin;

use crate::harness::Harness;
use crate::protocol::{Clock, Hosting};

/// Plays one scene.
pub type Play = for<'a> fn(&'a mut Harness) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// How an exercise is graded. Made once for each exercise, as a constant.
#[derive(Debug, Clone, Copy)]
pub struct Grader {
    /// The exercise.
    pub id: &'static str,
    pub(crate) hosting: Hosting,
    pub(crate) clock: Clock,
    /// The keys whose texts are free.
    pub(crate) free: &'static [&'static str],
    pub(crate) scenes: Scenes,
    /// What is shown with the reference solution, and not graded: the contract says nothing about it.
    shown: &'static [(&'static str, Play)],
    /// Whether it waits for the clock on the wall.
    waits: bool,
    /// Whether a right answer must be right again in a second server of the same process.
    pub(crate) twice: bool,
    /// The namespace and the auth with which somebody comes in, as JSON.
    pub(crate) entrance: (&'static str, &'static str),
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Scenes {
    One(Play),
    /// Each is graded by itself, with a server of its own.
    Scenarios(&'static [(&'static str, Play)]),
}

impl Grader {
    const fn new(id: &'static str, hosting: Hosting, clock: Clock, play: Play) -> Self {
        Self {
            id,
            hosting,
            clock,
            free: &["error", "reason"],
            scenes: Scenes::One(play),
            shown: &[],
            waits: false,
            twice: false,
            entrance: ("/", ""),
        }
    }

    /// For `attach(io)`.
    #[must_use]
    pub const fn server(id: &'static str, play: Play) -> Self {
        Self::new(id, Hosting::Attach, Clock::Held, play)
    }

    /// For `app()`. All of its clients are raw ones.
    #[must_use]
    pub const fn app(id: &'static str, play: Play) -> Self {
        Self::new(id, Hosting::App, Clock::Held, play)
    }

    /// For `node(redis_url)`, called twice. All of its clients are raw ones: `person("bob").raw().on_node(2)`.
    #[must_use]
    pub const fn nodes(id: &'static str, play: Play) -> Self {
        Self::new(id, Hosting::Nodes, Clock::Held, play)
    }

    /// For a function. The process's time is real.
    #[must_use]
    pub const fn call(id: &'static str, play: Play) -> Self {
        Self::new(id, Hosting::Call, Clock::Real, play)
    }

    /// For a client of the learner's: a function that talks to a server of ours, which takes its time now and then.
    #[must_use]
    pub const fn client(id: &'static str, play: Play) -> Self {
        Self::call(id, play).real_time()
    }

    /// The wording of texts under these keys is free; they are written as `<text>`. By default: `error`, `reason`.
    #[must_use]
    pub const fn free_text(mut self, keys: &'static [&'static str]) -> Self {
        self.free = keys;
        self
    }

    /// No text is free.
    #[must_use]
    pub const fn exact_text(self) -> Self {
        self.free_text(&[])
    }

    /// The server's clock runs, for limits that are measured by the clock on the wall.
    #[must_use]
    pub const fn real_time(mut self) -> Self {
        self.clock = Clock::Real;
        self.waits = true;
        self
    }

    /// Whoever passes is played again, in a second server of the same process: what is kept in a `static` belongs to
    /// both, and shows.
    #[must_use]
    pub const fn twice(mut self) -> Self {
        self.twice = true;
        self
    }

    /// The namespace and the auth with which somebody comes in who only wants to try the server: "/" and none without it.
    #[must_use]
    pub const fn entrance(mut self, namespace: &'static str, auth: &'static str) -> Self {
        self.entrance = (namespace, auth);
        self
    }

    /// Several scenes instead of one, each reported by itself.
    #[must_use]
    pub const fn scenarios(mut self, scenarios: &'static [(&'static str, Play)]) -> Self {
        self.scenes = Scenes::Scenarios(scenarios);
        self
    }

    /// Scenes that are played with the reference solution alone, for walkthroughs and the book.
    #[must_use]
    pub const fn shows(mut self, scenes: &'static [(&'static str, Play)]) -> Self {
        self.shown = scenes;
        self
    }

    /// Whether grading waits for the clock on the wall. Several can wait side by side.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.waits
    }

    /// The names of the scenarios; one without a name where there is a single scene.
    #[must_use]
    pub fn scene_names(&self) -> Vec<Option<&'static str>> {
        match self.scenes {
            Scenes::One(_) => vec![None],
            Scenes::Scenarios(all) => all.iter().map(|(name, _)| Some(*name)).collect(),
        }
    }

    /// The names of the scenes that are shown, and not graded.
    #[must_use]
    pub fn shown_names(&self) -> Vec<Option<&'static str>> {
        self.shown.iter().map(|(name, _)| Some(*name)).collect()
    }

    pub(crate) fn scene(&self, name: Option<&str>) -> Option<Play> {
        let among = |all: &[(&str, Play)], name| all.iter().find(|(n, _)| *n == name).map(|(_, play)| *play);
        match (self.scenes, name) {
            (Scenes::One(play), None) => Some(play),
            (Scenes::Scenarios(all), Some(name)) => among(all, name),
            (Scenes::One(_), Some(name)) => among(self.shown, name),
            (Scenes::Scenarios(_), None) => None,
        }
    }
}
