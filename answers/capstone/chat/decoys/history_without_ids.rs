//! The messages of a history have no ids. No misconception says so.

#[path = "../base.rs"]
mod base;

use std::collections::VecDeque;

use serde_json::Value;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn past(messages: &VecDeque<Value>) -> Vec<Value> {
        let mut past: Vec<_> = messages.iter().cloned().collect();
        for message in past.iter_mut().filter_map(Value::as_object_mut) {
            message.remove("id");
        }
        past
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
