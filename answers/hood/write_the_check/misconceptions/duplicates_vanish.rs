//! A set of those who heard: twice looks like once.

use std::collections::BTreeSet;

use serde_json::Value;

/// What happened while some clients were connected.
#[derive(Debug, Clone, PartialEq)]
pub struct Transcript {
    /// All of them are connected from the first step to the last.
    pub clients: Vec<String>,
    pub steps: Vec<Step>,
}

/// One client sent one event, and this is who heard what.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The client that sent it.
    pub by: String,
    pub event: String,
    pub payload: Value,
    /// In the order in which it was noted down. Between two clients, that order means nothing.
    pub heard: Vec<Heard>,
}

/// One client heard one event.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    pub client: String,
    pub event: String,
    pub payload: Value,
}

pub fn broadcast_is_correct(transcript: &Transcript) -> bool {
    transcript.steps.iter().all(|step| {
        let others: BTreeSet<&String> = transcript.clients.iter().filter(|client| **client != step.by).collect();
        let heard: BTreeSet<&String> = step.heard.iter().map(|heard| &heard.client).collect();
        let right = step.heard.iter().all(|heard| heard.event == "typing" && heard.payload == step.payload);
        right && heard == others
    })
}
