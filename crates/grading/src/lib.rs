//! The engine: a real server of the learner's code in a process of its own, real clients, and a settled transcript.
//!
//! # Layout
//!
//! - [`scene`]: what the author of a scene writes with.
//! - [`Grader`]: an exercise's scenes, and how its server is hosted.
//! - `harness`: the stage on which a scene is played; `clients`: who plays.
//! - [`Answer`], [`host`]: the child process, which hosts the server and judges nothing.
//! - [`Run`]: the answer as a server for anybody, without a grader.
//! - `child`, `protocol`, `reports`, `traced`: the grader's hold on that process.
//! - `test_server`: the server for exercises in which the learner writes the client.
//! - `lateness`: whether the machine was fast enough for a scene in real time.
//! - [`play`]: playing a scene. [`Played`]: what came of it, and whether it is right.
//! - [`report`]: what a person sees, and what a program reads.

mod child;
mod clients;
mod grader;
mod harness;
mod lateness;
mod metronome;
mod play;
mod played;
mod protocol;
pub mod report;
mod reports;
mod run;
pub mod scene;
mod stage;
mod test_server;
mod traced;

pub use futures_util::future::BoxFuture;
pub use grader::{Grader, Play};
pub use play::play;
pub use played::{Expectation, Played, ProcessNotes};
pub use protocol::RESULT;
pub use run::Run;
pub use sandbox::keep;
pub use serde_json::Value;
pub use stage::{Answer, here, host, is_called, passed_on};

/// Prepares this process for clients of ours. Call it first of all.
pub fn prepare() {
    // A proxy that the environment names would be asked for 127.0.0.1 by clients that poll.
    // SAFETY: called at the start of `main`, before any other thread runs but those that wait for our end.
    unsafe { std::env::set_var("NO_PROXY", "127.0.0.1,localhost") };
    // Whatever an answer leaves behind is ended with it.
    sandbox::adopt();
    // rust_socketio panics now and then, in a task of its own. The scene is played once more, and nobody needs a trace.
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic.location().is_some_and(|at| at.file().contains("rust_socketio-")) {
            told(panic);
        }
    }));
}
