//! A room remembers fifty messages, whatever the configuration says.

#[path = "../base.rs"]
mod base;

use std::collections::VecDeque;

use serde_json::Value;

pub use self::base::Config;
use self::base::Idea;

struct Wrong;

impl Idea for Wrong {
    fn keep(messages: &mut VecDeque<Value>, _history: usize) {
        while messages.len() > 50 {
            messages.pop_front();
        }
    }
}

pub fn app(config: Config) -> axum::Router {
    base::app::<Wrong>(config)
}
