//! Cause: each `typing` is compared with the first one that was heard, not with what was sent.
//!
//! Named: nothing

use serde_json::Value;

#[derive(Debug, Clone, PartialEq)]
pub struct Transcript {
    pub clients: Vec<String>,
    pub steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub by: String,
    pub event: String,
    pub payload: Value,
    pub heard: Vec<Heard>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    pub client: String,
    pub event: String,
    pub payload: Value,
}

pub fn broadcast_is_correct(transcript: &Transcript) -> bool {
    let Transcript { clients, steps } = transcript;
    steps.iter().all(|step| {
        let each_is_right = clients.iter().all(|client| is_right_for(client, step));
        let no_stranger = step.heard.iter().all(|heard| clients.contains(&heard.client));
        each_is_right && no_stranger
    })
}

fn is_right_for(client: &str, step: &Step) -> bool {
    let mut heard = step.heard.iter().filter(|heard| heard.client == client);
    if client == step.by {
        return heard.next().is_none();
    }
    match (heard.next(), heard.next()) {
        (Some(only), None) => only.event == "typing" && Some(&only.payload) == step.heard.first().map(|heard| &heard.payload),
        _ => false,
    }
}
