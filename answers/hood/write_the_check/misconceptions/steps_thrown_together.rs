//! Adds up over all steps: what is missing in one step is made good by another.

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
    let mut expected: Vec<Heard> = Vec::new();
    let mut heard: Vec<Heard> = Vec::new();
    for step in &transcript.steps {
        for client in transcript.clients.iter().filter(|client| **client != step.by) {
            expected.push(Heard { client: client.clone(), event: "typing".to_owned(), payload: step.payload.clone() });
        }
        heard.extend(step.heard.iter().cloned());
    }
    let key = |heard: &Heard| (heard.client.clone(), heard.event.clone(), heard.payload.to_string());
    expected.sort_by_key(key);
    heard.sort_by_key(key);
    heard == expected
}
