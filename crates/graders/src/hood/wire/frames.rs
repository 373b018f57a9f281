//! Frames, before they have the learner's type: made by hand, or at random from a fixed seed.

use std::fmt::Write;

use grading::scene::{Value, json};

use crate::dice::Dice;

#[derive(Debug, Clone)]
pub(super) struct Plain {
    kind: &'static str,
    attachments: u32,
    namespace: String,
    query: Option<String>,
    id: Option<u64>,
    payload: Option<Value>,
}

impl Plain {
    pub(super) fn of(kind: &'static str) -> Self {
        Self { kind, attachments: 0, namespace: "/".into(), query: None, id: None, payload: None }
    }

    pub(super) fn attachments(mut self, count: u32) -> Self {
        self.attachments = count;
        self
    }

    pub(super) fn on(mut self, namespace: &str) -> Self {
        namespace.clone_into(&mut self.namespace);
        self
    }

    pub(super) fn query(mut self, query: &str) -> Self {
        self.query = Some(query.to_owned());
        self
    }

    pub(super) fn id(mut self, id: u64) -> Self {
        self.id = Some(id);
        self
    }

    pub(super) fn payload(mut self, payload: Value) -> Self {
        self.payload = Some(payload);
        self
    }

    /// Only what says something: what the child process answers has the same form.
    pub(super) fn to_json(&self) -> Value {
        let fields = [
            ("kind", Some(json!(self.kind))),
            ("attachments", Some(json!(self.attachments)).filter(|count| *count != 0)),
            ("namespace", Some(json!(self.namespace))),
            ("query", self.query.clone().map(Value::from)),
            ("id", self.id.map(Value::from)),
            ("payload", self.payload.clone()),
        ];
        fields.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }

    /// `Event on "/admin", id 7, payload ["x"]`.
    pub(super) fn shown(&self) -> String {
        let mut text = format!("{} on {:?}", self.kind, self.namespace);
        // Writing to a string cannot fail.
        if let Some(query) = &self.query {
            let _ = write!(text, ", query {query:?}");
        }
        if self.attachments != 0 {
            let _ = write!(text, ", attachments {}", self.attachments);
        }
        if let Some(id) = self.id {
            let _ = write!(text, ", id {id}");
        }
        match &self.payload {
            Some(payload) => drop(write!(text, ", payload {payload}")),
            None => text.push_str(", no payload"),
        }
        text
    }
}

/// So many frames of all kinds, made from this seed.
pub(super) fn made_at_random(seed: u64, count: usize) -> Vec<Plain> {
    let mut dice = Dice::new(seed);
    (0..count).map(|_| frame(&mut dice)).collect()
}

fn frame(dice: &mut Dice) -> Plain {
    let kinds = ["Connect", "Disconnect", "Event", "Ack", "ConnectError", "BinaryEvent", "BinaryAck"];
    let mut frame = Plain::of(dice.one_of(&kinds));
    let elsewhere = dice.below(2) == 1;
    if elsewhere {
        frame.namespace = dice.one_of(&["/chat", "/org/acme-7", "/é/ü", "/a b", "/[1]", "/7"]).to_owned();
        if dice.below(3) == 0 {
            frame.query = Some(dice.one_of(&["token=1", "a=1&b=2?3", "x-[", "é"]).to_owned());
        }
    }
    let acks = matches!(frame.kind, "Ack" | "BinaryAck");
    let may_ask = matches!(frame.kind, "Event" | "BinaryEvent");
    if acks || (may_ask && dice.below(2) == 1) {
        frame.id = Some(dice.one_of(&[0, 7, 10, 456, 999_999, u64::from(u32::MAX) + 1, u64::MAX]));
    }
    if frame.kind.starts_with("Binary") {
        frame.attachments = 1 + dice.below(12) as u32;
    }
    let mut items: Vec<Value> = (0..dice.below(4)).map(|_| value(dice, 2)).collect();
    items.extend((0..frame.attachments).map(|num| json!({"_placeholder": true, "num": num})));
    frame.payload = match frame.kind {
        "Disconnect" => None,
        "Connect" if dice.below(2) == 0 => None,
        "Connect" | "ConnectError" => Some(json!({"message": value(dice, 2)})),
        kind if kind.ends_with("Ack") => Some(Value::from(items)),
        _ => {
            items.insert(0, Value::from(text(dice)));
            Some(Value::from(items))
        }
    };
    frame
}

/// Some JSON. Whole numbers only: a float need not be written as it was read.
fn value(dice: &mut Dice, depth: usize) -> Value {
    match dice.below(if depth == 0 { 5 } else { 7 }) {
        0 => Value::Null,
        1 => json!(dice.below(2) == 0),
        2 => json!(dice.one_of(&[0, -1, 12, i64::MAX, i64::MIN])),
        3 | 4 => Value::from(text(dice)),
        5 => (0..dice.below(3)).map(|_| value(dice, depth - 1)).collect(),
        _ => (0..dice.below(3)).map(|_| (text(dice), value(dice, depth - 1))).collect(),
    }
}

/// Letters, and everything that has a meaning in a frame.
fn text(dice: &mut Dice) -> String {
    let letters: Vec<char> = "abZ09é漢🦀,-/?[]{}\"\\\n: ".chars().collect();
    (0..dice.below(6)).map(|_| dice.one_of(&letters)).collect()
}
