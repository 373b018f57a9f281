//! What PROTOCOL.md asks of a stage, asked of one: ours keeps to it, and six that lie about one thing each are found out.
//!
//! The test speaks JSON of its own and shares no type with the engine, so that it checks the page. The binary starts itself
//! as the stage, and as what goes between. A stage of another kind is held against the same suite when `STAGE_PROGRAM`
//! names it: it is started with the name of the answer that it has to host (`answer`).

mod answer;
mod client;
mod hold;
mod liars;
mod suite;

use std::process::{Command, ExitCode};

use libtest_mimic::{Arguments, Failed, Trial};

use hold::{Broken, Rule};
use liars::Lie;

/// Names the answer that a stage of ours hosts.
const ANSWER: &str = "CONFORMANCE_ANSWER";
/// Names what somebody between changes.
const BETWEEN: &str = "CONFORMANCE_BETWEEN";
/// A stage that is not ours.
const PROGRAM: &str = "STAGE_PROGRAM";

/// Starts a stage that hosts the answer of this name.
type Stage = fn(&str) -> Command;

/// What is asked of a stage that hosts this answer.
#[derive(Clone, Copy)]
struct Suite {
    answer: &'static str,
    name: &'static str,
    run: fn(Command) -> Result<(), Broken>,
}

const SERVER: Suite = Suite { answer: "server", name: "a server", run: suite::server };
const IN_REAL_TIME: Suite = Suite { answer: "server", name: "a server in real time", run: suite::real_time };
const FUNCTION: Suite = Suite { answer: "function", name: "a function", run: suite::function };

fn main() -> ExitCode {
    if let Ok(name) = std::env::var(BETWEEN) {
        return liars::go_between(Lie::named(&name));
    }
    if grading::is_called() {
        grading::host(answer::find(&std::env::var(ANSWER).unwrap_or_default()));
    }
    let mut trials = vec![
        keeps("our stage", SERVER, ours),
        keeps("our stage", IN_REAL_TIME, ours),
        keeps("our stage", FUNCTION, ours),
        keeps("who goes between and changes nothing", SERVER, |answer| between(Lie::None, answer)),
        lies("rests too early", Rule::Rest, |answer| between(Lie::RestsTooEarly, answer)),
        lies("lets no time pass", Rule::Time, |answer| between(Lie::LetsNoTimePass, answer)),
        lies("counts a closed connection too many", Rule::Closed, |answer| between(Lie::CountsTooMany, answer)),
        lies("says that it never wakes up", Rule::Idle, |answer| between(Lie::NeverWakesUp, answer)),
        lies("adds no fence", Rule::Fence, |answer| between(Lie::AddsNoFence, answer)),
        lies("answers an order twice", Rule::OneReply, |answer| between(Lie::AnswersTwice, answer)),
    ];
    if std::env::var_os(PROGRAM).is_some() {
        trials.extend([SERVER, IN_REAL_TIME, FUNCTION].map(|suite| keeps("the stage that is named", suite, named)));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn ours(answer: &str) -> Command {
    let mut command = itself();
    command.env(ANSWER, answer);
    command
}

fn between(lie: Lie, answer: &str) -> Command {
    let mut command = ours(answer);
    command.env(BETWEEN, lie.name());
    command
}

fn named(answer: &str) -> Command {
    let mut command = Command::new(std::env::var_os(PROGRAM).unwrap_or_default());
    command.arg(answer);
    command
}

fn itself() -> Command {
    Command::new(std::env::current_exe().expect("this binary"))
}

fn keeps(who: &str, suite: Suite, stage: Stage) -> Trial {
    let Suite { answer, name, run } = suite;
    Trial::test(format!("{who} keeps to the protocol with {name}"), move || Ok(run(stage(answer))?))
}

/// Found out, and for what it does.
fn lies(does: &str, rule: Rule, stage: Stage) -> Trial {
    Trial::test(format!("a stage that {does} is found out"), move || match (SERVER.run)(stage(SERVER.answer)) {
        Err(broken) if broken.rule == rule => Ok(()),
        Err(broken) => Err(Failed::from(format!("found out for something else than {rule:?}: {broken}"))),
        Ok(()) => Err("nobody noticed".into()),
    })
}
