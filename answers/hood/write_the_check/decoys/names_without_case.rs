//! No misconception of ours: Ann and ann are taken for the same client.

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
    let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
    transcript.steps.iter().all(|step| {
        let known = step.heard.iter().all(|heard| transcript.clients.iter().any(|client| same(client, &heard.client)));
        known
            && transcript.clients.iter().all(|client| {
                let heard: Vec<&Heard> = step.heard.iter().filter(|heard| same(&heard.client, client)).collect();
                if same(client, &step.by) {
                    heard.is_empty()
                } else {
                    heard.len() == 1 && heard[0].event == "typing" && heard[0].payload == step.payload
                }
            })
    })
}
