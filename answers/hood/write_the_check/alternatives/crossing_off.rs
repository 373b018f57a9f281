//! Starts from who should hear, and crosses off whoever did.

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
    for step in &transcript.steps {
        let mut waiting: Vec<&str> = Vec::new();
        for client in &transcript.clients {
            if *client != step.by {
                waiting.push(client);
            }
        }
        for heard in &step.heard {
            // The sender, a stranger and whoever has heard it already are not waiting.
            let Some(at) = waiting.iter().position(|client| *client == heard.client) else {
                return false;
            };
            waiting.swap_remove(at);
            if heard.event != "typing" || heard.payload != step.payload {
                return false;
            }
        }
        if !waiting.is_empty() {
            return false;
        }
    }
    true
}
