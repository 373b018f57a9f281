//! Too narrow: looks at the first step only.

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
    transcript.steps.first().is_none_or(|step| is_right(&transcript.clients, step))
}

fn is_right(clients: &[String], step: &Step) -> bool {
    let known = step.heard.iter().all(|heard| clients.contains(&heard.client));
    known
        && clients.iter().all(|client| {
            let heard: Vec<&Heard> = step.heard.iter().filter(|heard| heard.client == *client).collect();
            if *client == step.by {
                heard.is_empty()
            } else {
                heard.len() == 1 && heard[0].event == "typing" && heard[0].payload == step.payload
            }
        })
}
