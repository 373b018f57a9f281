//! Transcripts of servers, right and wrong: written down by hand, or made at random from a fixed seed.

use grading::scene::{Value, json};

use crate::dice::Dice;

/// A transcript before it has the learner's types.
#[derive(Clone)]
pub(super) struct Plain {
    clients: Vec<String>,
    steps: Vec<Step>,
}

#[derive(Clone)]
struct Step {
    by: String,
    payload: Value,
    heard: Vec<Heard>,
}

#[derive(Clone)]
struct Heard {
    client: String,
    event: String,
    payload: Value,
}

impl Plain {
    pub(super) fn of(clients: &[&str]) -> Self {
        Self { clients: clients.iter().map(|&client| client.to_owned()).collect(), steps: Vec::new() }
    }

    /// One more step: `by` types.
    pub(super) fn typing(mut self, by: &str, payload: &Value) -> Self {
        self.steps.push(Step { by: by.to_owned(), payload: payload.clone(), heard: Vec::new() });
        self
    }

    /// In the last step, this client heard the event as it was sent.
    pub(super) fn heard(self, client: &str) -> Self {
        let payload = self.steps.last().map(|step| step.payload.clone()).unwrap_or_default();
        self.heard_as(client, "typing", &payload)
    }

    /// In the last step, this client heard this.
    pub(super) fn heard_as(mut self, client: &str, event: &str, payload: &Value) -> Self {
        if let Some(step) = self.steps.last_mut() {
            step.heard.push(Heard { client: client.to_owned(), event: event.to_owned(), payload: payload.clone() });
        }
        self
    }

    /// In the last step, everybody but the sender heard the event as it was sent.
    pub(super) fn heard_by_others(self) -> Self {
        let by = self.steps.last().map(|step| step.by.clone()).unwrap_or_default();
        let others: Vec<_> = self.clients.iter().filter(|client| **client != by).cloned().collect();
        others.iter().fold(self, |plain, other| plain.heard(other))
    }

    /// A line for each event that was sent or heard. Silence is written down.
    ///
    /// ```text
    /// alice → typing {"name":"alice"}
    /// alice ·
    /// bob   ← typing {"name":"alice"}
    /// ```
    pub(super) fn shown(&self) -> String {
        let heard = self.steps.iter().flat_map(|step| step.heard.iter().map(|heard| &heard.client));
        let width = self.clients.iter().chain(heard).map(|name| name.chars().count()).max().unwrap_or(0);
        let mut lines = Vec::new();
        for Step { by, payload, heard } in &self.steps {
            lines.push(format!("{by:width$} → typing {payload}"));
            let silent = self.clients.iter().filter(|client| heard.iter().all(|heard| heard.client != **client));
            lines.extend(silent.map(|client| format!("{client:width$} ·")));
            lines.extend(heard.iter().map(|h| format!("{:width$} ← {} {}", h.client, h.event, h.payload)));
        }
        if lines.is_empty() {
            return format!("{} are connected, and nobody types", self.clients.join(", "));
        }
        lines.join("\n")
    }

    /// For the child process. `shown` is what it answers where it misjudges one of many.
    pub(super) fn to_json(&self) -> Value {
        let steps = self.steps.iter().map(|step| {
            let heard: Vec<_> = step.heard.iter().map(|h| json!([h.client, h.event, h.payload])).collect();
            json!({"by": step.by, "event": "typing", "payload": step.payload, "heard": heard})
        });
        json!({"clients": self.clients, "steps": steps.collect::<Vec<_>>(), "shown": self.shown().replace('\n', "; ")})
    }
}

/// So many servers, made by `make` from this seed.
pub(super) fn made_at_random(seed: u64, count: usize, make: fn(&mut Dice) -> Plain) -> Vec<Plain> {
    let mut dice = Dice::new(seed);
    (0..count).map(|_| make(&mut dice)).collect()
}

/// A right server: everybody else hears it once, noted down in any order.
pub(super) fn right(dice: &mut Dice) -> Plain {
    let mut names = ["ada", "ben", "Cy", "d'or", "eve 2", "ßen"];
    dice.shuffle(&mut names);
    let present = 2 + dice.below(3);
    let payloads = [json!({"n": 1}), json!("x"), json!(2), json!(["a", "b"]), json!(null)];
    let mut plain = Plain::of(&names[..present]);
    for _ in 0..1 + dice.below(3) {
        let (by, payload) = (names[dice.below(present)], dice.one_of(&payloads));
        plain = plain.typing(by, &payload).heard_by_others();
        if let Some(step) = plain.steps.last_mut() {
            dice.shuffle(&mut step.heard);
        }
    }
    plain
}

/// A right server that goes wrong in one of its steps.
pub(super) fn wrong(dice: &mut Dice) -> Plain {
    let mut plain = right(dice);
    let at = dice.below(plain.steps.len());
    let step = &mut plain.steps[at];
    let which = dice.below(step.heard.len());
    let mut again = step.heard[which].clone();
    match dice.below(10) {
        0 => drop(step.heard.remove(which)),
        1 => step.heard.clear(),
        2 => step.heard.push(again),
        3 => step.heard[which].payload = json!({"n": 2}),
        4 => step.heard[which].event = "typed".to_owned(),
        7 => step.heard[which].event = "Typing".to_owned(),
        8 => step.heard[which].payload = json!(again.payload.to_string()),
        9 => step.heard[which].payload = nearly(again.payload),
        5 => {
            again.client.clone_from(&step.by);
            step.heard.push(again);
        }
        _ => {
            again.client = "mallory".to_owned();
            step.heard.push(again);
        }
    }
    plain
}

/// Another payload, which somebody who compares loosely takes for this one.
fn nearly(payload: Value) -> Value {
    match payload {
        Value::Null => json!({}),
        Value::String(text) => json!(format!(" {text}")),
        Value::Array(items) => items.into_iter().rev().collect(),
        Value::Object(mut fields) => {
            fields.insert("at".to_owned(), Value::Null);
            fields.into()
        }
        other => json!([other]),
    }
}
