//! Was the server right? For each client: what should it hear, and did it hear that and nothing else?

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

/// Whether the server kept the rules of `broadcast` in every step.
pub fn broadcast_is_correct(transcript: &Transcript) -> bool {
    let Transcript { clients, steps } = transcript;
    steps.iter().all(|step| {
        // Going through the clients, not through what was heard: silence leaves no entry to look at.
        let each_is_right = clients.iter().all(|client| is_right_for(client, step));
        let no_stranger = step.heard.iter().all(|heard| clients.contains(&heard.client));
        each_is_right && no_stranger
    })
}

/// Whether one client heard what it should in one step.
fn is_right_for(client: &str, step: &Step) -> bool {
    let mut heard = step.heard.iter().filter(|heard| heard.client == client);
    if client == step.by {
        return heard.next().is_none();
    }
    match (heard.next(), heard.next()) {
        (Some(only), None) => only.event == "typing" && only.payload == step.payload,
        _ => false,
    }
}
