//! The record in a file beside the transcript: a line an entry, sorted within its step, so that the same play gives the
//! same text. Nothing that may be asked of a step depends on the order of what happened within it.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{RoomsOfStep, ServerRecord, StepRecord};

/// The line above what was recorded before the first step.
const START: &str = "start";
/// The last line of a step with more than was kept.
const CUT: &str = "  cut";
/// Rooms are known, and there is none.
const NO_ROOMS: &str = "  no rooms";

impl fmt::Display for ServerRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{START}")?;
        write!(f, "{}", Lines(&self.start))?;
        for (number, step) in (1..).zip(&self.steps) {
            writeln!(f, "step {number}\n{}", Lines(step).to_string().trim_end_matches('\n'))?;
        }
        Ok(())
    }
}

/// The lines of one step.
struct Lines<'r>(&'r StepRecord);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut entries = self.0.entries.iter().map(json).collect::<Result<Vec<_>, _>>()?;
        entries.sort_unstable();
        for same in entries.chunk_by(|a, b| a == b) {
            match same.len() {
                1 => writeln!(f, "  {}", same[0])?,
                count => writeln!(f, "  {count}× {}", same[0])?,
            }
        }
        for hearing in &self.0.heard {
            writeln!(f, "  heard {}", json(hearing)?)?;
        }
        match &self.0.rooms {
            Some(rooms) if rooms.before.is_empty() && rooms.after.is_empty() => writeln!(f, "{NO_ROOMS}")?,
            Some(rooms) => writeln!(f, "  rooms {}", json(rooms)?)?,
            None => {}
        }
        if self.0.cut { writeln!(f, "{CUT}") } else { Ok(()) }
    }
}

fn json(value: &impl Serialize) -> Result<String, fmt::Error> {
    serde_json::to_string(value).map_err(|_| fmt::Error)
}

/// A line that is none of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoRecord {
    line: String,
}

impl fmt::Display for NoRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a line of a server's record: {}", self.line)
    }
}

impl std::error::Error for NoRecord {}

impl FromStr for ServerRecord {
    type Err = NoRecord;

    fn from_str(text: &str) -> Result<Self, NoRecord> {
        let mut record = Self::default();
        for line in text.lines() {
            let wrong = || NoRecord { line: line.to_owned() };
            if line.starts_with("step ") {
                record.steps.push(StepRecord::default());
                continue;
            }
            let step = record.steps.last_mut().unwrap_or(&mut record.start);
            match line.strip_prefix("  ") {
                None if line.is_empty() || line == START => {}
                None => return Err(wrong()),
                Some(_) if line == CUT => step.cut = true,
                Some(_) if line == NO_ROOMS => step.rooms = Some(RoomsOfStep::default()),
                Some(line) => {
                    if let Some(hearing) = line.strip_prefix("heard ") {
                        step.heard.push(value(hearing).ok_or_else(wrong)?);
                    } else if let Some(rooms) = line.strip_prefix("rooms ") {
                        step.rooms = Some(value(rooms).ok_or_else(wrong)?);
                    } else {
                        let (count, entry) =
                            line.split_once("× ").filter(|_| !line.starts_with(['{', '"'])).unwrap_or(("1", line));
                        let count: usize = count.parse().map_err(|_| wrong())?;
                        step.entries.extend(std::iter::repeat_n(value(entry).ok_or_else(wrong)?, count));
                    }
                }
            }
        }
        Ok(record)
    }
}

fn value<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}
