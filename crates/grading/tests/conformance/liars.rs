//! Who goes between: everything that the grader and a stage of ours say passes through here, and one thing is changed.

use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex, PoisonError};

use grading::Value;
use grading::scene::json;

use crate::BETWEEN;
use crate::hold::next_line;

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lie {
    None,
    /// "I am at rest", as soon as it is asked for.
    RestsTooEarly,
    /// At rest, it is, but no time passes first.
    LetsNoTimePass,
    CountsTooMany,
    NeverWakesUp,
    /// The stage is told of another event.
    AddsNoFence,
    AnswersTwice,
}

const ALL: [Lie; 7] = [
    Lie::None,
    Lie::RestsTooEarly,
    Lie::LetsNoTimePass,
    Lie::CountsTooMany,
    Lie::NeverWakesUp,
    Lie::AddsNoFence,
    Lie::AnswersTwice,
];

impl Lie {
    pub(crate) fn name(self) -> String {
        format!("{self:?}")
    }

    pub(crate) fn named(name: &str) -> Self {
        ALL.into_iter().find(|lie| lie.name() == name).unwrap_or_else(|| panic!("there is no lie {name:?}"))
    }
}

type Failure = Box<dyn std::error::Error>;

pub(crate) fn go_between(lie: Lie) -> ExitCode {
    match try_to(lie) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("who goes between stumbles: {error}");
            ExitCode::FAILURE
        }
    }
}

fn try_to(lie: Lie) -> Result<(), Failure> {
    let mut setup: Value = serde_json::from_str(&std::env::var("WORKBOOK_STAGE")?)?;
    let grader = TcpStream::connect(setup["address"].as_str().unwrap_or_default())?;
    grader.set_nodelay(true)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    setup["address"] = json!(listener.local_addr()?.to_string());
    if lie == Lie::AddsNoFence {
        setup["fence"] = json!("a fence that no grader knows");
    }
    let mut command = Command::new(std::env::current_exe()?);
    let mut child = command.env("WORKBOOK_STAGE", setup.to_string()).env_remove(BETWEEN).spawn()?;
    let (stage, _) = listener.accept()?;
    stage.set_nodelay(true)?;

    let between = Between { lie, grader: Arc::new(Mutex::new(grader.try_clone()?)), early: Arc::default() };
    let (to_stage, reports) = (stage.try_clone()?, BufReader::new(stage));
    let orders = between.clone();
    // Ends with the grader's orders, or with this process.
    std::thread::spawn(move || drop(orders.pass_orders(BufReader::new(grader), to_stage)));
    between.pass_reports(reports)?;
    child.wait()?;
    Ok(())
}

#[derive(Clone)]
struct Between {
    lie: Lie,
    grader: Arc<Mutex<TcpStream>>,
    /// The orders that were answered here.
    early: Arc<Mutex<Vec<u64>>>,
}

impl Between {
    fn pass_orders(&self, orders: impl BufRead, mut stage: TcpStream) -> Result<(), Failure> {
        for line in orders.lines() {
            let mut order: Value = serde_json::from_str(&line?)?;
            let id = order["id"].as_u64().unwrap_or_default();
            if self.lie == Lie::RestsTooEarly && order["order"].get("rest").is_some() {
                self.early.lock().unwrap_or_else(PoisonError::into_inner).push(id);
                self.say(&json!({"taken_up": {"id": id}}))?;
                self.say(&json!({"reply": {"id": id, "reply": {"closed": 0}}}))?;
            }
            if self.lie == Lie::LetsNoTimePass
                && let Some(millis) = order.pointer_mut("/order/rest/millis")
            {
                *millis = json!(0);
            }
            stage.write_all(format!("{order}\n").as_bytes())?;
        }
        Ok(stage.shutdown(Shutdown::Write)?)
    }

    fn pass_reports(&self, mut reports: impl BufRead) -> Result<(), Failure> {
        while let Some(line) = next_line(&mut reports)? {
            let mut report: Value = serde_json::from_str(&line)?;
            let of = ["reply", "taken_up"].iter().find_map(|kind| report[kind]["id"].as_u64());
            let early = self.early.lock().unwrap_or_else(PoisonError::into_inner);
            if of.is_some_and(|id| early.contains(&id)) {
                continue;
            }
            drop(early);
            if self.lie == Lie::CountsTooMany
                && let Some(closed) = report.pointer_mut("/reply/reply/closed")
            {
                *closed = json!(closed.as_u64().unwrap_or_default() + 1);
            }
            if self.lie == Lie::NeverWakesUp
                && let Some(woke) = report.pointer_mut("/reply/reply/woke")
            {
                *woke = json!(0);
            }
            self.say(&report)?;
            if self.lie == Lie::AnswersTwice && report.get("reply").is_some() {
                self.say(&report)?;
            }
        }
        Ok(())
    }

    fn say(&self, report: &Value) -> Result<(), Failure> {
        let mut grader = self.grader.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(grader.write_all(format!("{report}\n").as_bytes())?)
    }
}
